package org.dragoman.archive;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which documents are looked at.
 *
 * @param language BCP 47 tag; {@code az} takes {@code az-Latn} too
 * @param publisher the publisher's name in any case and with or without accents
 * @param from only documents that may be published on this day or later
 * @param to only documents that may be published on this day or earlier
 */
public record DocumentFilter(
    Optional<String> language,
    Optional<String> publisher,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** All documents. */
  public static final DocumentFilter ALL =
      new DocumentFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
