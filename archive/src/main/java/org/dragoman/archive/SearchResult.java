package org.dragoman.archive;

import java.util.List;
import org.dragoman.record.text.Span;

/**
 * What a full-text search found.
 *
 * @param total how many documents match
 * @param hits the best of them, best first
 */
public record SearchResult(long total, List<Hit> hits) {

  /** Copies the list. */
  public SearchResult {
    hits = List.copyOf(hits);
  }

  /**
   * A document that matches.
   *
   * @param document the document
   * @param score how well; only comparable within one search
   * @param passages its best sentences in the order of the text; empty where only the title matches
   */
  public record Hit(DocumentSummary document, float score, List<Passage> passages) {

    /** Copies the list. */
    public Hit {
      passages = List.copyOf(passages);
    }
  }

  /**
   * A sentence with the words that match.
   *
   * @param span where it stands in the document's text
   * @param text the exact slice at {@code span}
   * @param matches where the matching words stand in the document's text, in order
   */
  public record Passage(Span span, String text, List<Span> matches) {

    /** Copies the list. */
    public Passage {
      matches = List.copyOf(matches);
    }
  }
}
