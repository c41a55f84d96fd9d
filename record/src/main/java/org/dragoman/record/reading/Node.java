package org.dragoman.record.reading;

import java.util.Map;
import org.dragoman.record.text.Span;

/**
 * A word of a sentence's tree, by the rules of Universal Dependencies: a word of the text, or a
 * part of one that is several words for syntax.
 *
 * @param word the index of the word of the text that it is, or is a part of
 * @param span where it stands; the span of the whole word where its part cannot be told
 * @param form the form it has by itself: for a part, not always what stands in the text
 * @param lemma its form in a dictionary
 * @param upos its part of speech, such as {@code VERB}
 * @param features its features, such as {@code Number} = {@code Plur}
 * @param head the index of the node it depends on; -1 for the root
 * @param relation how it depends on it, such as {@code nsubj}
 */
public record Node(
    int word,
    Span span,
    String form,
    String lemma,
    String upos,
    Map<String, String> features,
    int head,
    String relation) {

  /** Copies the features. */
  public Node {
    features = Map.copyOf(features);
  }

  /** Whether it is the root of its sentence. */
  public boolean isRoot() {
    return head < 0;
  }
}
