package org.dragoman.record.assertion;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number given for something.
 *
 * @param provenance where and by whom
 * @param value the number, or the lower end of a range
 * @param upper the upper end of a range; null where it is none
 * @param qualifier how exactly it is meant
 * @param unit ISO 4217 currency code, {@code %} or a unit as in the text; null where things are
 *     counted
 * @param counted the noun as in the text; null where none stands there
 * @param measure what kind of thing is measured
 * @param about id of the event or entity it is about; null where unknown
 * @param partOf id of the figure it is a part of; null where it is none
 * @param group id shared by figures that measure the same thing; null where not known
 */
public record Figure(
    Provenance provenance,
    BigDecimal value,
    @Nullable BigDecimal upper,
    Qualifier qualifier,
    @Nullable String unit,
    @Nullable String counted,
    Measure measure,
    @Nullable String about,
    @Nullable String partOf,
    @Nullable String group)
    implements Assertion {

  /** How exactly a figure is meant. */
  public enum Qualifier {
    EXACT,
    AT_LEAST,
    MORE_THAN,
    ABOUT,
    UP_TO,
    LESS_THAN
  }

  /** What kind of thing a figure measures. */
  public enum Measure {
    KILLED,
    WOUNDED,
    MISSING,
    DISPLACED,
    CAPTURED,
    AFFECTED,
    MEMBERS,
    SHARE,
    AMOUNT,
    OTHER
  }

  /** Checks that a range is in order. */
  public Figure {
    if (upper != null && upper.compareTo(value) < 0) {
      throw new IllegalArgumentException("range reversed: " + value + ".." + upper);
    }
  }
}
