package org.dragoman.record.reading;

import org.dragoman.record.text.Span;

/**
 * A partial trouble with a document, kept with it.
 *
 * @param span where; empty where it is no place of the text that made trouble
 * @param stage what could not be done
 * @param what one line for the user: what happened and what it means for the result
 */
public record Problem(Span span, Stage stage, String what) {

  /** What was being done with the document. */
  public enum Stage {
    /** A place could not be read well. */
    READING,
    /** The document could not be taken into the record; its own assertions are there. */
    RECONCILIATION
  }

  /** A place that could not be read well. */
  public Problem(Span span, String what) {
    this(span, Stage.READING, what);
  }
}
