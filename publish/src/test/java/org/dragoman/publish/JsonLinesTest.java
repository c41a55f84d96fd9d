package org.dragoman.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

  private static final Edition EDITION = new Edition("test 1", CREATED);

  /** A record made on the fly; remembers which of its streams were closed. */
  private record Numbered(int size, List<String> closed) implements RecordSource {

    @Override
    public Optional<RecordLine.OfDocument> document(String id) {
      return documents().filter(one -> one.document().id().equals(id)).findFirst();
    }

    @Override
    public Optional<Entity> entity(String id) {
      return entities().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public Stream<RecordLine.OfDocument> documents() {
      return IntStream.range(0, size)
          .mapToObj(i -> new RecordLine.OfDocument(document(i), copy(i)))
          .onClose(() -> closed.add("documents"));
    }

    @Override
    public Stream<Entity> entities() {
      return Stream.of(new Entity("place-1", EntityType.PLACE, "Perú", "PE", List.of(), null))
          .onClose(() -> closed.add("entities"));
    }

    @Override
    public Stream<Assertion> assertions() {
      return IntStream.range(0, size)
          .mapToObj(i -> claim(document(i)))
          .onClose(() -> closed.add("assertions"));
    }

    private static Document document(int i) {
      return new Document(
          "doc-" + i,
          URI.create("file:///" + i),
          new SourceText("Sözlər 𐤀 № " + i),
          "az",
          "Latn",
          Origin.UNKNOWN,
          List.of(),
          null);
    }

    private static Optional<CopyLink> copy(int i) {
      return i == 0
          ? Optional.empty()
          : Optional.of(new CopyLink("doc-" + i, "doc-0", CopyLink.Kind.EDITED));
    }

    private static Assertion claim(Document document) {
      Evidence words = Evidence.in(document, new Span(0, 8));
      return new Claim(
          Provenance.reported("claim-" + document.id(), words, List.of(), 1, "test"),
          words.quote(),
          null,
          false);
    }
  }

  @Test
  void everyLineIsReadBackInTheOrderOfTheSource() throws Exception {
    Numbered record = new Numbered(3, new ArrayList<>());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals = new JsonLines().write(record, EDITION, out);
    assertThat(totals).isEqualTo(new Totals(3, 1, 3));

    List<RecordLine> lines = new ArrayList<>();
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(text).endsWith("\n");
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(RecordJson.read(line).orElseThrow());
      }
    }
    List<RecordLine> expected = new ArrayList<>();
    expected.add(
        new RecordLine.OfHeader(
            RecordJson.FORMAT, RecordJson.VERSION, Optional.of("test 1"), Optional.of(CREATED)));
    expected.addAll(record.documents().toList());
    expected.addAll(record.entities().map(RecordLine.OfEntity::new).toList());
    expected.addAll(record.assertions().map(RecordLine.OfAssertion::new).toList());
    assertThat(lines).isEqualTo(expected);
    assertThat(record.closed()).containsExactly("documents", "entities", "assertions");
  }

  @Test
  void theSameRecordGivesTheSameBytes() throws Exception {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    new JsonLines().write(new Numbered(20, new ArrayList<>()), EDITION, first);
    new JsonLines().write(new Numbered(20, new ArrayList<>()), EDITION, second);
    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
  }

  @Test
  void streamsAreClosedWhereTheOutputFails() {
    Numbered record = new Numbered(10_000, new ArrayList<>());
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThatThrownBy(() -> new JsonLines().write(record, EDITION, full))
        .hasMessage("no space left");
    assertThat(record.closed()).containsExactly("documents");
  }
}
