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
    @Nullable Meaning figures) {

  enum Shape {
    NUMBER,
    LISTED,
    FIGURES,
    OTHER,
    SIGN
  }

  boolean isSign(char sign) {
    return shape == Shape.SIGN && digits == sign;
  }

  @Nullable DateWord word(Kind kind) {
    for (Form<DateWord> form : words) {
      if (form.value().kind() == kind) {
        return form.value();
      }
    }
    return null;
  }

  boolean is(Kind kind) {
    return word(kind) != null;
  }

  /** Whether it is listed as something that is often something else. */
  boolean isUncertain() {
    return !words.isEmpty() && words.stream().allMatch(Form::uncertain);
  }
}
