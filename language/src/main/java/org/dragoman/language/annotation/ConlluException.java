package org.dragoman.language.annotation;

/** A line that is not CoNLL-U; the message is one line for the user. */
public final class ConlluException extends Exception {

  private static final long serialVersionUID = 1;

  ConlluException(int line, String what) {
    super("line " + line + ": " + what);
  }
}
