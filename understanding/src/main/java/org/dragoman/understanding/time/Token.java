package org.dragoman.understanding.time;

import java.util.List;
import org.dragoman.understanding.lexicon.Phrases.Form;
import org.dragoman.understanding.time.DateWord.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A number, listed word, other word or sign of a passage, as the grammar of dates sees it.
 *
 * @param shape what it is
 * @param start where it begins in the passage's text
 * @param end where it ends, an ending of a number included
 * @param number the number's value
 * @param digits how many digits the number has; the sign itself for {@link Shape#SIGN}
 * @param ending what follows the number as part of it, empty where nothing does
 * @param words what a listed word may be
 * @param kinds the kinds of its words, a bit for each
 * @param figures a date in figures, for {@link Shape#FIGURES}
 */
record Token(
    Shape shape,
    int start,
    int end,
    int number,
    int digits,
    String ending,
    List<Form<DateWord>> words,
    long kinds,
    @Nullable Meaning figures) {

  enum Shape {
    NUMBER,
    LISTED,
    FIGURES,
    OTHER,
    SIGN
  }

  static Token listed(int start, int end, List<Form<DateWord>> words) {
    long kinds = 0;
    for (Form<DateWord> form : words) {
      kinds |= form.value().kind().bit();
    }
    return new Token(Shape.LISTED, start, end, 0, 0, "", words, kinds, null);
  }

  static Token plain(Shape shape, int start, int end) {
    return new Token(shape, start, end, 0, 0, "", List.of(), 0, null);
  }

  boolean isSign(char sign) {
    return shape == Shape.SIGN && digits == sign;
  }

  @Nullable DateWord word(Kind kind) {
    if (!is(kind)) {
      return null;
    }
    for (Form<DateWord> form : words) {
      if (form.value().kind() == kind) {
        return form.value();
      }
    }
    return null;
  }

  boolean is(Kind kind) {
    return (kinds & kind.bit()) != 0;
  }

  /** Whether it is listed as something that is often something else. */
  boolean isUncertain() {
    return !words.isEmpty() && words.stream().allMatch(Form::uncertain);
  }
}
