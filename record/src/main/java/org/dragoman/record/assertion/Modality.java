package org.dragoman.record.assertion;

/** How the speaker stands to what is said. */
public enum Modality {
  /** Said to be so. */
  ASSERTED,
  /** Said not to be so. */
  DENIED,
  /** Said to lie ahead. */
  PLANNED,
  /** Said to have been called off. */
  CANCELLED,
  /** Demanded or proposed. */
  CALLED_FOR,
  /** Said under a condition, or as a possibility. */
  HYPOTHETICAL
}
