package org.dragoman.reconciliation.name;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How likely two names are one, and why.
 *
 * @param probability 0 to 1, from the spellings alone
 * @param words the words of both beside one another, then those that are left over
 * @param crossed whether father and child stand the other way round
 */
public record NameMatch(double probability, List<Pair> words, boolean crossed) {

  /** How words stand for one another. */
  public enum Fit {
    /** They are spelled or sound alike. */
    SOUND,
    /** One is the first letter of the other. */
    INITIAL,
    /** They mean the same. */
    MEANING,
    /** One is the first letters of the others. */
    ACRONYM,
    /** There is nothing beside it in the other name. */
    NONE
  }

  /**
   * Words of two names beside one another.
   *
   * @param one as they stand in the first name; empty where they are only in the second
   * @param other as they stand in the second name; empty where they are only in the first
   * @param fit how they stand for one another
   * @param likeness how alike they are, 0 to 1
   * @param ending what is an ending of one of them, in Latin letters; empty where nothing is
   * @param unlike what sounds different, in Latin letters: {@code p~f}
   */
  public record Pair(
      String one, String other, Fit fit, double likeness, String ending, List<String> unlike) {

    /** Copies the list. */
    public Pair {
      unlike = List.copyOf(unlike);
    }

    /**
     * In words, as {@code Yusupov = Yusufov (p~f)}.
     *
     * @param shown how words of a name are shown, in whatever direction they run
     */
    public String inWords(UnaryOperator<String> shown) {
      if (fit == Fit.NONE) {
        return one.isEmpty()
            ? "only in the second: " + shown.apply(other)
            : "only in the first: " + shown.apply(one);
      }
      String why =
          switch (fit) {
            case INITIAL -> "initial";
            case MEANING -> "same meaning";
            case ACRONYM -> "first letters";
            case SOUND, NONE -> {
              String sounds = String.join(", ", unlike);
              String ends = ending.isEmpty() ? "" : "ending -" + ending;
              yield ends + (ends.isEmpty() || sounds.isEmpty() ? "" : ", ") + sounds;
            }
          };
      return shown.apply(one)
          + " = "
          + shown.apply(other)
          + (why.isEmpty() ? "" : " (" + why + ")");
    }
  }

  /** Copies the list. */
  public NameMatch {
    words = List.copyOf(words);
  }
}
