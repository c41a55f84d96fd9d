package org.dragoman.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;

/** What is written is read back the same, whatever it is. */
class RecordJsonProperties {

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void assertionsComeBackTheSame(@ForAll("assertions") Assertion assertion) throws Exception {
    String line = RecordJson.write(assertion);
    assertThat(RecordJson.readAssertion(throughUtf8(line))).isEqualTo(assertion);
    assertOneLineWithoutNull(line);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void documentsComeBackTheSame(
      @ForAll("documents") Document document, @ForAll Optional<CopyLink.Kind> copyKind)
      throws Exception {
    Optional<CopyLink> copy =
        copyKind.map(kind -> new CopyLink(document.id(), "doc-original", kind));
    String line = RecordJson.write(document, copy.orElse(null));
    assertThat(RecordJson.read(throughUtf8(line)))
        .contains(new RecordLine.OfDocument(document, copy));
    assertOneLineWithoutNull(line);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void entitiesComeBackTheSame(@ForAll("entities") Entity entity) throws Exception {
    String line = RecordJson.write(entity);
    assertThat(RecordJson.read(throughUtf8(line))).contains(new RecordLine.OfEntity(entity));
    assertOneLineWithoutNull(line);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyStringIsReadOrRefusedInOneLine(@ForAll("lines") String line) {
    try {
      assertThat(RecordJson.read(line)).isNotNull();
    } catch (RecordFormatException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static String throughUtf8(String line) {
    return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static void assertOneLineWithoutNull(String line) {
    assertThat(line).startsWith("{\"kind\":").doesNotContain("\n", "\r", ":null");
  }

  @Provide
  Arbitrary<Assertion> assertions() {
    return RecordArbitraries.assertions();
  }

  @Provide
  Arbitrary<Document> documents() {
    return RecordArbitraries.documents();
  }

  @Provide
  Arbitrary<Entity> entities() {
    return RecordArbitraries.entities();
  }

  /** Broken lines: noise, and lines of the format cut short or with a character changed. */
  @Provide
  Arbitrary<String> lines() {
    Arbitrary<String> damaged =
        RecordArbitraries.assertions()
            .map(RecordJson::write)
            .flatMap(
                line ->
                    Arbitraries.integers()
                        .between(0, line.length() - 1)
                        .flatMap(
                            at ->
                                Arbitraries.of("", "0", "\"", "{", "null")
                                    .map(x -> line.substring(0, at) + x + line.substring(at + 1))));
    return Arbitraries.oneOf(Arbitraries.strings().all().ofMaxLength(20), damaged);
  }
}
