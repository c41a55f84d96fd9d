package org.dragoman.understanding.time;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.record.text.Normalization;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;
import org.dragoman.understanding.time.DateWord.Kind;
import org.dragoman.understanding.time.DateWord.Side;
import org.dragoman.understanding.time.DateWord.Unit;

/**
 * A language's words of time: names of months and weekdays and number words from CLDR, the rest
 * from {@code dates.tsv}.
 *
 * @param phrases the words
 * @param numberEndings what may follow a number as part of it ("th", "-го")
 * @param yearEndings endings that make a bare number of four digits a year ("'te")
 * @param decadeEndings endings that make a number a decade ("s", "-х")
 * @param fromEndings endings of the first day of a range ("3-dən")
 * @param toEndings endings of its last day ("12-dək")
 * @param futureEndings endings of verbs that say what will be
 * @param verbLast whether the verb comes after what it tells
 * @param decadesNeedWord whether a decade ending counts only before a word for years
 * @param monthFirst whether "June 14" is a date
 * @param monthFirstWithEnding whether it is one where the number has an ending
 * @param yearFirst whether "2021 June 14" needs no word for year
 * @param slashMonthFirst whether the month comes first between slashes everywhere
 * @param dayFirst whether the day comes first between slashes everywhere
 */
record DateWords(
    Phrases<DateWord> phrases,
    Set<String> numberEndings,
    Set<String> yearEndings,
    Set<String> decadeEndings,
    Set<String> fromEndings,
    Set<String> toEndings,
    List<String> futureEndings,
    boolean verbLast,
    boolean decadesNeedWord,
    boolean monthFirst,
    boolean monthFirstWithEnding,
    boolean yearFirst,
    boolean slashMonthFirst,
    boolean dayFirst) {

  private static final ConcurrentHashMap<String, DateWords> LOADED = new ConcurrentHashMap<>();

  private static final int LAST_NUMBER_WORD = 100;
  private static final int LAST_ORDINAL_WORD = 100;

  /** The words of a language, by its BCP 47 tag. */
  static DateWords of(String language) {
    DateWords known = LOADED.get(language);
    return known != null ? known : LOADED.computeIfAbsent(language, DateWords::load);
  }

  private static DateWords load(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    String language = locale.getLanguage().isEmpty() ? "und" : locale.getLanguage();
    Morphology morphology = Morphology.of(language);
    Phrases.Builder<DateWord> builder = Phrases.in(morphology);
    Set<String> numberEndings = new HashSet<>();
    Set<String> yearEndings = new HashSet<>();
    Set<String> decadeEndings = new HashSet<>();
    Set<String> fromEndings = new HashSet<>();
    Set<String> toEndings = new HashSet<>();
    Set<String> futureEndings = new HashSet<>();
    Set<String> orders = new HashSet<>();
    Set<String> unwanted = new HashSet<>();
    Set<String> ordinalEndings = new HashSet<>();
    Normalization normalization = morphology.normalization();
    List<WordList.Row> rows = WordList.of(language, "dates").rows();
    for (WordList.Row row : rows) {
      String value = row.cell("value");
      List<String> normal = row.forms("forms").stream().map(normalization::normalize).toList();
      switch (row.cell("class")) {
        case "number-ending" -> numberEndings.addAll(normal);
        case "year-ending" -> yearEndings.addAll(normal);
        case "decade-ending" -> {
          decadeEndings.addAll(normal);
          orders.add(value);
        }
        case "from-ending" -> fromEndings.addAll(normal);
        case "to-ending" -> toEndings.addAll(normal);
        case "future-ending" -> futureEndings.addAll(normal);
        case "order" -> orders.add(value);
        case "ordinal-ending" -> ordinalEndings.addAll(normal);
        case "no-date" -> unwanted.addAll(normal);
        default -> {
          DateWord word = word(row);
          row.forms("forms").forEach(form -> builder.add(form, word));
        }
      }
    }
    if (!language.equals("und")) {
      new Names(ULocale.forLanguageTag(tag), morphology, builder, unwanted, ordinalEndings)
          .add(rows.isEmpty());
    }
    if (rows.isEmpty()) {
      orders.add("ymd");
      orders.add("mdy-ending");
      orders.add("slash-dmy");
    }
    boolean american = tag.equals("en-US");
    boolean otherEnglish = language.equals("en") && locale.getCountry().length() == 2 && !american;
    return new DateWords(
        builder.build(),
        Set.copyOf(numberEndings),
        Set.copyOf(yearEndings),
        Set.copyOf(decadeEndings),
        Set.copyOf(fromEndings),
        Set.copyOf(toEndings),
        List.copyOf(futureEndings),
        orders.contains("verb-last"),
        orders.contains("with-word"),
        orders.contains("mdy"),
        orders.contains("mdy-ending"),
        orders.contains("ymd"),
        american,
        otherEnglish || orders.contains("slash-dmy"));
  }

  private static DateWord word(WordList.Row row) {
    String value = row.cell("value");
    return switch (row.cell("class")) {
      case "month" -> DateWord.of(Kind.MONTH, Integer.parseInt(value));
      case "persian-month" -> month(value, Reckoning.PERSIAN);
      case "hijri-month" -> month(value, Reckoning.HIJRI);
      case "month-short" -> DateWord.of(Kind.MONTH_SHORT, Integer.parseInt(value));
      case "era" ->
          new DateWord(
              Kind.ERA,
              0,
              Unit.NONE,
              Reckoning.valueOf(value.toUpperCase(Locale.ROOT)),
              Side.AFTER);
      case "unit" -> new DateWord(Kind.UNIT, 1, unit(value), Reckoning.GREGORIAN, Side.EITHER);
      case "units" -> new DateWord(Kind.UNIT, 2, unit(value), Reckoning.GREGORIAN, Side.EITHER);
      case "relative" -> counted(Kind.RELATIVE, value);
      case "context" -> counted(Kind.CONTEXT, value);
      default -> {
        String[] parts = value.split(" ", 2);
        int number = 0;
        Side side = Side.EITHER;
        for (String part : parts) {
          if (part.equals("before") || part.equals("after")) {
            side = Side.valueOf(part.toUpperCase(Locale.ROOT));
          } else if (!part.isEmpty()) {
            number = Integer.parseInt(part);
          }
        }
        Kind kind = Kind.valueOf(row.cell("class").replace('-', '_').toUpperCase(Locale.ROOT));
        yield new DateWord(kind, number, Unit.NONE, Reckoning.GREGORIAN, side);
      }
    };
  }

  private static DateWord month(String value, Reckoning reckoning) {
    return new DateWord(Kind.MONTH, Integer.parseInt(value), Unit.NONE, reckoning, Side.EITHER);
  }

  private static DateWord counted(Kind kind, String value) {
    int sign = Math.max(value.indexOf('-'), value.indexOf('+'));
    String unit = sign < 0 ? value : value.substring(0, sign);
    int number = sign < 0 ? 0 : Integer.parseInt(value.substring(sign));
    return new DateWord(kind, number, unit(unit), Reckoning.GREGORIAN, Side.EITHER);
  }

  private static Unit unit(String name) {
    return Unit.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Adds CLDR's names of months and weekdays and its number words. */
  private record Names(
      ULocale locale,
      Morphology morphology,
      Phrases.Builder<DateWord> builder,
      Set<String> unwanted,
      Set<String> ordinalEndings) {

    private static final int[] CONTEXTS = {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE};

    void add(boolean withoutTable) {
      String language = locale.getLanguage();
      boolean keepCapitals = language.equals("en") || language.equals("de");
      DateFormatSymbols gregorian = symbols("gregorian");
      DateFormatSymbols persian = symbols("persian");
      DateFormatSymbols hijri = symbols("islamic-umalqura");
      for (int context : CONTEXTS) {
        String[] months = gregorian.getMonths(context, DateFormatSymbols.WIDE);
        String[] shortMonths = gregorian.getMonths(context, DateFormatSymbols.ABBREVIATED);
        for (int i = 0; i < Math.min(12, months.length); i++) {
          name(months[i], DateWord.of(Kind.MONTH, i + 1), true, keepCapitals);
          name(shortMonths[i], DateWord.of(Kind.MONTH_SHORT, i + 1), false, keepCapitals);
        }
        String[] solar = persian.getMonths(context, DateFormatSymbols.WIDE);
        String[] lunar = hijri.getMonths(context, DateFormatSymbols.WIDE);
        for (int i = 0; i < Math.min(12, Math.min(solar.length, lunar.length)); i++) {
          String number = Integer.toString(i + 1);
          name(solar[i], month(number, Reckoning.PERSIAN), true, keepCapitals);
          name(lunar[i], month(number, Reckoning.HIJRI), true, keepCapitals);
        }
        String[] weekdays = gregorian.getWeekdays(context, DateFormatSymbols.WIDE);
        for (int i = 1; i < weekdays.length; i++) {
          // ICU's week begins with Sunday as 1, ISO's with Monday.
          name(weekdays[i], DateWord.of(Kind.WEEKDAY, i == 1 ? 7 : i - 1), true, keepCapitals);
        }
      }
      if (!withoutTable) {
        numbers();
      }
    }

    private DateFormatSymbols symbols(String calendar) {
      ULocale with = locale.setKeywordValue("calendar", calendar);
      return new DateFormatSymbols(Calendar.getInstance(with), with);
    }

    private void name(String name, DateWord word, boolean inflected, boolean keepCapitals) {
      String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      String normal = morphology.normalization().normalize(plain);
      // Some locales have "1", "M01" or "6月" for names; those are read as figures.
      if (normal.length() < 2
          || unwanted.contains(normal)
          || normal.codePoints().anyMatch(Character::isDigit)
          || plain.indexOf('~') >= 0
          || plain.indexOf('|') >= 0) {
        return;
      }
      String form = keepCapitals ? plain : normal;
      builder.add(inflected && !morphology.endings().isEmpty() ? form + "~" : form, word);
    }

    private void numbers() {
      RuleBasedNumberFormat format =
          new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
      List<String> cardinals = new ArrayList<>();
      List<String> ordinals = new ArrayList<>();
      for (String ruleSet : format.getRuleSetNames()) {
        if (ruleSet.startsWith("%spellout-cardinal")) {
          cardinals.add(ruleSet);
        } else if (ruleSet.startsWith("%spellout-ordinal")) {
          ordinals.add(ruleSet);
        }
      }
      spell(format, cardinals, Kind.NUMBER, LAST_NUMBER_WORD);
      spell(format, ordinals, Kind.ORDINAL, LAST_ORDINAL_WORD);
    }

    private void spell(RuleBasedNumberFormat format, List<String> rules, Kind kind, int last) {
      for (String rule : rules) {
        for (int number = 1; number <= last; number++) {
          String words = morphology.normalization().normalize(format.format(number, rule));
          if (words.chars().anyMatch(Character::isLetter)
              && words.indexOf('~') < 0
              && !unwanted.contains(words)
              && words.chars().noneMatch(Character::isDigit)) {
            builder.add(words, DateWord.of(kind, number));
            if (kind == Kind.NUMBER) {
              for (String ending : ordinalEndings) {
                builder.add(words + ending, DateWord.of(Kind.ORDINAL, number));
              }
            }
            if (words.indexOf('-') > 0) {
              builder.add(words.replace('-', ' '), DateWord.of(kind, number));
            }
          }
        }
      }
    }
  }
}
