package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;

/** Reads test sources. */
final class Read {

  private Read() {}

  static List<Outcome> all(String name, byte[] bytes) {
    return new Intake(IntakeLimits.DEFAULT)
        .read(new BytesSource(URI.create("test:" + name), name, bytes, null));
  }

  static Outcome one(String name, byte[] bytes) {
    List<Outcome> outcomes = all(name, bytes);
    assertThat(outcomes).hasSize(1);
    return outcomes.getFirst();
  }

  static Document document(String name, byte[] bytes) {
    Outcome outcome = all(name, bytes).getFirst();
    assertThat(outcome).isInstanceOf(Outcome.Ready.class);
    return ((Outcome.Ready) outcome).document();
  }

  static Document document(String name, String text) {
    return document(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static String failure(String name, byte[] bytes) {
    Outcome outcome = one(name, bytes);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).cause();
  }

  static String skip(String name, byte[] bytes) {
    Outcome outcome = one(name, bytes);
    assertThat(outcome).isInstanceOf(Outcome.Skipped.class);
    return ((Outcome.Skipped) outcome).reason();
  }

  static List<String> parts(Document document, Section.Kind kind) {
    return document.sections().stream()
        .filter(section -> section.kind() == kind)
        .map(section -> document.text().slice(section.span()))
        .toList();
  }
}
