package org.dragoman.reconciliation.name;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes words of any script in one small alphabet, in which their sounds can be compared.
 *
 * <p>The alphabet is {@code a} to {@code z}, digits, and capitals for letters that may stand for
 * several sounds or none: {@code A}, {@code W}, {@code Y}, {@code E}, {@code H} for alif, waw, ya,
 * ain and a last ta marbuta or he, and their like in Hebrew. Scripts without a table are
 * transliterated by ICU. Stateless and thread-safe.
 */
final class Latinizer {

  private static final int LONGEST = 4;

  /** By letters, a space and a language; the language is empty for all. */
  private static final Map<String, String> LETTERS = letters();

  private Latinizer() {}

  /** Other scripts; made when first needed, for it is slow to make. */
  private static final class Others {
    static final Transliterator ICU =
        Transliterator.getInstance("Any-Latin; Latin-ASCII; Any-Lower");
  }

  private static Map<String, String> letters() {
    Map<String, String> letters = new HashMap<>();
    for (List<String> row : Table.rows(Latinizer.class, "letters.tsv")) {
      String letter = Normalizer.normalize(row.get(1), Normalizer.Form.NFC);
      letters.putIfAbsent(letter + " " + row.get(3), row.get(2));
    }
    return letters;
  }

  /**
   * A word in the small alphabet.
   *
   * @param word lower-case, composed
   * @param language bare language code of the text in which it stands; {@code und} if not known
   */
  static String latin(String word, String language) {
    StringBuilder out = new StringBuilder(word.length() + 4);
    for (int at = 0; at < word.length(); ) {
      int length = Math.min(LONGEST, word.length() - at);
      String latin = null;
      for (; length > 0; length--) {
        latin = known(word, at, at + length, language);
        if (latin != null) {
          break;
        }
      }
      if (latin == null) {
        length = Character.charCount(word.codePointAt(at));
        latin = plain(word.substring(at, at + length));
      }
      if (latin == null) {
        // What a letter stands for in other scripts may hang on the next.
        while (at + length < word.length() && foreign(word.codePointAt(at + length), language)) {
          length += Character.charCount(word.codePointAt(at + length));
        }
        latin = transliterated(word.substring(at, at + length));
      }
      out.append(latin);
      at += length;
    }
    return out.toString();
  }

  /** What letters stand for in a language, or in all; null where the table does not say. */
  private static @Nullable String known(String word, int from, int to, String language) {
    String letters = word.substring(from, to);
    if (to == word.length()) {
      String last = LETTERS.get(letters + "$ " + language);
      if (last != null) {
        return last;
      }
    }
    String latin = LETTERS.get(letters + " " + language);
    return latin == null ? LETTERS.get(letters + " ") : latin;
  }

  private static boolean foreign(int codePoint, String language) {
    String letter = Character.toString(codePoint);
    return known(letter, 0, letter.length(), language) == null && plain(letter) == null;
  }

  /** A letter without its marks; null where that is of no script that the table has. */
  private static @Nullable String plain(String letter) {
    String base = Normalizer.normalize(letter, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < base.length(); i++) {
      char c = base.charAt(i);
      String known = LETTERS.get(c + " ");
      if (c < 0x80) {
        latin.append(Character.isLetterOrDigit(c) ? Character.toString(c) : "");
      } else if (known != null) {
        latin.append(known);
      } else if (i == 0 || Character.isLetterOrDigit(c)) {
        return null;
      }
    }
    return latin.toString();
  }

  private static String transliterated(String letters) {
    StringBuilder latin = new StringBuilder();
    Others.ICU
        .transliterate(letters)
        .codePoints()
        .forEach(c -> latin.append(c < 0x80 ? ascii(c) : named(c)));
    return latin.toString();
  }

  private static String ascii(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? Character.toString(c) : "";
  }

  /** By the name of a letter that ICU does not know: KHMER LETTER KHA is kh. */
  private static String named(int codePoint) {
    String name = Character.getName(codePoint);
    if (name == null || !(name.contains(" LETTER ") || name.contains(" VOWEL "))) {
      return "";
    }
    String last = name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    boolean inherent = name.contains(" LETTER ") && last.length() > 1;
    return inherent ? last.replaceAll("[aeo]$", "") : last;
  }
}
