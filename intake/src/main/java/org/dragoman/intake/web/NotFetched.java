package org.dragoman.intake.web;

/** Why an address of the web was not fetched; the message is one line for the user. */
public final class NotFetched extends Exception {

  private static final long serialVersionUID = 1;

  private final boolean loss;

  private NotFetched(String line, boolean loss) {
    super(line);
    this.loss = loss;
  }

  /** Something that should be read could not be. */
  static NotFetched failed(String line) {
    return new NotFetched(line, true);
  }

  /** There is nothing to read. */
  static NotFetched skipped(String line) {
    return new NotFetched(line, false);
  }

  /** One line: what, and what to do. */
  public String line() {
    return String.valueOf(getMessage());
  }

  /** Whether something is lost that should have been read. */
  public boolean isLoss() {
    return loss;
  }
}
