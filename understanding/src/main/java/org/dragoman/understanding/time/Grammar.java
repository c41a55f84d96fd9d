package org.dragoman.understanding.time;

import java.util.List;
import java.util.Locale;
import org.dragoman.record.reading.Node;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.time.DateWord.Kind;
import org.dragoman.understanding.time.DateWord.Side;
import org.dragoman.understanding.time.DateWord.Unit;
import org.dragoman.understanding.time.Meaning.Calendric;
import org.dragoman.understanding.time.Token.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The ways to write a date, for all languages: which tokens stand in which order.
 *
 * <p>Languages differ in their words and in a few flags of {@link DateWords}; the orders are tried
 * for all of them, and the longest reading wins. Every production looks at a bounded number of
 * tokens, so reading is linear.
 */
final class Grammar {

  /** Years outside are dates only where a word or an era says so. */
  private static final int FIRST_BARE_YEAR = 1800;

  private static final int LAST_BARE_YEAR = 2100;

  /** Lists of days and years are followed so far. */
  private static final int LONGEST_LIST = 6;

  /** Only articles and prepositions stand before a date that opens its clause. */
  private static final int LONGEST_PARTICLE = 3;

  /** How many tokens away a verb may stand that says when its date is. */
  private static final int CLAUSE = 16;

  /** The letters of Roman numbers up to XXXIX, Cyrillic look-alikes among them. */
  private static final String ROMAN = "xхviıі";

  private static final String CLAUSE_ENDS = ",،;:؛!?؟«»\"()՝։“”";

  private static final long OPENING = opening();

  private static long opening() {
    long bits = 0;
    for (Kind kind : Kind.values()) {
      bits |= kind.opens() ? kind.bit() : 0;
    }
    return bits;
  }

  private static final Edtf[] CENTURIES = new Edtf[23];

  static {
    for (int i = 1; i < CENTURIES.length; i++) {
      CENTURIES[i] = new Edtf(String.format(Locale.ROOT, "%02dXX", i - 1));
    }
  }

  private final List<Token> tokens;
  private final DateWords words;
  private final Passage passage;
  private final String text;
  private final Reckoning usual;

  Grammar(List<Token> tokens, DateWords words, Passage passage, Reckoning usual) {
    this.tokens = tokens;
    this.words = words;
    this.passage = passage;
    this.text = passage.text();
    this.usual = usual;
  }

  /**
   * An expression.
   *
   * @param meaning what it says
   * @param first its first token
   * @param next the token after its last
   * @param rule what kind of expression it is
   */
  record Parsed(Meaning meaning, int first, int next, String rule) {}

  private record Days(int first, int last, int next, String ending) {}

  private record Month(
      Reckoning reckoning, int number, boolean isShort, boolean withWord, boolean sure, int next) {}

  /** A year said by number or by shift. */
  private record Year(
      Reckoning reckoning,
      @Nullable Integer number,
      @Nullable Integer shift,
      boolean withWord,
      int next) {

    Calendric calendric() {
      return new Calendric(reckoning, number, shift, null, null, null);
    }
  }

  /** The longest expression that begins at a token. */
  @Nullable Parsed at(int i) {
    if (!opens(tokens.get(i))) {
      return null;
    }
    Parsed best = single(i);
    if (best != null) {
      Parsed range = range(best);
      if (range != null) {
        return range;
      }
    }
    best = longer(best, dayRange(i));
    return best == null ? listedDay(i, 0) : best;
  }

  /** Whether an expression may begin with a token; most words are done with here. */
  private boolean opens(Token token) {
    return switch (token.shape()) {
      case NUMBER, FIGURES -> true;
      case SIGN -> token.isSign('\'');
      case OTHER ->
          token.end() - token.start() <= 8
              && ROMAN.indexOf(text.charAt(token.start())) >= 0
              && roman(text.substring(token.start(), token.end())) > 0;
      case LISTED -> (token.kinds() & OPENING) != 0;
    };
  }

  private @Nullable Parsed single(int i) {
    Parsed best = figures(i);
    best = longer(best, dated(i));
    best = longer(best, afterWeekday(i));
    best = longer(best, nthWeekday(i));
    best = longer(best, weekdayAfterWeek(i));
    best = longer(best, about(i));
    best = longer(best, decade(i));
    best = longer(best, century(i));
    best = longer(best, season(i));
    best = longer(best, quarter(i));
    best = longer(best, part(i));
    best = longer(best, shifted(i));
    best = longer(best, ago(i));
    best = longer(best, word(i));
    best = longer(best, bareYear(i));
    best = longer(best, bareMonth(i));
    if (best != null && best.meaning() instanceof Calendric calendric && calendric.day() != null) {
      return withWeekdayAfter(best);
    }
    return best;
  }

  private static @Nullable Parsed longer(@Nullable Parsed a, @Nullable Parsed b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.next() > a.next() ? b : a;
  }

  // ---- days, months, years

  private @Nullable Parsed figures(int i) {
    Token token = token(i);
    if (token == null || token.figures() == null) {
      return null;
    }
    int next = i + 1;
    if (is(next, Kind.YEAR_WORD) && !is(next, Kind.UNIT)) {
      next++;
    }
    return new Parsed(token.figures(), i, next, "figures");
  }

  private @Nullable Parsed dated(int i) {
    Parsed best = dayMonth(i);
    best = longer(best, monthFirst(i));
    return longer(best, yearFirst(i));
  }

  /** "14 June 2021", "25 and 26 February", "el pasado 5 de junio", "15 числа прошлого месяца". */
  private @Nullable Parsed dayMonth(int i) {
    int j = i;
    if (is(j, Kind.SHIFT)) {
      j++;
    }
    if (is(j, Kind.DAY_WORD)) {
      j++;
    }
    Days days = days(j);
    if (days == null) {
      return null;
    }
    j = days.next();
    if (isSign(j, '.') && touches(j)) {
      j++;
    }
    if (isSign(j, '-')) {
      j++;
    }
    int afterDayWord = is(j, Kind.DAY_WORD) && !is(j, Kind.MONTH) ? j + 1 : j;
    Month month = month(skipOf(j));
    if (month == null) {
      return ofShiftedMonth(i, days, skipOf(afterDayWord));
    }
    Year year = yearAfter(month.next(), month.reckoning());
    if (year == null) {
      boolean unsure = !month.sure() && !month.withWord();
      if (unsure || month.reckoning() == Reckoning.HIJRI || is(days.next() - 1, Kind.NUMBER)) {
        return null;
      }
      int next = month.next();
      if (is(next, Kind.SHIFT)
          && !is(next + 1, Kind.UNIT)
          && !is(next + 1, Kind.WEEKDAY)
          && side(next, Kind.SHIFT) != Side.BEFORE) {
        next++;
      }
      return new Parsed(
          day(days, month, new Year(month.reckoning(), null, null, false, 0)), i, next, "day");
    }
    return new Parsed(day(days, month, year), i, year.next(), "day");
  }

