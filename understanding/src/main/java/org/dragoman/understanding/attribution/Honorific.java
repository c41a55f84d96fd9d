package org.dragoman.understanding.attribution;

/** A word of courtesy before a name, which is no part of it: Mr, Mme, Г-жа. Stateless. */
public final class Honorific {

  private Honorific() {}

  /**
   * Whether a word is one.
   *
   * @param language BCP 47 tag
   * @param normal the word in its normal form
   */
  public static boolean is(String language, String normal) {
    return Vocabulary.of(language).honorifics().contains(normal);
  }
}
