package org.dragoman.understanding.attribution;

import org.dragoman.record.text.Span;

/**
 * A noun phrase that can say something.
 *
 * @param name the shortest good name
 * @param span where that name stands in the document
 * @param kind what sort of speaker it looks like
 * @param start index of the phrase's first word in its line, articles and titles included
 * @param end index after its last word
 */
record Source(String name, Span span, Kind kind, int start, int end) {

  /** What a source looks like by its words alone. */
  enum Kind {
    /** A name without more. */
    NAME,
    /** A person by title, with a name or without. */
    PERSON,
    /** An official body. */
    BODY,
    /** An outlet. */
    OUTLET,
    /** A text. */
    DOCUMENT,
    /** A pronoun. */
    PRONOUN
  }

  /** The same phrase under another name. */
  Source named(String other) {
    return new Source(other, span, kind, start, end);
  }
}
