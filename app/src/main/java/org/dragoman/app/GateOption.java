package org.dragoman.app;

import org.dragoman.understanding.gate.Gate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a fast first look decides which documents are read. */
final class GateOption {

  @Option(
      names = "--gate",
      description = {
        "Take a fast first look at each document, and skip those in which nothing diplomatic",
        "happens. For large batches of mixed news; what is skipped is told and counted."
      })
  private boolean gate;

  /** Whether it was asked for. */
  boolean isOn() {
    return gate;
  }

  /** The gate; null where every document is to be read. */
  @Nullable Gate gate() {
    return gate ? Gate.shipped() : null;
  }
}
