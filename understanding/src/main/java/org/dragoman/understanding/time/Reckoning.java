package org.dragoman.understanding.time;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.IslamicCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** A calendar that dates are written in. */
enum Reckoning {
  GREGORIAN(1000, 2199),
  /** The Persian solar calendar. */
  PERSIAN(1200, 1450),
  /** The Hijri lunar calendar, as Umm al-Qura has it. */
  HIJRI(1200, 1500);

  private static final long DAY = 86_400_000L;

  private static final Calendar PERSIAN_MODEL =
      Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa@calendar=persian"));

  private static final Calendar HIJRI_MODEL = umAlQura();

  private final int firstYear;
  private final int lastYear;

  Reckoning(int firstYear, int lastYear) {
    this.firstYear = firstYear;
    this.lastYear = lastYear;
  }

  boolean hasYear(int year) {
    return year >= firstYear && year <= lastYear;
  }

  /** The year, month or day in Gregorian terms; empty where there is no such day. */
  Optional<Edtf> edtf(int year, @Nullable Integer month, @Nullable Integer day) {
    if (this == GREGORIAN) {
      if (month == null) {
        return Optional.of(Edtf.year(year));
      }
      if (day == null) {
        return Optional.of(Edtf.month(year, month));
      }
      return YearMonth.of(year, month).isValidDay(day)
          ? Optional.of(Edtf.day(LocalDate.of(year, month, day)))
          : Optional.empty();
    }
    try {
      if (day != null) {
        return Optional.of(Edtf.day(day(year, month == null ? 1 : month, day)));
      }
      LocalDate first = day(year, month == null ? 1 : month, 1);
      LocalDate next = month == null || month == 12 ? day(year + 1, 1, 1) : day(year, month + 1, 1);
      return Optional.of(Edtf.interval(Edtf.day(first), Edtf.day(next.minusDays(1))));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The year of this calendar in which a day lies. */
  int yearOf(LocalDate day) {
    if (this == GREGORIAN) {
      return day.getYear();
    }
    Calendar calendar = calendar();
    calendar.setTimeInMillis(day.toEpochDay() * DAY);
    return calendar.get(Calendar.YEAR);
  }

  private LocalDate day(int year, int month, int day) {
    Calendar calendar = calendar();
    calendar.setLenient(false);
    calendar.clear();
    calendar.set(year, month - 1, day);
    return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), DAY));
  }

  /** A calendar of its own for each use: they are mutable, and slow to make anew. */
  private Calendar calendar() {
    return (this == PERSIAN ? PERSIAN_MODEL : HIJRI_MODEL).clone();
  }

  private static Calendar umAlQura() {
    IslamicCalendar islamic = new IslamicCalendar(TimeZone.GMT_ZONE, ULocale.ROOT);
    islamic.setCalculationType(IslamicCalendar.CalculationType.ISLAMIC_UMALQURA);
    return islamic;
  }
}
