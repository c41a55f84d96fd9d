package org.dragoman.reconciliation.known;

import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * An entity of the gazetteer.
 *
 * @param id its id in the record
 * @param type what it is
 * @param label its English name
 * @param country ISO 3166-1 alpha-2; null where it belongs to none
 * @param parent id of the one it belongs to; null where there is none
 * @param source where its facts can be checked
 */
public record Known(
    String id,
    EntityType type,
    String label,
    @Nullable String country,
    @Nullable String parent,
    String source) {}
