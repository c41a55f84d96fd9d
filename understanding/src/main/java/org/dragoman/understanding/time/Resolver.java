package org.dragoman.understanding.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.time.Meaning.Calendric;
import org.jspecify.annotations.Nullable;

/**
 * Counts what an expression says from publication or from the date named before.
 *
 * <p>What is not sound is left out: no day is counted from a publication of which only the year is
 * known.
 */
final class Resolver {

  /** A date without a year that lies further ahead in the year of publication was last year's. */
  private static final int FARTHEST_AHEAD = 180;

  /** One that lies further back was meant for the next year. */
  private static final int FARTHEST_BACK = 300;

  /** One said to lie ahead that lies further back in the year of publication is next year's. */
  private static final int JUST_OVER = 31;

  /** How far from the date named before one without a year may lie, where nothing else is known. */
  private static final int NEAR_NAMED = 60;

  /** A value with its basis. */
  record Resolved(Edtf value, DateBasis basis) {}

  private final @Nullable Point published;
  private final @Nullable Point named;
  private final @Nullable Point lastDay;
  private final boolean solarYears;
  private final boolean ahead;

  Resolver(Anchors anchors) {
    this(anchors, null, false);
  }

  /**
   * Counts from anchors.
   *
   * @param lastDay the day named last, perhaps some sentences ago: "the same day" is that
   * @param solarYears whether "last year" is one of the Persian calendar
   */
  Resolver(Anchors anchors, @Nullable Edtf lastDay, boolean solarYears) {
    this(
        Point.of(anchors.published()),
        Point.of(anchors.named()),
        Point.of(lastDay),
        solarYears,
        false);
  }

  private Resolver(
      @Nullable Point published,
      @Nullable Point named,
      @Nullable Point lastDay,
      boolean solarYears,
      boolean ahead) {
    this.published = published;
    this.named = named;
    this.lastDay = lastDay;
    this.solarYears = solarYears;
    this.ahead = ahead;
  }

  /** The same, after another date was named. */
  Resolver withNamed(Edtf date) {
    return new Resolver(published, Point.of(date), lastDay, solarYears, ahead);
  }

  /** The same for what is said to lie in the future. */
  Resolver ahead() {
    return new Resolver(published, named, lastDay, solarYears, true);
  }

  /** A day of which a month or year may be all that is known. */
  private record Point(LocalDate first, ChronoUnit precision) {

    static @Nullable Point of(@Nullable Edtf value) {
      LocalDate first = value == null ? null : value.earliest().orElse(null);
      LocalDate last = value == null ? null : value.latest().orElse(null);
      if (first == null || last == null) {
        return null;
      }
      if (first.equals(last)) {
        return new Point(first, ChronoUnit.DAYS);
      }
      if (YearMonth.from(first).equals(YearMonth.from(last))) {
        return new Point(first, ChronoUnit.MONTHS);
      }
      return first.getYear() == last.getYear() ? new Point(first, ChronoUnit.YEARS) : null;
    }

    boolean knows(ChronoUnit unit) {
      return precision.compareTo(unit) <= 0;
    }
  }

  Optional<Resolved> resolve(Meaning meaning) {
    return switch (meaning) {
      case Meaning.Fixed fixed -> Optional.of(new Resolved(fixed.value(), DateBasis.STATED));
      case Calendric calendric -> calendric(calendric);
      case Meaning.PartOfYear part -> partOfYear(part);
      case Meaning.Shifted shifted -> relative(shifted(shifted));
      case Meaning.Weekday weekday -> relative(weekday(weekday));
      case Meaning.WeekdayOfWeek weekday -> relative(weekdayOfWeek(weekday));
      case Meaning.NthWeekday nth -> nthWeekday(nth);
      case Meaning.About about ->
          calendric(about.year())
              .map(year -> new Resolved(year.value().approximate(), year.basis()));
      case Meaning.NearMonth near -> relative(nearMonth(near));
      case Meaning.NearSeason near -> relative(nearSeason(near));
      case Meaning.Range range -> range(range);
    };
  }