  private @Nullable Parsed ofShiftedMonth(int i, Days days, int j) {
    Shift shift = thisMonth(j) ? new Shift(Unit.MONTH, 0, j + 1) : shift(j);
    boolean isDate =
        shift != null
            && shift.unit() == Unit.MONTH
            && (!is(j, Kind.RELATIVE) || thisMonth(j))
            && !is(shift.next() - 1, Kind.AGO)
            && !is(days.next() - 1, Kind.NUMBER);
    if (shift == null || !isDate) {
      return null;
    }
    Calendric first =
        new Calendric(Reckoning.GREGORIAN, null, null, null, shift.number(), days.first());
    Calendric last =
        new Calendric(Reckoning.GREGORIAN, null, null, null, shift.number(), days.last());
    Meaning meaning = days.first() == days.last() ? first : new Meaning.Range(first, last);
    return new Parsed(meaning, i, shift.next(), "day");
  }

  /** "23 a 27 do corrente": words for this month that are so only after a day. */
  private boolean thisMonth(int i) {
    Token token = token(i);
    DateWord word = token == null ? null : token.word(Kind.RELATIVE);
    return word != null && word.unit() == Unit.MONTH && word.number() == 0;
  }

  /** "25" in "25 and 28 February", where it is no range. */
  private @Nullable Parsed listedDay(int i, int depth) {
    Token token = token(i);
    boolean isNumber = token != null && token.shape() == Shape.NUMBER && dayNumber(i) > 0;
    if (!isNumber || depth > LONGEST_LIST) {
      return null;
    }
    Parsed next = null;
    if (is(i + 1, Kind.AND)) {
      next = dayMonth(i + 2);
    } else if (isSign(i + 1, ',')) {
      next = listedDay(i + 2, depth + 1);
    }
    if (next == null || next.first() != i + 2) {
      return null;
    }
    Meaning meaning = next.meaning() instanceof Meaning.Range range ? range.from() : next.meaning();
    if (!(meaning instanceof Calendric later)
        || later.day() == null
        || later.day() <= dayNumber(i)) {
      return null;
    }
    Calendric day = Calendric.of(later.reckoning(), null, null, dayNumber(i)).withMonthOf(later);
    return new Parsed(day, i, i + 1, "day");
  }

  /** "June 14, 2021", "June 2021", "iyunun 14-də", "December last year". */
  private @Nullable Parsed monthFirst(int i) {
    Month month = month(i);
    if (month == null) {
      return null;
    }
    int j = month.next();
    Days days = days(is(j, Kind.ARTICLE) ? j + 1 : j);
    if (days != null && !is(days.next() - 1, Kind.NUMBER)) {
      int afterDays = days.next();
      if (isSign(afterDays, '.') && touches(afterDays) && isSign(afterDays + 1, ',')) {
        afterDays++;
      }
      Year year = yearAfter(afterDays, month.reckoning());
      if (year != null) {
        return new Parsed(day(days, month, year), i, year.next(), "day");
      }
      boolean allowed =
          (words.monthFirst() && !is(i - 1, Kind.IN) && !isUnderCount(days.next()))
              || (words.monthFirstWithEnding() && !days.ending().isEmpty());
      if (allowed && month.sure() && month.reckoning() != Reckoning.HIJRI) {
        Year none = new Year(month.reckoning(), null, null, false, 0);
        return new Parsed(day(days, month, none), i, days.next(), "day");
      }
    }
    Year year = yearAfter(j, month.reckoning());
    // "به میزان ۱۴۰۰": names of Afghan months are words of daily use too.
    boolean isAmount =
        !month.sure()
            && month.reckoning() == Reckoning.PERSIAN
            && !month.withWord()
            && (year == null || !year.withWord());
    if (year != null && !isAmount) {
      Meaning meaning =
          new Calendric(month.reckoning(), year.number(), year.shift(), month.number(), null, null);
      return new Parsed(meaning, i, year.next(), "month");
    }
    return null;
  }

  /** "2021 жылғы 14 маусым", "2023 թ. հունիսի 20", "keçən ilin dekabrı". */
  private @Nullable Parsed yearFirst(int i) {
    Year year = numberedYear(i);
    if (year == null || !(year.withWord() || words.yearFirst())) {
      year = shiftedYear(i);
    }
    if (year == null) {
      return null;
    }
    int j = year.next();
    if (isSign(j, '.') && touches(j)) {
      j++;
    }
    if (isSign(j, ',')) {
      j++;
    }
    j = skipOf(j);
    Days days = days(j);
    if (days != null) {
      Month month = month(skipOf(days.next()));
      return month == null || !accepts(month, year)
          ? null
          : new Parsed(day(days, month, year), i, month.next(), "day");
    }
    Month month = month(j);
    if (month == null || !accepts(month, year)) {
      return null;
    }
    Days after = days(month.next());
    if (after != null && !isUnderCount(after.next()) && !is(after.next() - 1, Kind.NUMBER)) {
      return new Parsed(day(after, month, year), i, after.next(), "day");
    }
    Calendric meaning =
        new Calendric(month.reckoning(), year.number(), year.shift(), month.number(), null, null);
    return new Parsed(meaning, i, month.next(), "month");
  }

  private static boolean accepts(Month month, Year year) {
    Integer number = year.number();
    return month.sure() && (number == null || month.reckoning().hasYear(number));
  }

  private static Meaning day(Days days, Month month, Year year) {
    Calendric last =
        new Calendric(
            month.reckoning(), year.number(), year.shift(), month.number(), null, days.last());
    return days.first() == days.last()
        ? last
        : new Meaning.Range(
            new Calendric(
                month.reckoning(), year.number(), year.shift(), month.number(), null, days.first()),
            last);
  }

