package org.dragoman.language.segmentation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a language writes words and ends sentences, as its treebanks have it.
 *
 * <p>Read from the language's folder of data: {@code habits.tsv} (a habit and its values a line,
 * see the module's README) and {@code abbreviations.tsv} (a form without its last stop and a kind a
 * line). A language without a folder has the general habits. Immutable and thread-safe.
 */
final class Habits {

  /** What an abbreviation's stop says about the sentence. */
  enum Abbreviation {
    /** No abbreviation. */
    NONE,
    /** What follows belongs to it, as a name to a title: the sentence goes on. */
    NAME,
    /** An abbreviation only before a number; else a word like others. */
    NUMBER,
    /** The sentence goes on unless the next word has a capital. */
    OPEN,
    /** After a number like {@link #OPEN}, else like {@link #NAME}. */
    YEAR,
    /** Stands before names too: the sentence ends only before a word that usually starts one. */
    ATTRIBUTE
  }

  private static final String FOLDER = "/org/dragoman/language/";

  /** Enough for every abbreviation; longer words are not looked up. */
  private static final int LONGEST_ABBREVIATION = 16;

  private final Locale casing;
  private final Map<String, Abbreviation> abbreviations;
  private final Map<String, String> values;
  private final Set<String> elisions;
  private final Set<String> clitics;
  private final Set<String> keptBeforeHyphen;
  private final Set<String> keptAfterHyphen;
  private final Set<String> splitAfterHyphen;
  private final Set<String> units;
  private final Set<String> whole;
  private final Set<String> starters;

  final boolean splitsHyphenBetweenLetters;
  final boolean splitsHyphenAfterDigits;
  final boolean splitsRanges;
  final boolean splitsSlash;
  final boolean keepsPercent;
  final boolean attachesStop;
  final boolean partsInitials;
  final boolean groupsDigitsBySpace;
  final boolean splitsNegation;
  final boolean ordinalStop;
  final boolean colonEnds;

  private Habits(String language, Map<String, String> values, Map<String, Abbreviation> known) {
    this.casing =
        language.equals("tr") || language.equals("az") ? Locale.forLanguageTag("tr") : Locale.ROOT;
    this.values = values;
    this.abbreviations = known;
    this.elisions = set("elisions");
    this.clitics = set("clitics");
    this.keptBeforeHyphen = set("kept-before-hyphen");
    this.keptAfterHyphen = set("kept-after-hyphen");
    this.splitAfterHyphen = set("split-after-hyphen");
    this.units = set("units");
    this.whole = set("whole");
    this.starters = set("starters");
    this.splitsHyphenBetweenLetters = is("hyphen-letters", "split");
    this.splitsHyphenAfterDigits = is("hyphen-digits", "split");
    this.splitsRanges = !is("range", "keep");
    this.splitsSlash = !is("slash", "keep");
    this.keepsPercent = is("percent", "keep");
    this.attachesStop = !is("abbreviation-stop", "split");
    this.partsInitials = is("initials", "split");
    this.groupsDigitsBySpace = is("digit-space", "keep");
    this.splitsNegation = is("negation", "split");
    this.ordinalStop = is("ordinal-stop", "yes");
    this.colonEnds = is("colon", "ends");
  }

  /** The habits of a language by its ISO 639 code; unknown ones get the general habits. */
  static Habits of(String code) {
    Map<String, String> values = new HashMap<>();
    for (String[] row : rows(code, "habits.tsv")) {
      values.put(row[0], row[1]);
    }
    Map<String, Abbreviation> abbreviations = new HashMap<>();
    for (String[] row : rows(code, "abbreviations.tsv")) {
      abbreviations.put(row[0], Abbreviation.valueOf(row[1].toUpperCase(Locale.ROOT)));
    }
    return new Habits(code, values, Map.copyOf(abbreviations));
  }

  private static Iterable<String[]> rows(String code, String file) {
    try (InputStream in = Habits.class.getResourceAsStream(FOLDER + code + "/" + file)) {
      if (in == null) {
        return Set.of();
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", 2))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean is(String habit, String value) {
    return value.equals(values.get(habit));
  }

  private Set<String> set(String habit) {
    @Nullable String list = values.get(habit);
    return list == null ? Set.of() : Set.copyOf(new TreeSet<>(Arrays.asList(list.split(" "))));
  }

  /**
   * The kind of a word before a stop. A form listed with a capital is known only so; one listed
   * without is known in any case.
   */
  Abbreviation abbreviation(String text, int start, int end) {
    if (end - start > LONGEST_ABBREVIATION || abbreviations.isEmpty()) {
      return Abbreviation.NONE;
    }
    String form = text.substring(start, end);
    @Nullable Abbreviation kind = abbreviations.get(form);
    // A single capital is an initial before it is a listed word: "М. Горький", not "5 м."
    if (kind == null && !isInitial(form)) {
      kind = abbreviations.get(form.toLowerCase(casing));
    }
    return kind == null ? Abbreviation.NONE : kind;
  }

  private static boolean isInitial(String form) {
    return form.length() == 1 && Character.isUpperCase(form.charAt(0));
  }

  boolean isElision(String text, int start, int end) {
    return has(elisions, text, start, end);
  }

  /** Whether an apostrophe and what follows it is a word of its own. */
  boolean isClitic(String text, int start, int end) {
    if (clitics.isEmpty() || end - start > 4) {
      return false;
    }
    return clitics.contains("'" + text.substring(start + 1, end).toLowerCase(casing));
  }

  boolean keepsBeforeHyphen(String text, int start, int end) {
    return has(keptBeforeHyphen, text, start, end);
  }

  boolean keepsAfterHyphen(String text, int start, int end) {
    return has(keptAfterHyphen, text, start, end);
  }

  boolean splitsAfterHyphen(String text, int start, int end) {
    return has(splitAfterHyphen, text, start, end);
  }

  boolean isUnit(String text, int start, int end) {
    return has(units, text, start, end);
  }

  /** Whether a word with a capital usually starts a sentence. */
  boolean isStarter(String text, int start, int end) {
    return has(starters, text, start, end);
  }

  /** Whether a form that would be split is one word. */
  boolean isWhole(String text, int start, int end) {
    return has(whole, text, start, end);
  }

  private boolean has(Set<String> set, String text, int start, int end) {
    return !set.isEmpty()
        && end - start <= LONGEST_ABBREVIATION
        && set.contains(text.substring(start, end).toLowerCase(casing).replace('’', '\''));
  }
}
