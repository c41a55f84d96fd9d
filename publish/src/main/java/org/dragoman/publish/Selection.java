package org.dragoman.publish;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The part of a record that some of its documents tell: they, what stands in them, and the entities
 * they name.
 *
 * @param record the whole record
 * @param chosen ids of the documents
 */
public record Selection(RecordSource record, Set<String> chosen) implements RecordSource {

  /** Copies the set. */
  public Selection {
    chosen = Set.copyOf(chosen);
  }

  @Override
  public Stream<RecordLine.OfDocument> documents() {
    return record.documents().filter(one -> chosen.contains(one.document().id()));
  }

  @Override
  public Stream<Assertion> assertions() {
    return record
        .assertions()
        .filter(
            assertion ->
                assertion.provenance().evidence().stream()
                    .map(Evidence::document)
                    .anyMatch(chosen::contains));
  }

  @Override
  public Stream<Entity> entities() {
    Set<String> named = new HashSet<>();
    try (Stream<Assertion> all = assertions()) {
      all.forEach(assertion -> note(assertion, named));
    }
    return record.entities().filter(entity -> named.contains(entity.id()));
  }

  private static void note(Assertion assertion, Set<String> named) {
    if (assertion instanceof Mention mention) {
      named.add(mention.entity());
    } else if (assertion instanceof Event event) {
      event.participants().forEach(party -> add(party.entity(), named));
    } else if (assertion instanceof Tenure tenure) {
      add(tenure.person(), named);
    }
    for (Link link : assertion.provenance().attribution()) {
      add(link.entity(), named);
    }
  }

  private static void add(@Nullable String id, Set<String> named) {
    if (id != null) {
      named.add(id);
    }
  }

  @Override
  public Optional<RecordLine.OfDocument> document(String id) {
    return chosen.contains(id) ? record.document(id) : Optional.empty();
  }

  @Override
  public Optional<Entity> entity(String id) {
    return record.entity(id);
  }
}
