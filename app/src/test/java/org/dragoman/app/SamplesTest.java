package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.interchange.RecordLine;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on the bundled samples, against what they are known to hold. */
class SamplesTest {

  @TempDir private static Path folder;
  private static Reader reader;
  private static Dragoman dragoman;
  private static BatchReport report;
  private static final Map<String, RecordLine.OfDocument> DOCUMENTS = new TreeMap<>();
  private static final Map<String, List<Assertion>> ASSERTIONS = new HashMap<>();

  @BeforeAll
  static void readSamples() throws InterruptedException {
    // The real model: ./verify makes it first.
    reader =
        Reader.open(
            ModelPack.locate(
                ModelPack.cache(System.getenv(), Path.of(System.getProperty("user.home")))));
    dragoman =
        Dragoman.open(
            folder.resolve("archive"),
            reader,
            IntakeLimits.DEFAULT,
            Clock.systemUTC(),
            notice -> {});
    report = dragoman.read(List.of("../samples"), InputStream.nullInputStream(), 2, ending -> {});
    try (Archive.Snapshot snapshot = dragoman.archive().snapshot()) {
      try (Stream<RecordLine.OfDocument> documents = snapshot.documents()) {
        documents.forEach(line -> DOCUMENTS.put(file(line.document()), line));
      }
      try (Stream<Assertion> assertions = snapshot.assertions()) {
        assertions.forEach(
            assertion ->
                ASSERTIONS
                    .computeIfAbsent(
                        assertion.provenance().evidence().get(0).document(),
                        id -> new ArrayList<>())
                    .add(assertion));
      }
    }
  }

  @AfterAll
  static void close() {
    dragoman.close();
    reader.close();
  }

  private static String file(Document document) {
    String path = document.uri().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private record Expected(Map<String, String> cells) {

    static List<Expected> all() {
      try (InputStream in = SamplesTest.class.getResourceAsStream("/samples-expected.tsv")) {
        List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        List<String> columns = List.of(lines.get(0).split("\t", -1));
        return lines.stream()
            .skip(1)
            .map(
                line -> {
                  String[] cells = line.split("\t", -1);
                  Map<String, String> row = new HashMap<>();
                  for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), i < cells.length ? cells[i] : "");
                  }
                  return new Expected(row);
                })
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    List<String> list(String column) {
      return cell(column).isEmpty() ? List.of() : List.of(cell(column).split("; "));
    }

    RecordLine.OfDocument line() {
      return Objects.requireNonNull(DOCUMENTS.get(cell("file")), () -> cell("file"));
    }

    Document document() {
      return line().document();
    }

    List<Assertion> assertions() {
      return ASSERTIONS.getOrDefault(document().id(), List.of());
    }
  }

  /** What is wrong in all samples together, so that one run shows everything. */
  private static List<String> wrong(BiConsumer<Expected, List<String>> check) {
    List<String> wrong = new ArrayList<>();
    Expected.all().forEach(row -> check.accept(row, wrong));
    return wrong;
  }

  @Test
  void everySampleIsDone() {
    assertThat(report.failed()).isEmpty();
    assertThat(report.skipped()).isEmpty();
    assertThat(DOCUMENTS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Expected.all().stream().map(row -> row.cell("file")).toList());
  }

  @Test
  void languagesAreToldFromTheText() {
    assertThat(
            wrong(
                (row, wrong) -> {
                  if (!row.document().language().equals(row.cell("language"))) {
                    wrong.add(row.cell("file") + " is " + row.document().language());
                  }
                }))
        .isEmpty();
  }

  @Test
  void publishersAreKnown() {
    assertThat(
            wrong(
                (row, wrong) -> {
                  String publisher = String.valueOf(row.document().origin().publisher());
                  if (!plain(publisher).contains(plain(row.cell("publisher")))
                      && !plain(row.cell("publisher")).contains(plain(publisher))) {
                    wrong.add(row.cell("file") + ": " + publisher);
                  }
                }))
        .isEmpty();
  }

