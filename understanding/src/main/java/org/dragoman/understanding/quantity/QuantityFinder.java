package org.dragoman.understanding.quantity;

import java.util.List;
import java.util.Optional;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;

/**
 * Finds the figures of a passage: how many of what, how exactly, and what that measures.
 *
 * <p>Precision comes first: a number without anything it counts, and one that names, orders, dates
 * or times something, is no quantity. Words for many without a number ("dozens", "thousands of")
 * are left out, since a value for them would be a guess. Stateless and thread-safe; linear in the
 * passage's length.
 */
public final class QuantityFinder {

  private QuantityFinder() {}

  /**
   * The quantities of a passage in the order of the text, without overlap.
   *
   * @param language the passage's language, a BCP 47 tag
   * @param passage where to look
   * @param taken spans of the document whose numbers are something else, such as dates
   */
  public static List<Quantity> find(String language, Passage passage, List<Span> taken) {
    int dash = language.indexOf('-');
    String bare = dash < 0 ? language : language.substring(0, dash);
    QuantityWords words = QuantityWords.of(bare);
    return hasNumber(passage, words)
        ? new QuantityScan(words, passage, new TakenSpans(taken)).quantities()
        : List.of();
  }

  /**
   * The one number of a span that counts nothing there: "put it at over five million".
   *
   * @param language the passage's language, a BCP 47 tag
   * @param passage where the span lies
   * @param taken spans of the document whose numbers are something else, such as dates
   * @param within where to look
   */
  public static Optional<Quantity> bare(
      String language, Passage passage, List<Span> taken, Span within) {
    QuantityWords words = QuantityWords.of(language.split("-", 2)[0]);
    return new QuantityScan(words, passage, new TakenSpans(taken)).bare(within);
  }

  private static boolean hasNumber(Passage passage, QuantityWords words) {
    String text = passage.text();
    for (int i = 0; i < text.length(); i++) {
      if (Tokens.isDigit(text.charAt(i))) {
        return true;
      }
    }
    for (int i = 0; i < text.length(); i++) {
      if (Tokens.isLetter(text.charAt(i))
          && passage.isWordStart(i)
          && words.numbers().at(passage, i) != null) {
        return true;
      }
    }
    return false;
  }
}
