package org.dragoman.reconciliation.known;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.reconciliation.name.Table;

/**
 * Classes of words in many languages, from a table with a column for each language: kinds of state
 * bodies, posts, things that are counted. Thread-safe.
 */
public final class Kinds {

  private final List<String> languages;
  private final int firstColumn;
  private final List<List<String>> rows;
  private final Map<String, List<Kind>> byLanguage = new ConcurrentHashMap<>();

  private record Kind(String name, Wording wording) {}

  private Kinds(String table, int firstColumn) {
    this.firstColumn = firstColumn;
    this.rows = Table.rows(Kinds.class, table);
    this.languages = LANGUAGES;
  }

  private static final List<String> LANGUAGES =
      List.of("en", "es", "fr", "pt", "ru", "az", "tr", "fa", "ar", "kk", "hy", "de");

  /** Kinds of state bodies: foreign-ministry, embassy and the like. */
  public static Kinds ofBodies() {
    return new Kinds("kinds.tsv", 3);
  }

  /** Posts: foreign-minister, chair and the like. */
  static Kinds ofPosts() {
    return new Kinds("posts.tsv", 3);
  }

  /** What is counted: people, women, votes and the like. */
  public static Kinds ofCounted() {
    return new Kinds("counted.tsv", 1);
  }

  /** The class of some words, by the longest form that stands in them. */
  public Optional<String> of(List<String> words, String language) {
    return longest(words, language).map(Kind::name);
  }

  /** What is left of some words without the form that tells their class. */
  List<String> left(List<String> words, String language) {
    return longest(words, language).map(kind -> kind.wording().without(words)).orElse(words);
  }

  private Optional<Kind> longest(List<String> words, String language) {
    return standing(words, language).stream()
        .max(Comparator.comparingInt(kind -> kind.wording().length()));
  }

  /** All classes of which a form stands in some words. */
  SortedSet<String> all(List<String> words, String language) {
    SortedSet<String> names = new TreeSet<>();
    standing(words, language).forEach(kind -> names.add(kind.name()));
    return names;
  }

  /** The forms that stand in some words, in the order of the table. */
  private List<Kind> standing(List<String> words, String language) {
    return byLanguage.computeIfAbsent(language, this::load).stream()
        .filter(kind -> kind.wording().standsIn(words))
        .toList();
  }

  /** A cell of the row of a class. */
  public Optional<String> cell(String name, int column) {
    return rows.stream()
        .filter(row -> row.get(0).equals(name))
        .map(row -> row.get(column))
        .findFirst();
  }

  private List<Kind> load(String language) {
    List<Kind> kinds = new ArrayList<>();
    int column = languages.indexOf(language);
    if (column < 0) {
      return kinds;
    }
    for (List<String> row : rows) {
      for (String form : row.get(firstColumn + column).split("\\|", -1)) {
        if (!form.isBlank()) {
          kinds.add(new Kind(row.get(0), Wording.of(form, language)));
        }
      }
    }
    return kinds;
  }
}