  private @Nullable Days days(int i) {
    int first = dayNumber(i);
    if (first == 0) {
      return null;
    }
    int last = first;
    int next = i + 1;
    boolean between = is(i - 1, Kind.BETWEEN);
    while (true) {
      int j = next;
      if (isSign(j, '.') && touches(j) && (isSign(j + 1, '-') || is(j + 1, Kind.AND))) {
        j++;
      }
      int byEndings = first == last ? dayAfterEnding(next) : 0;
      if (byEndings > first) {
        return new Days(first, byEndings, next + 1, tokens.get(next).ending());
      }
      boolean through = isDash(j) || isSign(j, '/') || is(j, Kind.TO);
      if (!through && !is(j, Kind.AND) && !isSign(j, ',')) {
        break;
      }
      int more = dayNumber(j + 1);
      if (more == 0) {
        break;
      }
      if (more <= last) {
        return null;
      }
      if (!through && !between && more != last + 1) {
        break;
      }
      last = more;
      next = j + 2;
    }
    Token end = tokens.get(next - 1);
    return new Days(first, last, next, end.ending());
  }

  /** The last day of a range that endings alone mark: "3-dən 12-dək"; 0 where there is none. */
  private int dayAfterEnding(int i) {
    Token first = token(i - 1);
    Token last = token(i);
    return first != null
            && last != null
            && first.shape() == Shape.NUMBER
            && last.shape() == Shape.NUMBER
            && words.fromEndings().contains(bareEnding(first))
            && words.toEndings().contains(bareEnding(last))
        ? dayNumber(i)
        : 0;
  }

  private int dayNumber(int i) {
    Token token = token(i);
    if (token == null) {
      return 0;
    }
    int number = 0;
    if (token.shape() == Shape.NUMBER && token.digits() <= 2) {
      number = token.number();
    } else {
      DateWord word = token.word(Kind.ORDINAL);
      if (word == null) {
        word = token.word(Kind.NUMBER);
      }
      number = word == null ? 0 : word.number();
    }
    return number >= 1 && number <= 31 ? number : 0;
  }

  private @Nullable Month month(int i) {
    int j = i;
    boolean withWord = false;
    if (is(j, Kind.MONTH_WORD) && side(j, Kind.MONTH_WORD) != Side.AFTER) {
      j = skipOf(j + 1);
      withWord = true;
    }
    Token token = token(j);
    if (token == null) {
      return null;
    }
    DateWord word = token.word(Kind.MONTH);
    boolean isShort = word == null;
    if (word == null) {
      word = token.word(Kind.MONTH_SHORT);
    }
    if (word == null) {
      return null;
    }
    int next = j + 1;
    if (isSign(next, '.') && touches(next) && token(next + 1) != null && isShort) {
      next++;
    }
    if (is(next, Kind.MONTH_WORD) && side(next, Kind.MONTH_WORD) != Side.BEFORE) {
      next++;
      withWord = true;
    }
    next = afterSecondName(next, word);
    return new Month(
        word.reckoning(), word.number(), isShort, withWord, !token.isUncertain(), next);
  }

  /** Many Arabic papers give a month both its names: "حزيران/يونيو", "حزيران (يونيو)". */
  private int afterSecondName(int next, DateWord month) {
    boolean bracket = isSign(next, '(') && isSign(next + 2, ')');
    if (!bracket && !isSign(next, '/')) {
      return next;
    }
    Token second = token(next + 1);
    DateWord name = second == null ? null : second.word(Kind.MONTH);
    return name == null || name.number() != month.number() ? next : bracket ? next + 3 : next + 2;
  }

  /** The year after a month or day, whatever joins them. */
  private @Nullable Year yearAfter(int i, Reckoning reckoning) {
    int j = i;
    boolean comma = isSign(j, ',') || isSign(j, '،') || isSign(j, '-');
    if (comma) {
      j++;
    }
    j = skipArticle(skipOf(j));
    Year year = numberedYear(j);
    if (year != null) {
      Integer number = year.number();
      boolean fits =
          number != null
              && reckoning.hasYear(number)
              && (year.withWord() || reckoning != Reckoning.GREGORIAN || isBareYear(number))
              && !isUnderCount(year.next());
      return fits ? new Year(reckoning, number, null, year.withWord(), year.next()) : null;
    }
    Year shifted = comma ? null : shiftedYear(j);
    return shifted == null
        ? null
        : new Year(reckoning, null, shifted.shift(), true, shifted.next());
  }

  private static boolean isBareYear(int number) {
    return number >= FIRST_BARE_YEAR && number <= LAST_BARE_YEAR;
  }

  /** "2021", "año 2021", "2021 года", "2021-ci il", "سال 1400 شمسی". */
  private @Nullable Year numberedYear(int i) {
    int j = i;
    boolean withWord = false;
    if (is(j, Kind.YEAR_WORD) && side(j, Kind.YEAR_WORD) != Side.AFTER) {
      j = skipOf(j + 1);
      withWord = true;
    }
    Token token = token(j);
    if (token == null || token.shape() != Shape.NUMBER || token.digits() != 4) {
      return null;
    }
    int next = j + 1;
    if (is(next, Kind.YEAR_WORD) && side(next, Kind.YEAR_WORD) != Side.BEFORE) {
      next++;
      withWord = true;
    }
    Reckoning reckoning = null;
    while (is(next, Kind.ERA)
        || (reckoning != null && isSign(next, '.') && is(next + 1, Kind.ERA))) {
      if (is(next, Kind.ERA)) {
        DateWord era = tokens.get(next).word(Kind.ERA);
        // "Hijri" alone is lunar; "Hijri solar" is the Persian year.
        reckoning = era == null ? reckoning : era.reckoning();
      }
      next++;
    }
    int number = token.number();
    if (reckoning == null) {
      boolean persian = usual == Reckoning.PERSIAN && number >= 1300 && number <= 1450;
      reckoning = persian ? Reckoning.PERSIAN : Reckoning.GREGORIAN;
    } else {
      withWord = true;
    }
    return reckoning.hasYear(number) || Reckoning.GREGORIAN.hasYear(number)
        ? new Year(reckoning, number, null, withWord, next)
        : null;
  }

  private @Nullable Year shiftedYear(int i) {
    Shift shift = shift(i);
    return shift == null || shift.unit() != Unit.YEAR
        ? null
        : new Year(Reckoning.GREGORIAN, null, shift.number(), true, shift.next());
  }

  private boolean isUnderCount(int i) {
    return is(i, Kind.COUNTED) || isSign(i, '%');
  }

  // ---- weekdays

