package org.dragoman.record.reading;

import java.util.List;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.Span;

/**
 * A passage of a document: one sentence, headline or header line with its words.
 *
 * @param span where it stands, without surrounding white space
 * @param kind the role of the section it belongs to
 * @param words its words in order, each inside {@code span}
 */
public record Sentence(Span span, Section.Kind kind, List<Word> words) {

  /** Checks that the words are in order and inside the sentence. */
  public Sentence {
    words = List.copyOf(words);
    int last = span.start();
    for (Word word : words) {
      if (word.span().start() < last || word.span().end() > span.end()) {
        throw new IllegalArgumentException(
            "word " + word.span() + " out of order or outside sentence " + span);
      }
      last = word.span().end();
    }
  }

  /** The span from the first of some of its words through the last, both by index. */
  public Span spanOf(int firstWord, int lastWord) {
    return words.get(firstWord).span().union(words.get(lastWord).span());
  }
}
