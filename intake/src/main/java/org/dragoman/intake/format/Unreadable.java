package org.dragoman.intake.format;

/** Tells that no document can be made of some bytes, in one clear line for the user. */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean loss;

  private Unreadable(boolean loss, String message) {
    super(message, null, false, false);
    this.loss = loss;
  }

  /** Something that should be read cannot be. */
  static Unreadable failed(String cause) {
    return new Unreadable(true, cause);
  }

  /** There is nothing to read. */
  static Unreadable skipped(String reason) {
    return new Unreadable(false, reason);
  }

  /** Whether something is lost, or there was nothing to read in the first place. */
  public boolean isLoss() {
    return loss;
  }

  /** The one line. */
  public String line() {
    return String.valueOf(getMessage());
  }
}
