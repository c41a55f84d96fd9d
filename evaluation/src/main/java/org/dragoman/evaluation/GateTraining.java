package org.dragoman.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dragoman.record.document.Document;
import org.dragoman.understanding.gate.Gate;

/**
 * What the gate learns from: documents about diplomacy, whole and cut short, and other news, single
 * and several in one text, so that length tells nothing.
 *
 * <p>A logistic regression with a little ridge, in which signs of diplomacy can only speak for a
 * document and words of other genres only against it: so one odd text teaches nothing absurd, and
 * what the gate says of its reasons can be understood. Learned by projected gradients (Nesterov's).
 */
final class GateTraining {

  /** The parts into which stories are dealt; each is scored by what the others teach. */
  static final int FOLDS = 10;

  private static final double RIDGE = 1.0;

  private static final int ROUNDS = 3_000;
  private static final double STEP = 0.15;

  /** A beginning of a story counts less than the story. */
  private static final double A_BEGINNING = 0.5;

  private static final int[] BEGINNINGS = {50, 110};

  /** How many texts of other news are put into one, and how many such there are a language. */
  private static final int JOINED = 4;

  private static final int JOINS = 8;

  /** A text to learn from; texts of one story are never on both sides of a test. */
  static final class Example {
    private final String story;
    private final double[] features;
    private final boolean diplomatic;
    private final double weight;
    private final boolean whole;

    private Example(
        String story, double[] features, boolean diplomatic, double weight, boolean whole) {
      this.story = story;
      this.features = features;
      this.diplomatic = diplomatic;
      this.weight = weight;
      this.whole = whole;
    }

    /** Whether it is about diplomacy. */
    boolean diplomatic() {
      return diplomatic;
    }

    /** Whether it is a text as somebody wrote it, neither cut nor joined. */
    boolean whole() {
      return whole;
    }
  }

  private final List<Example> examples = new ArrayList<>();
  private final Random random = new Random(26);

  /** Reads what is learned from; the folder is that of the project. */
  static GateTraining of(Path project) throws IOException {
    GateTraining training = new GateTraining();
    Path development = project.resolve("evaluation/development");
    for (Path folder :
        List.of(
            development.resolve("texts"),
            development.resolve("translations/development"),
            project.resolve("samples"))) {
      GateTexts.read(folder).forEach(training::diplomatic);
    }
    for (ShortText text :
        ShortText.table(project.resolve("evaluation/gate-texts/diplomacy-training.tsv"))) {
      training.add("short-" + text.text(), text.document(), true, 1, true);
    }
    training.others(ShortText.table(project.resolve("evaluation/gate-texts/other-training.tsv")));
    return training;
  }

  List<Example> examples() {
    return List.copyOf(examples);
  }

  private void diplomatic(Document document) {
    String story = GateTexts.story(document);
    add(story, document, true, 1, true);
    for (int words : BEGINNINGS) {
      add(story, GateTexts.beginning(document, words), true, A_BEGINNING, false);
    }
  }

  private void others(List<ShortText> all) {
    Map<String, List<ShortText>> byLanguage = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      ShortText news = all.get(i);
      add("other-" + news.genre(), news.document(), false, 1, true);
      byLanguage.computeIfAbsent(news.language(), key -> new ArrayList<>()).add(news);
    }
    byLanguage.forEach(
        (language, texts) -> {
          for (int i = 0; i < JOINS; i++) {
            StringBuilder joined = new StringBuilder();
            for (int j = 0; j < JOINED; j++) {
              joined.append(texts.get(random.nextInt(texts.size())).text()).append('\n');
            }
            Document document = ShortText.document(language, joined.toString());
            add("joined-" + i, document, false, A_BEGINNING, false);
          }
        });
  }

  private void add(
      String story, Document document, boolean diplomatic, double weight, boolean whole) {
    Gate.features(document)
        .ifPresent(
            features -> examples.add(new Example(story, features, diplomatic, weight, whole)));
  }

  /** Learns from all examples but those of one part; -1 leaves none out. */
  double[] learn(int without) {
    List<Example> some = examples.stream().filter(example -> fold(example) != without).toList();
    int features = Gate.features().size();
    int[] sign = new int[features];
    for (int i = 1; i < features; i++) {
      sign[i] = Gate.isAgainst(Gate.features().get(i)) ? -1 : 1;
    }
    double all = some.stream().mapToDouble(example -> example.weight).sum();
    double[] weights = new double[features];
    double[] ahead = new double[features];
    for (int round = 1; round <= ROUNDS; round++) {
      double[] gradient = new double[features];
      for (Example example : some) {
        double p = 1 / (1 + Math.exp(-score(ahead, example.features)));
        double error = ((example.diplomatic ? 1 : 0) - p) * example.weight;
        for (int i = 0; i < features; i++) {
          gradient[i] += error * example.features[i];
        }
      }
      for (int i = 0; i < features; i++) {
        double ridge = i == 0 ? 0 : RIDGE * ahead[i];
        double next = ahead[i] + STEP * (gradient[i] - ridge) / all;
        next = sign[i] * next < 0 ? 0 : next;
        ahead[i] = next + (next - weights[i]) * (round - 1) / (round + 2);
        weights[i] = next;
      }
    }
    return weights;
  }

  private static double score(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  /** The scores of the examples, each by what the parts without its story teach. */
  double[] scoresUnseen() {
    double[] scores = new double[examples.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      double[] learned = learn(fold);
      for (int i = 0; i < scores.length; i++) {
        if (fold(examples.get(i)) == fold) {
          scores[i] = score(learned, examples.get(i).features);
        }
      }
    }
    return scores;
  }

  private static int fold(Example example) {
    return Math.floorMod(example.story.hashCode() * 31, FOLDS);
  }
}