  private @Nullable Parsed afterWeekday(int i) {
    int j = i;
    Integer shift = null;
    if (is(j, Kind.SHIFT) && side(j, Kind.SHIFT) != Side.AFTER) {
      shift = number(j, Kind.SHIFT);
      j++;
    }
    if (is(j, Kind.DAY_WORD) && is(j + 1, Kind.WEEKDAY)) {
      j++;
    }
    if (!is(j, Kind.WEEKDAY)) {
      return null;
    }
    int weekday = number(j, Kind.WEEKDAY);
    boolean unsure = tokens.get(j).isUncertain();
    j++;
    int k = j;
    if (is(k, Kind.DAY_WORD) && side(k, Kind.DAY_WORD) != Side.BEFORE) {
      k++;
    }
    if (isSign(k, '.') && touches(k)) {
      k++;
    }
    if (isSign(k, ',') || isSign(k, '،')) {
      k++;
    }
    if (is(k, Kind.ARTICLE)) {
      k++;
    }
    Parsed date = figures(k);
    if (date == null) {
      date = dated(k);
    }
    if (date != null && isDay(date.meaning())) {
      return new Parsed(date.meaning(), i, date.next(), date.rule());
    }
    if (shift == null && is(j, Kind.SHIFT) && side(j, Kind.SHIFT) != Side.BEFORE) {
      shift = number(j, Kind.SHIFT);
      j++;
    }
    if (shift == null && (unsure || is(i - 1, Kind.ORDINAL))) {
      return null;
    }
    // "Friday this week", "пятницу на прошлой неделе" say more than the weekday.
    int at = skipArticle(skipOf(j));
    Shift week = shift == null ? shift(is(at, Kind.IN) && !is(at, Kind.SHIFT) ? at + 1 : at) : null;
    if (week != null && week.unit() == Unit.WEEK) {
      return new Parsed(
          new Meaning.WeekdayOfWeek(weekday, week.number()), i, week.next(), "weekday");
    }
    return new Parsed(new Meaning.Weekday(weekday, shift), i, j, "weekday");
  }

  /** "geçen hafta cuma", "անցյալ շաբաթվա ուրբաթ". */
  private @Nullable Parsed weekdayAfterWeek(int i) {
    Shift week = is(i, Kind.SHIFT) || is(i, Kind.UNIT) ? shift(i) : null;
    if (week == null || week.unit() != Unit.WEEK) {
      return null;
    }
    int j = week.next();
    if (is(j, Kind.DAY_WORD) && side(j, Kind.DAY_WORD) != Side.AFTER) {
      j++;
    }
    return is(j, Kind.WEEKDAY) && !tokens.get(j).isUncertain()
        ? new Parsed(
            new Meaning.WeekdayOfWeek(number(j, Kind.WEEKDAY), week.number()), i, j + 1, "weekday")
        : null;
  }

  /** "the first Friday of July", "temmuzun ilk cuması". */
  private @Nullable Parsed nthWeekday(int i) {
    int number = nth(i);
    if (number != 0 && is(i + 1, Kind.WEEKDAY)) {
      int j = skipArticle(skipOf(i + 2));
      Month month = j == i + 2 ? null : month(j);
      if (month == null || !month.sure() || month.reckoning() != Reckoning.GREGORIAN) {
        return null;
      }
      Year year = yearAfter(month.next(), month.reckoning());
      return nthWeekday(number, i + 1, month, year, i, year == null ? month.next() : year.next());
    }
    Month month = month(i);
    if (month == null || !month.sure() || month.reckoning() != Reckoning.GREGORIAN) {
      return null;
    }
    number = nth(month.next());
    return number != 0 && is(month.next() + 1, Kind.WEEKDAY)
        ? nthWeekday(number, month.next() + 1, month, null, i, month.next() + 2)
        : null;
  }

  private Parsed nthWeekday(
      int number, int weekday, Month month, @Nullable Year year, int first, int next) {
    Calendric of =
        new Calendric(
            Reckoning.GREGORIAN,
            year == null ? null : year.number(),
            year == null ? null : year.shift(),
            month.number(),
            null,
            null);
    return new Parsed(
        new Meaning.NthWeekday(number, number(weekday, Kind.WEEKDAY), of), first, next, "weekday");
  }

  /** The number of an ordinal from first to fourth, -1 for "last"; 0 for anything else. */
  private int nth(int i) {
    if (is(i, Kind.ORDINAL)) {
      int number = number(i, Kind.ORDINAL);
      return number <= 4 ? number : 0;
    }
    return is(i, Kind.SHIFT) && number(i, Kind.SHIFT) == -1 ? -1 : 0;
  }

  private static boolean isDay(Meaning meaning) {
    return meaning instanceof Meaning.Range
        || (meaning instanceof Calendric calendric && calendric.day() != null);
  }

  private Parsed withWeekdayAfter(Parsed date) {
    int j = date.next();
    boolean bracket = isSign(j, '(');
    if (bracket || isSign(j, ',')) {
      j++;
    }
    if (!is(j, Kind.WEEKDAY) || (bracket && !isSign(j + 1, ')'))) {
      return date;
    }
    return new Parsed(date.meaning(), date.first(), bracket ? j + 2 : j + 1, date.rule());
  }

  // ---- shifts

  private record Shift(Unit unit, int number, int next) {}

  /** "last year", "el año pasado", "ötən il", "bıldır". */
  private @Nullable Shift shift(int i) {
    Token token = token(i);
    if (token == null) {
      return null;
    }
    DateWord relative = token.word(Kind.RELATIVE);
    if (relative != null && !token.isUncertain()) {
      return new Shift(relative.unit(), relative.number(), i + 1);
    }
    if (token.is(Kind.SHIFT)
        && side(i, Kind.SHIFT) != Side.AFTER
        && is(i + 1, Kind.UNIT)
        && number(i + 1, Kind.UNIT) == 1
        && !is(i + 2, Kind.AGO)) {
      return new Shift(unit(i + 1), number(i, Kind.SHIFT), i + 2);
    }
    if (token.is(Kind.UNIT)
        && number(i, Kind.UNIT) == 1
        && is(i + 1, Kind.SHIFT)
        && side(i + 1, Kind.SHIFT) != Side.BEFORE) {
      return new Shift(unit(i), number(i + 1, Kind.SHIFT), i + 2);
    }
    return null;
  }

