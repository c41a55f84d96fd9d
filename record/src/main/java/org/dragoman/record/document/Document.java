package org.dragoman.record.document;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * One source text with what is known of its origin.
 *
 * <p>The text is the truth: every span of the record is a position in it, and it never changes once
 * the document has its id. What the text itself says of its origin (publisher, date) may complete
 * the {@link Origin} later through {@link #withOrigin}; the id stays. Immutable and thread-safe.
 *
 * @param id stable content id, made of {@code uri} and {@code text}
 * @param uri where the document came from
 * @param text the text as read, in logical order
 * @param language BCP 47 tag told from the text itself, {@code und} where it could not be told
 * @param script ISO 15924 code of most of the text's letters, {@code Zyyy} where it has none
 * @param origin title, publisher, dates and the like
 * @param sections the parts of the text, in order, without overlap
 * @param retrieved when the source was fetched or last changed; null where unknown
 */
public record Document(
    String id,
    URI uri,
    SourceText text,
    String language,
    String script,
    Origin origin,
    List<Section> sections,
    @Nullable Instant retrieved) {

  /** Checks that the sections are in order and inside the text. */
  public Document {
    Objects.requireNonNull(uri);
    sections = List.copyOf(sections);
    int last = 0;
    for (Section section : sections) {
      Span span = section.span();
      if (span.start() < last || span.end() > text.codePointLength()) {
        throw new IllegalArgumentException("sections overlap or leave the text at " + span);
      }
      last = span.end();
    }
  }

  /** The id of a document with this source and text. */
  public static String idOf(URI uri, SourceText text) {
    return ContentId.of("doc", uri, text);
  }

  /** The same document with more known of its origin. */
  public Document withOrigin(Origin completed) {
    return new Document(id, uri, text, language, script, completed, sections, retrieved);
  }

  /** The same document in a language that somebody knows better. */
  public Document withLanguage(String known) {
    return new Document(id, uri, text, known, script, origin, sections, retrieved);
  }
}
