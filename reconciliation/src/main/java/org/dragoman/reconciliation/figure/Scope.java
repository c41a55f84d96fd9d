package org.dragoman.reconciliation.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the words around a figure narrow it to.
 *
 * @param portion whether it is all of what is counted or a part
 * @param places that its sentence names; where it names none, the one that its document names most
 * @param ownPlaces whether the places stand in its sentence
 * @param whose the countries to whom the counted belong: "Armenian soldiers"
 * @param named the countries that its sentence names, but for those of who says it
 * @param times the times that its sentence names
 * @param years the years that its document names
 * @param body whose members are counted: its id after {@code =} where it is known, else its name;
 *     null where the sentence names none or more than one
 * @param state for which its speaker speaks, a country's code; null where none is known
 */
public record Scope(
    Portion portion,
    List<String> places,
    boolean ownPlaces,
    Set<String> whose,
    Set<String> named,
    List<Time> times,
    Set<Integer> years,
    @Nullable String body,
    @Nullable String state) {

  /** Where the words narrow nothing. */
  public static final Scope NONE = of(Portion.ALL);

  /** Of a part where nothing else is known. */
  static final Scope PART = of(Portion.PART);

  private static Scope of(Portion portion) {
    return new Scope(
        portion, List.of(), false, Set.of(), Set.of(), List.of(), Set.of(), null, null);
  }

  /** How a figure stands to others of the same things. */
  public enum Portion {
    /** It is no part of another figure. */
    ALL,
    /** It is a part of another: 87 of the 90 deputies. */
    PART,
    /** It is what votes are a part of: 172 of the 303 votes. */
    TOTAL
  }

  /** A time, in days since 1970. */
  public record Time(long first, long last) {

    /** Whether two times may be one, told a day early or late. */
    boolean meets(Time other) {
      return first <= other.last + 1 && other.first <= last + 1;
    }

    boolean isIn(Set<Integer> years) {
      int from = LocalDate.ofEpochDay(first).getYear();
      int to = LocalDate.ofEpochDay(last).getYear();
      return years.stream().anyMatch(year -> from <= year && year <= to);
    }
  }

  /** Copies the collections. */
  public Scope {
    places = List.copyOf(places);
    whose = Set.copyOf(whose);
    named = Set.copyOf(named);
    times = List.copyOf(times);
    years = Set.copyOf(years);
  }

  /** Its fields in a line. */
  List<Object> fields() {
    return List.of(
        portion,
        places,
        ownPlaces,
        new TreeSet<>(whose),
        new TreeSet<>(named),
        times.stream().map(time -> time.first() + "/" + time.last()).toList(),
        new TreeSet<>(years),
        body == null ? "" : body,
        state == null ? "" : state);
  }

  /** The scope from the fields of a line. */
  static Scope read(List<String> fields) {
    return new Scope(
        Portion.valueOf(fields.get(0)),
        Fields.list(fields.get(1)),
        Boolean.parseBoolean(fields.get(2)),
        new TreeSet<>(Fields.list(fields.get(3))),
        new TreeSet<>(Fields.list(fields.get(4))),
        Fields.list(fields.get(5)).stream().map(Scope::time).toList(),
        new TreeSet<>(Fields.list(fields.get(6)).stream().map(Integer::valueOf).toList()),
        Fields.orNull(fields.get(7)),
        Fields.orNull(fields.get(8)));
  }

  private static Time time(String field) {
    List<String> ends = List.of(field.split("/", -1));
    return new Time(Long.parseLong(ends.get(0)), Long.parseLong(ends.get(1)));
  }
}
