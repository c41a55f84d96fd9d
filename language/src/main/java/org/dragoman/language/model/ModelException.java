package org.dragoman.language.model;

import org.jspecify.annotations.Nullable;

/** Trouble with the model pack or with running it; the message is one line for the user. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why there is no model to read with. */
  public enum Reason {
    /** There is no pack at that place. */
    MISSING,
    /** The pack belongs to another version of the program. */
    OTHER_VERSION,
    /** A file is incomplete or not what it should be. */
    DAMAGED,
    /** The published encoder cannot be reached. */
    UNREACHABLE,
    /** The disk is full. */
    FULL,
    /** Another process is making the pack. */
    BUSY,
    /** The place cannot be read or written. */
    INACCESSIBLE,
    /** The model could not be run, or does not give what it should. */
    FAILED
  }

  /** Trouble without a cause of its own. */
  public ModelException(Reason reason, String message) {
    this(reason, message, null);
  }

  /** Trouble with its cause. */
  public ModelException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
