package org.dragoman.record.document;

import org.jspecify.annotations.Nullable;

/**
 * Tells that one document carries another's story.
 *
 * @param document id of the copy
 * @param original id of the document it copies: the first publication as far as known
 * @param kind how close the two are
 * @param why what made the archive say so, and which of the two came first; null where not kept
 */
public record CopyLink(String document, String original, Kind kind, @Nullable String why) {

  /** How close a copy is to its original. */
  public enum Kind {
    /** The same words. */
    IDENTICAL,
    /** Changed, shortened or extended. */
    EDITED,
    /** The same story in another language. */
    TRANSLATED
  }

  /** A link of which the reasons are not kept. */
  public CopyLink(String document, String original, Kind kind) {
    this(document, original, kind, null);
  }

  /** Checks that a document is no copy of itself. */
  public CopyLink {
    if (document.equals(original)) {
      throw new IllegalArgumentException("a document cannot be a copy of itself: " + document);
    }
  }
}
