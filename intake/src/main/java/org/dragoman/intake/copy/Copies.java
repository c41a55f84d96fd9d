package org.dragoman.intake.copy;

import java.util.Arrays;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;

/** Tells whether two documents carry one story. Stateless and thread-safe. */
public final class Copies {

  /** Stories that share so large a part of all their shingles are one, edited. */
  static final double LEAST_SHARED = 0.30;

  /** So is a story of which so large a part stands in a longer one: a cut, or a new beginning. */
  static final double LEAST_CONTAINED = 0.55;

  /** A part shorter than this many shingles may be a stock paragraph, not a story. */
  static final int LEAST_CONTAINED_SHINGLES = 40;

  /**
   * Stories estimated to share less are not compared. A story three times as long that holds more
   * than half of the other shares a fifth; the estimate from 72 minima is off by .05.
   */
  static final double LEAST_LIKELY = 0.15;

  private Copies() {}

  /** How alike two stories are. */
  public enum Likeness {
    /** Different stories, though perhaps on one event. */
    NOT,
    /** The same words. */
    IDENTICAL,
    /** The same story changed, shortened or extended. */
    EDITED
  }

  /**
   * Whether two documents are worth comparing by {@link #judge}, which is a thousand times dearer:
   * their shingles are estimated to be alike enough for the one to hold a good part of the other.
   */
  public static boolean isWorthComparing(Fingerprint one, Fingerprint other) {
    return one.similarity(other) >= LEAST_LIKELY;
  }

  /** How alike the stories of two documents are, by all their shingles. */
  public static Likeness judge(Document one, Document other) {
    long[] words = Fingerprints.words(one);
    long[] otherWords = Fingerprints.words(other);
    if (Math.min(words.length, otherWords.length) < Fingerprints.FEWEST_WORDS) {
      return Likeness.NOT;
    }
    if (Arrays.equals(words, otherWords)) {
      return Likeness.IDENTICAL;
    }
    long[] shingles = Fingerprints.shingles(words);
    long[] others = Fingerprints.shingles(otherWords);
    int both = common(shingles, others);
    int smaller = Math.min(shingles.length, others.length);
    double shared = (double) both / (shingles.length + others.length - both);
    double contained = (double) both / smaller;
    boolean edited =
        shared >= LEAST_SHARED
            || (contained >= LEAST_CONTAINED && smaller >= LEAST_CONTAINED_SHINGLES);
    return edited ? Likeness.EDITED : Likeness.NOT;
  }

  /** How many values two ascending arrays have in common. */
  private static int common(long[] one, long[] other) {
    int common = 0;
    for (int i = 0, j = 0; i < one.length && j < other.length; ) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
