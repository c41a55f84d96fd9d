package org.dragoman.publish.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A table as CSV (RFC 4180, in UTF-8): a line of headings, then a line a row. */
final class CsvTable implements EventTables.TableWriter {

  /** As RFC 4180 has it, with the line end of all other files of the project. */
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').setNullString("").get();

  private final Writer writer;
  private final CSVPrinter printer;

  CsvTable(OutputStream out) throws IOException {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    printer = new CSVPrinter(writer, FORMAT);
    for (Column column : Column.ALL) {
      printer.print(column.name());
    }
    printer.println();
  }

  @Override
  public void take(EventRow row) throws IOException {
    for (Column column : Column.ALL) {
      printer.print(column.value().of(row));
    }
    printer.println();
  }

  @Override
  public void close() throws IOException {
    writer.flush();
  }
}
