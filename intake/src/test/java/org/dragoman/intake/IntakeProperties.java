package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.Span;

/** Whatever comes, it ends in outcomes, and what a document holds lies in its text. */
class IntakeProperties {

  private static final List<String> NAMES =
      List.of("a.txt", "a.md", "a.html", "a.eml", "a.rtf", "a.pdf", "a.docx", "a.odt", "a");

  @Property
  void anyStringUnderAnyNameIsSurvived(@ForAll String any) {
    for (String name : NAMES) {
      check(name, any.getBytes(StandardCharsets.UTF_8));
      check(name, any.getBytes(StandardCharsets.UTF_16LE));
    }
  }

  @Property(tries = 100)
  void anyBytesAreSurvived(@ForAll @Size(max = 400) byte[] any) {
    for (String name : NAMES) {
      check(name, any);
    }
  }

  @Property(tries = 100)
  void anyLinesKeepTheirLettersInSections(
      @ForAll @Size(max = 30) List<@net.jqwik.api.constraints.AlphaChars String> lines) {
    String text = String.join("\n", lines);
    Outcome outcome = Read.one("a.txt", text.getBytes(StandardCharsets.UTF_8));
    if (outcome instanceof Outcome.Ready ready) {
      StringBuilder parts = new StringBuilder();
      for (Section section : ready.document().sections()) {
        parts.append(ready.document().text().slice(section.span()));
      }
      assertThat(parts.toString().replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }
  }

  private static void check(String name, byte[] bytes) {
    List<Outcome> outcomes =
        new Intake(IntakeLimits.DEFAULT)
            .read(new BytesSource(URI.create("test:" + name), name, bytes, null));
    assertThat(outcomes).isNotEmpty();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Ready ready) {
        Document document = ready.document();
        Span whole = document.text().span();
        assertThat(document.sections()).isNotEmpty();
        for (Section section : document.sections()) {
          assertThat(whole.contains(section.span())).isTrue();
          assertThat(document.text().slice(section.span())).isNotBlank();
        }
      } else {
        assertThat(outcome.toString()).doesNotContain("\n").doesNotContain("Exception");
      }
    }
  }
}
