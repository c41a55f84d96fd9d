package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dragoman.reconciliation.name.NameForm.Role;
import org.dragoman.reconciliation.name.NameForm.Word;

/**
 * Tells how likely two names name the same, from their spellings alone, in any two scripts.
 *
 * <p>Words are compared by sound ({@link SoundModel}) and by letter, laid beside one another in any
 * order, and what fits and what is left over is weighed by a logistic regression, one for persons
 * and one for all others. Symmetric. Immutable and thread-safe.
 */
public final class NameSimilarity {

  /** How many features a pair of words has. */
  public static final int WORD_FEATURES = 9;

  /** How many features a pair of names has. */
  public static final int NAME_FEATURES = 20;

  /** Words less alike are not laid beside one another. */
  private static final double BESIDE = 0.3;

  /** A fitting initial says little. */
  private static final double INITIAL = 0.7;

  private final SoundModel sounds;
  private final Logistic sameScript;
  private final Logistic acrossScripts;
  private final Logistic persons;
  private final Logistic others;

  /** With given weights; those the program brings along are in {@link #shipped}. */
  public NameSimilarity(
      SoundModel sounds,
      Logistic sameScript,
      Logistic acrossScripts,
      Logistic persons,
      Logistic others) {
    this.sounds = sounds;
    this.sameScript = sameScript;
    this.acrossScripts = acrossScripts;
    this.persons = persons;
    this.others = others;
  }

  private static final class Shipped {
    static final NameSimilarity SIMILARITY =
        new NameSimilarity(
            SoundModel.shipped(),
            Logistic.shipped("same-script", WORD_FEATURES),
            Logistic.shipped("across-scripts", WORD_FEATURES),
            Logistic.shipped("person", NAME_FEATURES),
            Logistic.shipped("other", NAME_FEATURES));
  }

  /** The similarity that the program brings along. */
  public static NameSimilarity shipped() {
    return Shipped.SIMILARITY;
  }

  /** How likely two names are one. */
  public double probability(NameForm one, NameForm other, boolean person) {
    return (person ? persons : others).probability(features(one, other));
  }

  /** How likely two names are one, and why. */
  public NameMatch match(NameForm one, NameForm other, boolean person) {
    List<String> reasons = new ArrayList<>();
    Beside beside = beside(one, other);
    for (Pair pair : beside.pairs()) {
      reasons.add(reason(pair));
    }
    beside.leftOne().forEach(word -> reasons.add("only here: " + word.latin()));
    beside.leftOther().forEach(word -> reasons.add("only there: " + word.latin()));
    return new NameMatch(probability(one, other, person), reasons);
  }

  private String reason(Pair pair) {
    String words = pair.one() + " = " + pair.other();
    if (pair.initial()) {
      return words + " (initial)";
    }
    if (pair.one().equals(pair.other())) {
      return words;
    }
    List<String> unlike =
        sounds
            .align(SoundModel.numbers(pair.one()), SoundModel.numbers(pair.other()))
            .pieces()
            .stream()
            .filter(
                piece ->
                    !piece
                        .substring(0, piece.indexOf('~'))
                        .equals(piece.substring(piece.indexOf('~') + 1)))
            .toList();
    return String.format(
        java.util.Locale.ROOT, "%s %.2f (%s)", words, pair.likeness(), String.join(", ", unlike));
  }

  /** The features of a pair of words; the first is 1. */
  public double[] wordFeatures(String one, String other) {
    double longer = Math.max(one.length(), other.length());
    double ratio = sounds.logRatio(SoundModel.numbers(one), SoundModel.numbers(other));
    // Beyond these bounds more says nothing more.
    double each = Math.max(-2, Math.min(3, ratio / Math.max(1, longer)));
    return new double[] {
      1,
      each,
      Math.max(-5, Math.min(30, ratio)) / 10,
      Words.likeness(one, other),
      Skeleton.of(one).equals(Skeleton.of(other)) ? 1 : 0,
      Skeleton.first(one) == Skeleton.first(other) ? 1 : 0,
      Math.min(longer, 10) / 10,
      Math.abs(one.length() - other.length()) / longer,
      Math.min(0, each)
    };
  }

  private double likeness(String one, String other, boolean same) {
    if (one.equals(other)) {
      return 1;
    }
    return (same ? sameScript : acrossScripts).probability(wordFeatures(one, other));
  }

