package org.dragoman.archive;

import org.jspecify.annotations.Nullable;

/** Trouble with an archive; the message is one line for the user. */
public final class ArchiveException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why an archive cannot do what is asked. */
  public enum Reason {
    /** There is no archive at that place. */
    MISSING,
    /** The folder holds something else. */
    NOT_AN_ARCHIVE,
    /** A newer version of the program made it. */
    NEWER,
    /** Another process is writing to it. */
    LOCKED,
    /** It cannot be written to. */
    READ_ONLY,
    /** What is to be kept has a part that is larger than the database takes. */
    TOO_LARGE,
    /** The disk is full. */
    FULL,
    /** Its server does not answer, or does not any more. */
    UNREACHABLE,
    /** Its server knows neither this user nor this password. */
    REFUSED,
    /** Its files are damaged. */
    DAMAGED,
    /** Something else went wrong; the cause tells. */
    FAILED
  }

  ArchiveException(Reason reason, String message) {
    this(reason, message, null);
  }

  ArchiveException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
