package org.dragoman.interchange;

import java.time.Instant;
import java.util.Optional;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;

/** What one line of the public format holds. Immutable and thread-safe. */
public sealed interface RecordLine {

  /**
   * The first line.
   *
   * @param format always {@link RecordJson#FORMAT}
   * @param version the format's version
   * @param reader name and version of the program that made the record; empty where not told
   * @param created when it was made; empty where not told
   */
  record OfHeader(String format, int version, Optional<String> reader, Optional<Instant> created)
      implements RecordLine {}

  /**
   * A document with what it copies.
   *
   * @param document the document
   * @param copy the link to the document it copies; empty where it copies none
   */
  record OfDocument(Document document, Optional<CopyLink> copy) implements RecordLine {

    /** Checks that the link is this document's. */
    public OfDocument {
      if (copy.isPresent() && !copy.get().document().equals(document.id())) {
        throw new IllegalArgumentException("copy link of another document: " + copy.get());
      }
    }
  }

  /**
   * An entity.
   *
   * @param entity the entity
   */
  record OfEntity(Entity entity) implements RecordLine {}

  /**
   * An assertion of any kind.
   *
   * @param assertion the assertion
   */
  record OfAssertion(Assertion assertion) implements RecordLine {}
}
