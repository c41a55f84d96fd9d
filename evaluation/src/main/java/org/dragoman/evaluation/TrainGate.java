package org.dragoman.evaluation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import org.dragoman.understanding.gate.Gate;

/** Learns the gate's weights and the score from which it lets a document through. */
public final class TrainGate {

  /** The share of the documents about diplomacy, scored unseen, that may lie below the score. */
  private static final double MAY_MISS = 0.01;

  /** How far the score is set below that, for texts unlike those that were learned from. */
  private static final double MARGIN = 1.0;

  private TrainGate() {}

  /** Arguments: the project's folder, the table to write. */
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    GateTraining training = GateTraining.of(Path.of(arguments[0]));
    List<GateTraining.Example> examples = training.examples();
    double[] unseen = training.scoresUnseen();
    double[] diplomatic = scores(examples, unseen, true);
    double[] other = scores(examples, unseen, false);
    double least =
        Math.round((diplomatic[(int) (diplomatic.length * MAY_MISS)] - MARGIN) * 10) / 10.0;
    System.out.println("score  diplomacy kept  other news let through (scored unseen)");
    for (double score = -4; score <= 2; score += 0.5) {
      System.out.printf(
          Locale.ROOT,
          "%5.1f  %.3f  %.3f%n",
          score,
          atLeast(diplomatic, score),
          atLeast(other, score));
    }
    System.out.printf(
        Locale.ROOT,
        "%d documents about diplomacy, %d of other news; let through from %.1f: %.3f and %.3f%n",
        diplomatic.length,
        other.length,
        least,
        atLeast(diplomatic, least),
        atLeast(other, least));
    double[] weights = training.learn(-1);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      out.write("feature\tweight\n");
      out.write(
          "# Made by evaluation/train-gate. least: the score from which a document is read.\n");
      out.write(String.format(Locale.ROOT, "least\t%.1f%n", least));
      for (int i = 0; i < weights.length; i++) {
        out.write(String.format(Locale.ROOT, "%s\t%.3f%n", Gate.features().get(i), weights[i]));
      }
    }
  }

  private static double[] scores(
      List<GateTraining.Example> examples, double[] scores, boolean diplomatic) {
    double[] some = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (examples.get(i).whole() && examples.get(i).diplomatic() == diplomatic) {
        some[count++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(some, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static double atLeast(double[] scores, double least) {
    return Arrays.stream(scores).filter(score -> score >= least).count()
        / (double) Math.max(1, scores.length);
  }
}
