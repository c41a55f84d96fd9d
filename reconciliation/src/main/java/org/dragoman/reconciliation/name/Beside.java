package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dragoman.reconciliation.name.NameForm.Role;
import org.dragoman.reconciliation.name.NameForm.Word;

/**
 * The words of two names laid beside one another in any order: which stand for which, and which are
 * left over.
 *
 * @param pairs in the order of the first name
 * @param leftOne words of the first that none of the second fits
 * @param leftOther words of the second that none of the first fits
 * @param unlike how alike the most alike of those are
 */
record Beside(List<Pair> pairs, List<Word> leftOne, List<Word> leftOther, double unlike) {

  /** Words less alike are not laid beside one another. */
  private static final double LEAST = 0.3;

  /** Words as alike are not looked for elsewhere. */
  private static final double SURE = 0.98;

  /** A fitting initial says little. */
  private static final double INITIAL = 0.7;

  private static final double MEANING = 0.9;
  private static final double ACRONYM = 0.95;

  /** Joining words is a little less likely than not. */
  private static final double JOINED = 0.99;

  private static final int MOST_JOINED = 3;
  private static final int SHORTEST_ACRONYM = 3;

  /** Names have few words; longer ones are cut. */
  private static final int MOST = 60;

  /** How two words fit. */
  enum Kind {
    /** They are spelled or sound alike. */
    SOUND,
    /** One is the first letter of the other. */
    INITIAL,
    /** They mean the same. */
    MEANING,
    /** One is the first letters of the others. */
    ACRONYM
  }

  /** Words of two names that stand for one another; from and to are places, to excluded. */
  record Pair(
      double likeness, int length, int from, int to, int otherFrom, int otherTo, Kind kind) {
    long ones() {
      return (1L << to) - (1L << from);
    }

    long others() {
      return (1L << otherTo) - (1L << otherFrom);
    }
  }

  private static final Comparator<Pair> BEST_FIRST =
      Comparator.comparingDouble((Pair pair) -> -pair.likeness() * (1 + 0.001 * pair.length()))
          .thenComparingInt(pair -> Math.abs(pair.from() - pair.otherFrom()))
          .thenComparingInt(pair -> pair.from() + pair.otherFrom())
          .thenComparingInt(Pair::from);

