package org.dragoman.language.head;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Finds names in the encoder's vectors. Immutable and thread-safe. */
public final class NamesHead {

  private final int layer;
  private final Context context;
  private final Dense dense;
  private final List<String> tags;

  /**
   * A name.
   *
   * @param first its first word, from 0
   * @param end the word after it
   * @param type {@code person}, {@code organization} or {@code place}
   */
  public record Name(int first, int end, String type) {}

  /**
   * Reads a head.
   *
   * @throws IOException where it cannot be read or is damaged
   */
  public NamesHead(InputStream in) throws IOException {
    Weights weights = new Weights(in);
    layer = weights.layer();
    context = new Context(weights);
    dense = Dense.linear(weights, "tags");
    tags = weights.list("tags");
  }

  /** The encoder's layer whose vectors are wanted. */
  public int layer() {
    return layer;
  }

  /**
   * The names of a sentence, in order, without overlap.
   *
   * @param words how many words it has
   * @param vectors the encoder's vectors of the words, row after row
   */
  public List<Name> read(int words, float[] vectors) {
    if (words == 0) {
      return List.of();
    }
    int[] path = path(scores(words, vectors));
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      String tag = tags.get(path[i]);
      if (tag.startsWith("B-")) {
        int end = i + 1;
        while (end < words && tags.get(path[end]).startsWith("I-")) {
          end++;
        }
        names.add(new Name(i, end, tag.substring(2)));
      }
    }
    return List.copyOf(names);
  }

  Matrix scores(int words, float[] vectors) {
    return dense.of(context.of(new Matrix(words, vectors.length / words, vectors)));
  }

  /** The likeliest tags that are well formed: a name's inside follows only its own kind. */
  int[] path(Matrix scores) {
    int words = scores.rows();
    double[] total = new double[tags.size()];
    int[][] before = new int[words][tags.size()];
    for (int i = 0; i < words; i++) {
      double[] next = new double[tags.size()];
      double norm = norm(scores, i);
      for (int t = 0; t < next.length; t++) {
        double most = i == 0 && !tags.get(t).startsWith("I-") ? 0 : Double.NEGATIVE_INFINITY;
        for (int b = 0; i > 0 && b < next.length; b++) {
          if (total[b] > most && follows(tags.get(b), tags.get(t))) {
            most = total[b];
            before[i][t] = b;
          }
        }
        next[t] = most + scores.at(i, t) - norm;
      }
      total = next;
    }
    int[] path = new int[words];
    for (int t = 1; t < total.length; t++) {
      if (total[t] > total[path[words - 1]]) {
        path[words - 1] = t;
      }
    }
    for (int i = words - 1; i > 0; i--) {
      path[i - 1] = before[i][path[i]];
    }
    return path;
  }

  private static double norm(Matrix scores, int row) {
    double top = scores.at(row, scores.best(row));
    double sum = 0;
    for (int t = 0; t < scores.columns(); t++) {
      sum += Math.exp(scores.at(row, t) - top);
    }
    return top + Math.log(sum);
  }

  private static boolean follows(String before, String tag) {
    return !tag.startsWith("I-")
        || (!before.equals("O") && before.substring(2).equals(tag.substring(2)));
  }
}