  /** With and without the endings that either language may have put there. */
  private double likeness(Word one, Word other, NameForm in, NameForm at, boolean same) {
    double best = likeness(one.latin(), other.latin(), same);
    if (best > 0.98) {
      return best;
    }
    List<String> ones = Words.stems(one.latin(), in.language());
    List<String> others = Words.stems(other.latin(), at.language());
    for (String stem : ones) {
      best = Math.max(best, 0.97 * likeness(stem, other.latin(), same));
    }
    for (String stem : others) {
      best = Math.max(best, 0.97 * likeness(one.latin(), stem, same));
    }
    for (String stem : ones) {
      for (String its : others) {
        best = Math.max(best, 0.95 * likeness(stem, its, same));
      }
    }
    return best;
  }

  /** Words of two names that stand for one another; from and to are places, to excluded. */
  private record Pair(
      String one,
      String other,
      double likeness,
      int from,
      int to,
      int otherFrom,
      int otherTo,
      boolean initial) {
    boolean overlaps(Pair pair) {
      return (from < pair.to && pair.from < to)
          || (otherFrom < pair.otherTo && pair.otherFrom < otherTo);
    }
  }

  private record Beside(List<Pair> pairs, List<Word> leftOne, List<Word> leftOther) {}

  private Beside beside(NameForm one, NameForm other) {
    List<Word> a = strong(one);
    List<Word> b = strong(other);
    boolean same = one.script().equals(other.script());
    List<Pair> candidates = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        candidates.add(pair(a.get(i), b.get(j), one, other, i, j, same));
        joined(candidates, a, b, i, j, same);
      }
    }
    candidates.removeIf(pair -> pair.likeness() < BESIDE);
    candidates.sort(
        Comparator.comparingDouble(
                (Pair pair) -> -pair.likeness() * (1 + 0.001 * pair.one().length()))
            .thenComparingInt(pair -> Math.abs(pair.from() - pair.otherFrom()))
            .thenComparingInt(Pair::from)
            .thenComparingInt(Pair::otherFrom));
    List<Pair> pairs = new ArrayList<>();
    for (Pair candidate : candidates) {
      if (pairs.stream().noneMatch(candidate::overlaps)) {
        pairs.add(candidate);
      }
    }
    List<Word> leftOne = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      int at = i;
      if (pairs.stream().noneMatch(pair -> pair.from() <= at && at < pair.to())) {
        leftOne.add(a.get(i));
      }
    }
    List<Word> leftOther = new ArrayList<>();
    for (int j = 0; j < b.size(); j++) {
      int at = j;
      if (pairs.stream().noneMatch(pair -> pair.otherFrom() <= at && at < pair.otherTo())) {
        leftOther.add(b.get(j));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::from));
    return new Beside(pairs, leftOne, leftOther);
  }

  private static List<Word> strong(NameForm name) {
    return name.words().stream().filter(word -> word.role() != Role.LIGHT).toList();
  }

  private Pair pair(Word one, Word other, NameForm in, NameForm at, int i, int j, boolean same) {
    boolean initial = one.role() == Role.INITIAL || other.role() == Role.INITIAL;
    double likeness =
        initial
            ? Skeleton.first(one.latin()) == Skeleton.first(other.latin()) && vowel(one, other)
                ? INITIAL
                : 0
            : likeness(one, other, in, at, same);
    return new Pair(one.latin(), other.latin(), likeness, i, i + 1, j, j + 1, initial);
  }

  /** Two initials that are vowels must be the same vowel where both are plain. */
  private static boolean vowel(Word one, Word other) {
    char first = one.latin().charAt(0);
    char second = other.latin().charAt(0);
    boolean plain = Character.isLowerCase(first) && Character.isLowerCase(second);
    return !plain
        || Skeleton.first(one.latin()) != 'A'
        || first == second
        || "eiy".indexOf(first) >= 0 && "eiy".indexOf(second) >= 0;
  }

  /** Two words of one name may be one of the other: Abdul Rahman, Abdulrahman. */
  private void joined(
      List<Pair> candidates, List<Word> a, List<Word> b, int i, int j, boolean same) {
    if (i + 1 < a.size() && full(a, i) && full(b, j)) {
      String both = a.get(i).latin() + a.get(i + 1).latin();
      double likeness = likeness(both, b.get(j).latin(), same);
      candidates.add(new Pair(both, b.get(j).latin(), 0.99 * likeness, i, i + 2, j, j + 1, false));
    }
    if (j + 1 < b.size() && full(b, j) && full(a, i)) {
      String both = b.get(j).latin() + b.get(j + 1).latin();
      double likeness = likeness(a.get(i).latin(), both, same);
      candidates.add(new Pair(a.get(i).latin(), both, 0.99 * likeness, i, i + 1, j, j + 2, false));
    }
  }

  private static boolean full(List<Word> words, int i) {
    return words.get(i).role() == Role.FULL
        && (i + 1 >= words.size() || words.get(i + 1).role() == Role.FULL);
  }

  /** The features of a pair of names; the first is 1. */
  public double[] features(NameForm one, NameForm other) {
    double[] features = new double[NAME_FEATURES];
    features[0] = 1;
    Beside beside = beside(one, other);
    List<Pair> pairs = beside.pairs();
    int left = Math.min(beside.leftOne().size(), beside.leftOther().size());
    int over = Math.max(beside.leftOne().size(), beside.leftOther().size()) - left;
    int shorter = Math.min(strong(one).size(), strong(other).size());
    int longer = Math.max(strong(one).size(), strong(other).size());
    double min = pairs.isEmpty() || left > 0 ? 0.02 : 1;
    double sum = 0;
    double letters = 0;
    double odds = 0;
    int initials = 0;
    boolean exact = true;
    boolean ordered = true;
    int last = -1;
    for (Pair pair : pairs) {
      min = Math.min(min, pair.likeness());
      double length = Math.max(pair.one().length(), pair.other().length());
      sum += pair.likeness() * length;
      letters += length;
      odds += logit(pair.likeness());
      initials += pair.initial() ? 1 : 0;
      exact &= pair.one().equals(pair.other());
      ordered &= pair.otherFrom() > last;
      last = pair.otherFrom();
    }
    features[1] = logit(min);
    features[2] = letters == 0 ? 0 : sum / letters;
    features[3] = Math.min(left, 2);
    features[4] = Math.min(over, 3);
    features[5] = shorter == 1 ? 1 : 0;
    features[6] = shorter == 1 && longer > 1 ? 1 : 0;
    features[7] = Math.min(initials, 2);
    features[8] = ordered ? 0 : 1;
    features[9] = exact && !pairs.isEmpty() && left == 0 ? 1 : 0;
    features[10] = Math.min(letters, 20) / 10;
    features[11] = digits(beside);
    features[12] = whole(one, other);
    features[13] = one.script().equals(other.script()) ? 1 : 0;
    features[14] = Math.max(-6, Math.min(12, odds)) / 4;
    features[15] = left > 0 ? leftLikeness(beside, one, other) : 0;
    features[16] = ends(pairs, one, other, false);
    features[17] = ends(pairs, one, other, true);
    features[18] = light(one, other);
    features[19] = pairs.size() >= 3 && left == 0 ? 1 : 0;
    return features;
  }

  private static double logit(double p) {
    double q = Math.max(0.01, Math.min(0.99, p));
    return Math.log(q / (1 - q));
  }

  /** Numbers that the other name does not have. */
  private static double digits(Beside beside) {
    return beside.leftOne().stream().anyMatch(NameSimilarity::number)
            || beside.leftOther().stream().anyMatch(NameSimilarity::number)
        ? 1
        : 0;
  }

  private static boolean number(Word word) {
    return word.latin().chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  /** Likeness of the whole names, letter by letter, words in the order of the alphabet. */
  private static double whole(NameForm one, NameForm other) {
    double inOrder = Words.likeness(joined(one, false), joined(other, false));
    double sorted = Words.likeness(joined(one, true), joined(other, true));
    return Math.max(inOrder, sorted);
  }

  private static String joined(NameForm name, boolean sorted) {
    java.util.stream.Stream<String> words = strong(name).stream().map(Word::latin);
    return (sorted ? words.sorted() : words).reduce("", String::concat);
  }

  private double leftLikeness(Beside beside, NameForm one, NameForm other) {
    boolean same = one.script().equals(other.script());
    double best = 0;
    for (Word here : beside.leftOne()) {
      for (Word there : beside.leftOther()) {
        best = Math.max(best, likeness(here.latin(), there.latin(), same));
      }
    }
    return best;
  }

  /** Whether the first or last words of both names fit some word of the other. */
  private static double ends(List<Pair> pairs, NameForm one, NameForm other, boolean lastWord) {
    int here = lastWord ? strong(one).size() - 1 : 0;
    int there = lastWord ? strong(other).size() - 1 : 0;
    double first = 0;
    double second = 0;
    for (Pair pair : pairs) {
      if (pair.from() <= here && here < pair.to()) {
        first = pair.likeness();
      }
      if (pair.otherFrom() <= there && there < pair.otherTo()) {
        second = pair.likeness();
      }
    }
    return Math.min(first, second);
  }

  /** Whether light words differ: another form of company may be another company. */
  private static double light(NameForm one, NameForm other) {
    List<String> a = lights(one);
    List<String> b = lights(other);
    return a.equals(b) || a.isEmpty() || b.isEmpty() ? 0 : 1;
  }

  private static List<String> lights(NameForm name) {
    return name.words().stream()
        .filter(word -> word.role() == Role.LIGHT)
        .map(Word::latin)
        .sorted()
        .toList();
  }
}
