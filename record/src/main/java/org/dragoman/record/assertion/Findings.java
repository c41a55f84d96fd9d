package org.dragoman.record.assertion;

import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.reading.Problem;

/**
 * What one document tells: the result of understanding its reading.
 *
 * @param document the document, its origin completed from its own text
 * @param entities the entities that the assertions name by id
 * @param assertions in the order of the text
 * @param problems partial troubles met on the way
 */
public record Findings(
    Document document, List<Entity> entities, List<Assertion> assertions, List<Problem> problems) {

  /** Copies the lists. */
  public Findings {
    entities = List.copyOf(entities);
    assertions = List.copyOf(assertions);
    problems = List.copyOf(problems);
  }
}
