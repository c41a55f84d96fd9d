package org.dragoman.evaluation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.SoundModel;

/**
 * Learns which letters stand for the same sound from words of names in two scripts.
 *
 * <p>Expectation maximisation over the alignments of a joint multigram model. First the pairs as
 * given; then, with the model so made, also two Latin spellings of one foreign word where the model
 * takes them for one. Deterministic.
 */
public final class TrainSounds {

  private static final int ROUNDS = 8;

  /** Pairs below are taken for errors of the data, of which it has some. */
  private static final double PLAUSIBLE = 2;

  /** How often a word of the labelled names counts: they are few, but of more languages. */
  private static final int EACH_LABELLED = 10;

  /** Less likely pairs of pieces are left out of the table. */
  private static final double KEPT = 2e-6;

  private final List<int[][]> pairs = new ArrayList<>();

  private TrainSounds() {}

  /** Arguments: the folder with {@code en_arabic_64} and the like, labelled pairs, the table. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    TrainSounds training = new TrainSounds();
    Map<String, TreeSet<String>> byForeign = new HashMap<>();
    for (String[] language :
        new String[][] {{"arabic", "ar"}, {"russian", "ru"}, {"hebrew", "he"}}) {
      for (String[] pair : words(data.resolve("en_" + language[0] + "_64"), language[1])) {
        training.add(pair[0], pair[1]);
        byForeign.computeIfAbsent(language[1] + " " + pair[1], key -> new TreeSet<>()).add(pair[0]);
      }
    }
    SoundModel first = training.learn(training.start());
    int before = training.pairs.size();
    training.pairs.removeIf(pair -> first.logRatio(pair[0], pair[1]) < PLAUSIBLE);
    int kept = training.pairs.size();
    for (TreeSet<String> spellings : byForeign.values()) {
      List<String> same = List.copyOf(spellings);
      for (int i = 0; i < Math.min(6, same.size()); i++) {
        for (int j = i + 1; j < Math.min(6, same.size()); j++) {
          int[] one = SoundModel.numbers(same.get(i));
          int[] other = SoundModel.numbers(same.get(j));
          if (first.logRatio(one, other) > PLAUSIBLE * 3) {
            training.pairs.add(new int[][] {one, other});
          }
        }
      }
    }
    int latin = training.pairs.size();
    for (NamePairs pair : NamePairs.table(Path.of(arguments[1]))) {
      if (pair.same() && pair.person()) {
        for (String[] words : wordsOf(pair, first)) {
          for (int i = 0; i < EACH_LABELLED; i++) {
            training.add(words[0], words[1]);
          }
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d pairs, %d of them plausible, %d with Latin pairs, %d with labelled names%n",
        before,
        kept,
        latin,
        training.pairs.size());
    double[] joint = training.start();
    training.learn(joint);
    write(Path.of(arguments[2]), joint, training.singles());
  }

  /**
   * The words of two spellings of one name that stand for one another: those of the likeliest
   * order, where both have as many.
   */
  static List<String[]> wordsOf(NamePairs pair, SoundModel model) {
    List<String> one = full(pair.one());
    List<String> other = full(pair.other());
    List<String[]> words = new ArrayList<>();
    if (one.size() != other.size() || one.size() > 4) {
      return words;
    }
    List<String> left = new ArrayList<>(other);
    for (String word : one) {
      String best =
          left.stream()
              .max(Comparator.comparingDouble((String its) -> ratio(model, word, its)))
              .orElseThrow();
      left.remove(best);
      if (ratio(model, word, best) > 0) {
        words.add(new String[] {word, best});
      }
    }
    return words;
  }

  private static double ratio(SoundModel model, String one, String other) {
    return model.logRatio(SoundModel.numbers(one), SoundModel.numbers(other));
  }

  private static List<String> full(NameForm name) {
    return name.words().stream()
        .filter(word -> word.role() == NameForm.Role.FULL)
        .map(NameForm.Word::latin)
        .toList();
  }

