package org.dragoman.publish;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.entity.Entity;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups in a record that remember the last document and some thousand entities. For one thread.
 */
public final class Lookups {

  private static final int ENTITIES = 10_000;

  private final RecordSource record;
  private final Map<String, Optional<Entity>> entities =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Entity>> eldest) {
          return size() > ENTITIES;
        }
      };
  private @Nullable String documentId;
  private Optional<RecordLine.OfDocument> document = Optional.empty();

  /** Looks up in a record. */
  public Lookups(RecordSource record) {
    this.record = record;
  }

  /** The document with this id. */
  public Optional<RecordLine.OfDocument> document(String id) {
    if (!id.equals(documentId)) {
      document = record.document(id);
      documentId = id;
    }
    return document;
  }

  /** The entity with this id; empty also for null. */
  public Optional<Entity> entity(@Nullable String id) {
    return id == null ? Optional.empty() : entities.computeIfAbsent(id, record::entity);
  }
}
