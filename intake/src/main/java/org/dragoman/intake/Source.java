package org.dragoman.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import org.dragoman.intake.web.WebFetcher;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be opened and read as bytes: a file, an entry of a zip file, standard input.
 *
 * <p>Opening may be done by several threads and several times.
 */
public interface Source {

  /** A page of the web as a source. */
  static Source of(WebFetcher.Page page) {
    return new BytesSource(page.uri(), page.fileName(), page.bytes(), page.fetched());
  }

  /** Where the bytes come from. */
  URI uri();

  /** The file's name without folders, which may tell its format. */
  String name();

  /** The number of bytes, where it is known without reading; not to be relied on. */
  OptionalLong size();

  /** When the source last changed; null where unknown. */
  @Nullable Instant lastModified();

  /** Opens the source at its first byte; the caller closes the stream. */
  InputStream open() throws IOException;
}
