package org.dragoman.intake.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells languages by their frequent words and their letters, from {@code words.tsv}.
 *
 * <p>A word counts for each language that has it, the more the fewer do; a letter outside the
 * script's common ones counts for the languages that write it and against those that do not.
 * Immutable and thread-safe.
 */
final class FrequentWords {

  static final FrequentWords KNOWN = load("words.tsv");

  private static final double FOREIGN_LETTER = 0.25;
  private static final double OWN_LETTER = 0.5;

  private final List<Language> languages;

  /** Which languages, as bits of their numbers, have a word; by script. */
  private final Map<String, Map<String, Long>> words;

  /** Which languages write a letter that not all of its script do; by script. */
  private final Map<String, Map<Character, Long>> letters;

  private record Language(String tag, String script) {}

  private FrequentWords(
      List<Language> languages,
      Map<String, Map<String, Long>> words,
      Map<String, Map<Character, Long>> letters) {
    this.languages = languages;
    this.words = words;
    this.letters = letters;
  }

  private static FrequentWords load(String resource) {
    List<Language> languages = new ArrayList<>();
    Map<String, Map<String, Long>> words = new HashMap<>();
    Map<String, Map<Character, Long>> letters = new HashMap<>();
    try (InputStream in = FrequentWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t", -1);
        long bit = 1L << languages.size();
        languages.add(new Language(cells[0], cells[1]));
        Map<Character, Long> own = letters.computeIfAbsent(cells[1], script -> new HashMap<>());
        for (char letter : cells[2].toCharArray()) {
          own.merge(letter, bit, (a, b) -> a | b);
        }
        Map<String, Long> frequent = words.computeIfAbsent(cells[1], script -> new HashMap<>());
        for (String word : cells[3].split(" ", -1)) {
          frequent.merge(word, bit, (a, b) -> a | b);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (languages.size() > Long.SIZE) {
      throw new IllegalStateException("more languages than a long has bits");
    }
    return new FrequentWords(List.copyOf(languages), words, letters);
  }

  /**
   * What words and letters make likely.
   *
   * @param language the likeliest language's tag
   * @param score its score for a word
   * @param margin how much better than the second it is, for a word
   * @param share how large a part of the words are frequent ones of this language
   * @param count the number of words
   */
  record Guess(String language, double score, double margin, double share, int count) {

    static final Guess NONE = new Guess(LanguageTeller.UNDETERMINED, 0, 0, 0, 0);

    /** Sure enough that nothing else need be asked. */
    boolean isSure() {
      return count >= 6 && score >= 0.15 && margin >= 0.08;
    }

    /** Better than no answer. */
    boolean isLikely() {
      return count >= 4 && score >= 0.08 && margin >= 0.03;
    }
  }

  Guess guess(String text, String script) {
    Map<String, Long> frequent = words.get(script);
    if (frequent == null) {
      return Guess.NONE;
    }
    Map<Character, Long> own = letters.getOrDefault(script, Map.of());
    double[] scores = new double[languages.size()];
    int[] hits = new int[languages.size()];
    int count = 0;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        // Not by a language's rules: the list is lower-cased the same way.
        char lower = Character.toLowerCase(c);
        word.append(lower);
        long writers = lower < 0x80 ? 0 : own.getOrDefault(lower, 0L);
        if (writers != 0) {
          weighLetter(writers, script, scores);
        }
      } else if (!word.isEmpty()) {
        count++;
        Long having = frequent.get(word.toString());
        if (having != null) {
          double weight = 1.0 / Math.sqrt(Long.bitCount(having));
          for (long rest = having; rest != 0; rest &= rest - 1) {
            int language = Long.numberOfTrailingZeros(rest);
            scores[language] += weight;
            hits[language]++;
          }
        }
        word.setLength(0);
      }
    }
    return count == 0 ? Guess.NONE : best(script, scores, hits, count);
  }

  private void weighLetter(long writers, String script, double[] scores) {
    double weight = OWN_LETTER / Long.bitCount(writers);
    for (int language = 0; language < scores.length; language++) {
      if ((writers >> language & 1) != 0) {
        scores[language] += weight;
      } else if (languages.get(language).script.equals(script)) {
        scores[language] -= FOREIGN_LETTER;
      }
    }
  }

  private Guess best(String script, double[] scores, int[] hits, int count) {
    int best = -1;
    double second = 0;
    for (int language = 0; language < scores.length; language++) {
      if (!languages.get(language).script.equals(script)) {
        continue;
      }
      if (best < 0 || scores[language] > scores[best]) {
        second = best < 0 ? 0 : Math.max(second, scores[best]);
        best = language;
      } else {
        second = Math.max(second, scores[language]);
      }
    }
    if (best < 0) {
      return Guess.NONE;
    }
    return new Guess(
        languages.get(best).tag,
        scores[best] / count,
        (scores[best] - second) / count,
        (double) hits[best] / count,
        count);
  }
}
