package org.dragoman.record.reading;

import org.dragoman.record.text.Span;

/**
 * A word, number or punctuation mark at its place in the text.
 *
 * @param span where it stands
 * @param form the exact slice of the text at {@code span}
 * @param normal the form in which it is compared; see {@link
 *     org.dragoman.record.text.Normalization}
 */
public record Word(Span span, String form, String normal) {

  /** Whether it has a letter or digit. */
  public boolean isWord() {
    return form.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether its first letter is a capital. */
  public boolean isCapitalized() {
    return !form.isEmpty() && Character.isUpperCase(form.codePointAt(0));
  }
}
