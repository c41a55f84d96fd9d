package org.dragoman.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.dragoman.archive.ArchiveException.Reason;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what goes wrong below into one line for the user. */
final class Trouble {

  private Trouble() {}

  /** The archive's exception for a failure in its folder. */
  static ArchiveException in(Path folder, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ArchiveException known) {
        return known;
      }
      if (cause instanceof SQLiteException sqlite) {
        return of(folder, sqlite.getResultCode(), failure);
      }
      if (isFull(cause)) {
        return full(folder, failure);
      }
      if (cause instanceof AccessDeniedException || cause instanceof FileNotFoundException) {
        return new ArchiveException(
            Reason.READ_ONLY, "no permission to write to the archive " + folder, failure);
      }
    }
    return new ArchiveException(
        Reason.FAILED, "the archive " + folder + " failed: " + oneLine(failure), failure);
  }

  private static ArchiveException of(Path folder, SQLiteErrorCode code, Throwable failure) {
    String name = code.name();
    if (name.startsWith("SQLITE_FULL") || isFull(failure)) {
      return full(folder, failure);
    }
    if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
      return new ArchiveException(
          Reason.LOCKED, "another process keeps the archive " + folder + " locked", failure);
    }
    if (name.startsWith("SQLITE_READONLY")
        || name.startsWith("SQLITE_CANTOPEN")
        || name.startsWith("SQLITE_PERM")) {
      return new ArchiveException(
          Reason.READ_ONLY, "no permission to write to the archive " + folder, failure);
    }
    if (name.startsWith("SQLITE_NOTADB") || name.startsWith("SQLITE_CORRUPT")) {
      return new ArchiveException(
          Reason.DAMAGED,
          "the database of the archive " + folder + " is damaged; restore it from a copy",
          failure);
    }
    return new ArchiveException(
        Reason.FAILED, "the archive " + folder + " failed: " + oneLine(failure), failure);
  }

  private static boolean isFull(Throwable failure) {
    String message = failure.getMessage();
    return (failure instanceof IOException || failure instanceof SQLException)
        && message != null
        && message.toLowerCase(Locale.ROOT).contains("no space left");
  }

  private static ArchiveException full(Path folder, Throwable failure) {
    return new ArchiveException(
        Reason.FULL,
        "the disk that holds the archive "
            + folder
            + " is full; what was stored before is safe, free some space and go on",
        failure);
  }

  private static String oneLine(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    return message == null
        ? deepest.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
