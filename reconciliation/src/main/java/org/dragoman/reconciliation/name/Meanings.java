package org.dragoman.reconciliation.name;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dragoman.record.text.Normalization;

/**
 * Words of names that mean the same without sounding alike: Bill and William, bank and τράπεζα, the
 * number four and 4. Stateless and thread-safe.
 */
final class Meanings {

  /** An expression of the table has at most so many words. */
  static final int LONGEST = 5;

  private static final int[] NONE = {};

  /** The rows in which a word stands; given names are kept apart from all others. */
  private static final Map<String, int[]> GIVEN = new HashMap<>();

  private static final Map<String, int[]> OTHERS = new HashMap<>();
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    int meaning = 0;
    for (List<String> row : Table.rows(Meanings.class, "meanings.tsv")) {
      meaning++;
      String[] words = row.get(1).split(" ", -1);
      for (String word : words) {
        if (row.get(0).equals("number")) {
          NUMBERS.put(word, Integer.parseInt(words[0]));
          continue;
        }
        boolean given = row.get(0).equals("given");
        Map<String, int[]> meanings = given ? GIVEN : OTHERS;
        String normal = Normalization.of("und").normalize(word).replace("'", "").replace(".", "");
        add(meanings, plain(normal), meaning);
        if (given) {
          // Also as the name is heard in another script.
          add(meanings, Latinizer.latin(normal, "und"), meaning);
        }
      }
    }
  }

  private Meanings() {}

  private static void add(Map<String, int[]> meanings, String word, int meaning) {
    int[] before = meanings.getOrDefault(word, NONE);
    if (IntStream.of(before).noneMatch(known -> known == meaning)) {
      int[] now = Arrays.copyOf(before, before.length + 1);
      now[before.length] = meaning;
      meanings.put(word, now);
    }
  }

  /** Without accents, for many write none. */
  private static String plain(String word) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(word, Normalizer.Form.NFD)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /**
   * The meanings of a word, in order; empty for most.
   *
   * @param normal in normal form
   * @param latin in the small alphabet
   */
  static int[] of(String normal, String latin, boolean person) {
    int[] meanings = (person ? GIVEN : OTHERS).get(plain(normal));
    if (meanings == null && person) {
      meanings = GIVEN.get(latin);
    }
    return meanings == null ? NONE : meanings;
  }

  /** Whether words joined by low lines are an expression of the table. */
  static boolean expression(String words, boolean person) {
    return (person ? GIVEN : OTHERS).containsKey(plain(words));
  }

  /** The number that a word is; -1 for none. */
  static int number(String word) {
    return NUMBERS.getOrDefault(word, -1);
  }

  /** Whether two words have a meaning in common. */
  static boolean meet(int[] one, int[] other) {
    for (int here : one) {
      for (int there : other) {
        if (here == there) {
          return true;
        }
      }
    }
    return false;
  }
}
