package org.dragoman.record.assertion;

import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One of those through whom an assertion reached the reader.
 *
 * @param name the source as named
 * @param entity id of the entity named; null where not known
 * @param cue the word that marks it as a source ("citing", "به نقل از"); null for the publisher
 * @param span where the name stands in the evidence's document; null where it stands nowhere
 */
public record Link(
    String name, @Nullable String entity, @Nullable String cue, @Nullable Span span) {

  /** Checks that the source has a name. */
  public Link {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a source needs a name");
    }
  }
}
