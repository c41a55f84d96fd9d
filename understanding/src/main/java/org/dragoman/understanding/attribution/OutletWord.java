package org.dragoman.understanding.attribution;

/** Words of outlets' names: "agency", "newspaper". Stateless. */
public final class OutletWord {

  private OutletWord() {}

  /** Whether a word, in its normal form, is one that outlets' names have. */
  public static boolean is(String language, String word) {
    return Vocabulary.of(language).outlets().contains(word);
  }

  /** Whether a name has such a word, or is a known outlet's. */
  public static boolean isIn(String language, String name) {
    return Vocabulary.of(language).isOutlet(name);
  }
}
