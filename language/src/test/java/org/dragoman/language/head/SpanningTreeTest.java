package org.dragoman.language.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpanningTreeTest {

  private static Matrix random(int words, Random chance) {
    Matrix arcs = new Matrix(words, words + 1);
    for (int i = 0; i < arcs.values().length; i++) {
      arcs.values()[i] = (float) chance.nextGaussian() * 5;
    }
    return arcs;
  }

  private static boolean isTree(int[] heads) {
    if (Arrays.stream(heads).filter(head -> head == 0).count() != 1) {
      return false;
    }
    for (int i = 0; i < heads.length; i++) {
      int at = i + 1;
      for (int steps = 0; at != 0; steps++) {
        if (steps > heads.length) {
          return false;
        }
        at = heads[at - 1];
      }
    }
    return true;
  }

  private static double sum(Matrix arcs, int[] heads) {
    double sum = 0;
    for (int i = 0; i < heads.length; i++) {
      sum += arcs.at(i, heads[i]);
    }
    return sum;
  }

  private static double bestOfAll(Matrix arcs, int[] heads, int word) {
    if (word == heads.length) {
      return isTree(heads) ? sum(arcs, heads) : Double.NEGATIVE_INFINITY;
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int head = 0; head <= heads.length; head++) {
      heads[word] = head;
      best = Math.max(best, bestOfAll(arcs, heads, word + 1));
    }
    return best;
  }

  @Property(tries = 200)
  void itIsTheBestOfAllTrees(@ForAll @IntRange(min = 1, max = 5) int words, @ForAll int seed) {
    Matrix arcs = random(words, new Random(seed));
    int[] heads = SpanningTree.decode(arcs);
    assertThat(isTree(heads)).isTrue();
    assertThat(sum(arcs, heads)).isCloseTo(bestOfAll(arcs, new int[words], 0), within(1e-3));
  }

  @Property(tries = 30)
  void longSentencesAreTreesToo(@ForAll @IntRange(min = 1, max = 300) int words) {
    Random chance = new Random(words);
    assertThat(isTree(SpanningTree.decode(random(words, chance)))).isTrue();
    // All alike: nothing but cycles to begin with.
    assertThat(isTree(SpanningTree.decode(new Matrix(words, words + 1)))).isTrue();
  }
}
