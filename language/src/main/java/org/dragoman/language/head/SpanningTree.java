package org.dragoman.language.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The best tree over a sentence's words: one root, no cycle. */
final class SpanningTree {

  /** Only the likeliest roots are tried. */
  private static final int ROOTS = 10;

  private static final double NEVER = -1e9;

  private SpanningTree() {}

  /**
   * The head of each word, 0 for the root's, of scores with a row for each word and a column for
   * the root and each word.
   */
  static int[] decode(Matrix arcs) {
    int words = arcs.rows();
    double[][] scores = new double[words + 1][words + 1];
    Arrays.fill(scores[0], NEVER);
    for (int i = 1; i <= words; i++) {
      logProbabilities(arcs, i, scores[i]);
    }
    int[] heads = best(scores);
    if (roots(heads) == 1 && cycle(heads) == null) {
      return Arrays.copyOfRange(heads, 1, words + 1);
    }
    List<Integer> likely =
        IntStream.rangeClosed(1, words)
            .boxed()
            .sorted(Comparator.comparingDouble(word -> -scores[word][0]))
            .limit(ROOTS)
            .toList();
    double most = Double.NEGATIVE_INFINITY;
    for (int root : likely) {
      double[][] tried = new double[words + 1][];
      for (int i = 0; i <= words; i++) {
        tried[i] = scores[i].clone();
        tried[i][0] = NEVER;
      }
      Arrays.fill(tried[root], NEVER);
      tried[root][0] = scores[root][0];
      int[] found = withoutCycles(tried);
      double sum = 0;
      for (int i = 1; i <= words; i++) {
        sum += tried[i][found[i]];
      }
      if (sum > most) {
        most = sum;
        heads = found;
      }
    }
    return Arrays.copyOfRange(heads, 1, words + 1);
  }

  private static void logProbabilities(Matrix arcs, int word, double[] to) {
    double top = NEVER;
    for (int j = 0; j < to.length; j++) {
      to[j] = j == word ? NEVER : arcs.at(word - 1, j);
      top = Math.max(top, to[j]);
    }
    double sum = 0;
    for (double score : to) {
      sum += Math.exp(score - top);
    }
    for (int j = 0; j < to.length; j++) {
      to[j] -= top + Math.log(sum);
    }
  }

  private static int[] best(double[][] scores) {
    int[] heads = new int[scores.length];
    for (int i = 1; i < scores.length; i++) {
      for (int j = 1; j < scores.length; j++) {
        if (scores[i][j] > scores[i][heads[i]]) {
          heads[i] = j;
        }
      }
    }
    return heads;
  }

  private static long roots(int[] heads) {
    return Arrays.stream(heads, 1, heads.length).filter(head -> head == 0).count();
  }

  private static int @Nullable [] cycle(int[] heads) {
    int[] seen = new int[heads.length];
    for (int start = 1; start < heads.length; start++) {
      int at = start;
      while (at != 0 && seen[at] == 0) {
        seen[at] = start;
        at = heads[at];
      }
      if (at != 0 && seen[at] == start) {
        List<Integer> members = new ArrayList<>();
        int member = at;
        do {
          members.add(member);
          member = heads[member];
        } while (member != at);
        return members.stream().mapToInt(Integer::intValue).toArray();
      }
    }
    return null;
  }

  /** The algorithm of Chu and Liu and of Edmonds: a cycle becomes one node until there is none. */
  private static int[] withoutCycles(double[][] scores) {
    int[] heads = best(scores);
    int[] cycle = cycle(heads);
    if (cycle == null) {
      return heads;
    }
    boolean[] inside = new boolean[scores.length];
    double weight = 0;
    for (int member : cycle) {
      inside[member] = true;
      weight += scores[member][heads[member]];
    }
    int[] outside = IntStream.range(0, scores.length).filter(i -> !inside[i]).toArray();
    int node = outside.length;
    double[][] small = new double[node + 1][node + 1];
    int[] leaving = new int[node];
    int[] entry = new int[node];
    for (int i = 0; i < node; i++) {
      int out = outside[i];
      leaving[i] = cycle[0];
      entry[i] = cycle[0];
      for (int j = 0; j < node; j++) {
        small[i][j] = scores[out][outside[j]];
      }
      for (int member : cycle) {
        if (scores[out][member] > scores[out][leaving[i]]) {
          leaving[i] = member;
        }
        if (entering(scores, heads, member, out) > entering(scores, heads, entry[i], out)) {
          entry[i] = member;
        }
      }
      small[i][node] = scores[out][leaving[i]];
      small[node][i] = entering(scores, heads, entry[i], out) + weight;
    }
    small[node][node] = NEVER;
    int[] solved = withoutCycles(small);
    int[] result = heads.clone();
    for (int i = 1; i < node; i++) {
      result[outside[i]] = solved[i] == node ? leaving[i] : outside[solved[i]];
    }
    result[entry[solved[node]]] = outside[solved[node]];
    return result;
  }

  private static double entering(double[][] scores, int[] heads, int member, int from) {
    return scores[member][from] - scores[member][heads[member]];
  }
}
