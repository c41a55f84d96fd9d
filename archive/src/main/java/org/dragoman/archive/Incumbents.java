package org.dragoman.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tells whom a party means that is named by an office alone, "the president of Peru". */
@FunctionalInterface
public interface Incumbents {

  /** Tells of nobody. */
  Incumbents UNKNOWN = (party, language, day, kept) -> Optional.empty();

  /**
   * The id of the entity that a party means; empty where that is not known.
   *
   * @param party as named
   * @param language of the document, BCP 47
   * @param day of which the document tells
   * @param kept what is filed in the archive
   */
  Optional<String> of(String party, String language, LocalDate day, Kept kept);

  /** What is filed in an archive. */
  interface Kept {

    /** The keys of items, from one on and before another. */
    List<String> keys(String from, String before);

    /** The cluster of an item; empty where it is not there. */
    Optional<String> cluster(String item);
  }
}