  /** Words of the file in both scripts, in the small alphabet. */
  static List<String[]> words(Path file, String language) throws IOException {
    List<String[]> words = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(
          line -> {
            String[] cells = line.split("\t", -1);
            String english = latin(cells[0], "en");
            String foreign = latin(cells[1].replace(" ", ""), language);
            if (!english.isEmpty() && !foreign.isEmpty()) {
              words.add(new String[] {english, foreign});
            }
          });
    }
    return words;
  }

  private static String latin(String word, String language) {
    return NameForm.of(word, language, false).words().stream()
        .map(NameForm.Word::latin)
        .reduce("", String::concat);
  }

  private void add(String one, String other) {
    pairs.add(new int[][] {SoundModel.numbers(one), SoundModel.numbers(other)});
  }

  /** Pieces that stand at like places of two words are likely pairs. */
  private double[] start() {
    int size = SoundModel.pieces();
    double[] counts = new double[size * size];
    for (int[][] pair : pairs) {
      int n = pair[0].length;
      int m = pair[1].length;
      for (int i = 0; i <= n; i++) {
        for (int j = 0; j <= m; j++) {
          if (Math.abs(i / (double) n - j / (double) m) > 0.3) {
            continue;
          }
          for (int a = 0; a <= Math.min(2, i); a++) {
            for (int b = a == 0 ? 1 : 0; b <= Math.min(SoundModel.mostBeside(a), j); b++) {
              double weight = a == 1 && b == 1 ? 1 : 0.05;
              add(counts, pair, i, j, a, b, weight);
            }
          }
        }
      }
    }
    return normalized(counts);
  }

  private static void add(
      double[] counts, int[][] pair, int i, int j, int a, int b, double weight) {
    int size = SoundModel.pieces();
    int one = SoundModel.pieceBefore(pair[0], i, a);
    int other = SoundModel.pieceBefore(pair[1], j, b);
    counts[one * size + other] += weight;
    counts[other * size + one] += weight;
  }

  private static double[] normalized(double[] counts) {
    double sum = Arrays.stream(counts).sum();
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= sum;
    }
    return counts;
  }

  /** Improves the probabilities in place. */
  private SoundModel learn(double[] joint) {
    for (int round = 0; round < ROUNDS; round++) {
      double[] counts = new double[joint.length];
      double log = 0;
      for (int[][] pair : pairs) {
        log += expect(pair, joint, counts);
      }
      normalized(counts);
      System.arraycopy(counts, 0, joint, 0, joint.length);
      System.out.printf(Locale.ROOT, "round %d: %.4f a pair%n", round, log / pairs.size());
    }
    return SoundModel.of(joint, singles());
  }

  /** Adds the expected use of each pair of pieces in a pair of words; gives its log likelihood. */
  private static double expect(int[][] pair, double[] joint, double[] counts) {
    int n = pair[0].length;
    int m = pair[1].length;
    int size = SoundModel.pieces();
    double[][] forward = new double[n + 1][m + 1];
    double[][] backward = new double[n + 1][m + 1];
    forward[0][0] = 1;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        for (int a = 0; a <= Math.min(2, i); a++) {
          for (int b = a == 0 ? 1 : 0; b <= Math.min(SoundModel.mostBeside(a), j); b++) {
            forward[i][j] += forward[i - a][j - b] * joint[at(pair, i, j, a, b, size)];
          }
        }
      }
    }
    double all = forward[n][m];
    if (!(all > 1e-300)) {
      return -100;
    }
    backward[n][m] = 1;
    for (int i = n; i >= 0; i--) {
      for (int j = m; j >= 0; j--) {
        double after = backward[i][j];
        if (after == 0) {
          continue;
        }
        for (int a = 0; a <= Math.min(2, i); a++) {
          for (int b = a == 0 ? 1 : 0; b <= Math.min(SoundModel.mostBeside(a), j); b++) {
            double step = joint[at(pair, i, j, a, b, size)];
            backward[i - a][j - b] += after * step;
            double use = forward[i - a][j - b] * step * after / all;
            if (use > 1e-6) {
              add(counts, pair, i, j, a, b, use);
            }
          }
        }
      }
    }
    return Math.log(all);
  }

  private static int at(int[][] pair, int i, int j, int a, int b, int size) {
    return SoundModel.pieceBefore(pair[0], i, a) * size + SoundModel.pieceBefore(pair[1], j, b);
  }

  private double[] singles() {
    double[] counts = new double[SoundModel.alphabet()];
    Arrays.fill(counts, 1);
    for (int[][] pair : pairs) {
      for (int[] word : pair) {
        for (int letter : word) {
          counts[letter]++;
        }
      }
    }
    return normalized(counts);
  }

  private static void write(Path table, double[] joint, double[] singles) throws IOException {
    int size = SoundModel.pieces();
    try (BufferedWriter out = Files.newBufferedWriter(table)) {
      out.write("piece\tbeside\tprobability\n");
      out.write("# Made by evaluation/train-sounds: which letters stand for the same sound.\n");
      for (int i = 0; i < singles.length; i++) {
        out.write(row("-letter-", SoundModel.letters(1 + i), singles[i]));
      }
      List<Integer> kept =
          IntStream.range(0, joint.length)
              .filter(i -> i / size <= i % size && joint[i] >= KEPT)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> -joint[i]))
              .toList();
      for (int i : kept) {
        out.write(row(SoundModel.letters(i / size), SoundModel.letters(i % size), joint[i]));
      }
      System.out.println(kept.size() + " pairs of pieces kept");
    }
  }

  private static String row(String one, String other, double probability) {
    return one + "\t" + other + "\t" + String.format(Locale.ROOT, "%.3g", probability) + "\n";
  }
}
