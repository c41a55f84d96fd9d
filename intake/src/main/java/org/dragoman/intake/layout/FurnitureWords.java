package org.dragoman.intake.layout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words by which lines that are not the story give themselves away, in all languages at once.
 *
 * <p>One file a language, {@code furniture/<code>.tsv}: phrase, kind, an example line. Immutable
 * and thread-safe.
 */
final class FurnitureWords {

  /** Which languages have a file. */
  static final List<String> LANGUAGES =
      List.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de");

  static final FurnitureWords ALL = load();

  /** What a phrase tells of its line. */
  enum Kind {
    /** Alone on a line, or before a colon: the label of a thing that is not text. */
    LABEL,
    /** Alone on a line, or before a colon: a list of links or tags follows. */
    LIST,
    /** At the start of a short paragraph: a notice of rights, cookies, subscriptions. */
    NOTICE,
    /** At the start of a short line: the author. */
    BYLINE,
    /** At the start of a short line: when or where the story was published. */
    STAMP,
    /** In a short line without a full stop, after the story: who signs. */
    SIGNATURE,
    /** At the start of a short line, after the story: how to reach the publisher. */
    CONTACT,
    /** Alone on a line, after the story: prose about the publisher follows. */
    ABOUT,
    /** A month or its short form: makes a line with a number a date line. */
    MONTH
  }

  /** A row of a file. */
  record Row(String language, String phrase, Kind kind, String example) {}

  private final List<Row> rows;

  /** Phrases in normal form by kind. */
  private final Map<Kind, Map<String, Integer>> phrases;

  /** The phrases of a kind that start with a word. */
  private final Map<Kind, Map<String, List<String>>> byFirstWord;

  private FurnitureWords(List<Row> rows) {
    this.rows = List.copyOf(rows);
    this.phrases = new HashMap<>();
    this.byFirstWord = new HashMap<>();
    for (Row row : rows) {
      String phrase = WordForms.of(row.phrase, 0, row.phrase.length());
      phrases.computeIfAbsent(row.kind, kind -> new HashMap<>()).put(phrase, phrase.length());
      byFirstWord
          .computeIfAbsent(row.kind, kind -> new HashMap<>())
          .computeIfAbsent(firstWord(phrase), word -> new ArrayList<>())
          .add(phrase);
    }
  }

  List<Row> rows() {
    return rows;
  }

  /** Whether a line in normal form is a phrase of a kind, but for marks around it. */
  boolean is(Kind kind, String line) {
    Map<String, Integer> known = phrases.get(kind);
    return known != null && known.containsKey(bare(line));
  }

  /** Whether a line in normal form starts with a phrase of a kind, at a word's end. */
  boolean startsWith(Kind kind, String line) {
    return startOf(kind, line) != null;
  }

  /** The phrase of a kind that a line in normal form starts with; null where there is none. */
  @Nullable String startOf(Kind kind, String line) {
    Map<String, List<String>> known = byFirstWord.get(kind);
    if (known == null) {
      return null;
    }
    String longest = null;
    for (String phrase : known.getOrDefault(firstWord(line), List.of())) {
      boolean whole =
          line.startsWith(phrase)
              && (line.length() == phrase.length()
                  || !Character.isLetter(phrase.charAt(phrase.length() - 1))
                  || !Character.isLetter(line.charAt(phrase.length())));
      if (whole && (longest == null || phrase.length() > longest.length())) {
        longest = phrase;
      }
    }
    return longest;
  }

  /** Whether a line in normal form has a phrase of a kind at a word's start. */
  boolean contains(Kind kind, String line) {
    boolean start = true;
    for (int i = 0; i < line.length(); i++) {
      boolean letter = Character.isLetter(line.charAt(i));
      if (start && letter && startsWith(kind, line.substring(i))) {
        return true;
      }
      start = !letter;
    }
    return false;
  }

  private static String firstWord(String line) {
    int end = 0;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    return end == 0 && !line.isEmpty() ? line.substring(0, 1) : line.substring(0, end);
  }

  /** A line without the punctuation and spaces at its ends. */
  static String bare(String line) {
    int start = 0;
    int end = line.length();
    while (start < end && !Character.isLetterOrDigit(line.charAt(start))) {
      start++;
    }
    while (end > start && !Character.isLetterOrDigit(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(start, end);
  }

  private static FurnitureWords load() {
    List<Row> rows = new ArrayList<>();
    for (String language : LANGUAGES) {
      String resource = "/org/dragoman/intake/furniture/" + language + ".tsv";
      try (InputStream in = FurnitureWords.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException("missing resource " + resource);
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (!line.startsWith("#") && !line.isBlank()) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3) {
              throw new IllegalStateException(resource + ": three cells expected: " + line);
            }
            rows.add(
                new Row(
                    language, cells[0], Kind.valueOf(cells[1].toUpperCase(Locale.ROOT)), cells[2]));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new FurnitureWords(rows);
  }
}
