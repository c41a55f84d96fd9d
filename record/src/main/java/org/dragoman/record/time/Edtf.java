package org.dragoman.record.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date, or a range of dates, as the record writes it: EDTF (ISO 8601-2:2019).
 *
 * <p>Of level 0 and 1 what the press needs: year, month, day, date with time and offset, interval
 * (open ends are {@code ..}), season ({@code 2021-21} is spring), decade ({@code 199X}), century
 * ({@code 19XX}) and the qualifiers {@code ~} (approximate), {@code ?} (uncertain) and {@code %}
 * (both). Proleptic Gregorian. Immutable and thread-safe.
 */
public record Edtf(String value) {

  private static final Pattern SINGLE =
      Pattern.compile(
          "(?<year>-?\\d{4}|\\d{3}X|\\d{2}XX)"
              + "(?:-(?<month>\\d{2})(?:-(?<day>\\d{2})"
              + "(?:T(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})"
              + "(?:Z|[+-]\\d{2}:\\d{2})?)?)?)?"
              + "[~?%]?");

  /** Checks the form and that such a day exists. */
  public Edtf {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an EDTF date: " + value);
    }
  }

  /** The value, where it is one. */
  public static Optional<Edtf> parse(String value) {
    return isValid(value) ? Optional.of(new Edtf(value)) : Optional.empty();
  }

  /** A whole year. */
  public static Edtf year(int year) {
    return new Edtf(String.format(Locale.ROOT, "%04d", year));
  }

  /** A whole month, 1 to 12. */
  public static Edtf month(int year, int month) {
    return new Edtf(String.format(Locale.ROOT, "%04d-%02d", year, month));
  }

  /** One day. */
  public static Edtf day(LocalDate day) {
    return new Edtf(day.toString());
  }

  /** From one date through another; either may itself be a year or a month. */
  public static Edtf interval(Edtf from, Edtf to) {
    return new Edtf(from.value + "/" + to.value);
  }

  /** The same date, only roughly known. */
  public Edtf approximate() {
    return value.indexOf('/') >= 0 || value.endsWith("~") ? this : new Edtf(value + "~");
  }

  /** The same date without its time of day. */
  public Edtf withoutTime() {
    int time = value.indexOf('T');
    return time < 0 || isInterval() ? this : new Edtf(value.substring(0, time));
  }

  /** Whether this is a range. */
  public boolean isInterval() {
    return value.indexOf('/') >= 0;
  }

  /** Whether exactly one day is meant, with or without a time. */
  public boolean isDay() {
    return !isInterval() && value.length() >= 10 && value.charAt(4) == '-';
  }

  /** The first day that the value may mean; empty where the beginning is open. */
  public Optional<LocalDate> earliest() {
    return bound(isInterval() ? value.substring(0, value.indexOf('/')) : value, false);
  }

  /** The last day that the value may mean; empty where the end is open. */
  public Optional<LocalDate> latest() {
    return bound(isInterval() ? value.substring(value.indexOf('/') + 1) : value, true);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isValid(String value) {
    int slash = value.indexOf('/');
    if (slash < 0) {
      return isSingle(value);
    }
    String from = value.substring(0, slash);
    String to = value.substring(slash + 1);
    boolean openFrom = from.equals("..");
    boolean openTo = to.equals("..");
    if ((!openFrom && !isSingle(from)) || (!openTo && !isSingle(to)) || (openFrom && openTo)) {
      return false;
    }
    return openFrom
        || openTo
        || !bound(from, false).orElseThrow().isAfter(bound(to, true).orElseThrow());
  }

  private static boolean isSingle(String value) {
    Matcher m = SINGLE.matcher(value);
    if (!m.matches() || (m.group("year").endsWith("X") && m.group("month") != null)) {
      return false;
    }
    String hour = m.group("hour");
    if (hour != null
        && (Integer.parseInt(hour) > 23
            || Integer.parseInt(m.group("minute")) > 59
            || Integer.parseInt(m.group("second")) > 59)) {
      return false;
    }
    try {
      bound(value, false);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Optional<LocalDate> bound(String single, boolean last) {
    if (single.equals("..")) {
      return Optional.empty();
    }
    Matcher m = SINGLE.matcher(single);
    if (!m.matches()) {
      throw new DateTimeException("not a single date: " + single);
    }
    int year = Integer.parseInt(m.group("year").replace('X', last ? '9' : '0'));
    if (m.group("month") == null) {
      return Optional.of(last ? LocalDate.of(year, 12, 31) : LocalDate.of(year, 1, 1));
    }
    int month = Integer.parseInt(m.group("month"));
    if (month >= 21 && month <= 24 && m.group("day") == null) {
      // Northern seasons: spring is March to May, winter December to February of the next year.
      YearMonth first = YearMonth.of(year, 3).plusMonths(3L * (month - 21));
      return Optional.of(last ? first.plusMonths(2).atEndOfMonth() : first.atDay(1));
    }
    YearMonth yearMonth = YearMonth.of(year, month);
    if (m.group("day") != null) {
      return Optional.of(yearMonth.atDay(Integer.parseInt(m.group("day"))));
    }
    return Optional.of(last ? yearMonth.atEndOfMonth() : yearMonth.atDay(1));
  }
}
