package org.dragoman.language.reader;

import java.util.List;
import java.util.Set;
import org.dragoman.language.segmentation.Part;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;

/**
 * The words before a story's first sentence that say where, when and by whom it was written: "LOMÉ,
 * 3 mars (AFP) – ". They have no part in the sentence's grammar, and a parser that sees them takes
 * the place for a part of it. Stateless.
 */
final class Dateline {

  /** It has at most so many words, marks counted. */
  private static final int LONGEST = 20;

  /** So many words without a number or a parenthesis may be a place or an outlet. */
  private static final int BARE = 2;

  /** It may have so many words in small letters: months, "de", "г.". */
  private static final int SMALL = 6;

  /** So many of a story's sentences may open with one. */
  private static final int OPENING = 2;

  private static final Set<String> DASHES = Set.of("-", "--", "–", "—", "―", "‒", "−");

  private Dateline() {}

  /** For each sentence, how many of its words are a dateline. */
  static int[] lengths(List<Sentence> sentences, List<List<Part>> parts) {
    int[] lengths = new int[sentences.size()];
    int story = 0;
    for (int i = 0; i < lengths.length && story < OPENING; i++) {
      if (sentences.get(i).kind() == Section.Kind.BODY) {
        story++;
        lengths[i] = length(parts.get(i));
      }
    }
    return lengths;
  }

  /** How many words from the first to a dash are a dateline; 0 where none is. */
  static int length(List<Part> words) {
    boolean number = false;
    boolean parenthesis = false;
    int plain = 0;
    int small = 0;
    for (int i = 0; i < Math.min(LONGEST, words.size() - 2); i++) {
      String form = words.get(i).form();
      int first = form.codePointAt(0);
      if (i > 0 && DASHES.contains(form) && isApart(words, i)) {
        boolean told = number || parenthesis;
        boolean fits = told ? small <= SMALL : plain <= BARE && small == 0 && isOnly(words, i);
        return fits ? i + 1 : 0;
      }
      if (form.equals("(") || form.equals(")") || form.equals("/")) {
        parenthesis = true;
      } else if (Character.isLetterOrDigit(first)) {
        boolean digits = form.codePoints().anyMatch(Character::isDigit);
        number |= digits;
        plain++;
        // Scripts without capitals have only the number and the parenthesis to tell it.
        small += digits || Character.isUpperCase(first) ? 0 : 1;
      }
    }
    return 0;
  }

  /** Whether no second dash follows, which would make a parenthesis of what stands between. */
  private static boolean isOnly(List<Part> words, int dash) {
    return words.subList(dash + 1, words.size()).stream()
        .noneMatch(word -> DASHES.contains(word.form()));
  }

  /** Whether a dash stands between words and not in one. */
  private static boolean isApart(List<Part> words, int dash) {
    int end = words.get(dash - 1).span().end();
    int start = words.get(dash).span().start();
    int after = words.get(dash).span().end();
    int next = words.get(dash + 1).span().start();
    String before = words.get(dash - 1).form();
    return next > after && (start > end || before.equals(".") || before.equals(")"));
  }
}
