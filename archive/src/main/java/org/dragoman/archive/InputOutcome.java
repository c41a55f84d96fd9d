package org.dragoman.archive;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one input of a run.
 *
 * @param run id of the run
 * @param uri the input
 * @param outcome how it ended
 * @param stage the stage that failed or skipped it; null where it is done
 * @param reason one line for the user; null where it is done
 * @param finished when
 */
public record InputOutcome(
    String run,
    URI uri,
    Outcome outcome,
    @Nullable String stage,
    @Nullable String reason,
    Instant finished) {

  /** The ways in which an input ends. */
  public enum Outcome {
    /** Read and stored. */
    DONE,
    /** Left out on purpose. */
    SKIPPED,
    /** Could not be read or stored. */
    FAILED
  }
}