  private @Nullable Parsed shifted(int i) {
    Shift shift = shift(i);
    if (shift != null && !(isNumberBefore(i) && is(i, Kind.UNIT))) {
      return new Parsed(
          new Meaning.Shifted(shift.unit(), shift.number(), false), i, shift.next(), "shift");
    }
    Token token = token(i);
    if (token == null) {
      return null;
    }
    // "last December", "декабря прошлого", "this summer"
    if (token.is(Kind.SHIFT) && side(i, Kind.SHIFT) != Side.AFTER) {
      Month month = month(i + 1);
      if (month != null && !month.isShort() && yearAfter(month.next(), month.reckoning()) == null) {
        return near(month, number(i, Kind.SHIFT), i, month.next());
      }
      if (is(i + 1, Kind.SEASON)) {
        Meaning season = new Meaning.NearSeason(number(i + 1, Kind.SEASON), number(i, Kind.SHIFT));
        return new Parsed(season, i, i + 2, "season");
      }
    }
    Month month = month(i);
    if (month != null
        && !month.isShort()
        && is(month.next(), Kind.SHIFT)
        && side(month.next(), Kind.SHIFT) != Side.BEFORE
        && !is(month.next() + 1, Kind.UNIT)) {
      return near(month, number(month.next(), Kind.SHIFT), i, month.next() + 1);
    }
    if (token.is(Kind.SEASON) && is(i + 1, Kind.SHIFT) && side(i + 1, Kind.SHIFT) != Side.BEFORE) {
      Meaning season = new Meaning.NearSeason(number(i, Kind.SEASON), number(i + 1, Kind.SHIFT));
      return new Parsed(season, i, i + 2, "season");
    }
    return null;
  }

  private static @Nullable Parsed near(Month month, int shift, int first, int next) {
    return month.reckoning() == Reckoning.HIJRI
        ? null
        : new Parsed(
            new Meaning.NearMonth(month.reckoning(), month.number(), shift), first, next, "month");
  }

  private boolean isNumberBefore(int i) {
    Token token = token(i - 1);
    return token != null
        && (token.shape() == Shape.NUMBER || token.is(Kind.NUMBER))
        && !is(i - 1, Kind.ORDINAL);
  }

  /**
   * "three years ago", "hace tres años", "قبل عام"; without a count only for one ("some years
   * ago").
   */
  private @Nullable Parsed ago(int i) {
    if (is(i, Kind.AGO) && side(i, Kind.AGO) != Side.AFTER) {
      int count = count(i + 1);
      int unit = count > 0 ? i + 2 : i + 1;
      boolean counted = count > 0 || number(unit, Kind.UNIT) == 1;
      if (counted && is(unit, Kind.UNIT) && !is(unit + 1, Kind.SHIFT)) {
        return ago(i, Math.max(count, 1), unit, unit + 1, number(i, Kind.AGO));
      }
      return null;
    }
    int count = count(i);
    int unit = i + 1;
    if (count > 0
        && is(unit, Kind.UNIT)
        && is(unit + 1, Kind.AGO)
        && side(unit + 1, Kind.AGO) != Side.BEFORE) {
      return ago(i, count, unit, unit + 2, number(unit + 1, Kind.AGO));
    }
    return null;
  }

  private Parsed ago(int first, int count, int unit, int next, int sign) {
    return new Parsed(
        new Meaning.Shifted(unit(unit), count * (sign == 0 ? -1 : sign), false),
        first,
        next,
        "ago");
  }

  private int count(int i) {
    Token token = token(i);
    if (token == null) {
      return 0;
    }
    if (token.shape() == Shape.NUMBER) {
      return token.digits() <= 3 ? token.number() : 0;
    }
    DateWord word = token.word(Kind.NUMBER);
    return word == null ? 0 : word.number();
  }

  private @Nullable Parsed word(int i) {
    Token token = token(i);
    if (token == null) {
      return null;
    }
    DateWord relative = token.word(Kind.RELATIVE);
    if (relative != null && !token.isUncertain()) {
      return new Parsed(
          new Meaning.Shifted(relative.unit(), relative.number(), false), i, i + 1, "relative");
    }
    DateWord context = token.word(Kind.CONTEXT);
    if (context == null) {
      return null;
    }
    int number = context.number();
    if (takesObject(i)) {
      // "on 7 October, the day after the vote": the day after something else is that day itself.
      boolean inApposition =
          isSign(i - 1, ',')
              && context.unit() == Unit.DAY
              && (is(i - 2, Kind.MONTH) || isShape(i - 2, Shape.NUMBER));
      if (!inApposition) {
        return null;
      }
      number = 0;
    }
    return new Parsed(new Meaning.Shifted(context.unit(), number, true), i, i + 1, "context");
  }

  /** Whether "the day after" is followed by what it is counted from. */
  private boolean takesObject(int i) {
    return is(i + 1, Kind.OF)
        || (tokens.get(i).isUncertain()
            && (isShape(i + 1, Shape.OTHER) || is(i + 1, Kind.ARTICLE)));
  }

  // ---- larger and smaller parts

  private @Nullable Parsed decade(int i) {
    int j = i;
    boolean withWord = false;
    if (is(j, Kind.DECADE_WORD) && side(j, Kind.DECADE_WORD) != Side.AFTER) {
      j = skipOf(j + 1);
      withWord = true;
    }
    if (isSign(j, '\'') && !withWord) {
      j++;
    }
    Token token = token(j);
    if (token == null) {
      return null;
    }
    int number = 0;
    if (token.shape() == Shape.NUMBER) {
      number = token.number();
    } else if (withWord) {
      DateWord word = token.word(Kind.NUMBER);
      number = word == null ? 0 : word.number();
    }
    if (number == 0 || number % 10 != 0) {
      return null;
    }
    int next = j + 1;
    if (is(next, Kind.DECADE_WORD) && side(next, Kind.DECADE_WORD) != Side.BEFORE) {
      next++;
      withWord = true;
    }
    String ending = bareEnding(token);
    boolean ends = !ending.isEmpty() && words.decadeEndings().contains(ending);
    if (!withWord && (!ends || words.decadesNeedWord())) {
      return null;
    }
    if (is(next, Kind.ERA)) {
      next++;
    }
    if (number >= 30 && number < 100) {
      number += usual == Reckoning.PERSIAN ? 1300 : 1900;
    }
    Meaning meaning;
    if (usual == Reckoning.PERSIAN && number >= 1300 && number < 1450) {
      meaning =
          new Meaning.Range(
              Calendric.of(Reckoning.PERSIAN, number, null, null),
              Calendric.of(Reckoning.PERSIAN, number + 9, null, null));
    } else if (isBareYear(number)) {
      meaning = new Meaning.Fixed(new Edtf(number / 10 + "X"));
    } else {
      return null;
    }
    return new Parsed(meaning, i, next, "decade");
  }

  private @Nullable Parsed century(int i) {
    if (is(i, Kind.CENTURY_WORD) && side(i, Kind.CENTURY_WORD) != Side.AFTER) {
      int number = centuryNumber(i + 1);
      return number == 0
          ? null
          : new Parsed(new Meaning.Fixed(CENTURIES[number]), i, i + 2, "century");
    }
    int number = centuryNumber(i);
    int j = i + 1;
    if (isSign(j, '-') && touches(j) && token(j + 1) != null) {
      j += 2;
    } else if (isSign(j, '.') && touches(j)) {
      j++;
    }
    return number > 0 && is(j, Kind.CENTURY_WORD) && side(j, Kind.CENTURY_WORD) != Side.BEFORE
        ? new Parsed(new Meaning.Fixed(CENTURIES[number]), i, j + 1, "century")
        : null;
  }

