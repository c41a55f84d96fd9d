package org.dragoman.understanding.time;

/**
 * What a listed word says in a time expression.
 *
 * @param kind its role
 * @param number the month, weekday, shift, count or season it stands for
 * @param unit the unit that it counts, {@link Unit#NONE} where it counts none
 * @param reckoning the calendar it belongs to
 * @param side where it stands in relation to what it belongs to
 */
record DateWord(Kind kind, int number, Unit unit, Reckoning reckoning, Side side) {

  static DateWord of(Kind kind, int number) {
    return new DateWord(kind, number, Unit.NONE, Reckoning.GREGORIAN, Side.EITHER);
  }

  /** The roles of words; the comments name the class in {@code dates.tsv}. */
  enum Kind {
    MONTH,
    MONTH_SHORT,
    WEEKDAY,
    /** A cardinal number word. */
    NUMBER,
    /** An ordinal number word. */
    ORDINAL,
    /** "last", "this", "next". */
    SHIFT,
    /** "day", "week", "month", "year". */
    UNIT,
    /** "yesterday", "last night": a whole expression counted from publication. */
    RELATIVE,
    /** "the day before", "that year": a whole expression counted from the date named before. */
    CONTEXT,
    AGO,
    /** "early", "end of". */
    PART,
    SEASON,
    QUARTER,
    HALF,
    DECADE_WORD,
    CENTURY_WORD,
    ERA,
    YEAR_WORD,
    MONTH_WORD,
    DAY_WORD,
    OF,
    AND,
    TO,
    FROM,
    BETWEEN,
    /** A preposition after which a bare number of four digits is a year. */
    IN,
    ARTICLE,
    /** A noun that is counted: the number before it is no year. */
    COUNTED,
    ANNIVERSARY,
    /** "have passed since". */
    PASSED,
    /** "will", "is planned": a date beside it lies ahead. */
    FUTURE,
    /** "said", "told": what comes after it is about the past again. */
    SAID,
    /** "around": the year after it is approximate. */
    ABOUT,
    /** "founded", "built": a year of three digits may follow. */
    FOUNDED,
    /** A noun that takes the year of what it names after it. */
    DATED,
    /** Looks like a word of time and is none ("World Day"). */
    NOTHING;

    /** A bit of its own, for sets that live no longer than the program. */
    @SuppressWarnings("EnumOrdinal")
    long bit() {
      return 1L << ordinal();
    }

    /** Whether an expression may begin with such a word. */
    boolean opens() {
      return switch (this) {
        case OF, AND, TO, FROM, BETWEEN, IN, ARTICLE, COUNTED, ANNIVERSARY, PASSED, ERA -> false;
        case FUTURE, SAID, FOUNDED, DATED, NOTHING -> false;
        default -> true;
      };
    }
  }

  /** The units that shifts count. */
  enum Unit {
    NONE,
    DAY,
    WEEK,
    WEEKEND,
    MONTH,
    QUARTER,
    YEAR,
    DECADE,
    CENTURY
  }

  /** Where a word stands. */
  enum Side {
    BEFORE,
    AFTER,
    EITHER
  }
}
