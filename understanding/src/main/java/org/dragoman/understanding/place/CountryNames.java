package org.dragoman.understanding.place;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;

/**
 * The names of countries, their peoples and capitals in a language: CLDR's names (through ICU) and
 * the list {@code countries.tsv}.
 */
final class CountryNames {

  private static final ConcurrentHashMap<String, Phrases<CountryForm>> LOADED =
      new ConcurrentHashMap<>();

  private static final ConcurrentHashMap<String, Map<CountryForm, List<String>>> STEMS =
      new ConcurrentHashMap<>();

  private static final ConcurrentHashMap<String, String> LABELS = new ConcurrentHashMap<>();

  /** ISO 3166's codes and the one in wide use for Kosovo. */
  static final List<String> CODES =
      Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK")).sorted().toList();

  /** What a form stands for that contains a country's name and means something else. */
  static final CountryForm NO_COUNTRY = new CountryForm("", CountryForm.Kind.NAME);

  private static final ConcurrentHashMap<String, String> LANGUAGES = new ConcurrentHashMap<>();

  private static final Map<String, String> CAPITALS = capitals();

  private CountryNames() {}

  /** The forms of a language, by its bare code; CLDR's alone where there is no list. */
  static Phrases<CountryForm> in(String language) {
    return LOADED.computeIfAbsent(language, CountryNames::load);
  }

  /** The English name, the label that the record shows. */
  static String label(String country) {
    return LABELS.computeIfAbsent(
        country, code -> ULocale.getDisplayCountry("und-" + code, ULocale.ENGLISH));
  }

  /** The capital's English name; the country's where the list has no capital. */
  static String capital(String country) {
    return CAPITALS.getOrDefault(country, label(country));
  }

  /** Whether a language is the one most likely spoken in a country, by CLDR's likely subtags. */
  static boolean isLanguageOf(String language, String country) {
    return LANGUAGES
        .computeIfAbsent(
            country,
            code -> ULocale.addLikelySubtags(ULocale.forLanguageTag("und-" + code)).getLanguage())
        .equals(language);
  }

  private static Map<String, String> capitals() {
    Map<String, String> capitals = new HashMap<>();
    for (WordList.Row row : WordList.of("en", "countries").rows()) {
      row.forms("capital").stream()
          .findFirst()
          .ifPresent(
              form -> capitals.put(row.cell("code"), form.replace("~", "").replace("?", "")));
    }
    return Map.copyOf(capitals);
  }

  /**
   * A name without its ending: the longest listed stem that it begins with; as it stands where no
   * stem takes endings.
   */
  static String bare(String language, CountryForm form, String words) {
    List<String> stems = STEMS.computeIfAbsent(language, CountryNames::stems).get(form);
    String best = words;
    int longest = 0;
    for (String stem : stems == null ? List.<String>of() : stems) {
      if (stem.length() > longest && words.startsWith(stem)) {
        best = stem;
        longest = stem.length();
      }
    }
    return best;
  }

  private static Map<CountryForm, List<String>> stems(String language) {
    Map<CountryForm, List<String>> stems = new HashMap<>();
    for (WordList.Row row : WordList.of(language, "countries").rows()) {
      stems.put(new CountryForm(row.cell("code"), CountryForm.Kind.NAME), stems(row, "names"));
      stems.put(new CountryForm(row.cell("code"), CountryForm.Kind.CAPITAL), stems(row, "capital"));
    }
    return stems;
  }

  private static List<String> stems(WordList.Row row, String column) {
    return row.forms(column).stream()
        .filter(form -> form.endsWith("~"))
        .map(form -> form.replace("~", "").replace("?", ""))
        .toList();
  }

  private static Phrases<CountryForm> load(String language) {
    Phrases.Builder<CountryForm> forms = Phrases.in(Morphology.of(language));
    WordList list = WordList.of(language, "countries");
    if (list.rows().isEmpty()) {
      ULocale locale = ULocale.forLanguageTag(language);
      for (String code : CODES) {
        String name = ULocale.getDisplayCountry("und-" + code, locale);
        if (!name.equals(code)) {
          forms.add(name, new CountryForm(code, CountryForm.Kind.NAME));
        }
      }
    }
    for (WordList.Row row : list.rows()) {
      add(forms, language, row, "names", CountryForm.Kind.NAME);
      add(forms, language, row, "people", CountryForm.Kind.PEOPLE);
      add(forms, language, row, "capital", CountryForm.Kind.CAPITAL);
    }
    // Longer names that only contain a country's: the ocean is not India.
    for (WordList.Row row : WordList.of(language, "countries-not").rows()) {
      forms.add(row.cell("form"), NO_COUNTRY);
    }
    return forms.build();
  }

  private static void add(
      Phrases.Builder<CountryForm> forms,
      String language,
      WordList.Row row,
      String column,
      CountryForm.Kind kind) {
    for (String form : row.forms(column)) {
      for (String spelled : articled(language, form)) {
        forms.add(spelled, new CountryForm(row.cell("code"), kind));
      }
    }
  }

  /**
   * A listed form, and in Arabic, whose forms are listed without the article, those in which words
   * behind the first have it: "الولايات المتحدة", "جنوب السودان". The first word's is a particle.
   */
  private static List<String> articled(String language, String form) {
    String[] words = form.split(" ", -1);
    List<String> all = new ArrayList<>(List.of(words[0]));
    for (int i = 1; i < words.length; i++) {
      List<String> longer = new ArrayList<>();
      boolean article =
          language.equals("ar") && words[i].length() > 2 && !words[i].startsWith("ال");
      for (String begun : all) {
        longer.add(begun + " " + words[i]);
        if (article) {
          longer.add(begun + " ال" + words[i]);
        }
      }
      all = longer;
    }
    return all;
  }
}
