package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of names without the endings that case and possession put behind them. */
final class Words {

  private static final int SHORTEST_STEM = 4;
  private static final int MOST = 2;

  /** Letters of the small alphabet are below. */
  private static final int SMALL = 128;

  /** At which places of a word each letter stands; all zero between uses. */
  private static final ThreadLocal<long[]> PLACES = ThreadLocal.withInitial(() -> new long[SMALL]);

  private static final Map<String, List<String>> ENDINGS = endings();

  private Words() {}

  private static Map<String, List<String>> endings() {
    Map<String, List<String>> endings = new HashMap<>();
    for (List<String> row : Table.rows(Words.class, "endings.tsv")) {
      endings.put(row.get(0), List.of(row.get(1).split(" ", -1)));
    }
    return endings;
  }

  /** What a word may be without an ending of its language; empty where it has none. */
  static List<String> stems(String latin, String language) {
    List<String> stems = new ArrayList<>();
    for (String ending : ENDINGS.getOrDefault(language, List.of())) {
      if (latin.endsWith(ending) && latin.length() - ending.length() >= SHORTEST_STEM) {
        stems.add(latin.substring(0, latin.length() - ending.length()));
        if (stems.size() == MOST) {
          break;
        }
      }
    }
    return stems;
  }

  /**
   * How many letters of a word are put in, left out, changed or swapped with the next to make
   * another of it (Damerau, optimal string alignment).
   */
  static int edits(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.length() + other.length();
    }
    return one.length() <= Long.SIZE && isSmall(one) && isSmall(other)
        ? editsByBits(one, other)
        : editsByTable(one, other);
  }

  private static boolean isSmall(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= SMALL) {
        return false;
      }
    }
    return true;
  }

  /**
   * A column of the table at a time, as bits that tell where it goes up and down (H. Hyyrö, A
   * bit-vector algorithm for computing Levenshtein and Damerau edit distances, 2003).
   */
  private static int editsByBits(String one, String other) {
    long[] places = PLACES.get();
    for (int i = 0; i < one.length(); i++) {
      places[one.charAt(i)] |= 1L << i;
    }
    long end = 1L << (one.length() - 1);
    long up = -1;
    long down = 0;
    long same = 0;
    long before = 0;
    int edits = one.length();
    for (int j = 0; j < other.length(); j++) {
      long here = places[other.charAt(j)];
      long swapped = ((~same & here) << 1) & before;
      same = (((here & up) + up) ^ up) | here | down | swapped;
      long right = down | ~(same | up);
      long left = same & up;
      edits += (right & end) != 0 ? 1 : 0;
      edits -= (left & end) != 0 ? 1 : 0;
      long next = (right << 1) | 1;
      up = (left << 1) | ~(same | next);
      down = next & same;
      before = here;
    }
    for (int i = 0; i < one.length(); i++) {
      places[one.charAt(i)] = 0;
    }
    return edits;
  }

  /** For words that are too long for bits, or not in the small alphabet. */
  static int editsByTable(String one, String other) {
    int n = one.length();
    int m = other.length();
    int[] before = new int[m + 1];
    int[] last = new int[m + 1];
    int[] now = new int[m + 1];
    for (int j = 0; j <= m; j++) {
      last[j] = j;
    }
    for (int i = 1; i <= n; i++) {
      char c = one.charAt(i - 1);
      now[0] = i;
      for (int j = 1; j <= m; j++) {
        int least = Math.min(last[j], now[j - 1]) + 1;
        least = Math.min(least, last[j - 1] + (c == other.charAt(j - 1) ? 0 : 1));
        if (i > 1
            && j > 1
            && c == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          least = Math.min(least, before[j - 2] + 1);
        }
        now[j] = least;
      }
      int[] free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[m];
  }

  /** How alike two words are letter by letter: 1 less the share of letters to be edited. */
  static double likeness(String one, String other) {
    int longer = Math.max(one.length(), other.length());
    return longer == 0 ? 1 : 1 - edits(one, other) / (double) longer;
  }

  /** Whether two words have the same letters in another order, or one of them doubled. */
  static boolean slip(String one, String other) {
    return letters(one).equals(letters(other));
  }

  private static String letters(String word) {
    StringBuilder once = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      if (i == 0 || word.charAt(i) != word.charAt(i - 1)) {
        once.append(word.charAt(i));
      }
    }
    char[] letters = once.toString().toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }
}
