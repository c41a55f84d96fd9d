package org.dragoman.understanding.lexicon;

import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;

/**
 * A sentence as the finders see it: its words in their normal form, joined as they stand in the
 * text, with the way back to every place.
 *
 * <p>Words that touch in the text touch here; any run of white space between words, line breaks
 * included, is one space. Positions are UTF-16 indexes into {@link #text}. Immutable and
 * thread-safe.
 */
public final class Passage {

  private final Document document;
  private final Sentence sentence;
  private final String text;
  private final int[] starts;

  /** Takes a sentence of a document. */
  public Passage(Document document, Sentence sentence) {
    this.document = document;
    this.sentence = sentence;
    List<Word> words = sentence.words();
    StringBuilder joined = new StringBuilder(sentence.span().length() + 8);
    starts = new int[words.size()];
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (i > 0 && words.get(i - 1).span().end() < word.span().start()) {
        joined.append(' ');
      }
      starts[i] = joined.length();
      joined.append(word.normal());
    }
    text = joined.toString();
  }

  /** The document that the sentence belongs to. */
  public Document document() {
    return document;
  }

  /** The sentence itself. */
  public Sentence sentence() {
    return sentence;
  }

  /** Its words. */
  public List<Word> words() {
    return sentence.words();
  }

  /** The words' normal forms joined. */
  public String text() {
    return text;
  }

  /** Where the normal form of the word with an index begins in {@link #text}. */
  public int start(int word) {
    return starts[word];
  }

  /** Where the normal form of the word with an index ends in {@link #text}. */
  public int end(int word) {
    return starts[word] + words().get(word).normal().length();
  }

  /** The index of the word at a position; at white space, that of the word before it. */
  public int wordAt(int position) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * The span in the document of a range of {@link #text}.
   *
   * <p>Exact where a word's normal form has as many characters as the word; otherwise, if the range
   * ends inside a word, widened to the whole word.
   */
  public Span span(int start, int end) {
    int first = wordAt(start);
    int last = wordAt(end - 1);
    Word firstWord = words().get(first);
    Word lastWord = words().get(last);
    int from = firstWord.span().start();
    if (isAligned(firstWord)) {
      from += start - starts[first];
    }
    int to = lastWord.span().end();
    if (isAligned(lastWord)) {
      to -= Math.max(0, end(last) - end);
    }
    return new Span(from, to);
  }

  /** Whether the character of the text at a position is a capital. */
  public boolean isCapital(int position) {
    int index = wordAt(position);
    Word word = words().get(index);
    int inside = isAligned(word) ? position - starts[index] : 0;
    return inside < word.form().length() && Character.isUpperCase(word.form().charAt(inside));
  }

  /** Whether a word could begin at a position: no letter, digit or mark stands before it. */
  public boolean isWordStart(int position) {
    return position == 0 || !isInsideWord(text.charAt(position - 1));
  }

  /** Whether a word could end at a position: no letter, digit or mark follows. */
  public boolean isWordEnd(int position) {
    return position == text.length() || !isInsideWord(text.charAt(position));
  }

  static boolean isInsideWord(char c) {
    return (c >= 'a' && c <= 'z')
        || Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isAligned(Word word) {
    return word.form().length() == word.normal().length()
        && word.form().length() == word.span().length();
  }
}
