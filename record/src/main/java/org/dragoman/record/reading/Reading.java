package org.dragoman.record.reading;

import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.text.Span;

/**
 * A document's sentences and words with their positions.
 *
 * @param document what was read
 * @param sentences in the order of the text, without overlap
 * @param problems partial troubles met on the way
 */
public record Reading(Document document, List<Sentence> sentences, List<Problem> problems) {

  /** Copies the lists. */
  public Reading {
    sentences = List.copyOf(sentences);
    problems = List.copyOf(problems);
  }

  /** The exact words at a span of the document. */
  public String slice(Span span) {
    return document.text().slice(span);
  }
}
