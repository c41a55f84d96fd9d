package org.dragoman.app.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dragoman.archive.Archive;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.archive.SearchResult;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Where something is said, in which words.
 *
 * @param document id of the document
 * @param span where the words stand in its text, in Unicode code points
 * @param words the exact words there
 * @param origin outlet, title and date; unknown where the archive lacks the document
 * @param uri where the document is from
 * @param attribution who says it, from the outlet on
 */
record Citation(
    String document, Span span, String words, Origin origin, String uri, String attribution) {

  /** Refuses to cite nothing. */
  Citation {
    if (document.isEmpty() || words.isBlank()) {
      throw new IllegalArgumentException("a citation needs a document and words");
    }
  }

  /** The first words of an assertion. */
  static Citation of(Assertion assertion, Archive archive) {
    Evidence words = assertion.provenance().evidence().get(0);
    Document document = archive.document(words.document()).orElseThrow().document();
    return new Citation(
        words.document(),
        words.span(),
        words.quote(),
        document.origin(),
        document.uri().toString(),
        AssertionText.chain(assertion.provenance().attribution()));
  }

  /** A sentence that was found. */
  static Citation of(DocumentSummary document, SearchResult.Passage passage) {
    String publisher = document.origin().publisher();
    return new Citation(
        document.id(),
        passage.span(),
        passage.text(),
        document.origin(),
        document.uri().toString(),
        publisher == null ? "source unknown" : publisher);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "outlet", origin.publisher());
    put(json, "title", origin.title());
    put(json, "date", origin.published() == null ? null : origin.published().value());
    json.put("words", words);
    json.put("document", document);
    json.put("start", span.start());
    json.put("end", span.end());
    json.put("attribution", attribution);
    json.put("uri", uri);
    return json;
  }

  private static void put(Map<String, Object> json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }

  /** As a note has it. */
  String text() {
    StringBuilder text = new StringBuilder(attribution);
    if (origin.title() != null) {
      text.append(", ").append(origin.title());
    }
    if (origin.published() != null) {
      text.append(", ").append(origin.published());
    }
    return text.append(": “")
        .append(words)
        .append("” [")
        .append(document)
        .append(' ')
        .append(span.start())
        .append("..")
        .append(span.end())
        .append(']')
        .toString();
  }
}
