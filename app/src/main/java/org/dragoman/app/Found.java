package org.dragoman.app;

import java.util.List;
import java.util.Optional;
import org.dragoman.archive.Archive;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;

/** Finds the one assertion that somebody means by an id or its beginning. */
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
}
