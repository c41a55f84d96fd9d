package org.dragoman.record.document;

/**
 * Tells that one document carries another's story.
 *
 * @param document id of the copy
 * @param original id of the document it copies: the first publication as far as known
 * @param kind how close the two are
 */
public record CopyLink(String document, String original, Kind kind) {

  /** How close a copy is to its original. */
  public enum Kind {
    /** The same words. */
    IDENTICAL,
    /** Changed, shortened or extended. */
    EDITED,
    /** The same story in another language. */
    TRANSLATED
  }

  /** Checks that a document is no copy of itself. */
  public CopyLink {
    if (document.equals(original)) {
      throw new IllegalArgumentException("a document cannot be a copy of itself: " + document);
    }
  }
}
