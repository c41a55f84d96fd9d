package org.dragoman.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dragoman.archive.Archive;
import org.dragoman.archive.EntitySummary;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;

/** Finds what somebody means by an id, the beginning of one, or a name. */
final class Found {

  private Found() {}

  /** The assertion; empty, with a word to the user, where none or several begin so. */
  static Optional<Assertion> one(String wanted, Archive archive, Console console) {
    List<Assertion> found = archive.lookUpAssertions(wanted.strip());
    if (found.isEmpty()) {
      console.plain("No assertion is known as: " + wanted + " (dragoman show lists them)");
    } else if (found.size() > 1) {
      console.plain("Several begin so; give more of the id:");
      found.forEach(
          one ->
              console.plain("  " + one.id() + "  " + Console.harmless(AssertionText.value(one))));
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The entities that somebody means by an id or a name, most named first. */
  static List<EntitySummary> entities(String wanted, Archive archive, int limit) {
    Optional<EntitySummary> byId =
        wanted.contains("-") ? archive.entity(wanted.strip()) : Optional.empty();
    return byId.isPresent()
        ? List.of(byId.get())
        : archive.entitiesNamed(wanted, Math.max(1, limit));
  }

  /** Says who else is meant by the name, where the first was taken. */
  static void others(List<EntitySummary> entities, Console console) {
    if (entities.size() > 1) {
      console.plain(
          "Also named so: "
              + entities.stream()
                  .skip(1)
                  .limit(10)
                  .map(
                      other ->
                          console.isolated(Console.harmless(other.entity().label()))
                              + " ("
                              + other.entity().id()
                              + ")")
                  .collect(Collectors.joining(", ")));
    }
  }
}