  private static Optional<Resolved> relative(@Nullable Edtf value) {
    return Optional.ofNullable(value).map(known -> new Resolved(known, DateBasis.RELATIVE));
  }

  private Optional<Resolved> calendric(Calendric date) {
    Integer year = date.year();
    if (year != null) {
      return date.reckoning()
          .edtf(year, date.month(), date.day())
          .map(value -> new Resolved(value, DateBasis.STATED));
    }
    Integer yearShift = date.yearShift();
    Integer monthShift = date.monthShift();
    Point now = published;
    if (yearShift != null) {
      if (now == null) {
        return Optional.empty();
      }
      if (solarYears && date.month() == null) {
        return relative(solarYear(now, yearShift));
      }
      int present = now.first().getYear();
      if (date.reckoning() != Reckoning.GREGORIAN) {
        if (!now.knows(ChronoUnit.DAYS)) {
          return Optional.empty();
        }
        present = date.reckoning().yearOf(now.first());
      }
      return edtf(date, present + yearShift);
    }
    if (monthShift != null) {
      Integer day = date.day();
      if (now == null || !now.knows(ChronoUnit.MONTHS) || day == null) {
        return Optional.empty();
      }
      YearMonth month = YearMonth.from(now.first()).plusMonths(monthShift);
      return month.isValidDay(day) ? relative(Edtf.day(month.atDay(day))) : Optional.empty();
    }
    return withoutYear(date);
  }

  private static Optional<Resolved> edtf(Calendric date, int year) {
    return date.reckoning()
        .edtf(year, date.month(), date.day())
        .map(value -> new Resolved(value, DateBasis.RELATIVE));
  }

  private Optional<Resolved> withoutYear(Calendric date) {
    Point now = published;
    if (now == null) {
      return nearNamed(date);
    }
    if (!now.knows(ChronoUnit.MONTHS)) {
      return Optional.empty();
    }
    int year = date.reckoning().yearOf(now.first());
    LocalDate same = first(date, year);
    if (same == null) {
      // 29 February of no leap year: the nearest one that had it.
      return edtf(date, year - 1).or(() -> edtf(date, year + 1));
    }
    long days = ChronoUnit.DAYS.between(now.first(), same);
    if (ahead) {
      return edtf(date, days < -JUST_OVER ? year + 1 : year);
    }
    if (days > FARTHEST_AHEAD) {
      return edtf(date, year - 1);
    }
    return edtf(date, days < -FARTHEST_BACK ? year + 1 : year);
  }

  private Optional<Resolved> nearNamed(Calendric date) {
    Point near = named;
    if (near == null || !near.knows(ChronoUnit.MONTHS)) {
      return Optional.empty();
    }
    int year = date.reckoning().yearOf(near.first());
    LocalDate same = first(date, year);
    return same != null && Math.abs(ChronoUnit.DAYS.between(near.first(), same)) <= NEAR_NAMED
        ? edtf(date, year)
        : Optional.empty();
  }

  private static @Nullable LocalDate first(Calendric date, int year) {
    return date.reckoning()
        .edtf(year, date.month(), date.day())
        .flatMap(Edtf::earliest)
        .orElse(null);
  }

  private Optional<Resolved> partOfYear(Meaning.PartOfYear part) {
    Calendric given = part.year();
    Optional<Resolved> year = calendric(given);
    return year.flatMap(
        known -> {
          Edtf value = known.value();
          if (value.value().length() != 4) {
            return Optional.empty();
          }
          int number = Integer.parseInt(value.value());
          Edtf result =
              switch (part.part()) {
                case SEASON -> season(number, part.number());
                case QUARTER -> months(number, 3 * part.number() - 2, 3 * part.number());
                case HALF -> months(number, 6 * part.number() - 5, 6 * part.number());
              };
          return Optional.of(new Resolved(result, known.basis()));
        });
  }

  private static Edtf season(int year, int season) {
    return new Edtf(String.format(Locale.ROOT, "%04d-%02d", year, season));
  }

