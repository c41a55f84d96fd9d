package org.dragoman.cluster;

import org.dragoman.app.Console;
import org.jspecify.annotations.Nullable;

/**
 * That the input, the output or the cluster cannot be used; its message is one line to the user.
 */
final class UnusableException extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST = 300;

  UnusableException(String message) {
    super(message);
  }

  UnusableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What was wrong in one line: Spark's messages hold the traces of its executors. */
  static String oneLine(@Nullable Throwable e) {
    String message = String.valueOf(e);
    String line = Console.harmless(message.lines().findFirst().orElse(""));
    return line.length() > LONGEST ? line.substring(0, LONGEST) + " …" : line;
  }
}
