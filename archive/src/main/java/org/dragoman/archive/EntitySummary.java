package org.dragoman.archive;

import org.dragoman.record.entity.Entity;

/**
 * An entity with how often it is named.
 *
 * @param entity the entity with all its names, most frequent first
 * @param mentions how often it is named
 * @param documents in how many documents
 */
public record EntitySummary(Entity entity, long mentions, long documents) {}
