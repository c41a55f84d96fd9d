package org.dragoman.understanding.time;

import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.time.DateWord.Unit;
import org.jspecify.annotations.Nullable;

/** What a time expression says, before it is counted from any other date. */
sealed interface Meaning {

  /**
   * A year, month or day, in whole or in part.
   *
   * @param reckoning its calendar
   * @param year its year, where it has one
   * @param yearShift years from publication, where that is said instead ("last year")
   * @param month its month, where it has one
   * @param monthShift months from publication ("the 4th of this month")
   * @param day its day, where it has one
   */
  record Calendric(
      Reckoning reckoning,
      @Nullable Integer year,
      @Nullable Integer yearShift,
      @Nullable Integer month,
      @Nullable Integer monthShift,
      @Nullable Integer day)
      implements Meaning {

    static Calendric of(
        Reckoning reckoning,
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day) {
      return new Calendric(reckoning, year, null, month, null, day);
    }

    Calendric withYearOf(Calendric other) {
      return new Calendric(reckoning, other.year, other.yearShift, month, monthShift, day);
    }

    Calendric withMonthOf(Calendric other) {
      return new Calendric(
          other.reckoning, other.year, other.yearShift, other.month, other.monthShift, day);
    }

    boolean hasYear() {
      return year != null;
    }

    boolean hasNoYear() {
      return year == null && yearShift == null && monthShift == null;
    }
  }

  /** A value that stands for itself. */
  record Fixed(Edtf value) implements Meaning {}

  /** Months of a year: a season (21 to 24), quarter or half, its year as in {@link Calendric}. */
  record PartOfYear(Part part, int number, Calendric year) implements Meaning {}

  /** The kinds of parts of a year. */
  enum Part {
    SEASON,
    QUARTER,
    HALF
  }

  /** So many units from publication, or from the date named before. */
  record Shifted(Unit unit, int number, boolean fromNamed) implements Meaning {}

  /**
   * A weekday; where it has no shift, the one before publication.
   *
   * @param weekday 1 for Monday
   * @param shift "last", "this", "next"
   */
  record Weekday(int weekday, @Nullable Integer shift) implements Meaning {}

  /** A weekday of the week so many weeks from publication ("Friday last week"). */
  record WeekdayOfWeek(int weekday, int shift) implements Meaning {}

  /** The first, second ... weekday of a month; the last where the number is negative. */
  record NthWeekday(int number, int weekday, Calendric month) implements Meaning {}

  /** A year that is only roughly said. */
  record About(Calendric year) implements Meaning {}

  /** A month before, in or after the present ("last December"). */
  record NearMonth(Reckoning reckoning, int month, int shift) implements Meaning {}

  /** A season before, in or after the present ("last summer"). */
  record NearSeason(int season, int shift) implements Meaning {}

  /** From one through another. */
  record Range(Meaning from, Meaning to) implements Meaning {}
}
