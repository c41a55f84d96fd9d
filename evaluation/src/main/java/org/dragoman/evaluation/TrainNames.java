package org.dragoman.evaluation;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dragoman.reconciliation.name.Logistic;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.reconciliation.name.SoundModel;

/**
 * Learns when two words, and two names, are one: words from name words in two scripts that the
 * sound model has not seen, names from labelled pairs.
 */
public final class TrainNames {

  private static final int A_LANGUAGE = 4000;
  private static final int LOOKED_AT = 400;

  /** Shorter words with another letter are other words. */
  private static final int SLIPPED = 5;

  /** How many slips are made in a name, and how much each counts. */
  private static final int SLIPS = 4;

  private static final double A_SLIP = 0.15;

  /** How much another made pair counts. */
  private static final double A_MADE = 0.05;

  private static final List<String> FORMS = List.of("LLC", "AG", "Inc", "plc", "NV");

  private final Random random = new Random(7);
  private final List<double[]> examples = new ArrayList<>();
  private final List<Boolean> labels = new ArrayList<>();
  private final List<Double> importance = new ArrayList<>();

  private TrainNames() {}

  /** Arguments: the folder with name words, the labelled pairs, the table to write. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    NameSimilarity none =
        new NameSimilarity(
            SoundModel.shipped(),
            new Logistic(new double[NameSimilarity.WORD_FEATURES]),
            new Logistic(new double[NameSimilarity.WORD_FEATURES]),
            new Logistic(new double[NameSimilarity.NAME_FEATURES]),
            new Logistic(new double[NameSimilarity.NAME_FEATURES]));
    TrainNames across = new TrainNames();
    TrainNames inOne = new TrainNames();
    across.wordPairs(data, none, inOne);
    List<NamePairs> pairs = NamePairs.table(Path.of(arguments[1]));
    for (NamePairs pair : pairs) {
      if (pair.same() && pair.person()) {
        boolean one = pair.one().script().equals(pair.other().script());
        for (String[] words : TrainSounds.wordsOf(pair, SoundModel.shipped())) {
          (one ? inOne : across).add(none.wordFeatures(words[0], words[1]), true, 2);
        }
      }
    }
    Logistic acrossScripts = across.learn("words across scripts", 1);
    Logistic sameScript = inOne.learn("words in one script", 1);
    NameSimilarity similarity =
        new NameSimilarity(
            SoundModel.shipped(),
            sameScript,
            acrossScripts,
            new Logistic(new double[NameSimilarity.NAME_FEATURES]),
            new Logistic(new double[NameSimilarity.NAME_FEATURES]));
    Logistic person = names(pairs, true, similarity);
    Logistic other = names(pairs, false, similarity);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[2]))) {
      out.write("model\tfeature\tweight\n");
      out.write("# Made by evaluation/train-names.\n");
      write(out, "same-script", sameScript);
      write(out, "across-scripts", acrossScripts);
      write(out, "person", person);
      write(out, "other", other);
    }
  }

  private static Logistic names(List<NamePairs> all, boolean person, NameSimilarity similarity) {
    List<NamePairs> pairs = all.stream().filter(pair -> pair.person() == person).toList();
    TrainNames names = new TrainNames();
    for (NamePairs pair : pairs) {
      names.add(similarity.features(pair.one(), pair.other()), pair.same(), 1);
      for (int i = 0; i < SLIPS; i++) {
        names.slips(pair.first(), pair.one(), person, similarity);
        names.slips(pair.second(), pair.other(), person, similarity);
      }
      names.made(pair, person, similarity);
    }
    return names.learn(person ? "persons" : "others", 2);
  }

  /** Pairs of which the labelled ones have too few, made by rule. */
  private void made(NamePairs pair, boolean person, NameSimilarity similarity) {
    String name = pair.first();
    String language = pair.one().language();
    if (!person) {
      int number = 2 + random.nextInt(8);
      made(name + " " + number, name, language, false, false, similarity);
      made(name + " " + number, name + " " + (number + 1), language, false, false, similarity);
      if (pair.one().words().stream().noneMatch(word -> word.role() == NameForm.Role.LEGAL)) {
        int form = random.nextInt(FORMS.size());
        int other = (form + 1 + random.nextInt(FORMS.size() - 1)) % FORMS.size();
        String formed = name + " " + FORMS.get(form);
        made(formed, name + " " + FORMS.get(other), language, false, false, similarity);
        made(formed, name, language, false, true, similarity);
      }
      return;
    }
    String[] words = name.split(" ", -1);
    if (words.length == 2) {
      String turned = words[1] + " bin " + words[0];
      made(words[0] + " bin " + words[1], turned, language, true, false, similarity);
      made(name, words[1] + " " + words[0], language, true, true, similarity);
    }
  }

  private void made(
      String one,
      String other,
      String language,
      boolean person,
      boolean same,
      NameSimilarity similarity) {
    NameForm first = NameForm.of(one, language, person);
    NameForm second = NameForm.of(other, language, person);
    add(similarity.features(first, second), same, A_MADE);
  }

  /** A name with a slip of the hand in one of its longer words is the same name. */
  private void slips(String text, NameForm form, boolean person, NameSimilarity similarity) {
    String[] words = text.split(" ", -1);
    int at = random.nextInt(words.length);
    if (words[at].length() < SLIPPED || !words[at].chars().allMatch(Character::isLetter)) {
      return;
    }
    String word = words[at];
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("\\P{L}", "");
    words[at] = slip(word, letters.charAt(random.nextInt(letters.length())));
    NameForm slipped = NameForm.of(String.join(" ", words), form.language(), person);
    add(similarity.features(form, slipped), true, A_SLIP);
  }