  private int centuryNumber(int i) {
    Token token = token(i);
    if (token == null) {
      return 0;
    }
    int number = 0;
    if (token.shape() == Shape.NUMBER) {
      number = token.number();
    } else if (token.is(Kind.ORDINAL)) {
      number = number(i, Kind.ORDINAL);
    } else if (token.end() - token.start() <= 8) {
      number = roman(text.substring(token.start(), token.end()));
    }
    return number >= 10 && number <= 22 ? number : 0;
  }

  private static int roman(String word) {
    int value = 0;
    int last = 0;
    for (int i = word.length() - 1; i >= 0; i--) {
      int digit =
          switch (word.charAt(i)) {
            case 'x', 'х' -> 10;
            case 'v' -> 5;
            case 'i', 'ı', 'і' -> 1;
            default -> 0;
          };
      if (digit == 0) {
        // "XXe", "XXème": letters after the number.
        if (value > 0 || i == 0) {
          return 0;
        }
        continue;
      }
      value += digit < last ? -digit : digit;
      last = digit;
    }
    return value;
  }

  private @Nullable Parsed season(int i) {
    if (is(i, Kind.SEASON)) {
      Year year = yearAfter(i + 1, Reckoning.GREGORIAN);
      return year == null
          ? null
          : new Parsed(
              new Meaning.PartOfYear(Meaning.Part.SEASON, number(i, Kind.SEASON), year.calendric()),
              i,
              year.next(),
              "season");
    }
    Year year = anyYear(i);
    return year != null && is(year.next(), Kind.SEASON)
        ? new Parsed(
            new Meaning.PartOfYear(
                Meaning.Part.SEASON, number(year.next(), Kind.SEASON), year.calendric()),
            i,
            year.next() + 1,
            "season")
        : null;
  }

  private @Nullable Year anyYear(int i) {
    Year year = numberedYear(i);
    if (year != null) {
      Integer number = year.number();
      return number != null && (year.withWord() || isBareYear(number)) ? year : null;
    }
    return shiftedYear(i);
  }

  private @Nullable Parsed quarter(int i) {
    Ordinal ordinal = ordinalPart(i);
    if (ordinal != null) {
      Year year = yearAfter(ordinal.next(), Reckoning.GREGORIAN);
      return year == null ? null : quarter(ordinal, year, i, year.next());
    }
    Year year = anyYear(i);
    ordinal = year == null ? null : ordinalPart(year.next());
    return year == null || ordinal == null ? null : quarter(ordinal, year, i, ordinal.next());
  }

  private static Parsed quarter(Ordinal ordinal, Year year, int first, int next) {
    return new Parsed(
        new Meaning.PartOfYear(ordinal.part(), ordinal.number(), year.calendric()),
        first,
        next,
        "part of year");
  }

  private record Ordinal(Meaning.Part part, int number, int next) {}

  private @Nullable Ordinal ordinalPart(int i) {
    boolean wordFirst = is(i, Kind.QUARTER) || is(i, Kind.HALF);
    int wordAt = wordFirst ? i : i + 1;
    if (touches(wordAt) && (isSign(wordAt, '.') || isSign(wordAt, '-'))) {
      wordAt++;
    }
    boolean isQuarter = is(wordAt, Kind.QUARTER);
    if (!isQuarter && !is(wordAt, Kind.HALF)) {
      return null;
    }
    DateWord fixed = tokens.get(wordAt).word(isQuarter ? Kind.QUARTER : Kind.HALF);
    int number = fixed == null ? 0 : fixed.number();
    int next = wordAt + 1;
    if (number == 0) {
      int numberAt = wordFirst ? i + 1 : i;
      Token token = token(numberAt);
      if (token == null) {
        return null;
      }
      if (token.shape() == Shape.NUMBER) {
        number = token.number();
      } else if (token.is(Kind.ORDINAL)) {
        number = number(numberAt, Kind.ORDINAL);
      } else if (token.end() - token.start() <= 3) {
        number = roman(text.substring(token.start(), token.end()));
      }
      next = wordFirst ? i + 2 : wordAt + 1;
    } else if (!wordFirst) {
      return null;
    }
    return number >= 1 && number <= (isQuarter ? 4 : 2)
        ? new Ordinal(isQuarter ? Meaning.Part.QUARTER : Meaning.Part.HALF, number, next)
        : null;
  }

  /** "early 1994", "конце прошлого года", "2020-ci ilin sonunda": the whole period. */
  private @Nullable Parsed part(int i) {
    if (is(i, Kind.PART) && side(i, Kind.PART) != Side.AFTER) {
      int j = i + 1;
      if (isSign(j, '-') && touches(j)) {
        j++;
      }
      j = skipArticle(skipOf(j));
      Parsed whole = period(j);
      return whole == null ? null : new Parsed(whole.meaning(), i, whole.next(), "part");
    }
    Parsed whole = period(i);
    if (whole == null) {
      return null;
    }
    int j = skipOf(whole.next());
    return is(j, Kind.PART) && side(j, Kind.PART) == Side.AFTER
        ? new Parsed(whole.meaning(), i, j + 1, "part")
        : null;
  }

  private @Nullable Parsed period(int i) {
    Parsed best = dated(i);
    if (best != null && isDay(best.meaning())) {
      return null;
    }
    best = longer(best, decade(i));
    best = longer(best, century(i));
    best = longer(best, season(i));
    Shift shift = shift(i);
    if (shift != null && shift.unit() != Unit.DAY) {
      best =
          longer(
              best,
              new Parsed(
                  new Meaning.Shifted(shift.unit(), shift.number(), false),
                  i,
                  shift.next(),
                  "shift"));
    }
    if (best != null) {
      return best;
    }
    Year year = anyYear(i);
    if (year != null) {
      return new Parsed(year.calendric(), i, year.next(), "year");
    }
    Month month = month(i);
    return month == null || month.isShort() || !month.sure() || month.reckoning() == Reckoning.HIJRI
        ? null
        : new Parsed(
            Calendric.of(month.reckoning(), null, month.number(), null), i, month.next(), "month");
  }

