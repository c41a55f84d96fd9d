package org.dragoman.record.entity;

/**
 * One spelling of an entity's name.
 *
 * @param text as it stands in documents
 * @param language BCP 47 tag of those documents
 * @param script ISO 15924 code of the spelling
 * @param mentions how often it was met; at least 1
 */
public record EntityName(String text, String language, String script, int mentions) {

  /** Checks the count. */
  public EntityName {
    if (mentions < 1) {
      throw new IllegalArgumentException("a name is met at least once: " + text);
    }
  }
}
