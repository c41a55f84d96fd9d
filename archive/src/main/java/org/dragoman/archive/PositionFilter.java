package org.dragoman.archive;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which positions are wanted.
 *
 * @param body words in the body's name, in any case; empty for any body
 * @param topic words in the topic, in any case; empty for any topic
 * @param stance words in the stance, in any case; empty for any stance
 * @param from those that may be of this day or later
 * @param to those that may be of this day or earlier
 */
public record PositionFilter(
    String body, String topic, String stance, Optional<LocalDate> from, Optional<LocalDate> to) {

  /** All of them. */
  public static final PositionFilter ALL =
      new PositionFilter("", "", "", Optional.empty(), Optional.empty());
}
