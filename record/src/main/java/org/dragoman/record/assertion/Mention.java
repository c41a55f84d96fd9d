package org.dragoman.record.assertion;

import org.dragoman.record.entity.EntityType;

/**
 * The naming of an entity.
 *
 * @param provenance with exactly one piece of evidence: the name
 * @param entity id of the entity named
 * @param type its type
 */
public record Mention(Provenance provenance, String entity, EntityType type) implements Assertion {

  /** Checks that a mention is one span. */
  public Mention {
    if (provenance.evidence().size() != 1) {
      throw new IllegalArgumentException("a mention has exactly one span: " + provenance.id());
    }
  }
}
