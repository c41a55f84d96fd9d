package org.dragoman.language.head;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The best tree over a sentence's words: one root, no cycle.
 *
 * <p>The algorithm of Chu and Liu and of Edmonds, contracting cycles in place, so that all takes
 * time in the square of the words (Tarjan, Finding optimum branchings, 1977). Arcs from the root
 * are made so dear that one is taken and no more.
 */
final class SpanningTree {

  /** Dearer than any sentence's arcs together. */
  private static final double ROOT_PRICE = 1e7;

  private final int size;
  private final double[][] scores;
  private final int[] heads;

  /** Whether a node still stands for itself; those in a contracted cycle but one do not. */
  private final boolean[] stands;

  private final Deque<Contraction> contractions = new ArrayDeque<>();

  /**
   * A cycle that became one node.
   *
   * @param node what it became: one of its members
   * @param members in order
   * @param heads the members' heads in the cycle
   * @param entered for each head outside: the member whose head it would be
   * @param left for each word outside: the member that would be its head
   */
  @SuppressWarnings("ArrayRecordComponent") // Short-lived and private.
  private record Contraction(int node, int[] members, int[] heads, int[] entered, int[] left) {}

  private SpanningTree(double[][] scores) {
    this.scores = scores;
    this.size = scores.length;
    this.heads = new int[size];
    this.stands = new boolean[size];
    Arrays.fill(stands, true);
  }

  /**
   * The head of each word, 0 for the root's, of scores with a row for each word and a column for
   * the root and each word; a word's own column is left aside.
   */
  static int[] decode(Matrix arcs) {
    int words = arcs.rows();
    if (words == 0) {
      return new int[0];
    }
    double[][] scores = new double[words + 1][words + 1];
    for (int word = 1; word <= words; word++) {
      for (int head = 0; head <= words; head++) {
        scores[word][head] = arcs.at(word - 1, head);
      }
      scores[word][0] -= ROOT_PRICE;
    }
    SpanningTree tree = new SpanningTree(scores);
    tree.solve();
    return Arrays.copyOfRange(tree.heads, 1, words + 1);
  }

  private void solve() {
    for (int word = 1; word < size; word++) {
      heads[word] = best(word);
    }
    int @Nullable [] cycle;
    while ((cycle = cycle()) != null) {
      contract(cycle);
    }
    while (!contractions.isEmpty()) {
      expand(contractions.pop());
    }
  }

  private int best(int word) {
    int best = 0;
    for (int head = 1; head < size; head++) {
      if (stands[head] && head != word && scores[word][head] > scores[word][best]) {
        best = head;
      }
    }
    return best;
  }

  private int @Nullable [] cycle() {
    int[] seen = new int[size];
    for (int start = 1; start < size; start++) {
      if (!stands[start] || seen[start] != 0) {
        continue;
      }
      int at = start;
      while (at != 0 && seen[at] == 0) {
        seen[at] = start;
        at = heads[at];
      }
      if (at != 0 && seen[at] == start) {
        int length = 1;
        for (int member = heads[at]; member != at; member = heads[member]) {
          length++;
        }
        int[] members = new int[length];
        for (int i = 0; i < length; i++) {
          members[i] = at;
          at = heads[at];
        }
        return members;
      }
    }
    return null;
  }

  private void contract(int[] members) {
    int node = members[0];
    int[] before = new int[members.length];
    double weight = 0;
    for (int i = 0; i < members.length; i++) {
      before[i] = heads[members[i]];
      weight += scores[members[i]][before[i]];
      stands[members[i]] = false;
    }
    int[] entered = new int[size];
    int[] left = new int[size];
    for (int outside = 0; outside < size; outside++) {
      if (!stands[outside]) {
        continue;
      }
      double entering = Double.NEGATIVE_INFINITY;
      double leaving = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < members.length; i++) {
        int member = members[i];
        double gain = scores[member][outside] - scores[member][before[i]];
        if (gain > entering) {
          entering = gain;
          entered[outside] = i;
        }
        if (outside > 0 && scores[outside][member] > leaving) {
          leaving = scores[outside][member];
          left[outside] = member;
        }
      }
      scores[node][outside] = entering + weight;
      scores[outside][node] = leaving;
    }
    stands[node] = true;
    for (int word = 1; word < size; word++) {
      // A head that stands no more was in the cycle.
      if (stands[word] && !stands[heads[word]]) {
        heads[word] = node;
      }
    }
    heads[node] = best(node);
    contractions.push(new Contraction(node, members, before, entered, left));
  }

  private void expand(Contraction contraction) {
    int head = heads[contraction.node];
    for (int word = 1; word < size; word++) {
      if (stands[word] && word != contraction.node && heads[word] == contraction.node) {
        heads[word] = contraction.left[word];
      }
    }
    for (int i = 0; i < contraction.members.length; i++) {
      heads[contraction.members[i]] = contraction.heads[i];
      stands[contraction.members[i]] = true;
    }
    heads[contraction.members[contraction.entered[head]]] = head;
  }
}