  /** A year without day or month, where something says that it is one. */
  private @Nullable Parsed bareYear(int i) {
    Year year = numberedYear(i);
    if (year == null) {
      return null;
    }
    int number = year.number() == null ? 0 : year.number();
    Parsed parsed = new Parsed(year.calendric(), i, year.next(), "year");
    if (year.withWord()) {
      return isUnderCount(year.next()) ? null : parsed;
    }
    boolean told = is(i - 1, Kind.DATED) || (is(i - 1, Kind.AND) && yearBefore(i - 2, 0));
    boolean possible = isBareYear(number) || (told && year.reckoning() == Reckoning.PERSIAN);
    if (!possible || isUnderCount(year.next()) || isUnit(year.next())) {
      return null;
    }
    Token token = tokens.get(i);
    Token before = token(i - 1);
    Token after = token(year.next());
    String ending = bareEnding(token);
    if (!ending.isEmpty()) {
      return words.yearEndings().contains(ending) ? parsed : null;
    }
    boolean bracketed = before != null && before.isSign('(') && after != null && after.isSign(')');
    boolean round = number % 100 == 0;
    boolean plainNounFollows =
        after != null && after.shape() == Shape.OTHER && !startsWithCapital(after);
    boolean cued =
        is(i - 1, Kind.IN)
            || (is(i - 2, Kind.IN) && is(i - 1, Kind.PART))
            || told
            || (isSign(i - 1, ',') && !plainNounFollows && yearBefore(i - 2, 0));
    if (bracketed || (cued && !(round && plainNounFollows))) {
      return parsed;
    }
    boolean articled = is(i - 1, Kind.ARTICLE) && number >= 1900 && !round;
    boolean nounFollows =
        after != null
            && (after.shape() == Shape.OTHER || after.is(Kind.ORDINAL))
            && after.start() == token.end() + 1;
    return articled && nounFollows ? parsed : null;
  }

  /** "around 930", "примерно в 1640 году". */
  private @Nullable Parsed about(int i) {
    if (!is(i, Kind.ABOUT)) {
      return null;
    }
    int j = skipArticle(is(i + 1, Kind.IN) && !is(i + 1, Kind.YEAR_WORD) ? i + 2 : i + 1);
    boolean withWord = is(j, Kind.YEAR_WORD) && side(j, Kind.YEAR_WORD) != Side.AFTER;
    if (withWord) {
      j = skipOf(j + 1);
    }
    Token token = token(j);
    if (token == null || token.shape() != Shape.NUMBER || token.digits() < 3) {
      return null;
    }
    int next = j + 1;
    if (is(next, Kind.YEAR_WORD) && side(next, Kind.YEAR_WORD) != Side.BEFORE) {
      withWord = true;
      next++;
    }
    if (is(next, Kind.ERA)) {
      return null;
    }
    int number = token.number();
    boolean founded = isNear(i, Kind.FOUNDED);
    boolean likely =
        withWord ? number >= 300 : founded || (isBareYear(number) && number % 100 != 0);
    if (!likely || number < 300 || number > LAST_BARE_YEAR || isUnderCount(next) || isUnit(next)) {
      return null;
    }
    Token after = token(next);
    boolean alone = after == null || after.shape() != Shape.OTHER || startsWithCapital(after);
    return withWord || alone
        ? new Parsed(
            new Meaning.About(Calendric.of(Reckoning.GREGORIAN, number, null, null)),
            i,
            next,
            "year")
        : null;
  }

