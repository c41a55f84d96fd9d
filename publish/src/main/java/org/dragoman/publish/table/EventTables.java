package org.dragoman.publish.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.Edition;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Totals;

/** The event tables among the formats. Stateless and thread-safe. */
public final class EventTables {

  /** One row an event, and one row a report, each as CSV and as Parquet. */
  public static final List<RecordFormat> ALL =
      List.of(
          new Table(Rows.EVENTS, Writing.CSV),
          new Table(Rows.EVENTS, Writing.PARQUET),
          new Table(Rows.REPORTS, Writing.CSV),
          new Table(Rows.REPORTS, Writing.PARQUET));

  private EventTables() {}

  private enum Rows {
    EVENTS,
    REPORTS
  }

  private enum Writing {
    CSV("csv"),
    PARQUET("parquet");

    private final String extension;

    Writing(String extension) {
      this.extension = extension;
    }
  }

  /** Writes rows, one after the other. */
  interface TableWriter extends EventRows.Sink, AutoCloseable {
    /** Completes the table; the output stays open. */
    @Override
    void close() throws IOException;
  }

  private record Table(Rows rows, Writing writing) implements RecordFormat {

    @Override
    public String name() {
      return (rows == Rows.EVENTS ? "events-" : "reports-") + writing.extension;
    }

    @Override
    public String extension() {
      return writing.extension;
    }

    @Override
    public String description() {
      return (rows == Rows.EVENTS
              ? "events, all reports of one in a row"
              : "each report of an event")
          + ", with the columns of POLECAT and PLOVER and the words that say it (docs/codebook.md)";
    }

    @Override
    public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
      long count;
      try (TableWriter writer =
          writing == Writing.CSV ? new CsvTable(out) : new ParquetTable(out)) {
        count =
            rows == Rows.EVENTS
                ? EventRows.events(record, edition, writer)
                : EventRows.reports(record, edition, writer);
      }
      out.flush();
      return new Totals(0, 0, count);
    }
  }
}
