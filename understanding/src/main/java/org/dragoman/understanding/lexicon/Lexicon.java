package org.dragoman.understanding.lexicon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.record.text.Normalization;

/**
 * A language's words for what the rules look for, from its tables.
 *
 * <p>Every table has the columns {@code class}, {@code value}, {@code words}, {@code example} and
 * {@code gives}. Immutable and thread-safe.
 */
public final class Lexicon {

  /** A class so named lists endings of words and no words. */
  private static final String ENDING = "-ending";

  private static final ConcurrentHashMap<String, Lexicon> LOADED = new ConcurrentHashMap<>();

  private final Map<Table, Phrases<Term>> tables = new EnumMap<>(Table.class);
  private final Set<String> habits = new HashSet<>();
  private final Map<Table, Map<String, List<String>>> endings = new EnumMap<>(Table.class);
  private final Map<Table, Map<String, Set<String>>> words = new EnumMap<>(Table.class);

  private Lexicon(String language) {
    for (Table table : Table.values()) {
      Normalization normalization = Morphology.of(language).normalization();
      Phrases.Builder<Term> phrases = Phrases.in(Morphology.of(language));
      Map<String, Set<String>> single = new HashMap<>();
      for (WordList.Row row : rows(language, table)) {
        Term term = new Term(row.cell("class"), row.cell("value"));
        if (row.cell("words").isEmpty()) {
          habits.add(term.category());
        }
        for (String form : row.forms("words")) {
          if (term.category().endsWith(ENDING)) {
            endings
                .computeIfAbsent(table, key -> new HashMap<>())
                .computeIfAbsent(term.category(), key -> new ArrayList<>())
                .add(normalization.normalize(form));
            continue;
          }
          phrases.add(form, term);
          if (form.indexOf(' ') < 0) {
            single
                .computeIfAbsent(
                    normalization.normalize(form.replace("*", "")), key -> new HashSet<>())
                .add(term.category());
          }
        }
      }
      tables.put(table, phrases.build());
      words.put(table, single);
    }
  }

  /** The tables of the rules. */
  public enum Table {
    /** What is done: {@code acts.tsv}. */
    ACTS,
    /** Offices and seats: {@code posts.tsv}. */
    POSTS,
    /** Nouns at the head of bodies' names: {@code bodies.tsv}. */
    BODIES,
    /** What bodies say, and in which form: {@code positions.tsv}. */
    POSITIONS,
    /** How speakers stand to what they say: {@code modality.tsv}. */
    MODALITY,
    /** Small words: {@code markers.tsv}. */
    MARKERS;

    /** The table's name, as that of its file. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a listed form stands for.
   *
   * @param category the row's class
   * @param value the row's value; empty where the class says all
   */
  public record Term(String category, String value) {}

  /** The words of a language by its bare code; without words where it has no tables. */
  public static Lexicon of(String language) {
    return LOADED.computeIfAbsent(language, Lexicon::new);
  }

  /** The rows of a table of a language. */
  public static List<WordList.Row> rows(String language, Table table) {
    return WordList.of(language, table.label()).rows();
  }

  /** Whether the language has a habit: a row without words, such as {@code drops}. */
  public boolean has(String habit) {
    return habits.contains(habit);
  }

  /** The classes of a single word in its normal form; a listed stem counts as a word. */
  public Set<String> classes(Table table, String word) {
    return words.getOrDefault(table, Map.of()).getOrDefault(word, Set.of());
  }

  /** Whether a word in its normal form is longer than one of a class and ends with it. */
  public boolean ends(Table table, String category, String word) {
    return endings.getOrDefault(table, Map.of()).getOrDefault(category, List.of()).stream()
        .anyMatch(ending -> word.length() > ending.length() + 1 && word.endsWith(ending));
  }

  /**
   * The listed word of a class that is nearest to another form of it: for "deputies" it is
   * "deputy"; empty where none is near.
   */
  public Optional<String> nearest(Table table, String category, String form) {
    String best = null;
    int most = 0;
    for (Map.Entry<String, Set<String>> word : words.getOrDefault(table, Map.of()).entrySet()) {
      String listed = word.getKey();
      if (listed.length() >= form.length() || !word.getValue().contains(category)) {
        continue;
      }
      int common = 0;
      while (common < listed.length() && listed.charAt(common) == form.charAt(common)) {
        common++;
      }
      boolean near = common >= 2 && common >= listed.length() - 1 && common >= form.length() - 4;
      if (near
          && (common > most || (common == most && best != null && listed.compareTo(best) < 0))) {
        most = common;
        best = listed;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The forms of a table. */
  public Phrases<Term> table(Table table) {
    return Objects.requireNonNull(tables.get(table));
  }
}
