package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words of names without the endings that case and possession put behind them. */
final class Words {

  private static final int SHORTEST_STEM = 4;
  private static final int MOST = 2;

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
   * How alike two words are letter by letter: 1 less the share of letters to be put in, left out,
   * changed or swapped with the next (Damerau, optimal string alignment).
   */
  static double likeness(String one, String other) {
    int n = one.length();
    int m = other.length();
    if (n == 0 || m == 0) {
      return n == m ? 1 : 0;
    }
    int[][] d = new int[n + 1][m + 1];
    for (int i = 0; i <= n; i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= m; j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= n; i++) {
      for (int j = 1; j <= m; j++) {
        int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return 1 - d[n][m] / (double) Math.max(n, m);
  }
}
