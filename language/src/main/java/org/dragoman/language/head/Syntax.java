package org.dragoman.language.head;

import java.util.Map;

/**
 * What a word is in its sentence, by the rules of Universal Dependencies.
 *
 * @param upos its part of speech, such as {@code VERB}
 * @param features its features, such as {@code Number=Plur}; those that it has not are left out
 * @param lemma its form in a dictionary
 * @param head the number of the word it depends on, from 1; 0 where it is the sentence's root
 * @param relation how it depends on it, such as {@code nsubj}
 */
public record Syntax(
    String upos, Map<String, String> features, String lemma, int head, String relation) {

  /** Copies the features. */
  public Syntax {
    features = Map.copyOf(features);
  }

  /** The same word depending on another. */
  Syntax under(int other, String how) {
    return new Syntax(upos, features, lemma, other, how);
  }
}
