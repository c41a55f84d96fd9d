package org.dragoman.understanding.gate;

import java.util.List;

/**
 * What a first look at a document told.
 *
 * @param told the outcome
 * @param genre the kind of other news that its words speak for most, as {@code sport}; empty where
 *     none does
 * @param score the log odds that something diplomatic happens in it
 * @param least the score from which a document is let through
 * @param signs what was weighed, the heaviest first
 */
public record FirstLook(Told told, String genre, double score, double least, List<Sign> signs) {

  /** Copies the signs. */
  public FirstLook {
    signs = List.copyOf(signs);
  }

  /** The outcomes of a first look. */
  public enum Told {
    /** Something diplomatic may happen in it. */
    DIPLOMACY(true),
    /** There are no lists of words in its language to look with. */
    UNKNOWN_LANGUAGE(true),
    /** It is too short to be told by its words. */
    FEW_WORDS(true),
    /** It is news of another genre. */
    OTHER_NEWS(false),
    /** Its words tell of nothing diplomatic. */
    NOTHING(false);

    private final boolean letsThrough;

    Told(boolean letsThrough) {
      this.letsThrough = letsThrough;
    }

    /** Whether a document of which this is told is to be read. */
    public boolean letsThrough() {
      return letsThrough;
    }
  }

  /** Whether the document is to be read. */
  public boolean letsThrough() {
    return told.letsThrough();
  }

  /**
   * One thing that was weighed.
   *
   * @param what what was counted, one of {@link Gate#features()}
   * @param share what it adds to the score
   * @param words the words that were counted, in their normal form; empty for what stands together
   */
  public record Sign(String what, double share, List<String> words) {

    /** Copies the words. */
    public Sign {
      words = List.copyOf(words);
    }
  }

  /** One line: what the look told. */
  public String line() {
    return switch (told) {
      case DIPLOMACY -> "diplomacy";
      case UNKNOWN_LANGUAGE -> "not looked at, for there are no word lists in its language";
      case FEW_WORDS -> "not looked at, for it has too few words";
      case OTHER_NEWS -> "by its words " + genre + ", and no diplomacy";
      case NOTHING -> "no diplomacy";
    };
  }
}
