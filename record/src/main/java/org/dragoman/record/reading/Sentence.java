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
 * @param tree what the trained reader sees in it; {@link Tree#NONE} where it was not parsed
 */
public record Sentence(Span span, Section.Kind kind, List<Word> words, Tree tree) {

  /** A sentence that is not parsed. */
  public Sentence(Span span, Section.Kind kind, List<Word> words) {
    this(span, kind, words, Tree.NONE);
  }

  /** Checks that the words are in order and inside the sentence, and that the tree is of them. */
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
    int word = 0;
    for (Node node : tree.nodes()) {
      if (node.word() < word || node.word() >= words.size()) {
        throw new IllegalArgumentException("node of word " + node.word() + " out of order");
      }
      word = node.word();
    }
  }

  /** The same sentence, parsed. */
  public Sentence withTree(Tree parsed) {
    return new Sentence(span, kind, words, parsed);
  }

  /** The span from the first of some of its words through the last, both by index. */
  public Span spanOf(int firstWord, int lastWord) {
    return words.get(firstWord).span().union(words.get(lastWord).span());
  }
}
