package org.dragoman.understanding.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dragoman.record.document.Document;
import org.dragoman.understanding.lexicon.WordList;

/**
 * The first look at documents: a learned score over listed words that tells, without a tree,
 * whether anything diplomatic may happen in a text.
 *
 * <p>It spares the reader what is not for it. It is made to let through rather than to refuse: a
 * text in a language without lists, and one of a few words, is let through. Immutable and
 * thread-safe.
 */
public final class Gate {

  /** Shorter texts cost next to nothing to read, and say too little to be refused by. */
  static final int FEWEST_WORDS = 20;

  private final double[] weights;
  private final double least;

  /**
   * A gate with given weights.
   *
   * @param weights one for each of {@link #features}
   * @param least the score from which a document is let through
   */
  public Gate(double[] weights, double least) {
    if (weights.length != Features.NAMES.size()) {
      throw new IllegalArgumentException(
          weights.length + " weights for " + Features.NAMES.size() + " features");
    }
    this.weights = weights.clone();
    this.least = least;
  }

  /** The gate that the program brings along: {@code und/gate.tsv}. */
  public static Gate shipped() {
    Map<String, Double> table = new HashMap<>();
    for (WordList.Row row : WordList.of("und", "gate").rows()) {
      table.put(row.cell("feature"), Double.valueOf(row.cell("weight")));
    }
    double[] weights = new double[Features.NAMES.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = known(table, Features.NAMES.get(i));
    }
    return new Gate(weights, known(table, "least"));
  }

  private static double known(Map<String, Double> table, String feature) {
    Double weight = table.get(feature);
    if (weight == null) {
      throw new IllegalStateException(
          "gate.tsv has no weight for \"" + feature + "\"; evaluation/train-gate makes it anew");
    }
    return weight;
  }

  /** The names of what is counted, in the order of the weights. */
  public static List<String> features() {
    return Features.NAMES;
  }

  /** Whether what is counted under a name speaks against a document, and else for it. */
  public static boolean isAgainst(String feature) {
    return Features.isAgainst(feature);
  }

  /** The score from which a document is let through. */
  public double least() {
    return least;
  }

  /** What is counted in a document; empty where its language has no lists. */
  public static Optional<double[]> features(Document document) {
    return count(document).map(Features::values);
  }

  private static Optional<Features> count(Document document) {
    return Signals.of(document.language().split("-", 2)[0])
        .map(signals -> Features.of(signals.in(document)));
  }

  /** Looks at a document. */
  public FirstLook look(Document document) {
    Optional<Features> counted = count(document);
    if (counted.isEmpty()) {
      return new FirstLook(FirstLook.Told.UNKNOWN_LANGUAGE, "", 0, least, List.of());
    }
    Features features = counted.get();
    if (features.length() < FEWEST_WORDS) {
      return new FirstLook(FirstLook.Told.FEW_WORDS, "", 0, least, List.of());
    }
    double score = 0;
    double heaviest = 0;
    String genre = "";
    List<FirstLook.Sign> signs = new ArrayList<>();
    double[] values = features.values();
    for (int i = 0; i < weights.length; i++) {
      double share = weights[i] * values[i];
      score += share;
      if (i > 0 && values[i] != 0) {
        signs.add(new FirstLook.Sign(Features.NAMES.get(i), share, features.words(i)));
      }
      if (Features.isAgainst(Features.NAMES.get(i)) && share < heaviest) {
        heaviest = share;
        genre = Features.NAMES.get(i).substring(Features.GENRE.length());
      }
    }
    signs.sort(Comparator.comparingDouble(sign -> -Math.abs(sign.share())));
    FirstLook.Told told =
        score >= least
            ? FirstLook.Told.DIPLOMACY
            : genre.isEmpty() ? FirstLook.Told.NOTHING : FirstLook.Told.OTHER_NEWS;
    return new FirstLook(told, genre, score, least, signs);
  }
}
