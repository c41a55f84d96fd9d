package org.dragoman.reconciliation.known;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.reconciliation.name.Table;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Normalization;
import org.jspecify.annotations.Nullable;

/**
 * The parliaments of the world and their chambers, the main international organizations, and the
 * outlets that are often cited, by their names in many languages.
 *
 * <p>A name is found whatever case endings it has, and a parliament's also with its country said in
 * another way. Thread-safe; the names of a language are read when first asked for.
 */
public final class Gazetteer {

  /** Names that differ by no more letters at the end of a word may be one, inflected. */
  private static final int ENDING = 4;

  /** The columns of the tables that are languages. */
  private static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "pt", "ru", "az", "tr", "fa", "ar", "kk", "hy", "de");

  private static final Set<String> SMALL =
      Set.of(
          "of",
          "the",
          "de",
          "la",
          "el",
          "del",
          "do",
          "da",
          "du",
          "des",
          "l",
          "d",
          "s",
          "le",
          "republic",
          "republica",
          "republique",
          "республики",
          "республика",
          "respublikası",
          "cumhuriyeti",
          "جمهوری",
          "جمهوریه",
          "государства",
          "state");

  /** Words for an outlet that may stand before or behind its name. */
  private static final Set<String> AGENCY =
      Set.of(
          "agency",
          "news",
          "newspaper",
          "agencia",
          "agência",
          "agence",
          "diario",
          "jornal",
          "journal",
          "агентство",
          "агентства",
          "информагентство",
          "газета",
          "агенттігі",
          "agentliyi",
          "ajansı",
          "gazetesi",
          "qəzeti",
          "գործակալություն",
          "գործակալությունը",
          "خبرگزاری",
          "روزنامه",
          "وکاله",
          "صحیفه",
          "agentur",
          "zeitung",
          "tv",
          "телеканал");

  private final CountryWords countries;
  private final Map<String, Known> byId = new TreeMap<>();
  private final List<List<String>> bodies = new ArrayList<>();
  private final Map<String, String> outlets = new HashMap<>();
  private final Map<String, String> voices = new HashMap<>();
  private final ConcurrentHashMap<String, Names> names = new ConcurrentHashMap<>();

  /**
   * The forms of one language.
   *
   * @param whole by the beginnings of their words
   * @param rests without their country, by country and the beginnings of their words
   */
  private record Names(Map<String, List<Form>> whole, Map<String, List<Form>> rests) {}

  private record Form(List<String> words, String id) {}

  /** Reads the tables. */
  public Gazetteer(CountryWords countries) {
    this.countries = countries;
    for (String table : List.of("parliaments.tsv", "organizations.tsv")) {
      for (List<String> row : Table.rows(Gazetteer.class, table)) {
        bodies.add(row);
        add(
            row.get(0),
            EntityType.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
            first(row.get(4)),
            row.get(2),
            row.get(3),
            row.get(row.size() - 1));
      }
    }
    for (List<String> row : Table.rows(Gazetteer.class, "outlets.tsv")) {
      add(row.get(0), EntityType.OUTLET, first(row.get(5)), row.get(1), "", row.get(6));
      voices.put(row.get(0), row.get(4));
      for (String form : row.get(5).split("\\|", -1)) {
        outlets.putIfAbsent(String.join(" ", words(form, "und")), row.get(0));
      }
    }
  }

  private static String first(String forms) {
    return forms.split("\\|", 2)[0];
  }

  private void add(
      String id, EntityType type, String label, String country, String parent, String source) {
    byId.put(id, new Known(id, type, label, orNull(country), orNull(parent), source));
  }

  private static @Nullable String orNull(String cell) {
    return cell.isEmpty() ? null : cell;
  }

  /** The entity with an id. */
  public Optional<Known> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The language in which an outlet writes first, by its name; empty where not known. */
  public Optional<String> voice(String outlet, String language) {
    return find(outlet, language, EntityType.OUTLET, null)
        .flatMap(known -> Optional.ofNullable(voices.get(known.id())));
  }

  /** All of it, by id. */
  public Iterable<Known> all() {
    return byId.values();
  }

  /**
   * What a name means.
   *
   * @param language bare code of the text's language
   * @param type what the reader takes it for
   * @param country the country that it is of; null where not known
   */
  public Optional<Known> find(
      String name, String language, EntityType type, @Nullable String country) {
    if (type == EntityType.PERSON || type == EntityType.PLACE) {
      return Optional.empty();
    }
    List<String> words = words(name, language);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String outlet = outlets.get(String.join(" ", words));
    if (outlet == null) {
      outlet = outlets.get(String.join(" ", words(name, "und")));
    }
    if (outlet == null && words.stream().anyMatch(AGENCY::contains)) {
      List<String> bare = new ArrayList<>(words);
      bare.removeIf(AGENCY::contains);
      outlet = outlets.get(String.join(" ", bare));
    }
    if (outlet != null && (type == EntityType.OUTLET || isCapitalized(name))) {
      return byId(outlet);
    }
    if (type == EntityType.OUTLET) {
      return Optional.empty();
    }
    Names forms = names.computeIfAbsent(language, this::load);
    Optional<Known> whole = best(forms.whole().get(beginnings(words)), words, country);
    if (whole.isPresent()) {
      return whole;
    }
    CountryWords.Parted parted = countries.part(name, language);
    List<String> rest = without(parted.words());
    String of = parted.countries().size() == 1 ? parted.countries().iterator().next() : country;
    if (rest.isEmpty() || of == null || parted.countries().size() > 1) {
      return Optional.empty();
    }
    return best(forms.rests().get(of + " " + beginnings(rest)), rest, of);
  }

  /** An outlet's name is a name: "trend" is a word. */
  private static boolean isCapitalized(String name) {
    int first = name.codePointAt(0);
    return Character.isUpperCase(first) || !Character.isLowerCase(first);
  }

  private Optional<Known> best(
      @Nullable List<Form> forms, List<String> words, @Nullable String country) {
    if (forms == null) {
      return Optional.empty();
    }
    Set<String> ids = new HashSet<>();
    for (Form form : forms) {
      Known known = byId.get(form.id());
      boolean contrary =
          known == null
              || (country != null && known.country() != null && !known.country().equals(country));
      if (!contrary && same(form.words(), words)) {
        ids.add(form.id());
      }
    }
    return ids.size() == 1 ? byId(ids.iterator().next()) : Optional.empty();
  }

  private static boolean same(List<String> one, List<String> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!same(one.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether two words may be one, inflected differently. */
  private static boolean same(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int common = 0;
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return one.equals(other)
        || (common >= 3
            && common >= shorter - 2
            && Math.max(one.length(), other.length()) - common <= ENDING);
  }

  private Names load(String language) {
    Map<String, List<Form>> whole = new HashMap<>();
    Map<String, List<Form>> rests = new HashMap<>();
    int column = LANGUAGES.indexOf(language);
    for (List<String> row : bodies) {
      Set<String> seen = new HashSet<>();
      String own = row.get(4 + LANGUAGES.size());
      String forms = (column < 0 ? row.get(4) : row.get(4 + column)) + "|" + own;
      for (String form : forms.split("\\|", -1)) {
        if (form.isBlank() || !seen.add(form)) {
          continue;
        }
        List<String> words = words(form, language);
        whole
            .computeIfAbsent(beginnings(words), key -> new ArrayList<>())
            .add(new Form(words, row.get(0)));
        if (!row.get(2).isEmpty()) {
          List<String> rest = without(countries.part(form, language).words());
          if (!rest.isEmpty()) {
            rests
                .computeIfAbsent(row.get(2) + " " + beginnings(rest), key -> new ArrayList<>())
                .add(new Form(rest, row.get(0)));
          }
        }
      }
    }
    return new Names(whole, rests);
  }

  private static List<String> words(String name, String language) {
    List<String> words = new ArrayList<>();
    for (String word :
        Normalization.of(language).normalize(name).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return without(words);
  }

  private static List<String> without(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    rest.removeIf(SMALL::contains);
    return rest;
  }

  /** The letters with which words begin that no case ending changes. */
  private static String beginnings(List<String> words) {
    StringBuilder out = new StringBuilder();
    for (String word : words) {
      int length = word.length();
      out.append(word, 0, length >= 5 ? 4 : Math.min(3, length)).append(' ');
    }
    return out.toString();
  }
}
