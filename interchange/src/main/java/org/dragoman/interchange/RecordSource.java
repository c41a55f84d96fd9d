package org.dragoman.interchange;

import java.util.Optional;
import java.util.stream.Stream;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.entity.Entity;

/**
 * A whole record to be written out, at one moment.
 *
 * <p>The streams are lazy, so a record of any size fits in memory, and ordered the same way each
 * time, so that the same record gives the same file. Each stream is closed by who asked for it
 * before the next one is asked for.
 */
public interface RecordSource {

  /** All documents by URI, then id. */
  Stream<RecordLine.OfDocument> documents();

  /** All entities by id. */
  Stream<Entity> entities();

  /**
   * All assertions by their document's URI and id, then by where their first evidence starts, kind
   * and id.
   */
  Stream<Assertion> assertions();

  /** The document with this id; may be asked for while a stream is open. */
  Optional<RecordLine.OfDocument> document(String id);

  /** The entity with this id; may be asked for while a stream is open. */
  Optional<Entity> entity(String id);
}
