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

  /** The archive's exception for a failure of or with a PostgreSQL database. */
  static ArchiveException at(String place, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ArchiveException known) {
        return known;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return of(place, sql.getSQLState(), sql, failure);
      }
      if (isFull(cause)) {
        return new ArchiveException(
            Reason.FULL, "the disk that holds the search index is full; free some space", failure);
      }
      if (cause instanceof AccessDeniedException || cause instanceof FileNotFoundException) {
        return new ArchiveException(
            Reason.READ_ONLY,
            "no permission to write to the search index " + cause.getMessage(),
            failure);
      }
    }
    return new ArchiveException(
        Reason.FAILED, "the archive " + place + " failed: " + oneLine(failure), failure);
  }

  private static ArchiveException of(
      String place, String state, SQLException sql, Throwable failure) {
    return switch (state) {
      case "08001", "08004", "08006" ->
          new ArchiveException(
              Reason.UNREACHABLE,
              isLostMessage(sql)
                  ? lost(place)
                  : "no PostgreSQL server answers at "
                      + place
                      + "; see whether it runs, and whether server and port are right",
              failure);
      case "08000", "08003", "08007", "57P01", "57P02", "57P03", "57P05" ->
          new ArchiveException(Reason.UNREACHABLE, lost(place), failure);
      case "28P01", "28000" ->
          new ArchiveException(
              Reason.REFUSED,
              "the server of "
                  + place
                  + " refuses user or password; name the user by ?user= or $PGUSER, and keep the"
                  + " password in ~/.pgpass or $PGPASSWORD",
              failure);
      case "3D000" ->
          new ArchiveException(
              Reason.MISSING,
              "there is no database " + place + "; make it with: createdb --encoding UTF8 NAME",
              failure);
      case "42501" ->
          new ArchiveException(
              Reason.READ_ONLY,
              "no right to do this in the archive "
                  + place
                  + "; its owner gives it with: grant create, usage on schema public to USER",
              failure);
      case "25006" ->
          new ArchiveException(
              Reason.READ_ONLY, "the archive " + place + " can only be read there", failure);
      case "53100" ->
          new ArchiveException(
              Reason.FULL,
              "the disk of the server of "
                  + place
                  + " is full; what was stored before is safe, free some space and go on",
              failure);
      case "53300" ->
          new ArchiveException(
              Reason.LOCKED,
              "the server of " + place + " takes no more connections; try again later",
              failure);
      case "54000" ->
          new ArchiveException(
              Reason.TOO_LARGE,
              "the archive " + place + " does not take a text of this length: " + oneLine(failure),
              failure);
      case "55P03", "40P01", "40001" ->
          new ArchiveException(
              Reason.LOCKED, "others keep the archive " + place + " locked; try again", failure);
      case "XX001", "XX002" ->
          new ArchiveException(
              Reason.DAMAGED,
              "the database of the archive " + place + " is damaged; restore it from a copy",
              failure);
      default ->
          new ArchiveException(
              Reason.FAILED, "the archive " + place + " failed: " + oneLine(failure), failure);
    };
  }

  private static String lost(String place) {
    return "the connection to the archive "
        + place
        + " was lost; what was stored before is safe, try again";
  }

  /** The driver has one code for a connection that is gone and for one that never was. */
  private static boolean isLostMessage(SQLException sql) {
    return "08006".equals(sql.getSQLState());
  }

  /** Whether a failure of PostgreSQL means that the connection is gone, and another may be had. */
  static boolean isLost(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String state = sql.getSQLState();
        return state.startsWith("08") || state.startsWith("57P");
      }
    }
    return false;
  }

  /** Whether something failed only because another writer did something at the same time. */
  static boolean isConflict(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.equals("40001")
        || state.equals("40P01")
        || state.equals("23505")
        || state.equals("23503");
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
