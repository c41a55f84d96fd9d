package org.dragoman.desk;

/** Why somebody who came back from a provider is not let in. */
final class RefusedSignIn extends Exception {

  private static final long serialVersionUID = 1;

  /** What the sign-in page says; the exact cause is for the log. */
  enum Reason {
    /** It was begun in another browser, too long ago, or was used already. */
    EXPIRED,
    /** The provider did not let them in, or they turned back. */
    DENIED,
    /** What the provider answered cannot be trusted. */
    UNTRUSTED,
    /** The provider knows them, but none of the desk's roles is theirs. */
    NO_ROLE,
    /** The provider cannot be asked, or misanswers. */
    UNREACHABLE
  }

  private final Reason reason;

  /** With one line for the log, without anything secret. */
  RefusedSignIn(Reason reason, String cause) {
    super(cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
