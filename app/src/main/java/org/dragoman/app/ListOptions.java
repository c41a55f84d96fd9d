package org.dragoman.app;

import picocli.CommandLine.Option;

/** Which part of a long list a command shows. */
final class ListOptions {

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 50;

  @Option(names = "--from", paramLabel = "N", description = "How many to pass over. Default: 0.")
  private long offset;

  /** How many are shown, at least one. */
  int limit() {
    return Math.max(1, limit);
  }

  /** How many are passed over. */
  long offset() {
    return Math.max(0, offset);
  }
}
