package org.dragoman.reconciliation.name;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dragoman.record.text.Normalization;

/**
 * Cuts a name into its words: parts of one word joined, expressions of several words made one,
 * numbers written in digits. Stateless and thread-safe.
 */
final class NameWords {

  private static final Map<String, Set<String>> WORDS = wordsByClass();

  private static final Pattern ROMAN = Pattern.compile("x{0,3}(ix|iv|v?i{0,3})");

  private NameWords() {}

  /**
   * A word of a name.
   *
   * @param text as it stands in the name
   * @param normal in normal form, without full stops and apostrophes
   * @param dotted whether a full stop followed
   * @param core what is left of it in normal form without a first part that some leave out; empty
   *     where it has none
   */
  record Token(String text, String normal, boolean dotted, String core) {
    int letters() {
      return normal.codePointCount(0, normal.length());
    }
  }

  private static Map<String, Set<String>> wordsByClass() {
    Map<String, Set<String>> byClass = new HashMap<>();
    for (List<String> row : Table.rows(NameWords.class, "words.tsv")) {
      Set<String> words = byClass.computeIfAbsent(row.get(0), key -> new HashSet<>());
      for (String word : row.get(1).split(" ", -1)) {
        words.add(Normalization.of("und").normalize(word).replace(".", ""));
      }
    }
    return byClass;
  }

  /** Whether a word is of a class of the table {@code words.tsv}. */
  static boolean is(String kind, String normal) {
    return WORDS.getOrDefault(kind, Set.of()).contains(normal);
  }

  /** The words of a name in their order. */
  static List<Token> of(String name, String language, boolean person) {
    List<Token> tokens = split(Normalizer.normalize(name, Normalizer.Form.NFC), language);
    if (person) {
      tokens = joined(eastAsian(tokens));
    } else {
      tokens = letters(tokens);
    }
    return numbers(expressions(tokens, person), person);
  }