  @Test
  void publicationDatesAreKnown() {
    assertThat(
            wrong(
                (row, wrong) -> {
                  String published =
                      row.document().origin().published() == null
                          ? ""
                          : row.document().origin().published().value();
                  if (!day(published).equals(day(row.cell("published")))) {
                    wrong.add(
                        row.cell("file") + ": " + published + ", not " + row.cell("published"));
                  }
                }))
        .isEmpty();
  }

  @Test
  void copiesAreLinkedToTheirOriginals() {
    assertThat(
            wrong(
                (row, wrong) -> {
                  String copyOf =
                      row.line()
                          .copy()
                          .map(CopyLink::original)
                          .map(id -> file(dragoman.archive().document(id).orElseThrow().document()))
                          .orElse("");
                  if (!copyOf.equals(row.cell("copyOf"))) {
                    wrong.add(row.cell("file") + " copies " + copyOf);
                  }
                }))
        .isEmpty();
  }

  @Test
  void timeExpressionsHaveTheirValues() {
    int[] all = new int[1];
    List<String> missed =
        wrong(
            (row, wrong) -> {
              for (String pair : row.list("dates")) {
                String surface = pair.substring(0, pair.lastIndexOf('='));
                String value = pair.substring(pair.lastIndexOf('=') + 1);
                if (value.startsWith("XXXX")) {
                  continue; // No publication date: a day without a year has no value.
                }
                all[0]++;
                boolean found =
                    row.assertions().stream()
                        .filter(DateExpression.class::isInstance)
                        .map(DateExpression.class::cast)
                        .anyMatch(
                            date -> date.value().value().equals(value) && shares(date, surface));
                if (!found) {
                  wrong.add(row.cell("file") + ": " + pair);
                }
              }
            });
    assertThat(missed).as("missed of %d", all[0]).hasSizeLessThan(all[0] / 10);
  }

  @Test
  void figuresHaveTheirValuesAndQualifiers() {
    int[] all = new int[1];
    List<String> missed =
        wrong(
            (row, wrong) -> {
              for (String figure : row.list("figures")) {
                String[] parts = figure.split("/", 3);
                String value = parts[0].replaceFirst("\\.\\..*", "");
                all[0]++;
                boolean found =
                    row.assertions().stream()
                        .filter(Figure.class::isInstance)
                        .map(Figure.class::cast)
                        .anyMatch(
                            figureFound ->
                                figureFound.value().toPlainString().equals(value)
                                    && camel(figureFound.qualifier()).equals(parts[1]));
                if (!found) {
                  wrong.add(row.cell("file") + ": " + figure);
                }
              }
            });
    assertThat(missed).as("missed of %d", all[0]).hasSizeLessThan(all[0] / 4);
  }

  @Test
  void everyQuoteIsItsSpan() {
    ASSERTIONS.forEach(
        (id, assertions) -> {
          for (Assertion assertion : assertions) {
            for (Evidence evidence : assertion.provenance().evidence()) {
              assertThat(dragoman.archive().slice(evidence.document(), evidence.span()))
                  .hasValue(evidence.quote());
            }
          }
        });
  }

  @Test
  void everyAssertionSaysWhoSaysItAndWhy() {
    ASSERTIONS.forEach(
        (id, assertions) ->
            assertThat(assertions)
                .allSatisfy(assertion -> assertThat(assertion.provenance().why()).isNotBlank()));
  }

  private static boolean shares(DateExpression date, String surface) {
    String quote = date.provenance().evidence().get(0).quote();
    return quote.contains(surface) || surface.contains(quote);
  }

  private static String day(String value) {
    return value.substring(0, Math.min(10, value.length()));
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private static String camel(Figure.Qualifier qualifier) {
    return switch (qualifier) {
      case EXACT -> "exact";
      case AT_LEAST -> "atLeast";
      case MORE_THAN -> "moreThan";
      case ABOUT -> "about";
      case UP_TO -> "upTo";
      case LESS_THAN -> "lessThan";
    };
  }
}
