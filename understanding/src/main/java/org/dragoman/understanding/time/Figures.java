package org.dragoman.understanding.time;

import org.dragoman.understanding.time.Anchors.SlashOrder;
import org.jspecify.annotations.Nullable;

/** Reads dates written in figures alone: 14.06.2021, 2021-06-14, 6/14/2021, 2021年6月14日. */
final class Figures {

  /** A date in figures and where it ends. */
  record Found(Meaning.Calendric meaning, int end) {}

  private Figures() {}

  /** The date that begins at a digit, if one does. */
  static @Nullable Found at(String text, int start, DateWords words, SlashOrder order) {
    int end = digits(text, start);
    int first = end - start;
    if ((first != 1 && first != 2 && first != 4) || end >= text.length()) {
      return null;
    }
    char separator = text.charAt(end);
    if (first == 4 && (separator == '年' || separator == '년')) {
      return eastern(text, start, end);
    }
    if (separator != '.' && separator != '-' && separator != '/') {
      return null;
    }
    int secondStart = end + 1;
    int secondEnd = digits(text, secondStart);
    int second = secondEnd - secondStart;
    if ((second != 1 && second != 2)
        || secondEnd >= text.length()
        || text.charAt(secondEnd) != separator) {
      return null;
    }
    int thirdStart = secondEnd + 1;
    int thirdEnd = digits(text, thirdStart);
    int third = thirdEnd - thirdStart;
    boolean goesOn =
        thirdEnd + 1 < text.length()
            && (text.charAt(thirdEnd) == separator || text.charAt(thirdEnd) == ',')
            && Character.isDigit(text.charAt(thirdEnd + 1));
    if (goesOn) {
      return null;
    }
    int a = Integer.parseInt(text, start, end, 10);
    int b = Integer.parseInt(text, secondStart, secondEnd, 10);
    int c = third >= 1 && third <= 4 ? Integer.parseInt(text, thirdStart, thirdEnd, 10) : -1;
    Meaning.Calendric meaning = null;
    if (first == 4 && (third == 1 || third == 2)) {
      meaning = date(a, b, c);
    } else if (first <= 2 && third == 4) {
      meaning = separator == '.' ? date(c, b, a) : slashed(a, b, c, words, order);
    } else if (first == 2 && second == 2 && third == 2 && separator != '-') {
      int year = c <= 40 ? 2000 + c : 1900 + c;
      meaning = separator == '.' ? date(year, b, a) : slashed(a, b, year, words, order);
    }
    return meaning == null ? null : new Found(meaning, thirdEnd);
  }

  /** How a date between slashes at a digit orders day and month, where its numbers tell. */
  static SlashOrder orderAt(String text, int start) {
    int end = digits(text, start);
    if (end >= text.length() || text.charAt(end) != '/' || end - start > 2) {
      return SlashOrder.UNKNOWN;
    }
    int secondEnd = digits(text, end + 1);
    int length = secondEnd - end - 1;
    if (length < 1
        || length > 2
        || secondEnd >= text.length()
        || text.charAt(secondEnd) != '/'
        || digits(text, secondEnd + 1) != secondEnd + 5) {
      return SlashOrder.UNKNOWN;
    }
    int a = Integer.parseInt(text, start, end, 10);
    int b = Integer.parseInt(text, end + 1, secondEnd, 10);
    if (a > 12 && a <= 31 && b <= 12) {
      return SlashOrder.DAY_FIRST;
    }
    return b > 12 && b <= 31 && a <= 12 ? SlashOrder.MONTH_FIRST : SlashOrder.UNKNOWN;
  }

  private static Meaning.@Nullable Calendric slashed(
      int a, int b, int year, DateWords words, SlashOrder order) {
    if (a > 12 || a == b) {
      return date(year, b, a);
    }
    if (b > 12) {
      return date(year, a, b);
    }
    if (order == SlashOrder.MONTH_FIRST
        || (order == SlashOrder.UNKNOWN && words.slashMonthFirst())) {
      return date(year, a, b);
    }
    return order == SlashOrder.DAY_FIRST || words.dayFirst() ? date(year, b, a) : null;
  }

  private static Meaning.@Nullable Calendric date(int year, int month, int day) {
    Reckoning reckoning = year >= 1300 && year <= 1450 ? Reckoning.PERSIAN : Reckoning.GREGORIAN;
    if (month < 1 || month > 12 || day < 1 || day > 31 || !reckoning.hasYear(year)) {
      return null;
    }
    return Meaning.Calendric.of(reckoning, year, month, day);
  }

  private static @Nullable Found eastern(String text, int start, int yearEnd) {
    int year = Integer.parseInt(text, start, yearEnd, 10);
    if (!Reckoning.GREGORIAN.hasYear(year)) {
      return null;
    }
    Integer month = null;
    Integer day = null;
    int end = yearEnd + 1;
    int at = skipSpace(text, end);
    int monthEnd = digits(text, at);
    if (isFollowedBy(text, at, monthEnd, '月', '월')) {
      month = Integer.parseInt(text, at, monthEnd, 10);
      end = monthEnd + 1;
      at = skipSpace(text, end);
      int dayEnd = digits(text, at);
      if (isFollowedBy(text, at, dayEnd, '日', '일')) {
        day = Integer.parseInt(text, at, dayEnd, 10);
        end = dayEnd + 1;
      }
    }
    boolean fits =
        (month == null || (month >= 1 && month <= 12)) && (day == null || (day >= 1 && day <= 31));
    return fits
        ? new Found(Meaning.Calendric.of(Reckoning.GREGORIAN, year, month, day), end)
        : null;
  }

  private static boolean isFollowedBy(String text, int start, int end, char one, char other) {
    return end > start
        && end - start <= 2
        && end < text.length()
        && (text.charAt(end) == one || text.charAt(end) == other);
  }

  private static int skipSpace(String text, int at) {
    return at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
  }

  /** Where the digits at a position end; reads no more than ten. */
  static int digits(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < 10 && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
