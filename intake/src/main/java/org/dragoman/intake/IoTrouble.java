package org.dragoman.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.zip.ZipException;

/** Input and output trouble, told in one line. */
final class IoTrouble {

  private IoTrouble() {}

  static String describe(IOException trouble) {
    if (trouble instanceof AccessDeniedException) {
      return "no permission to read it; change its permissions";
    }
    if (trouble instanceof NoSuchFileException) {
      return "it is no longer there";
    }
    if (trouble instanceof ZipException) {
      return "damaged inside its zip file (" + oneLine(trouble) + "); get it again";
    }
    if (isLoop(trouble)) {
      return "symbolic links that lead in a circle; remove one of them";
    }
    return trouble instanceof FileSystemException e && e.getReason() != null
        ? oneLine(e.getReason())
        : "cannot be read: " + oneLine(trouble);
  }

  /**
   * Java names a loop of links only while it walks a tree; elsewhere the system's words tell it.
   */
  private static boolean isLoop(IOException trouble) {
    String reason = trouble instanceof FileSystemException e ? e.getReason() : null;
    return trouble instanceof FileSystemLoopException
        || (reason != null
            && (reason.contains("symbolic links") || reason.contains("cannot be resolved")));
  }

  static String tooLarge(long bytes, IntakeLimits limits) {
    String size = bytes < 0 ? "" : String.format(Locale.ROOT, "%.1f MB, ", bytes / 1e6);
    return String.format(
        Locale.ROOT,
        "too large: %smore than the limit of %.1f MB; split it, or raise the limit"
            + " with --max-size",
        size,
        limits.sourceBytes() / 1e6);
  }

  /** A message without line breaks and class names, of bounded length. */
  static String oneLine(Throwable trouble) {
    String message = trouble.getMessage();
    return message == null || message.isBlank()
        ? trouble.getClass().getSimpleName()
        : oneLine(message);
  }

  private static String oneLine(String message) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < message.length() && line.length() < 160; i++) {
      char c = message.charAt(i);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
    return line.toString().strip();
  }
}