  static Beside of(NameForm one, NameForm other, WordLikeness likeness) {
    boolean same = one.script().equals(other.script());
    List<Word> a = cut(one.strong());
    List<Word> b = cut(other.strong());
    List<Pair> candidates = new ArrayList<>();
    double[] likenesses = new double[a.size() * b.size()];
    long sureOnes = 0;
    long sureOthers = 0;
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        Pair pair = pair(a.get(i), b.get(j), i, j, likeness, same);
        likenesses[i * b.size() + j] = pair.likeness();
        if (pair.likeness() >= LEAST) {
          candidates.add(pair);
        }
        if (pair.likeness() >= SURE) {
          sureOnes |= pair.ones();
          sureOthers |= pair.others();
        }
      }
    }
    if (a.size() > 1 || b.size() > 1) {
      joined(candidates, one, other, a, b, sureOnes, sureOthers, likeness, same);
    }
    if (candidates.size() > 1) {
      candidates.sort(BEST_FIRST);
    }
    List<Pair> pairs = new ArrayList<>(candidates.size());
    long ones = 0;
    long others = 0;
    for (Pair pair : candidates) {
      if ((ones & pair.ones()) == 0 && (others & pair.others()) == 0) {
        pairs.add(pair);
        ones |= pair.ones();
        others |= pair.others();
      }
    }
    if (pairs.size() > 1) {
      pairs.sort(Comparator.comparingInt(Pair::from));
    }
    double unlike = 0;
    for (int at = 0; at < likenesses.length; at++) {
      if (((ones >> (at / b.size())) & 1) == 0 && ((others >> (at % b.size())) & 1) == 0) {
        unlike = Math.max(unlike, likenesses[at]);
      }
    }
    return new Beside(pairs, left(a, ones), left(b, others), unlike);
  }

  private static List<Word> cut(List<Word> words) {
    return words.size() > MOST ? words.subList(0, MOST) : words;
  }

  private static List<Word> left(List<Word> words, long used) {
    if (used == (1L << words.size()) - 1) {
      return List.of();
    }
    List<Word> left = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (((used >> i) & 1) == 0) {
        left.add(words.get(i));
      }
    }
    return left;
  }

  private static Pair pair(
      Word one, Word other, int i, int j, WordLikeness likeness, boolean same) {
    int length = Math.max(one.spelling().length(), other.spelling().length());
    if (one.role() == Role.INITIAL || other.role() == Role.INITIAL) {
      double fits = initial(one, other) ? INITIAL : 0;
      return new Pair(fits, length, i, i + 1, j, j + 1, Kind.INITIAL);
    }
    double sound = likeness.of(one, other, same);
    if (sound < MEANING && Meanings.meet(one.meanings(), other.meanings())) {
      return new Pair(MEANING, length, i, i + 1, j, j + 1, Kind.MEANING);
    }
    return new Pair(sound, length, i, i + 1, j, j + 1, Kind.SOUND);
  }

  /** Whether two words begin alike; two plain vowels must be the same, or e, i and y. */
  private static boolean initial(Word one, Word other) {
    if (one.spelling().first() != other.spelling().first()) {
      return false;
    }
    char first = one.latin().charAt(0);
    char second = other.latin().charAt(0);
    boolean plain = Character.isLowerCase(first) && Character.isLowerCase(second);
    return !plain
        || one.spelling().first() != 'A'
        || first == second
        || ("eiy".indexOf(first) >= 0 && "eiy".indexOf(second) >= 0);
  }

  /** Several words of one name may be one of the other: Abdul Rahman, Abdulrahman; UN. */
  private static void joined(
      List<Pair> candidates,
      NameForm one,
      NameForm other,
      List<Word> a,
      List<Word> b,
      long sureOnes,
      long sureOthers,
      WordLikeness likeness,
      boolean same) {
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        if (((sureOnes >> i) & 1) == 0) {
          several(candidates, a.get(i), i, other, b, j, sureOthers, likeness, same, false);
        }
        if (((sureOthers >> j) & 1) == 0) {
          several(candidates, b.get(j), j, one, a, i, sureOnes, likeness, same, true);
        }
      }
    }
  }

  private static void several(
      List<Pair> candidates,
      Word word,
      int at,
      NameForm name,
      List<Word> words,
      int from,
      long sure,
      WordLikeness likeness,
      boolean same,
      boolean turned) {
    if (word.role() != Role.FULL) {
      return;
    }
    int wanted = word.spelling().length();
    int length = 0;
    for (int to = from; to < words.size(); to++) {
      Word next = words.get(to);
      if (((sure >> to) & 1) != 0 || next.role() != Role.FULL) {
        break;
      }
      length += next.spelling().length();
      int count = to + 1 - from;
      double fits = 0;
      Kind kind = Kind.SOUND;
      if (count > 1 && count <= MOST_JOINED && likely(length, wanted, same)) {
        fits = JOINED * likeness.of(name.joined(from, count), word.spelling(), same);
      }
      if (fits < LEAST
          && count >= SHORTEST_ACRONYM
          && count == wanted
          && acronym(word, words, from)) {
        fits = ACRONYM;
        kind = Kind.ACRONYM;
      }
      if (fits >= LEAST) {
        int longer = Math.max(length, wanted);
        candidates.add(
            turned
                ? new Pair(fits, longer, from, to + 1, at, at + 1, kind)
                : new Pair(fits, longer, at, at + 1, from, to + 1, kind));
      }
    }
  }

  /** Some scripts leave out vowels, so words may be twice as long in others. */
  private static boolean likely(int length, int wanted, boolean same) {
    return same
        ? Math.abs(length - wanted) <= 2 + wanted / 6
        : length <= 2 * wanted && wanted <= 2 * length;
  }

  private static boolean acronym(Word word, List<Word> words, int from) {
    for (int i = 0; i < word.latin().length(); i++) {
      if (words.get(from + i).latin().charAt(0) != word.latin().charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
