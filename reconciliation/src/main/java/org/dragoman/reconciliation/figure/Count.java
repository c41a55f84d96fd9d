package org.dragoman.reconciliation.figure;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.record.assertion.Figure;
import org.jspecify.annotations.Nullable;

/**
 * A figure as one document gives it, in the form in which it is compared.
 *
 * @param measure what kind of thing is measured
 * @param value the number, or the lower end of a range
 * @param upper the upper end; the value itself where it is no range
 * @param qualifier how exactly it is meant
 * @param unit unit or currency; empty where things are counted
 * @param counted the class of what is counted; empty where the words tell none
 * @param part whether it is a part of another figure
 * @param about the places it is about, nearest first
 * @param countries the countries that its document names most, the first most often
 * @param published when the document was published, in days since 1970; null where not known
 * @param year the year of what it is about; null where not known
 * @param origin the key of whose word it is
 * @param document id of the document
 * @param day the day of the act told in the same words, in days since 1970; null where there is
 *     none
 * @param alone whether its document gives no other number for what looks the same
 */
public record Count(
    Figure.Measure measure,
    BigDecimal value,
    BigDecimal upper,
    Figure.Qualifier qualifier,
    String unit,
    String counted,
    boolean part,
    List<NameForm> about,
    Set<String> countries,
    @Nullable Long published,
    @Nullable Integer year,
    String origin,
    String document,
    @Nullable Long day,
    boolean alone) {

  /** What surrounds a figure in its document. */
  public record Context(
      String counted,
      List<String> about,
      Set<String> countries,
      @Nullable Long published,
      @Nullable Integer year,
      String origin,
      String language,
      String document,
      @Nullable Long day,
      boolean alone) {}

  /** The line under which a figure is kept. */
  public static String line(Figure figure, Context context) {
    BigDecimal upper = figure.upper();
    return Fields.line(
        figure.measure(),
        figure.value(),
        upper == null ? figure.value() : upper,
        figure.qualifier(),
        figure.unit(),
        context.counted(),
        figure.partOf() != null,
        context.about(),
        context.countries(),
        context.published(),
        context.year(),
        context.origin(),
        context.language(),
        context.document(),
        context.day(),
        context.alone());
  }

  /** The figure of a line. */
  static Count read(String line) {
    List<String> fields = Fields.of(line);
    String language = fields.get(12);
    return new Count(
        Figure.Measure.valueOf(fields.get(0)),
        new BigDecimal(fields.get(1)),
        new BigDecimal(fields.get(2)),
        Figure.Qualifier.valueOf(fields.get(3)),
        fields.get(4),
        fields.get(5),
        Boolean.parseBoolean(fields.get(6)),
        Fields.list(fields.get(7)).stream().map(name -> NameForm.of(name, language, true)).toList(),
        new LinkedHashSet<>(Fields.list(fields.get(8))),
        fields.get(9).isEmpty() ? null : Long.valueOf(fields.get(9)),
        fields.get(10).isEmpty() ? null : Integer.valueOf(fields.get(10)),
        fields.get(11),
        fields.get(13),
        // Lines of an earlier version end before.
        fields.size() <= 14 || fields.get(14).isEmpty() ? null : Long.valueOf(fields.get(14)),
        fields.size() > 15 && Boolean.parseBoolean(fields.get(15)));
  }

  /** Whether two figures say what cannot both be meant: 613, and at least 161. */
  boolean contradicts(Count other) {
    double low = least();
    double high = most();
    double otherLow = other.least();
    double otherHigh = other.most();
    return low > otherHigh || otherLow > high;
  }

  /** A tenth around a figure that is given as about, more than or less than so much. */
  private double least() {
    double least = value.doubleValue();
    return switch (qualifier) {
      case EXACT, AT_LEAST, MORE_THAN -> least;
      case ABOUT, UP_TO, LESS_THAN -> least * 0.9;
    };
  }

  private double most() {
    double most = upper.doubleValue();
    return switch (qualifier) {
      case EXACT, UP_TO, LESS_THAN -> most;
      case ABOUT, AT_LEAST, MORE_THAN -> most * 1.1;
    };
  }
}
