package org.dragoman.app;

import java.io.Serial;

/** The output could not be written; the message is one line for the user. */
final class OutputException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  OutputException(String message, Throwable cause) {
    super(message, cause);
  }
}
