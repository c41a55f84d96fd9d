package org.dragoman.intake.layout;

import org.dragoman.record.text.Normalization;

/**
 * The record's normal form, taken character by character from a table, for stages that normalise
 * every word of every document.
 *
 * <p>Gives what {@link Normalization} gives for texts without combining marks, which are left to
 * it. Thread-safe: two threads that meet compute the same entry.
 */
public final class WordForms {

  private static final Normalization NORMALIZATION = Normalization.of("und");

  /** The one character that a character becomes; 0 where it is not known yet. */
  private static final char[] TABLE = new char[0x10000];

  private static final char DROPPED = '\uFFFF';
  private static final char LONGER = '\uFFFE';

  private WordForms() {}

  /** Appends the normal form of a part of a text. */
  public static void append(CharSequence text, int start, int end, StringBuilder out) {
    for (int i = start; i < end; ) {
      char c = text.charAt(i);
      int next = i + (Character.isHighSurrogate(c) && i + 1 < end ? 2 : 1);
      while (next < end && text.charAt(next) >= 0x300 && isMark(text.charAt(next))) {
        next++;
      }
      char one = next == i + 1 ? lookUp(c) : LONGER;
      if (one == LONGER) {
        out.append(NORMALIZATION.normalize(text.subSequence(i, next).toString()));
      } else if (one != DROPPED) {
        out.append(one);
      }
      i = next;
    }
  }

  private static char lookUp(char c) {
    char one = TABLE[c];
    if (one == 0) {
      one = compute(c);
      TABLE[c] = one;
    }
    return one;
  }

  /** The normal form of a part of a text. */
  public static String of(CharSequence text, int start, int end) {
    StringBuilder out = new StringBuilder(end - start);
    append(text, start, end, out);
    return out.toString();
  }

  private static char compute(char c) {
    String normal = NORMALIZATION.normalize(String.valueOf(c));
    return switch (normal.length()) {
      case 0 -> DROPPED;
      case 1 -> normal.charAt(0) == 0 ? LONGER : normal.charAt(0);
      default -> LONGER;
    };
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
