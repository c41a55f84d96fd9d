package org.dragoman.record.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person, body, group, organization, outlet or place that documents name.
 *
 * @param id stable id
 * @param type what it is
 * @param label the name it is shown under
 * @param country ISO 3166-1 alpha-2; for a person the country they act for; null where unknown
 * @param names the spellings met, most frequent first
 * @param parent id of the entity it belongs to (a chamber's parliament); null where unknown
 */
public record Entity(
    String id,
    EntityType type,
    String label,
    @Nullable String country,
    List<EntityName> names,
    @Nullable String parent) {

  /** Copies the list. */
  public Entity {
    names = List.copyOf(names);
  }
}
