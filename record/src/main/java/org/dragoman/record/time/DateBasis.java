package org.dragoman.record.time;

/** How a date in the record is known. */
public enum DateBasis {
  /** The text states it in full. */
  STATED,
  /** Counted from another date: "last Friday", "22 February" without a year. */
  RELATIVE,
  /** Taken over from the document's publication. */
  PUBLISHED,
  /** Not known. */
  UNKNOWN
}
