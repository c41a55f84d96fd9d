package org.dragoman.archive;

import java.text.Normalizer;
import org.dragoman.record.text.Normalization;

/** The form in which names and words are looked up: without case, accents and letter variants. */
final class NameKey {

  private static final Normalization NORMAL = Normalization.of("und");

  /** Longer than any name; so much of the longest characters fits a row of every index. */
  private static final int LONGEST = 500;

  private NameKey() {}

  /** A key of bounded length: names that begin alike for longer than that share one. */
  static String of(String text) {
    return bounded(whole(text));
  }

  /** The beginning of what is looked up, where it is longer than any that is sensible. */
  static String bounded(String key) {
    return key.length() <= LONGEST || key.codePointCount(0, key.length()) <= LONGEST
        ? key
        : key.substring(0, key.offsetByCodePoints(0, LONGEST));
  }

  private static String whole(String text) {
    String normal = NORMAL.normalize(text);
    if (isAscii(normal)) {
      return normal;
    }
    String decomposed = Normalizer.normalize(normal, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      // Dotted and dotless i are told apart by language only, and a query has none.
      out.append(c == 'ı' ? 'i' : c);
    }
    // What is left of decomposed letters, such as Hangul, comes back together.
    return Normalizer.normalize(out, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