  private Logistic learn(String what, double ridge) {
    Logistic learned = Logistic.learn(examples, labels, importance, ridge);
    int right = 0;
    for (int i = 0; i < examples.size(); i++) {
      right += (learned.logOdds(examples.get(i)) > 0) == labels.get(i) ? 1 : 0;
    }
    System.out.printf(
        Locale.ROOT, "%s: %d of %d right in training%n", what, right, examples.size());
    return learned;
  }

  private void add(double[] features, boolean same, double weight) {
    examples.add(features);
    labels.add(same);
    importance.add(weight);
  }

  /** Pairs of words across scripts for this training, in one script for the other. */
  private void wordPairs(Path data, NameSimilarity similarity, TrainNames inOne)
      throws IOException {
    Map<String, Map<String, String>> byEnglish = new TreeMap<>();
    for (String[] language :
        new String[][] {{"arabic", "ar"}, {"russian", "ru"}, {"hebrew", "he"}}) {
      List<String[]> pairs =
          TrainSounds.words(data.resolve("en_" + language[0] + "_16"), language[1]);
      pairs.removeIf(pair -> ratio(pair[0], pair[1]) < 2);
      Collections.shuffle(pairs, random);
      List<String[]> some = pairs.subList(0, Math.min(A_LANGUAGE, pairs.size()));
      TreeMap<String, List<String>> latin = new TreeMap<>();
      for (String[] pair : some) {
        byEnglish.computeIfAbsent(pair[0], key -> new TreeMap<>()).put(language[1], pair[1]);
        add(similarity.wordFeatures(pair[0], pair[1]), true, 1);
        add(similarity.wordFeatures(pair[0], nearest(pair[0], some, 1)[1]), false, 1);
        String[] any = some.get(random.nextInt(some.size()));
        if (!any[0].equals(pair[0])) {
          add(similarity.wordFeatures(pair[0], any[1]), false, 0.5);
          inOne.add(similarity.wordFeatures(pair[0], any[0]), false, 0.5);
          inOne.add(similarity.wordFeatures(pair[1], any[1]), false, 0.5);
        }
        latin.computeIfAbsent(pair[1], key -> new ArrayList<>()).add(pair[0]);
        // One script: the same word with a slip, and the word that is nearest.
        for (int side = 0; side < 2; side++) {
          String word = pair[side];
          inOne.add(
              similarity.wordFeatures(word, slip(word, (char) ('a' + random.nextInt(26)))),
              true,
              0.5);
          String near = nearest(word, some, side)[side];
          inOne.add(similarity.wordFeatures(word, near), false, 0.5);
        }
      }
      for (List<String> spellings : latin.values()) {
        for (int i = 1; i < Math.min(4, spellings.size()); i++) {
          String[] two = {spellings.get(0), spellings.get(i)};
          if (ratio(two[0], two[1]) > 2) {
            inOne.add(similarity.wordFeatures(two[0], two[1]), true, 1);
          }
        }
      }
    }
    List<String[]> foreign = new ArrayList<>();
    for (Map<String, String> words : byEnglish.values()) {
      List<String> both = List.copyOf(words.values());
      if (both.size() > 1 && ratio(both.get(0), both.get(1)) > 2) {
        foreign.add(new String[] {both.get(0), both.get(1)});
      }
    }
    for (String[] pair : foreign) {
      add(similarity.wordFeatures(pair[0], pair[1]), true, 1);
      add(similarity.wordFeatures(pair[0], nearest(pair[0], foreign, 1)[1]), false, 1);
    }
  }

  private static double ratio(String one, String other) {
    return SoundModel.shipped().logRatio(SoundModel.numbers(one), SoundModel.numbers(other));
  }

  /** Of some other pairs the one whose word sounds most alike. */
  private String[] nearest(String word, List<String[]> pairs, int side) {
    String[] best = pairs.get(0);
    double highest = Double.NEGATIVE_INFINITY;
    int[] numbers = SoundModel.numbers(word);
    for (int i = 0; i < LOOKED_AT; i++) {
      String[] pair = pairs.get(random.nextInt(pairs.size()));
      if (pair[0].equals(word) || pair[1].equals(word)) {
        continue;
      }
      double ratio = SoundModel.shipped().logRatio(numbers, SoundModel.numbers(pair[side]));
      if (ratio > highest) {
        highest = ratio;
        best = pair;
      }
    }
    return best;
  }

  private String slip(String word, char letter) {
    int at = random.nextInt(word.length());
    return switch (random.nextInt(4)) {
      case 0 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
      case 1 -> word.length() > 3 ? word.substring(0, at) + word.substring(at + 1) : word;
      case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
      default ->
          at + 1 < word.length()
              ? word.substring(0, at)
                  + word.charAt(at + 1)
                  + word.charAt(at)
                  + word.substring(at + 2)
              : word;
    };
  }

  private static void write(BufferedWriter out, String model, Logistic learned) throws IOException {
    double[] weights = learned.weights();
    for (int i = 0; i < weights.length; i++) {
      out.write(model + "\t" + i + "\t" + String.format(Locale.ROOT, "%.4f", weights[i]) + "\n");
    }
  }
}
