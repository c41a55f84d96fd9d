package org.dragoman.language.head;

import java.util.ArrayList;
import java.util.List;

/**
 * The tags of names: {@code O}, and for each type {@code B-} for a name's first word and {@code I-}
 * for its others. Immutable and thread-safe.
 */
final class NameTags {

  private final List<String> tags;
  private final boolean[][] follows;

  NameTags(List<String> tags) {
    this.tags = tags;
    follows = new boolean[tags.size()][tags.size()];
    for (int before = 0; before < tags.size(); before++) {
      for (int tag = 0; tag < tags.size(); tag++) {
        follows[before][tag] = follows(tags.get(before), tags.get(tag));
      }
    }
  }

  private static boolean follows(String before, String tag) {
    return !tag.startsWith("I-")
        || (!before.equals("O") && before.substring(2).equals(tag.substring(2)));
  }

  /** The names of a sentence, of scores with a row for each word and a column for each tag. */
  List<NameSpan> read(Matrix scores) {
    int words = scores.rows();
    int[] path = path(scores);
    List<NameSpan> names = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      String tag = tags.get(path[i]);
      if (tag.startsWith("B-")) {
        int end = i + 1;
        while (end < words && tags.get(path[end]).startsWith("I-")) {
          end++;
        }
        names.add(new NameSpan(i, end, tag.substring(2)));
      }
    }
    return List.copyOf(names);
  }

  /** The likeliest tags that are well formed: a name's inside follows only its own kind. */
  int[] path(Matrix scores) {
    int words = scores.rows();
    double[] total = new double[tags.size()];
    int[][] before = new int[words][tags.size()];
    for (int i = 0; i < words; i++) {
      double[] next = new double[tags.size()];
      for (int t = 0; t < next.length; t++) {
        double most = i == 0 && !tags.get(t).startsWith("I-") ? 0 : Double.NEGATIVE_INFINITY;
        for (int b = 0; i > 0 && b < next.length; b++) {
          if (total[b] > most && follows[b][t]) {
            most = total[b];
            before[i][t] = b;
          }
        }
        next[t] = most + scores.at(i, t);
      }
      total = next;
    }
    int[] path = new int[words];
    for (int t = 1; words > 0 && t < total.length; t++) {
      if (total[t] > total[path[words - 1]]) {
        path[words - 1] = t;
      }
    }
    for (int i = words - 1; i > 0; i--) {
      path[i - 1] = before[i][path[i]];
    }
    return path;
  }
}
