package org.dragoman.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Mention;

/**
 * What one document tells.
 *
 * @param story the document
 * @param told its assertions, in their order
 * @param named the entities by their names in this document
 */
public record ByDocument(Story story, List<Assertion> told, Map<String, String> named) {

  /** Takes what documents tell, one after the other. */
  @FunctionalInterface
  public interface Each {
    void take(ByDocument document) throws IOException;
  }

  /** Copies the collections. */
  public ByDocument {
    told = List.copyOf(told);
    named = Map.copyOf(named);
  }

  /** Gives what the documents of a record tell, in the order of the source. */
  public static void each(RecordSource record, Lookups lookups, Each each) throws IOException {
    List<Assertion> told = new ArrayList<>();
    Story[] last = new Story[1];
    Report.each(
        record,
        lookups,
        report -> {
          Story story = last[0];
          if (story != null && !story.id().equals(report.story().id())) {
            each.take(of(story, told));
            told.clear();
          }
          last[0] = report.story();
          told.add(report.told());
        });
    Story story = last[0];
    if (story != null) {
      each.take(of(story, told));
    }
  }

  private static ByDocument of(Story story, List<Assertion> told) {
    Map<String, String> named = new HashMap<>();
    for (Assertion assertion : told) {
      if (assertion instanceof Mention mention) {
        named.putIfAbsent(mention.provenance().evidence().get(0).quote(), mention.entity());
      }
    }
    return new ByDocument(story, told, named);
  }

  /** The id of the entity that the document names so, or that has this id. */
  public Optional<String> entityNamed(String nameOrId) {
    return Optional.ofNullable(named.containsValue(nameOrId) ? nameOrId : named.get(nameOrId));
  }
}
