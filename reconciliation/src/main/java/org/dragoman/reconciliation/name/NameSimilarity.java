package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dragoman.reconciliation.name.Beside.Kind;
import org.dragoman.reconciliation.name.Beside.Pair;
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
  public static final int WORD_FEATURES = WordLikeness.FEATURES;

  /** How many features a pair of names has. */
  public static final int NAME_FEATURES = 22;

  /** One spelling may still be two persons' name, but spelling is all that is judged here. */
  private static final double SAME = 0.99;

  private final WordLikeness words;
  private final Logistic persons;
  private final Logistic others;

  /** With given weights; those the program brings along are in {@link #shipped}. */
  public NameSimilarity(
      SoundModel sounds,
      Logistic sameScript,
      Logistic acrossScripts,
      Logistic persons,
      Logistic others) {
    this.words = new WordLikeness(sounds, sameScript, acrossScripts);
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
    if (one.same(other)) {
      return SAME;
    }
    return (person ? persons : others).probability(features(one, other));
  }

  /** How likely two names are one, and why. */
  public NameMatch match(NameForm one, NameForm other, boolean person) {
    List<NameMatch.Pair> all = new ArrayList<>();
    Beside beside = Beside.of(one, other, words);
    for (Pair pair : beside.pairs()) {
      all.add(shown(pair, one, other));
    }
    beside.leftOne().forEach(word -> all.add(alone(word.text(), "")));
    beside.leftOther().forEach(word -> all.add(alone("", word.text())));
    return new NameMatch(
        probability(one, other, person), all, crossed(beside.pairs(), one, other) > 0);
  }

  private static NameMatch.Pair alone(String one, String other) {
    return new NameMatch.Pair(one, other, NameMatch.Fit.NONE, 0, "", List.of());
  }

  private NameMatch.Pair shown(Pair pair, NameForm one, NameForm other) {
    List<Word> here = one.strong().subList(pair.from(), pair.to());
    List<Word> there = other.strong().subList(pair.otherFrom(), pair.otherTo());
    if (pair.kind() == Kind.SOUND && here.size() == 1 && there.size() == 1) {
      return sounding(pair.likeness(), here.get(0), there.get(0));
    }
    NameMatch.Fit fit =
        switch (pair.kind()) {
          case SOUND -> NameMatch.Fit.SOUND;
          case INITIAL -> NameMatch.Fit.INITIAL;
          case MEANING -> NameMatch.Fit.MEANING;
          case ACRONYM -> NameMatch.Fit.ACRONYM;
        };
    return new NameMatch.Pair(text(here), text(there), fit, pair.likeness(), "", List.of());
  }

  private static String text(List<Word> words) {
    return String.join(" ", words.stream().map(Word::text).toList());
  }

  /** Two words with what differs between them in the small alphabet. */
  private NameMatch.Pair sounding(double likeness, Word one, Word other) {
    Spelling here = one.spelling();
    Spelling there = other.spelling();
    boolean same = one.latin().equals(other.latin());
    double best = words.of(here, there, true);
    String ending = "";
    for (Spelling stem : one.stems()) {
      if (!same && words.of(stem, other.spelling(), true) > best) {
        best = words.of(stem, other.spelling(), true);
        here = stem;
        there = other.spelling();
        ending = one.latin().substring(stem.length());
      }
    }
    for (Spelling stem : other.stems()) {
      if (!same && words.of(one.spelling(), stem, true) > best) {
        best = words.of(one.spelling(), stem, true);
        here = one.spelling();
        there = stem;
        ending = other.latin().substring(stem.length());
      }
    }
    return new NameMatch.Pair(
        one.text(),
        other.text(),
        NameMatch.Fit.SOUND,
        likeness,
        ending.toLowerCase(Locale.ROOT),
        here.equals(there) ? List.of() : words.unlike(here, there));
  }

  /** The features of a pair of words; the first is 1. */
  public double[] wordFeatures(String one, String other) {
    return words.features(Spelling.of(one), Spelling.of(other));
  }

  /** The features of a pair of names; the first is 1. */
  public double[] features(NameForm one, NameForm other) {
    double[] features = new double[NAME_FEATURES];
    Beside beside = Beside.of(one, other, words);
    List<Pair> pairs = beside.pairs();
    boolean same = one.script().equals(other.script());
    int left = Math.min(beside.leftOne().size(), beside.leftOther().size());
    int over = Math.max(beside.leftOne().size(), beside.leftOther().size()) - left;
    int shorter = Math.min(one.strong().size(), other.strong().size());
    int longer = Math.max(one.strong().size(), other.strong().size());
    double min = pairs.isEmpty() || left > 0 ? Math.max(0.02, beside.unlike()) : 1;
    double sum = 0;
    double letters = 0;
    double odds = 0;
    int initials = 0;
    int meanings = 0;
    boolean ordered = true;
    int last = -1;
    for (Pair pair : pairs) {
      min = Math.min(min, pair.likeness());
      sum += pair.likeness() * pair.length();
      letters += pair.length();
      odds += logit(pair.likeness());
      initials += pair.kind() == Kind.INITIAL ? 1 : 0;
      meanings += pair.kind() == Kind.MEANING ? 1 : 0;
      ordered &= pair.otherFrom() > last;
      last = pair.otherFrom();
    }
    double leftLetters = letters(beside.leftOne()) + letters(beside.leftOther());
    features[0] = 1;
    features[1] = logit(min);
    features[2] = letters == 0 ? 0 : sum / letters;
    features[3] = Math.min(left, 2);
    features[4] = Math.min(over, 3);
    features[5] = shorter == 1 && longer > 1 ? 1 : 0;
    features[6] = Math.min(initials, 2);
    features[7] = ordered ? 0 : 1;
    features[8] = one.sorted().equals(other.sorted()) ? 1 : 0;
    features[9] = Math.min(letters, 20) / 10;
    features[10] = number(beside.leftOne()) || number(beside.leftOther()) ? 1 : 0;
    features[11] = whole(one, other);
    features[12] = same ? 1 : 0;
    features[13] = Math.max(-6, Math.min(12, odds)) / 4;
    features[14] = beside.unlike();
    features[15] = last(pairs, one, other);
    features[16] = pairs.size() >= 3 && left == 0 ? 1 : 0;
    features[17] = Math.min(meanings, 3);
    features[18] = crossed(pairs, one, other);
    features[19] = letters == 0 ? 0 : letters / (letters + leftLetters / 2);
    features[20] = number(beside.leftOne()) && number(beside.leftOther()) ? 1 : 0;
    features[21] = legal(one, other);
    return features;
  }

  private static double logit(double p) {
    double q = Math.max(0.01, Math.min(0.99, p));
    return Math.log(q / (1 - q));
  }

  private static int letters(List<Word> words) {
    int letters = 0;
    for (Word word : words) {
      letters += word.spelling().length();
    }
    return letters;
  }

  private static boolean number(List<Word> words) {
    for (Word word : words) {
      for (int i = 0; i < word.latin().length(); i++) {
        if (word.latin().charAt(i) <= '9') {
          return true;
        }
      }
    }
    return false;
  }

  /** Likeness of the whole names, letter by letter, words in the order of the alphabet. */
  private static double whole(NameForm one, NameForm other) {
    if (one.sorted().equals(other.sorted())) {
      return 1;
    }
    double inOrder = Words.likeness(one.whole(), other.whole());
    return Math.max(inOrder, Words.likeness(one.sorted(), other.sorted()));
  }

  /** How well the last words of both names fit some word of the other. */
  private static double last(List<Pair> pairs, NameForm one, NameForm other) {
    int here = one.strong().size() - 1;
    int there = other.strong().size() - 1;
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

  /** Whether X bin Y is compared with Y bin X. */
  private static double crossed(List<Pair> pairs, NameForm one, NameForm other) {
    if (one.filial() < 0 || other.filial() < 0) {
      return 0;
    }
    for (Pair pair : pairs) {
      boolean before = pair.from() < one.filial();
      boolean otherBefore = pair.otherFrom() < other.filial();
      if (before != otherBefore) {
        return 1;
      }
    }
    return 0;
  }

  private static boolean has(NameForm name, Word wanted) {
    for (Word word : name.words()) {
      if (word.latin().equals(wanted.latin())
          || Meanings.meet(word.meanings(), wanted.meanings())) {
        return true;
      }
    }
    return false;
  }

  /** Whether both have a legal form and no one in common: it may be another company. */
  private static double legal(NameForm one, NameForm other) {
    boolean any = false;
    for (Word word : one.words()) {
      if (word.role() == Role.LEGAL) {
        any = true;
        if (has(other, word)) {
          return 0;
        }
      }
    }
    return any && other.words().stream().anyMatch(word -> word.role() == Role.LEGAL) ? 1 : 0;
  }
}
