package org.dragoman.record.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The one normal form in which words are compared: for look-ups only, never shown.
 *
 * <p>Compatibility characters are composed (NFKC), letters lower-cased by the language's rules
 * (dotted and dotless i in Turkish and Azerbaijani), digits of every script turned into ASCII,
 * Arabic and Persian letter variants folded, and marks without meaning for look-ups removed
 * (tatweel, short vowels, bidirectional controls, soft hyphens, zero-width joiners). Letters that
 * distinguish words in Latin, Cyrillic or Armenian script are kept, except Russian ё. Stateless and
 * thread-safe.
 */
public final class Normalization {

  private static final Normalization DEFAULT = new Normalization(Locale.ROOT);
  private static final Normalization TURKIC = new Normalization(Locale.forLanguageTag("tr"));

  /** Past the letters of all alphabets that are common here. */
  private static final int CACHED = 0x2100;

  private final Locale casing;
  private final boolean dotlessI;

  /** What single characters become, as they are met: composing each anew is ten times slower. */
  private final AtomicReferenceArray<String> single = new AtomicReferenceArray<>(CACHED);

  private Normalization(Locale casing) {
    this.casing = casing;
    this.dotlessI = "I".toLowerCase(casing).equals("ı");
  }

  /** The normalization for a BCP 47 language tag; unknown languages get the general rules. */
  public static Normalization of(String language) {
    boolean turkic =
        language.equals("tr")
            || language.equals("az")
            || language.startsWith("tr-")
            || language.startsWith("az-");
    return turkic ? TURKIC : DEFAULT;
  }

  /** The normal form of a word or phrase. */
  public String normalize(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int start = 0; start < text.length(); ) {
      int end = clusterEnd(text, start);
      appendCluster(text, start, end, out);
      start = end;
    }
    return out.toString();
  }

  /** The normal form of a whole text with the way back to each place in it. */
  public AlignedText align(SourceText source) {
    String text = source.toString();
    StringBuilder out = new StringBuilder(text.length());
    int[] starts = new int[text.length()];
    int[] ends = new int[text.length()];
    for (int start = 0; start < text.length(); ) {
      int end = clusterEnd(text, start);
      int from = out.length();
      appendCluster(text, start, end, out);
      if (out.length() > starts.length) {
        int capacity = Math.max(out.length(), starts.length * 2);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
      Arrays.fill(starts, from, out.length(), start);
      Arrays.fill(ends, from, out.length(), end);
      start = end;
    }
    return new AlignedText(
        source,
        out.toString(),
        Arrays.copyOf(starts, out.length()),
        Arrays.copyOf(ends, out.length()));
  }

  /** ASCII without capitals is its own normal form, and most of many texts. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** A base character and the combining marks that follow it: what NFKC may join. */
  private static int clusterEnd(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length()) {
      int next = text.codePointAt(end);
      if (next < 0x300 || !isMark(next)) {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void appendCluster(String text, int start, int end, StringBuilder out) {
    if (end == start + 1 && text.charAt(start) < 0x80) {
      char c = text.charAt(start);
      if (c == 'I' && dotlessI) {
        out.append('ı');
      } else {
        out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
      }
      return;
    }
    if (end == start + 1 && text.charAt(start) < CACHED) {
      char c = text.charAt(start);
      String known = single.getPlain(c);
      if (known == null) {
        StringBuilder made = new StringBuilder(2);
        composeCluster(text.substring(start, end), made);
        known = made.toString();
        single.set(c, known);
      }
      out.append(known);
      return;
    }
    composeCluster(text.substring(start, end), out);
  }

  private void composeCluster(String text, StringBuilder out) {
    String cluster = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(casing);
    for (int i = 0; i < cluster.length(); ) {
      int codePoint = cluster.codePointAt(i);
      i += Character.charCount(codePoint);
      appendFolded(codePoint, out);
    }
  }

  private static void appendFolded(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case 'ё' -> out.append('е');
      case 'ي', 'ى', 'ئ', 'ې' -> out.append('ی');
      case 'ك' -> out.append('ک');
      case 'أ', 'إ', 'آ', 'ٱ' -> out.append('ا');
      case 'ة', 'ۀ', 'ە', 'ۂ' -> out.append('ه');
      case 'ؤ' -> out.append('و');
      case '’', '‘', 'ʼ', 'ʹ', '′', '`', '´', '＇', 'ʻ' -> out.append('\'');
      case '‐', '‑', '‒', '–', '−', '﹣', '－' -> out.append('-');
      case 'ـ', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD' -> {
        // Without meaning for look-ups.
      }
      case '\u0307' -> {
        // What ROOT lower-casing leaves of a dotted capital I.
      }
      default -> {
        if (isIgnorableMark(codePoint)) {
          return;
        }
        int digit = codePoint < 0x80 ? -1 : Character.digit(codePoint, 10);
        if (digit >= 0) {
          out.append((char) ('0' + digit));
        } else if (Character.isSpaceChar(codePoint)) {
          out.append(' ');
        } else {
          out.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static boolean isIgnorableMark(int codePoint) {
    return (codePoint >= 0x064B && codePoint <= 0x065F)
        || codePoint == 0x0670
        || (codePoint >= 0x06D6 && codePoint <= 0x06ED && codePoint != 0x06DD)
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069)
        || codePoint == 0x200E
        || codePoint == 0x200F
        || codePoint == 0x061C;
  }
}
