package org.dragoman.intake.warc;

import java.net.URI;
import java.time.Instant;

/** What a web archive holds at one place: a page, or a record that is damaged. */
public sealed interface Captured {

  /** Where its record starts in its WARC file, in bytes. */
  long offset();

  /**
   * A page as it came from the web.
   *
   * @param uri its address
   * @param name its file's name, as far as the type tells one
   * @param bytes unpacked, in UTF-8 where the site declared another encoding
   * @param fetched when
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Page(long offset, URI uri, String name, byte[] bytes, Instant fetched)
      implements Captured {}

  /**
   * A record that cannot be read.
   *
   * @param cause one line
   */
  record Damaged(long offset, String cause) implements Captured {}
}
