package org.dragoman.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {

  private static final Evidence WORDS = new Evidence("doc-1", new Span(4, 8), "به ن");

  @Test
  void theHeaderIsAsPublished() throws Exception {
    String line = RecordJson.header("dragoman 0.1", Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(line)
        .isEqualTo(
            "{\"kind\":\"header\",\"format\":\"dragoman-record\",\"version\":1,"
                + "\"reader\":\"dragoman 0.1\",\"created\":\"2026-01-02T03:04:05Z\"}");
    RecordLine header = RecordJson.read(line).orElseThrow();
    assertThat(RecordJson.write(header)).isEqualTo(line);
  }

  @Test
  void aDocumentIsAsPublished() {
    Document document =
        new Document(
            "doc-1",
            URI.create("https://example.org/a"),
            new SourceText("Başlıq. Mətn"),
            "az",
            "Latn",
            new Origin(
                "Başlıq",
                "Example Agency",
                null,
                "Bakı",
                new Edtf("2021-02-22"),
                PublishedBasis.METADATA),
            List.of(new Section(new Span(0, 7), Section.Kind.TITLE)),
            null);
    assertThat(RecordJson.write(document, new CopyLink("doc-1", "doc-0", CopyLink.Kind.IDENTICAL)))
        .isEqualTo(
            "{\"kind\":\"document\",\"id\":\"doc-1\",\"uri\":\"https://example.org/a\","
                + "\"title\":\"Başlıq\",\"language\":\"az\",\"script\":\"Latn\","
                + "\"publisher\":\"Example Agency\",\"place\":\"Bakı\","
                + "\"published\":\"2021-02-22\",\"publishedBasis\":\"metadata\","
                + "\"copyOf\":\"doc-0\",\"copyKind\":\"identical\",\"text\":\"Başlıq. Mətn\","
                + "\"sections\":[{\"start\":0,\"end\":7,\"kind\":\"title\"}]}");
  }

  @Test
  void anAssertionIsAsPublished() {
    Provenance provenance =
        new Provenance(
            "claim-1",
            List.of(WORDS),
            List.of(new Link("A", null, null, null), new Link("B", "body-1", "از", new Span(1, 2))),
            Modality.CALLED_FOR,
            Status.REPORTED,
            0.9,
            "frame");
    assertThat(RecordJson.write(new Claim(provenance, "به ن", null, false)))
        .isEqualTo(
            "{\"kind\":\"claim\",\"id\":\"claim-1\",\"content\":\"به ن\",\"direct\":false,"
                + "\"evidence\":[{\"document\":\"doc-1\",\"start\":4,\"end\":8,\"quote\":\"به ن\"}],"
                + "\"attribution\":[{\"name\":\"A\"},"
                + "{\"name\":\"B\",\"entity\":\"body-1\",\"cue\":\"از\",\"start\":1,\"end\":2}],"
                + "\"modality\":\"called-for\",\"status\":\"reported\",\"confidence\":0.9,"
                + "\"why\":\"frame\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT, exact",
    "AT_LEAST, atLeast",
    "MORE_THAN, moreThan",
    "ABOUT, about",
    "UP_TO, upTo",
    "LESS_THAN, lessThan"
  })
  void qualifiersAreInCamelCase(Figure.Qualifier qualifier, String word) {
    assertThat(RecordJson.write(figure(BigDecimal.ONE, qualifier)))
        .contains("\"qualifier\":\"" + word + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.10", "12345678901234567890.123456789", "-3", "1E+3", "1E-7", "1E+9999"})
  void numbersAreExact(String number) throws Exception {
    Figure figure = figure(new BigDecimal(number), Figure.Qualifier.EXACT);
    Figure back = (Figure) RecordJson.readAssertion(RecordJson.write(figure));
    assertThat(back.value()).isEqualByComparingTo(number);
  }

  @Test
  void numbersArePlain() {
    assertThat(RecordJson.write(figure(new BigDecimal("2.5E+6"), Figure.Qualifier.EXACT)))
        .contains("\"value\":2500000,");
  }

  @ParameterizedTest
  @MethodSource("org.dragoman.interchange.RecordArbitraries#oneOfEachKind")
  void unknownFieldsAreIgnored(Assertion assertion) throws Exception {
    String line = RecordJson.write(assertion);
    String more = line.substring(0, line.length() - 1) + ",\"mood\":{\"grand\":[1,null]}}";
    assertThat(RecordJson.readAssertion(more)).isEqualTo(assertion);
  }

  @ParameterizedTest
  @MethodSource("org.dragoman.interchange.RecordArbitraries#oneOfEachKind")
  void whatAnotherReaderLeavesOutHasItsDefault(Assertion assertion) throws Exception {
    String line =
        RecordJson.write(assertion)
            .replace(",\"modality\":\"asserted\",\"status\":\"reported\"", "")
            .replace(",\"attribution\":[]", "");
    assertThat(RecordJson.readAssertion(line)).isEqualTo(assertion);
  }

  @Test
  void unknownKindsAreIgnored() throws Exception {
    assertThat(RecordJson.read("{\"kind\":\"treaty\",\"id\":\"t-1\"}")).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]                                                  | not a JSON object",
        "{\"id\":\"x\"}                                       | missing: kind",
        "{\"kind\":\"mention\",\"id\":null}                   | not a string: id",
        "{\"kind\":\"entity\",\"id\":\"e\",\"type\":\"ship\"} | unknown type: ship",
        "{\"kind\":\"header\",\"format\":\"dragoman-record\",\"version\":2} | version 2 of",
        "{\"kind\":\"header\",\"format\":\"other\",\"version\":1} | another format: other",
        "{\"kind\":\"x\"} {}                                  | not JSON"
      })
  void whatIsNotOfTheFormatIsRefused(String line, String why) {
    assertThatThrownBy(() -> RecordJson.read(line))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aQuoteThatDoesNotFillItsSpanIsRefused() {
    String line = RecordJson.write(figure(BigDecimal.ONE, Figure.Qualifier.EXACT));
    assertThatThrownBy(() -> RecordJson.read(line.replace("\"end\":8", "\"end\":9")))
        .isInstanceOf(RecordFormatException.class)
        .hasMessageContaining("quote and span differ");
  }

  private static Figure figure(BigDecimal value, Figure.Qualifier qualifier) {
    return new Figure(
        Provenance.reported("figure-1", WORDS, List.of(), 0.5, "number"),
        value,
        null,
        qualifier,
        null,
        null,
        Figure.Measure.OTHER,
        null,
        null,
        null);
  }
}
