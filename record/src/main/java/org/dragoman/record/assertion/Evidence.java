package org.dragoman.record.assertion;

import org.dragoman.record.document.Document;
import org.dragoman.record.text.Span;

/**
 * The exact words that say something.
 *
 * <p>Made only by {@link #in}, or read back from an archive or export, so that the quote is the
 * slice and never a search result.
 *
 * @param document id of the document
 * @param span where the words stand in its text
 * @param quote the words, equal to the slice at {@code span}
 */
public record Evidence(String document, Span span, String quote) {

  /** Checks that quote and span have the same length. */
  public Evidence {
    if (quote.codePointCount(0, quote.length()) != span.length() || span.isEmpty()) {
      throw new IllegalArgumentException("quote and span differ in length at " + span);
    }
  }

  /** The words at a span of a document. */
  public static Evidence in(Document document, Span span) {
    return new Evidence(document.id(), span, document.text().slice(span));
  }
}
