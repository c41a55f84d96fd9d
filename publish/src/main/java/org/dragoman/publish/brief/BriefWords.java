package org.dragoman.publish.brief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * The words, numbers, dates and names of one of the languages in which briefs are written.
 *
 * <p>Messages are the desk's and the briefs' own, in i18next's form. Dates are Gregorian, as in the
 * record. Immutable and thread-safe.
 */
final class BriefWords {

  /** The languages of briefs: the desk's. */
  static final List<String> LANGUAGES = List.of("en", "es", "fr", "ru", "az", "tr", "fa", "ar");

  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)(?:, number)?}}");
  private static final Pattern DATE =
      Pattern.compile("(-?\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?(?:T[^~?%]*)?([~?%])?");

  private static final Pattern NUMBER_FORM = Pattern.compile("_(zero|one|two|few|many|other)$");

  private final String language;
  private final ULocale locale;
  private final Map<String, String> messages = new HashMap<>();
  private final PluralRules plurals;

  private BriefWords(String language) {
    this.language = language;
    locale = ULocale.forLanguageTag((language.equals("en") ? "en-GB" : language) + "-u-ca-gregory");
    plurals = PluralRules.forLocale(locale);
    load("desk/" + language + ".json");
    load(language + ".json");
  }

  /**
   * The words of a language.
   *
   * @throws IllegalArgumentException where it is none of {@link #LANGUAGES}
   */
  static BriefWords of(String language) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalArgumentException("no briefs are written in " + language);
    }
    return new BriefWords(language);
  }

  private void load(String file) {
    try (InputStream in =
        Objects.requireNonNull(BriefWords.class.getResourceAsStream(file), file)) {
      add("", new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the messages " + file + " cannot be read", e);
    }
  }

  private void add(String path, JsonNode node) {
    node.properties()
        .forEach(
            entry -> {
              String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
              if (entry.getValue().isObject()) {
                add(key, entry.getValue());
              } else {
                messages.put(key, entry.getValue().asText());
              }
            });
  }

  String language() {
    return language;
  }

  boolean isRightToLeft() {
    return locale.isRightToLeft();
  }

  /** The keys of all messages, without the forms for numbers. */
  Set<String> stems() {
    Set<String> stems = new TreeSet<>();
    messages.keySet().forEach(key -> stems.add(NUMBER_FORM.matcher(key).replaceFirst("")));
    return stems;
  }

  /** Whether there is such a message. */
  boolean has(String key) {
    return messages.containsKey(key);
  }

  /** A message with its slots filled: name and value by turns. */
  String text(String key, String... slots) {
    String message = messages.get(key);
    if (message == null) {
      throw new IllegalArgumentException("no message " + key + " in " + language);
    }
    Matcher matcher = SLOT.matcher(message);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String value = matcher.group();
      for (int i = 0; i + 1 < slots.length; i += 2) {
        if (slots[i].equals(matcher.group(1))) {
          value = slots[i + 1];
        }
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }

  /** A message in the form for a number; its slots {@code n} and {@code count} are the number. */
  String plural(String key, long number) {
    String form = key + "_" + plurals.select((double) number);
    String shown = number(BigDecimal.valueOf(number));
    return text(has(form) ? form : key + "_other", "n", shown, "count", shown);
  }

  String number(BigDecimal value) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(6);
    return format.format(value);
  }

  private String year(int year) {
    NumberFormat format = NumberFormat.getIntegerInstance(locale);
    format.setGroupingUsed(false);
    return format.format(year);
  }

  /** A day in words. */
  String day(LocalDate day) {
    return format(DateFormat.getInstanceForSkeleton(DateFormat.YEAR_MONTH_DAY, locale), day);
  }

  /** A month with its year, in short. */
  String month(LocalDate day) {
    return format(DateFormat.getInstanceForSkeleton(DateFormat.YEAR_ABBR_MONTH, locale), day);
  }

  /** A year. */
  String year(LocalDate day) {
    return year(day.getYear());
  }

  /** A month with its year; in a phrase it has the form that it has beside a day: октября. */
  private String monthOf(LocalDate day, boolean inPhrase) {
    DateFormat format = DateFormat.getInstanceForSkeleton(DateFormat.YEAR_MONTH, locale);
    if (inPhrase && format instanceof SimpleDateFormat pattern) {
      pattern.applyPattern(pattern.toPattern().replace("LLLL", "MMMM"));
    }
    return format(format, day);
  }

  private static String format(DateFormat format, LocalDate day) {
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /** A date of the record in words. */
  String date(Edtf date) {
    String value = date.value();
    int slash = value.indexOf('/');
    if (slash < 0) {
      return single(value, false);
    }
    String from = value.substring(0, slash);
    String to = value.substring(slash + 1);
    if (from.equals("..")) {
      return until(new Edtf(to));
    }
    if (to.equals("..")) {
      return since(new Edtf(from));
    }
    return single(from, false) + " – " + single(to, false);
  }

  /** "since 2021". */
  String since(Edtf date) {
    return date.isInterval()
        ? date(date)
        : text("common.since", "date", single(date.value(), true));
  }

  /** "until 2021". */
  String until(Edtf date) {
    return date.isInterval()
        ? date(date)
        : text("common.until", "date", single(date.value(), true));
  }

  private String single(String value, boolean inPhrase) {
    Matcher said = DATE.matcher(value);
    if (!said.matches()) {
      return value;
    }
    int year = Integer.parseInt(said.group(1));
    String month = said.group(2);
    String day = said.group(3);
    String shown;
    if (month == null) {
      shown = year(year);
    } else if (Integer.parseInt(month) > 12) {
      shown = value; // a season: CLDR has no words for it
    } else {
      LocalDate first =
          LocalDate.of(year, Integer.parseInt(month), day == null ? 1 : Integer.parseInt(day));
      shown = day == null ? monthOf(first, inPhrase) : day(first);
    }
    String sign = said.group(4) == null ? "" : said.group(4);
    if (sign.equals("~") || sign.equals("%")) {
      shown = text("common.about", "date", shown);
    }
    return sign.equals("?") || sign.equals("%") ? text("common.perhaps", "date", shown) : shown;
  }

  /** A country by its ISO 3166-1 code. */
  String country(String code) {
    return ULocale.getDisplayCountry("und_" + code, locale);
  }

  /**
   * The name of an entity as the reader's press spells it, where the record has met such a
   * spelling; else in the reader's script; else the label.
   */
  String name(Entity entity) {
    String country = entity.country();
    if (country != null
        && entity.id().equals("place-" + country.toLowerCase(java.util.Locale.ROOT))) {
      return country(country);
    }
    String inScript = null;
    for (EntityName name : entity.names()) {
      if (name.script().equals(script())) {
        if (name.language().equals(language)) {
          return name.text();
        }
        inScript = inScript == null ? name.text() : inScript;
      }
    }
    boolean labelFits =
        entity.names().stream()
            .anyMatch(name -> name.text().equals(entity.label()) && name.script().equals(script()));
    return inScript == null || labelFits ? entity.label() : inScript;
  }

  /** The label of an entity where its name is shown in another spelling; null where it is not. */
  @Nullable String label(Entity entity) {
    String name = name(entity);
    boolean country = name.equals(country(String.valueOf(entity.country())));
    return country || name.equals(entity.label()) ? null : entity.label();
  }

  private String script() {
    return switch (language) {
      case "ru" -> "Cyrl";
      case "fa", "ar" -> "Arab";
      default -> "Latn";
    };
  }

  /** Words of a document in the quotation marks of the language. */
  String quoted(String words) {
    return text("quotation", "words", words);
  }

  /** Some parts of a line in a row. */
  List<Brief.Piece> joined(List<List<Brief.Piece>> parts, String separator) {
    List<Brief.Piece> all = new ArrayList<>();
    for (List<Brief.Piece> part : parts) {
      if (!part.isEmpty()) {
        if (!all.isEmpty()) {
          all.add(Brief.Piece.own(text(separator)));
        }
        all.addAll(part);
      }
    }
    return all;
  }
}
