package org.dragoman.intake.web;

/** Why an address of the web was not fetched; the message is one line for the user. */
public final class NotFetched extends Exception {

  private static final long serialVersionUID = 1;

  /** The status of an answer that says that nothing changed. */
  public static final int NOT_MODIFIED = 304;

  private final boolean loss;
  private final int status;
  private final long seconds;

  private NotFetched(String line, boolean loss, int status, long seconds) {
    super(line);
    this.loss = loss;
    this.status = status;
    this.seconds = seconds;
  }

  /** The same, said by an answer of this status that asks to wait some seconds. */
  NotFetched said(int newStatus, long newSeconds) {
    return new NotFetched(line(), loss, newStatus, newSeconds);
  }

  /**
   * The status of the site's answer; -1 where there was none or not all of it, 0 for other reasons.
   */
  public int status() {
    return status;
  }

  /** How many seconds the site asks to be left alone; 0 where it does not. */
  public long seconds() {
    return seconds;
  }

  /** Whether another try may help: there was no answer, or one of a site in trouble. */
  public boolean mayPass() {
    return loss
        && (status == -1 || status == 408 || status == 425 || status == 429 || status >= 500);
  }

  /** Nothing was answered, or not all of it. */
  static NotFetched broken(String line) {
    return new NotFetched(line, true, -1, 0);
  }

  /** Something that should be read could not be. */
  static NotFetched failed(String line) {
    return new NotFetched(line, true, 0, 0);
  }

  /** There is nothing to read. */
  static NotFetched skipped(String line) {
    return new NotFetched(line, false, 0, 0);
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
