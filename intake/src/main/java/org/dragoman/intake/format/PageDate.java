package org.dragoman.intake.format;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that pages show to people, in the Gregorian calendar: figures in the order of the
 * page's language, or a month's name.
 *
 * <p>Months' names are those of CLDR, which Java brings. A date that may be read in two ways is not
 * read at all.
 */
final class PageDate {

  private static final String YEAR = "((?:19|20)\\d{2})";

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)" + YEAR + "[-/.年년] ?(\\d{1,2})[-/.月월] ?(\\d{1,2})(?!\\d)");

  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<!\\d|\\d\\.)(\\d{1,2})( ?[-/.|] ?)(\\d{1,2})\\2" + YEAR + "(?!\\d|\\.\\d)");

  /** A year of two figures is written with points, in the German way, or it is in doubt. */
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?<![\\d.])(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})(?![\\d.])");

  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|e|º|ª|°)?[.,]?[\\s-]*(?:de |of |d['’])?\\s*"
              + "(\\p{L}[\\p{L}\\p{M}]+)[.,]?[\\s/-]*(?:de |del )?\\s*"
              + YEAR
              + "(?!\\d)");

  private static final Pattern MONTH_DAY =
      Pattern.compile(
          "(\\p{L}[\\p{L}\\p{M}]+)[.,]?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+" + YEAR + "(?!\\d)");

  /** Whose months' names are known on any page, since many pages do not tell their language. */
  private static final List<String> OTHERS =
      List.of(
          "en", "de", "fr", "es", "pt", "it", "nl", "ru", "uk", "pl", "tr", "az", "kk", "hy", "ar",
          "ro", "sv", "el");

  private static final int LONGEST = 5000;

  private final Map<String, Integer> months = new HashMap<>();
  private final boolean monthFirst;
  private final boolean inDoubt;

  /**
   * The dates of a page.
   *
   * @param language the page's language as it says itself, as a BCP 47 tag; may be empty or wrong
   */
  PageDate(String language) {
    Locale locale = Locale.forLanguageTag(language.replace('_', '-'));
    addMonths(locale);
    for (String other : OTHERS) {
      addMonths(Locale.of(other));
    }
    boolean english = locale.getLanguage().equals("en") || locale.getLanguage().isEmpty();
    this.monthFirst = english && List.of("US", "PH", "FM").contains(locale.getCountry());
    this.inDoubt = english && locale.getCountry().isEmpty();
  }

  private void addMonths(Locale locale) {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    for (String[] names : List.of(symbols.getShortMonths(), symbols.getMonths())) {
      for (int i = 0; i < 12 && i < names.length; i++) {
        String name = form(names[i]);
        if (name.codePoints().anyMatch(Character::isLetter)) {
          months.putIfAbsent(name, i + 1);
        }
      }
    }
  }

  private static String form(String name) {
    String form = name.toLowerCase(Locale.ROOT);
    return form.endsWith(".") ? form.substring(0, form.length() - 1) : form;
  }

  /** The first date that a text shows; null where it shows none. */
  @Nullable Edtf first(String words) {
    String text = digits(words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    Found found = new Found();
    for (Matcher m = YEAR_FIRST.matcher(text); m.find(); ) {
      found.add(m.start(), number(m.group(1)), number(m.group(2)), number(m.group(3)));
    }
    for (Matcher m = YEAR_LAST.matcher(text); m.find(); ) {
      int one = number(m.group(1));
      int other = number(m.group(3));
      boolean slash = m.group(2).strip().equals("/");
      if (slash && inDoubt && one <= 12 && other <= 12 && one != other) {
        continue;
      }
      boolean american =
          slash && (monthFirst || inDoubt) && one <= 12 && (monthFirst || other > 12);
      found.add(m.start(), number(m.group(4)), american ? one : other, american ? other : one);
    }
    for (Matcher m = SHORT_YEAR.matcher(text); m.find(); ) {
      int year = 2000 + number(m.group(3));
      found.add(m.start(), year, number(m.group(2)), number(m.group(1)));
    }
    for (Matcher m = DAY_MONTH.matcher(text); m.find(); ) {
      int month = months.getOrDefault(form(m.group(2)), 0);
      found.add(m.start(), number(m.group(3)), month, number(m.group(1)));
    }
    for (Matcher m = MONTH_DAY.matcher(text); m.find(); ) {
      int month = months.getOrDefault(form(m.group(1)), 0);
      found.add(m.start(), number(m.group(3)), month, number(m.group(2)));
    }
    return found.date == null ? null : Edtf.parse(found.date.toString()).orElse(null);
  }

  /** The earliest in the text of the dates that exist. */
  private static final class Found {
    private int at = Integer.MAX_VALUE;
    private @Nullable LocalDate date;

    void add(int start, int year, int month, int day) {
      if (start >= at || month == 0) {
        return;
      }
      try {
        date = LocalDate.of(year, month, day);
        at = start;
      } catch (DateTimeException e) {
        // Figures that are no date.
      }
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The text with all digits as ASCII. */
  private static String digits(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c == '\u00A0' ? ' ' : c)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
