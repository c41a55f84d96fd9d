package org.dragoman.intake;

/** What a walk over paths comes upon: a source to read, or something that ends there. */
public sealed interface Found {

  /**
   * Something to read.
   *
   * @param source to be given to {@link Intake#read}
   */
  record ToRead(Source source) implements Found {}

  /**
   * Something that is not read: its outcome is already known.
   *
   * @param outcome a {@link Outcome.Skipped} or {@link Outcome.Failed}
   */
  record Ended(Outcome outcome) implements Found {}
}
