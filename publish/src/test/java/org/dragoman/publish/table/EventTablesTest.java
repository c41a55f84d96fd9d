package org.dragoman.publish.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dragoman.interchange.RecordLine;
import org.dragoman.publish.RecordFormats;
import org.dragoman.publish.SmallRecord;
import org.dragoman.publish.Totals;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTablesTest {

  private static final SmallRecord RECORD = new SmallRecord();

  private static byte[] written(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Totals totals =
        RecordFormats.named(format).orElseThrow().write(RECORD, SmallRecord.EDITION, out);
    assertThat(totals).isEqualTo(new Totals(0, 0, 3));
    return out.toByteArray();
  }

  private static List<Map<String, String>> csv(String format) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    String text = new String(written(format), StandardCharsets.UTF_8);
    for (CSVRecord row :
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(text))) {
      rows.add(row.toMap());
    }
    return rows;
  }

  @Test
  void aReportIsARow() throws IOException {
    assertThat(csv("reports-csv"))
        .extracting(row -> row.get("Report ID"))
        .containsExactly("event-2", "event-1", "event-3");
  }

  @Test
  void anEventToldTwiceIsOneRowWithTheWordsOfTheSurestReport() throws IOException {
    List<Map<String, String>> rows = csv("events-csv");
    assertThat(rows).extracting(row -> row.get("Event ID")).containsExactly("cluster-1", "event-3");
    assertThat(rows.get(0))
        .containsEntry("Event Date", "2024-05-03")
        .containsEntry("Event Type", "CONSULT")
        .containsEntry("Quad Code", "1")
        .containsEntry("CAMEO Root", "04")
        .containsEntry("Actor Name", "Ana Sol")
        .containsEntry("Actor COW", "PER")
        .containsEntry("Actor ISO", "PE")
        .containsEntry("Recipient Name", "Vəli \"V\" Əli, oğlu")
        .containsEntry("Recipient Name Raw", "Vəli Əli")
        .containsEntry("Countries", "AZ;PE")
        .containsEntry("Dates Told", "2024-05;2024-05-03")
        .containsEntry("Reports", "2")
        .containsEntry("Sources", "Agencia A")
        .containsEntry("Headline", "A visit; with \"talks\"")
        .containsEntry("Status", "corroborated")
        .containsEntry("Attribution", "Agencia A")
        .containsEntry("Version", "test 1");
    assertThat(rows.get(1))
        .containsEntry("Event Date", "")
        .containsEntry("Modality", "planned")
        .containsEntry("Actor Name", "Ana Sol")
        .containsEntry("Recipient Name", "");
  }

  @Test
  void everyQuoteStandsAtItsPlace() throws IOException {
    for (Map<String, String> row : csv("reports-csv")) {
      RecordLine.OfDocument document =
          RECORD.document(Objects.requireNonNull(row.get("Document ID"))).orElseThrow();
      Span span =
          new Span(
              Integer.parseInt(row.get("Quote Start")), Integer.parseInt(row.get("Quote End")));
      assertThat(row.get("Quote")).isEqualTo(document.document().text().slice(span));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "reports"})
  void parquetHoldsWhatCsvHolds(String rows) throws IOException {
    assertThat(parquet(written(rows + "-parquet"))).isEqualTo(csv(rows + "-csv"));
  }

  /** Read with another library than the one that writes. */
  private static List<Map<String, String>> parquet(byte[] bytes) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    try (ParquetFileReader file = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(bytes)));
        RowReader reader = file.rowReader()) {
      while (reader.hasNext()) {
        reader.next();
        Map<String, String> row = new HashMap<>();
        for (Column column : Column.ALL) {
          row.put(column.name(), reader.isNull(column.name()) ? "" : cell(column, reader));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String cell(Column column, RowReader reader) {
    return switch (column.type()) {
      case TEXT -> reader.getString(column.name());
      case INTEGER -> String.valueOf(reader.getLong(column.name()));
      case NUMBER -> String.valueOf(reader.getDouble(column.name()));
      case DATE -> {
        LocalDate day = reader.getDate(column.name());
        yield day.toString();
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"events-csv", "events-parquet", "reports-csv", "reports-parquet"})
  void theSameRecordGivesTheSameBytes(String format) throws IOException {
    assertThat(written(format)).isEqualTo(written(format));
  }

  @Test
  void everyCountryHasOneAbbreviation() {
    assertThat(CountryCodes.all()).hasSizeGreaterThan(190);
    Set<String> known = new TreeSet<>(List.of(Locale.getISOCountries()));
    known.add("XK");
    assertThat(known).containsAll(CountryCodes.all().keySet());
    assertThat(CountryCodes.all().values())
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z]{3}"));
  }

  @Test
  void theCodebookIsWhatTheProgramPrints() throws IOException {
    Path codebook = Path.of("../docs/codebook.md");
    assertThat(Files.readString(codebook))
        .as("docs/codebook.md; make it again with: ./dragoman export --codebook > docs/codebook.md")
        .isEqualTo(Codebook.text());
    for (Column column : Column.ALL) {
      assertThat(Codebook.text()).contains("| " + column.name() + " |");
    }
  }
}
