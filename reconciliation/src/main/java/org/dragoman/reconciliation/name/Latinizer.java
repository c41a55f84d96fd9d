package org.dragoman.reconciliation.name;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
      int end = at;
      String latin = null;
      for (int length = Math.min(LONGEST, word.length() - at); length > 0; length--) {
        String letters = word.substring(at, at + length);
        latin = LETTERS.get(letters + " " + language);
        if (latin == null) {
          latin = LETTERS.get(letters + " ");
        }
        if (latin != null) {
          end = at + length;
          break;
        }
      }
      if (latin == null) {
        int codePoint = word.codePointAt(at);
        end = at + Character.charCount(codePoint);
        latin = plain(word.substring(at, end), codePoint);
      }
      out.append(latin);
      at = end;
    }
    return out.toString();
  }

  private static String plain(String letter, int codePoint) {
    if (codePoint < 0x80) {
      return Character.isLetterOrDigit(codePoint) ? letter : "";
    }
    StringBuilder base = new StringBuilder();
    Normalizer.normalize(letter, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(base::appendCodePoint);
    String decomposed = base.toString().toLowerCase(Locale.ROOT);
    if (decomposed.isEmpty()) {
      return "";
    }
    if (decomposed.chars().allMatch(c -> c < 0x80)) {
      return decomposed;
    }
    if (!decomposed.equals(letter)) {
      return latin(decomposed, "");
    }
    StringBuilder latin = new StringBuilder();
    Others.ICU
        .transliterate(letter)
        .chars()
        .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        .forEach(c -> latin.append((char) c));
    return latin.toString();
  }
}
