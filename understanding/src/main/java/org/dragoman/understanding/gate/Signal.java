package org.dragoman.understanding.gate;

/**
 * What a listed form speaks for at a first look.
 *
 * @param kind the kind of list it stands in
 * @param value what it is there: the act, the post, the country's code; empty where the kind says
 *     all
 */
record Signal(Kind kind, String value) {

  /** What has the form of another signal inside and is none: "Indian Ocean". */
  static final Signal NONE = new Signal(Kind.NONE, "");

  /** The kinds of lists. */
  enum Kind {
    ACT,
    POST,
    BODY,
    TEXT,
    COUNTRY,
    GENRE,
    NONE
  }
}