  private static Edtf months(int year, int from, int to) {
    return Edtf.interval(Edtf.month(year, from), Edtf.month(year, to));
  }

  private @Nullable Edtf shifted(Meaning.Shifted shifted) {
    Point base = shifted.fromNamed() ? named : published;
    boolean fromDay = shifted.fromNamed() && shifted.unit() == DateWord.Unit.DAY;
    if (base == null && fromDay) {
      base = lastDay;
    }
    if (base == null) {
      return null;
    }
    LocalDate day = base.first();
    int number = shifted.number();
    boolean known =
        base.knows(
            switch (shifted.unit()) {
              case DAY, WEEK, WEEKEND -> ChronoUnit.DAYS;
              case MONTH, QUARTER -> ChronoUnit.MONTHS;
              default -> ChronoUnit.YEARS;
            });
    if (!known || Math.abs(number) > 1000) {
      return null;
    }
    return switch (shifted.unit()) {
      case DAY -> Edtf.day(day.plusDays(number));
      case WEEK -> {
        LocalDate monday =
            day.plusWeeks(number).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield Edtf.interval(Edtf.day(monday), Edtf.day(monday.plusDays(6)));
      }
      case WEEKEND -> {
        LocalDate saturday =
            day.plusWeeks(number)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusDays(5);
        yield Edtf.interval(Edtf.day(saturday), Edtf.day(saturday.plusDays(1)));
      }
      case MONTH -> {
        LocalDate month = day.plusMonths(number);
        yield Edtf.month(month.getYear(), month.getMonthValue());
      }
      case QUARTER -> {
        LocalDate month = day.plusMonths(3L * number);
        int first = (month.getMonthValue() - 1) / 3 * 3 + 1;
        yield months(month.getYear(), first, first + 2);
      }
      case YEAR ->
          solarYears && !shifted.fromNamed() && Math.abs(number) <= 1
              ? solarYear(base, number)
              : Edtf.year(day.getYear() + number);
      case DECADE -> new Edtf((day.getYear() / 10 + number) + "X");
      case CENTURY -> new Edtf((day.getYear() / 100 + number) + "XX");
      case NONE -> null;
    };
  }

  private @Nullable Edtf weekday(Meaning.Weekday weekday) {
    Point now = published;
    if (now == null || !now.knows(ChronoUnit.DAYS)) {
      return null;
    }
    LocalDate day = now.first();
    DayOfWeek wanted = DayOfWeek.of(weekday.weekday());
    Integer shift = weekday.shift();
    if (shift == null) {
      return Edtf.day(
          day.with(
              ahead
                  ? TemporalAdjusters.nextOrSame(wanted)
                  : TemporalAdjusters.previousOrSame(wanted)));
    }
    if (shift == 0) {
      LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      return Edtf.day(monday.with(TemporalAdjusters.nextOrSame(wanted)));
    }
    return Edtf.day(
        day.with(shift < 0 ? TemporalAdjusters.previous(wanted) : TemporalAdjusters.next(wanted)));
  }

  private static @Nullable Edtf solarYear(Point now, int shift) {
    return now.knows(ChronoUnit.DAYS)
        ? Reckoning.PERSIAN
            .edtf(Reckoning.PERSIAN.yearOf(now.first()) + shift, null, null)
            .orElse(null)
        : null;
  }

  private @Nullable Edtf weekdayOfWeek(Meaning.WeekdayOfWeek weekday) {
    Point now = published;
    return now == null || !now.knows(ChronoUnit.DAYS)
        ? null
        : Edtf.day(
            now.first()
                .plusWeeks(weekday.shift())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusDays(weekday.weekday() - 1L));
  }

  private Optional<Resolved> nthWeekday(Meaning.NthWeekday nth) {
    Resolved month = calendric(nth.month()).orElse(null);
    LocalDate first = month == null ? null : month.value().earliest().orElse(null);
    if (month == null || first == null) {
      return Optional.empty();
    }
    LocalDate day =
        first.with(TemporalAdjusters.dayOfWeekInMonth(nth.number(), DayOfWeek.of(nth.weekday())));
    return YearMonth.from(day).equals(YearMonth.from(first))
        ? Optional.of(new Resolved(Edtf.day(day), month.basis()))
        : Optional.empty();
  }

