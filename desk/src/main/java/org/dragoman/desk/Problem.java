package org.dragoman.desk;

/** A request that cannot be answered, as RFC 9457 has it. */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;

  /** With an HTTP status, what kind of trouble it is, and one sentence on what to do. */
  Problem(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  static Problem unknown(String what) {
    return new Problem(404, "Not found", "nothing is known as " + what);
  }

  static Problem wrong(String detail) {
    return new Problem(400, "Wrong request", detail);
  }
}
