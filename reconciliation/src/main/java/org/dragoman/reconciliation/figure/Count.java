package org.dragoman.reconciliation.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Modality;
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
 * @param about the places near it, under which it is filed
 * @param countries the countries that its document names most, the first most often
 * @param published when the document was published, in days since 1970; null where not known
 * @param origin the key of whose word it is
 * @param document id of the document
 * @param day the day of the act told in the same words, in days since 1970; null where there is
 *     none
 * @param alone whether its document gives no other number for what looks the same
 * @param scope what the words around it narrow it to
 * @param places the places of the scope
 * @param body the body of the scope, where only its name is known
 * @param denied whether its document tells it as denied
 */
public record Count(
    Figure.Measure measure,
    BigDecimal value,
    BigDecimal upper,
    Figure.Qualifier qualifier,
    String unit,
    String counted,
    List<NameForm> about,
    Set<String> countries,
    @Nullable Long published,
    String origin,
    String document,
    @Nullable Long day,
    boolean alone,
    Scope scope,
    List<NameForm> places,
    @Nullable NameForm body,
    boolean denied) {

  /** What surrounds a figure in its document. */
  public record Context(
      String counted,
      List<String> about,
      Set<String> countries,
      @Nullable Long published,
      String origin,
      String language,
      String document,
      @Nullable Long day,
      boolean alone,
      Scope scope) {}

  private static final int SCOPE = 16;
  private static final String DENIED = "denied";

  /** The line under which a figure is kept. */
  public static String line(Figure figure, Context context) {
    BigDecimal upper = figure.upper();
    List<@Nullable Object> fields = new ArrayList<>();
    fields.add(figure.measure());
    fields.add(figure.value());
    fields.add(upper == null ? figure.value() : upper);
    fields.add(figure.qualifier());
    fields.add(figure.unit());
    fields.add(context.counted());
    fields.add(figure.partOf() != null);
    fields.add(context.about());
    fields.add(context.countries());
    fields.add(context.published());
    // Where earlier versions had the year.
    fields.add(figure.provenance().modality() == Modality.DENIED ? DENIED : null);
    fields.add(context.origin());
    fields.add(context.language());
    fields.add(context.document());
    fields.add(context.day());
    fields.add(context.alone());
    fields.addAll(context.scope().fields());
    return Fields.line(fields.toArray());
  }

  /** The figure of a line. */
  static Count read(String line) {
    List<String> fields = Fields.of(line);
    String language = fields.get(12);
    // Lines of earlier versions end before.
    boolean scoped = fields.size() > SCOPE;
    Scope scope =
        scoped
            ? Scope.read(fields.subList(SCOPE, fields.size()))
            : Boolean.parseBoolean(fields.get(6)) ? Scope.PART : Scope.NONE;
    List<NameForm> about = places(Fields.list(fields.get(7)), language);
    String body = scope.body();
    return new Count(
        Figure.Measure.valueOf(fields.get(0)),
        new BigDecimal(fields.get(1)),
        new BigDecimal(fields.get(2)),
        Figure.Qualifier.valueOf(fields.get(3)),
        fields.get(4),
        fields.get(5),
        about,
        new LinkedHashSet<>(Fields.list(fields.get(8))),
        fields.get(9).isEmpty() ? null : Long.valueOf(fields.get(9)),
        fields.get(11),
        fields.get(13),
        fields.size() <= 14 || fields.get(14).isEmpty() ? null : Long.valueOf(fields.get(14)),
        fields.size() > 15 && Boolean.parseBoolean(fields.get(15)),
        scope,
        scoped ? places(scope.places(), language) : about,
        body == null || body.startsWith("=") ? null : NameForm.of(body, language, false),
        fields.get(10).equals(DENIED));
  }

  private static List<NameForm> places(List<String> names, String language) {
    return names.stream().map(name -> NameForm.of(name, language, true)).toList();
  }

  /**
   * Whether two figures say what cannot both be meant: 613, and at least 161. Who denies a figure
   * speaks against whoever gives one of the same, and agrees with all who deny one.
   */
  boolean contradicts(Count other) {
    return denied != other.denied() || (!denied && differs(other));
  }

  /** Whether one of two is denied, and it is not the value that the other gives. */
  boolean deniesAnother(Count other) {
    return denied != other.denied() && differs(other);
  }

  private boolean differs(Count other) {
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