  private @Nullable Edtf nearMonth(Meaning.NearMonth near) {
    Point now = published;
    if (now == null) {
      return null;
    }
    if (near.shift() == 0 && near.reckoning() == Reckoning.GREGORIAN) {
      return Edtf.month(now.first().getYear(), near.month());
    }
    if (!now.knows(ChronoUnit.DAYS)) {
      return null;
    }
    LocalDate day = now.first();
    int year = near.reckoning().yearOf(day);
    for (int candidate = near.shift() < 0 ? year : year - 1;
        ;
        candidate += near.shift() < 0 ? -1 : 1) {
      Edtf month = near.reckoning().edtf(candidate, near.month(), null).orElse(null);
      if (month == null || Math.abs(candidate - year) > 2) {
        return null;
      }
      boolean fits =
          near.shift() < 0
              ? month.latest().orElse(day).isBefore(day)
              : near.shift() > 0 ? month.earliest().orElse(day).isAfter(day) : candidate == year;
      if (fits) {
        return month;
      }
    }
  }

  private @Nullable Edtf nearSeason(Meaning.NearSeason near) {
    Point now = published;
    if (now == null) {
      return null;
    }
    int year = now.first().getYear();
    if (near.shift() == 0) {
      return season(year, near.season());
    }
    if (!now.knows(ChronoUnit.DAYS)) {
      return null;
    }
    LocalDate day = now.first();
    for (int candidate = year - 2; candidate <= year + 1; candidate++) {
      // The last season before publication, or the first one after it.
      Edtf season = season(near.shift() < 0 ? 2 * year - 1 - candidate : candidate, near.season());
      boolean fits =
          near.shift() < 0
              ? season.latest().orElse(day).isBefore(day)
              : season.earliest().orElse(day).isAfter(day);
      if (fits) {
        return season;
      }
    }
    return null;
  }

  private Optional<Resolved> range(Meaning.Range range) {
    Optional<Resolved> to = resolve(range.to());
    Optional<Resolved> from = to.flatMap(end -> beginning(range.from(), end));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    String first = from.get().value().value();
    String last = to.get().value().value();
    int slash = first.indexOf('/');
    DateBasis basis =
        from.get().basis() == DateBasis.STATED && to.get().basis() == DateBasis.STATED
            ? DateBasis.STATED
            : DateBasis.RELATIVE;
    return Edtf.parse(
            (slash < 0 ? first : first.substring(0, slash))
                + "/"
                + last.substring(last.indexOf('/') + 1))
        .map(value -> new Resolved(value, basis));
  }

  /** The beginning of a range; without a year of its own, it is the last one before the end. */
  private Optional<Resolved> beginning(Meaning from, Resolved to) {
    Optional<Resolved> alone = resolve(from);
    LocalDate begin = alone.flatMap(known -> known.value().earliest()).orElse(null);
    LocalDate end = to.value().latest().orElse(null);
    boolean isLater = begin != null && end != null && begin.isAfter(end);
    if (end == null || !isLater || !(from instanceof Calendric date) || !date.hasNoYear()) {
      return alone;
    }
    int year = date.reckoning().yearOf(end);
    LocalDate same = first(date, year);
    return edtf(date, same == null || same.isAfter(end) ? year - 1 : year);
  }

  /** Whether a value is a point that later expressions may count from. */
  static boolean isPoint(Edtf value) {
    return Point.of(value) != null;
  }

  /** The year of a value that lies in one year. */
  static Optional<Year> yearOf(Edtf value) {
    LocalDate first = value.earliest().orElse(null);
    LocalDate last = value.latest().orElse(null);
    return first != null && last != null && first.getYear() == last.getYear()
        ? Optional.of(Year.of(first.getYear()))
        : Optional.empty();
  }
}
