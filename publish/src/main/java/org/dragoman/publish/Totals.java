package org.dragoman.publish;

/**
 * What a written record holds. A format that has no place for a kind counts none of it.
 *
 * @param documents the number of documents
 * @param entities the number of entities
 * @param assertions the number of assertions
 */
public record Totals(long documents, long entities, long assertions) {}