  private static List<Token> split(String name, String language) {
    Normalization normalization = Normalization.of(language);
    List<Token> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < name.length(); ) {
      int c = name.codePointAt(at);
      at += Character.charCount(c);
      if (ofWord(c)) {
        word.appendCodePoint(c);
      } else if (c == '.' && !word.isEmpty()) {
        boolean abbreviation =
            at < name.length() && word.length() >= 2 && Character.isLetter(name.codePointAt(at));
        if (!abbreviation) {
          add(words, word, normalization, true);
        }
      } else {
        add(words, word, normalization, false);
      }
    }
    add(words, word, normalization, false);
    return words;
  }

  private static boolean ofWord(int c) {
    return Character.isLetterOrDigit(c)
        || switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT ->
              true;
          default -> "'’‘ʼʹ′`´ʻ׳״".indexOf(c) >= 0;
        };
  }

  private static void add(
      List<Token> words, StringBuilder word, Normalization normalization, boolean dotted) {
    String text = word.toString();
    String normal = normalization.normalize(text).replace("'", "").replace(".", "");
    word.setLength(0);
    if (normal.codePoints().anyMatch(Character::isLetterOrDigit)) {
      words.add(new Token(text, normal, dotted, ""));
    }
  }

  /** The last part of a name belongs to it: Rasi-zade. */
  private static List<Token> joined(List<Token> words) {
    List<Token> joined = new ArrayList<>();
    for (Token word : words) {
      if (!joined.isEmpty() && is("suffix", word.normal())) {
        Token last = joined.removeLast();
        joined.add(
            new Token(
                last.text() + " " + word.text(),
                last.normal() + word.normal(),
                false,
                last.normal()));
      } else {
        joined.add(word);
      }
    }
    return joined;
  }

  /** Without the Arabic article. */
  static String withoutArticle(String word) {
    return word.startsWith("ال") && word.length() > 4 ? word.substring(2) : word;
  }

  /** Chinese and Korean names have no space; the family's name is one syllable and stands first. */
  private static List<Token> eastAsian(List<Token> words) {
    if (words.size() != 1) {
      return words;
    }
    Token name = words.get(0);
    int syllables = name.letters();
    boolean all = name.normal().codePoints().allMatch(NameWords::syllable);
    if (!all || syllables < 2 || syllables > 4) {
      return words;
    }
    int end = name.normal().offsetByCodePoints(0, 1);
    return List.of(part(name, 0, end), part(name, end, name.normal().length()));
  }

  private static Token part(Token name, int start, int end) {
    String normal = name.normal().substring(start, end);
    return new Token(normal, normal, false, "");
  }

  /** Whether a letter is a syllable or word of its own. */
  static boolean syllable(int letter) {
    int script = UScript.getScript(letter);
    return script == UScript.HANGUL || script == UScript.HAN;
  }

  /** Single letters of a body's name in a row are one word: L. V. M. H. */
  private static List<Token> letters(List<Token> words) {
    List<Token> joined = new ArrayList<>();
    boolean before = false;
    for (Token word : words) {
      boolean letter = word.letters() == 1 && Character.isLetter(word.normal().codePointAt(0));
      if (letter && before) {
        Token last = joined.removeLast();
        joined.add(new Token(last.text() + word.text(), last.normal() + word.normal(), false, ""));
      } else {
        joined.add(word);
      }
      before = letter;
    }
    return joined;
  }

  private static List<Token> expressions(List<Token> words, boolean person) {
    List<Token> out = new ArrayList<>();
    for (int at = 0; at < words.size(); ) {
      int length = Math.min(Meanings.LONGEST, words.size() - at);
      while (length > 1 && !expression(line(words, at, length, "_"), person)) {
        length--;
      }
      out.add(
          length == 1
              ? words.get(at)
              : new Token(spoken(words, at, length), line(words, at, length, "_"), false, ""));
      at += length;
    }
    return out;
  }

  private static boolean expression(String words, boolean person) {
    return Meanings.expression(words, person) || (person && is("honorific", words));
  }

  private static String line(List<Token> words, int from, int length, String between) {
    StringBuilder line = new StringBuilder(words.get(from).normal());
    for (int i = from + 1; i < from + length; i++) {
      line.append(between).append(words.get(i).normal());
    }
    return line.toString();
  }

  private static String spoken(List<Token> words, int from, int length) {
    return String.join(" ", words.subList(from, from + length).stream().map(Token::text).toList());
  }

  /** With numbers in digits: roman ones of kings and funds, written ones of bodies. */
  private static List<Token> numbers(List<Token> words, boolean person) {
    List<Token> out = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < words.size(); i++) {
      Token word = words.get(i);
      int number = person ? -1 : number(word.normal());
      if (number < 0 && i > 0 && !word.dotted()) {
        number = roman(word.normal(), person);
      }
      if (number > 0 && number < 10 && before >= 20 && before < 100 && before % 10 == 0) {
        Token tens = out.removeLast();
        out.add(digits(tens.text() + " " + word.text(), before + number));
      } else {
        out.add(number < 0 ? word : digits(word.text(), number));
      }
      before = number;
    }
    return out;
  }

  private static Token digits(String text, int number) {
    return new Token(text, Integer.toString(number), false, "");
  }

  private static int number(String word) {
    if (word.length() == 1 && Character.isDigit(word.charAt(0))) {
      return word.charAt(0) - '0';
    }
    return Meanings.number(word);
  }

  /** Some roman numbers are also names: Xi and Vi are, and letters before a name. */
  private static int roman(String word, boolean person) {
    boolean name = person && (word.length() < 2 || word.equals("xi") || word.equals("vi"));
    if (name || word.equals("i") || word.isEmpty() || !ROMAN.matcher(word).matches()) {
      return -1;
    }
    int sum = 0;
    for (int i = 0; i < word.length(); i++) {
      int value = value(word.charAt(i));
      sum += i + 1 < word.length() && value < value(word.charAt(i + 1)) ? -value : value;
    }
    return sum;
  }

  private static int value(char letter) {
    return letter == 'x' ? 10 : letter == 'v' ? 5 : 1;
  }
}