  /** Whether a word of a kind stands a few words before or after. */
  private boolean isNear(int i, Kind kind) {
    for (int j = i - 8; j < i + 8; j++) {
      if (is(j, kind)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the clause of a date that could lie before or ahead says that it lies ahead. */
  boolean isAhead(Parsed parsed) {
    Meaning meaning =
        parsed.meaning() instanceof Meaning.Range range ? range.to() : parsed.meaning();
    if (meaning instanceof Meaning.NthWeekday nth) {
      meaning = nth.month();
    }
    boolean open =
        (meaning instanceof Meaning.Weekday weekday && weekday.shift() == null)
            || (meaning instanceof Calendric date && date.month() != null && date.hasNoYear());
    if (!open) {
      return false;
    }
    int begin = parsed.first() - 1;
    while (begin >= 0 && parsed.first() - begin <= CLAUSE && !isClauseEnd(begin)) {
      if (is(begin, Kind.SAID)) {
        return false;
      }
      if (isFuture(begin)) {
        return true;
      }
      begin--;
    }
    boolean leads = true;
    for (int j = begin + 1; j < parsed.first(); j++) {
      Token before = tokens.get(j);
      leads &= before.end() - before.start() <= LONGEST_PARTICLE;
    }
    if (!leads && !words.verbLast()) {
      return false;
    }
    int k = isSign(parsed.next(), ',') && !words.verbLast() ? parsed.next() + 1 : parsed.next();
    int end = k + CLAUSE;
    while (k < end && k < tokens.size() && !isClauseEnd(k) && !is(k, Kind.SAID)) {
      if (isFuture(k)) {
        return true;
      }
      k++;
    }
    return false;
  }

  private boolean isFuture(int i) {
    Token token = tokens.get(i);
    if (token.is(Kind.FUTURE) || isFutureVerb(passage.wordAt(token.start()))) {
      return true;
    }
    if (token.shape() == Shape.OTHER) {
      for (String ending : words.futureEndings()) {
        int start = token.end() - ending.length();
        if (start > token.start() + 2 && text.startsWith(ending, start)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether the reader sees a verb in the future there. */
  private boolean isFutureVerb(int word) {
    for (Node node : passage.sentence().tree().nodes()) {
      if (node.word() == word && "Fut".equals(node.features().get("Tense"))) {
        return true;
      }
    }
    return false;
  }

  private boolean isClauseEnd(int i) {
    Token token = tokens.get(i);
    return token.shape() == Shape.SIGN && CLAUSE_ENDS.indexOf(token.digits()) >= 0;
  }

  private static String bareEnding(Token token) {
    String ending = token.ending();
    return ending.startsWith("-") || ending.startsWith("'") ? ending.substring(1) : ending;
  }

  /** "in 1994, 1996 and 1998": the second is a year as the first is. */
  private boolean yearBefore(int i, int depth) {
    Token token = token(i);
    return token != null
        && token.shape() == Shape.NUMBER
        && token.digits() == 4
        && depth < LONGEST_LIST
        && (isBareYear(token.number())
            || (usual == Reckoning.PERSIAN && Reckoning.PERSIAN.hasYear(token.number())))
        && (is(i - 1, Kind.IN)
            || is(i - 1, Kind.YEAR_WORD)
            || is(i - 1, Kind.DATED)
            || ((is(i - 1, Kind.AND) || isSign(i - 1, ',')) && yearBefore(i - 2, depth + 1)));
  }

  private boolean isUnit(int i) {
    return is(i, Kind.UNIT) && !is(i, Kind.YEAR_WORD);
  }

  private boolean startsWithCapital(Token token) {
    return passage.isCapital(token.start());
  }

  /** "in December", "iyun ayında": a month alone, where something says that it is one. */
  private @Nullable Parsed bareMonth(int i) {
    Month month = month(i);
    if (month == null || month.isShort() || month.reckoning() == Reckoning.HIJRI) {
      return null;
    }
    boolean said = month.withWord() || (month.sure() && is(i - 1, Kind.IN));
    if (!said || dayNumber(i - 1) > 0) {
      return null;
    }
    return new Parsed(
        Calendric.of(month.reckoning(), null, month.number(), null), i, month.next(), "month");
  }

  // ---- ranges

  private @Nullable Parsed range(Parsed first) {
    int j = first.next();
    boolean between = is(first.first() - 1, Kind.BETWEEN);
    boolean from = is(first.first() - 1, Kind.FROM);
    boolean joined = isSign(j, '-') || is(j, Kind.TO) || (between && is(j, Kind.AND));
    if (!joined) {
      return null;
    }
    j++;
    if (is(j, Kind.ARTICLE)) {
      j++;
    }
    Parsed second = single(j);
    if (second == null) {
      Year year = numberedYear(j);
      second = year == null ? null : new Parsed(year.calendric(), j, year.next(), "year");
    }
    if (second == null
        || !(first.meaning() instanceof Calendric a)
        || !(second.meaning() instanceof Calendric b)
        || a.reckoning() != b.reckoning()
        || (a.day() == null) != (b.day() == null)
        || (a.month() == null) != (b.month() == null)) {
      return null;
    }
    if (b.hasNoYear() && !a.hasNoYear()) {
      b = b.withYearOf(a);
    }
    if (a.hasNoYear() && !b.hasNoYear()) {
      a = a.withYearOf(b);
    }
    boolean clear = from || between || a.month() != null || !isUnderCount(second.next());
    return clear && isAscending(a, b)
        ? new Parsed(new Meaning.Range(a, b), first.first(), second.next(), "range")
        : null;
  }

  private static boolean isAscending(Calendric a, Calendric b) {
    Integer from = a.year();
    Integer to = b.year();
    return from == null || to == null || from <= to;
  }

  /** Ranges whose first part is nothing by itself: "12 May to 3 June 2022", "1988-1994". */
  private @Nullable Parsed dayRange(int i) {
    Year year = numberedYear(i);
    if (year != null && !year.withWord()) {
      int j = year.next();
      boolean between = is(i - 1, Kind.BETWEEN);
      boolean from = is(i - 1, Kind.FROM);
      boolean joined = isDash(j) || is(j, Kind.TO) || (between && is(j, Kind.AND));
      Year last = joined ? numberedYear(j + 1) : null;
      Integer a = year.number();
      Integer b = last == null ? null : last.number();
      if (last != null
          && a != null
          && b != null
          && last.reckoning() == year.reckoning()
          && tokens.get(i).ending().isEmpty()
          && a < b
          && (last.withWord() || (isBareYear(a) && isBareYear(b)))
          && !isUnderCount(last.next())
          && !isUnit(last.next())
          && (from || between || last.withWord() || a % 100 != 0 || b % 100 != 0)) {
        Calendric begin = Calendric.of(last.reckoning(), a, null, null);
        return new Parsed(new Meaning.Range(begin, last.calendric()), i, last.next(), "range");
      }
      return null;
    }
    // "March to June 2020": a month by itself is no date.
    Month month = month(i);
    if (month == null || month.reckoning() == Reckoning.HIJRI) {
      return null;
    }
    int j = month.next();
    boolean joined =
        isSign(j, '-') || is(j, Kind.TO) || (is(i - 1, Kind.BETWEEN) && is(j, Kind.AND));
    Month last = joined ? month(j + 1) : null;
    if (last == null || last.reckoning() != month.reckoning()) {
      return null;
    }
    Year with = yearAfter(last.next(), last.reckoning());
    if (with == null && !is(i - 1, Kind.FROM) && !is(i - 1, Kind.BETWEEN)) {
      return null;
    }
    Calendric end =
        new Calendric(
            last.reckoning(),
            with == null ? null : with.number(),
            with == null ? null : with.shift(),
            last.number(),
            null,
            null);
    Calendric begin = Calendric.of(month.reckoning(), null, month.number(), null).withYearOf(end);
    Integer endYear = end.year();
    if (month.number() > last.number()) {
      if (endYear == null) {
        return null;
      }
      begin = Calendric.of(month.reckoning(), endYear - 1, month.number(), null);
    }
    return new Parsed(
        new Meaning.Range(begin, end), i, with == null ? last.next() : with.next(), "range");
  }

  // ---- tokens

  private @Nullable Token token(int i) {
    return Tokens.at(tokens, i);
  }

  private boolean is(int i, Kind kind) {
    Token token = token(i);
    return token != null && token.is(kind);
  }

  private boolean isDash(int i) {
    return isSign(i, '-') || isSign(i, '—');
  }

  private boolean isShape(int i, Shape shape) {
    Token token = token(i);
    return token != null && token.shape() == shape;
  }

  private boolean isSign(int i, char sign) {
    Token token = token(i);
    return token != null && token.isSign(sign);
  }

  /** Whether a token stands right after the one before it. */
  private boolean touches(int i) {
    Token before = token(i - 1);
    Token token = token(i);
    return before != null && token != null && before.end() == token.start();
  }

  private int number(int i, Kind kind) {
    Token token = token(i);
    DateWord word = token == null ? null : token.word(kind);
    return word == null ? 0 : word.number();
  }

  private Side side(int i, Kind kind) {
    Token token = token(i);
    DateWord word = token == null ? null : token.word(kind);
    return word == null ? Side.EITHER : word.side();
  }

  private Unit unit(int i) {
    Token token = token(i);
    DateWord word = token == null ? null : token.word(Kind.UNIT);
    return word == null ? Unit.NONE : word.unit();
  }

  /** After an article, also "l'". */
  private int skipArticle(int i) {
    int j = is(i, Kind.ARTICLE) ? i + 1 : i;
    return j > i && isSign(j, '\'') && touches(j) ? j + 1 : j;
  }

  private int skipOf(int i) {
    int j = i;
    while (j < i + 3 && (is(j, Kind.OF) || (j > i && isSign(j, '\'') && touches(j)))) {
      j++;
    }
    return j;
  }
}
