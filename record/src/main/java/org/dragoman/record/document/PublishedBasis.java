package org.dragoman.record.document;

/** How a document's publication date is known. */
public enum PublishedBasis {
  /** The file's or page's metadata give it, a page's own address among them. */
  METADATA,
  /** The text states it, in a header or a dateline. */
  TEXT,
  /** It follows from what the text tells, such as an anniversary; less sure than the other two. */
  INFERRED
}
