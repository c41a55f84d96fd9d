package org.dragoman.record.document;

import java.net.URI;
import java.util.Objects;

/**
 * Another page that a document names as itself in another language.
 *
 * @param language BCP 47 tag, as the document says
 * @param uri where it is
 */
public record LanguageVersion(String language, URI uri) {

  /** Rejects what is missing. */
  public LanguageVersion {
    Objects.requireNonNull(language);
    Objects.requireNonNull(uri);
  }
}
