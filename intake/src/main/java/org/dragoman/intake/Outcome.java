package org.dragoman.intake;

import java.net.URI;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;

/**
 * How the reading of a source ended; every source ends in at least one.
 *
 * <p>Expected trouble is told here, not thrown. Each text is one clear line: what is wrong and what
 * to do about it.
 */
public sealed interface Outcome {

  /** Where the source is. */
  URI uri();

  /**
   * A document was read.
   *
   * @param document what was read
   * @param fingerprint what finds the story's copies
   */
  record Ready(Document document, Fingerprint fingerprint) implements Outcome {
    @Override
    public URI uri() {
      return document.uri();
    }
  }

  /**
   * There is nothing to read here, and nothing is lost.
   *
   * @param uri where the source is
   * @param reason one line
   */
  record Skipped(URI uri, String reason) implements Outcome {}

  /**
   * Something that should be read could not be.
   *
   * @param uri where the source is
   * @param stage how far the reading came
   * @param cause one line
   */
  record Failed(URI uri, Stage stage, String cause) implements Outcome {}

  /** The steps of reading a source. */
  enum Stage {
    /** Finding the path, or listing what is in it. */
    FIND,
    /** Opening the source. */
    OPEN,
    /** Reading its bytes. */
    READ,
    /** Making text of the bytes. */
    PARSE
  }
}
