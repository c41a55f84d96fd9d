package org.dragoman.language.head;

import java.util.Arrays;

/**
 * How a lemma is made of a form: what to take off and put on at both ends, and which letters become
 * capitals.
 *
 * <p>Written as a letter (L: all small, K: as in the form, C: a capital first, U: all capitals) and
 * either {@code =} and the whole lemma, or four parts between bars: how many code points to take
 * off in front, what to put there, how many to take off behind, what to put there.
 */
record LemmaScript(char letters, boolean whole, int front, String before, int back, String behind) {

  static LemmaScript of(String text) {
    char letters = text.charAt(0);
    if (text.charAt(1) == '=') {
      return new LemmaScript(letters, true, 0, text.substring(2), 0, "");
    }
    String[] parts = text.substring(1).split("\\|", -1);
    return new LemmaScript(
        letters, false, Integer.parseInt(parts[0]), parts[1], Integer.parseInt(parts[2]), parts[3]);
  }

  /** The lemma; where it would take off more than there is, the form in small letters. */
  String lemma(String form) {
    int[] codePoints = form.codePoints().toArray();
    int[] small = Letters.lower(codePoints);
    int[] base = letters == 'K' ? codePoints : small;
    if (!whole && front + back > base.length) {
      return string(small);
    }
    int[] made =
        whole
            ? before.codePoints().toArray()
            : (before + string(Arrays.copyOfRange(base, front, base.length - back)) + behind)
                .codePoints()
                .toArray();
    int capitals = letters == 'U' ? made.length : letters == 'C' ? Math.min(1, made.length) : 0;
    for (int i = 0; i < capitals; i++) {
      made[i] = Character.toUpperCase(made[i]);
    }
    return string(made);
  }

  private static String string(int[] codePoints) {
    return new String(codePoints, 0, codePoints.length);
  }
}
