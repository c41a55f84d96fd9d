package org.dragoman.interchange;

/** A line that is not of the public format; the message is one line for the user. */
public final class RecordFormatException extends Exception {

  private static final long serialVersionUID = 1;

  RecordFormatException(String message) {
    super(message);
  }

  RecordFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
