package org.dragoman.publish.table;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.Edition;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.Report;
import org.dragoman.publish.table.EventRow.Party;
import org.dragoman.publish.table.EventRow.Together;
import org.dragoman.record.assertion.Event;

/** Makes the rows of event tables. Stateless. */
final class EventRows {

  private EventRows() {}

  /** Takes a row. */
  @FunctionalInterface
  interface Sink {
    void take(EventRow row) throws IOException;
  }

  /** A row for each report, in the order of the source. Returns how many. */
  static long reports(RecordSource record, Edition edition, Sink sink) throws IOException {
    Lookups lookups = new Lookups(record);
    long[] count = new long[1];
    Report.each(
        record,
        lookups,
        report -> {
          if (report.told() instanceof Event event) {
            sink.take(row(List.of(new Report<>(event, report.story())), lookups, edition));
            count[0]++;
          }
        });
    return count[0];
  }

  /**
   * A row for each event, by id; events of which an editor rejected all reports are left out.
   * Returns of how many reports.
   */
  static long events(RecordSource record, Edition edition, Sink sink) throws IOException {
    Lookups lookups = new Lookups(record);
    return Report.events(
        record, lookups, (id, reports) -> sink.take(row(reports, lookups, edition)));
  }

  private static EventRow row(List<Report<Event>> reports, Lookups lookups, Edition edition) {
    Set<String> sources = new TreeSet<>();
    Set<String> dates = new TreeSet<>();
    Set<String> documents = new TreeSet<>();
    for (Report<Event> report : reports) {
      if (!report.story().publisher().isEmpty()) {
        sources.add(report.story().publisher());
      }
      if (report.told().date() != null) {
        dates.add(report.told().date().value());
      }
      documents.add(report.story().id());
    }
    Report<Event> best = reports.get(0);
    return new EventRow(
        best.told(),
        best.story(),
        best.told().participants().stream().map(one -> Party.of(one, lookups)).toList(),
        new Together(reports.size(), sources, dates, documents),
        edition.reader());
  }
}
