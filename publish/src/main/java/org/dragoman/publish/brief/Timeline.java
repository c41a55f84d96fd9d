package org.dragoman.publish.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is drawn of the time: rows of marks over one axis.
 *
 * @param title what it shows
 * @param rows its rows, the fullest first
 * @param first the first day on the axis
 * @param last the last day on the axis
 * @param ticks days that are named below the axis, in order
 * @param rightToLeft whether its words are written from right to left; time still goes to the right
 * @param legend what the looks of marks mean
 */
public record Timeline(
    String title,
    List<Row> rows,
    LocalDate first,
    LocalDate last,
    List<Tick> ticks,
    boolean rightToLeft,
    Map<Look, String> legend) {

  /** Copies the lists. */
  public Timeline {
    rows = List.copyOf(rows);
    ticks = List.copyOf(ticks);
    legend = Map.copyOf(legend);
  }

  /**
   * A named day.
   *
   * @param day the day
   * @param label its name: a year or a month
   */
  public record Tick(LocalDate day, String label) {}

  /**
   * Marks of one kind.
   *
   * @param label of which kind
   * @param marks in the order of time
   */
  public record Row(String label, List<Mark> marks) {

    /** Copies the list. */
    public Row {
      marks = List.copyOf(marks);
    }
  }

  /**
   * Something at some time.
   *
   * @param from the first day that it may have been
   * @param to the last day that it may have been
   * @param look how it stands
   */
  public record Mark(LocalDate from, LocalDate to, Look look) {}

  /** How a mark looks. */
  public enum Look {
    /** Said to have been. */
    TOLD,
    /** Said to lie ahead, demanded, possible, denied or called off. */
    NOT_TOLD_AS_DONE,
    /** Sources differ. */
    CONTESTED
  }
}
