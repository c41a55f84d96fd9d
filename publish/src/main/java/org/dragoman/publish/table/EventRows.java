package org.dragoman.publish.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.Edition;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.sort.SpillingSorter;
import org.dragoman.publish.table.EventRow.Party;
import org.dragoman.publish.table.EventRow.Story;
import org.dragoman.publish.table.EventRow.Together;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.document.Document;
import org.jspecify.annotations.Nullable;

/** Makes the rows of event tables. Stateless. */
final class EventRows {

  /** The surest report first; of two the one published first, whose date is not empty. */
  private static final Comparator<Told> BEST =
      Comparator.<Told>comparingDouble(told -> -told.event().provenance().confidence())
          .thenComparing(told -> told.story().published().isEmpty())
          .thenComparing(told -> told.story().published())
          .thenComparing(told -> told.event().id());

  private EventRows() {}

  /** Takes a row. */
  @FunctionalInterface
  interface Sink {
    void take(EventRow row) throws IOException;
  }

  private record Told(Event event, Story story) {}

  /** A row for each report, in the order of the source. Returns how many. */
  static long reports(RecordSource record, Edition edition, Sink sink) throws IOException {
    Lookups lookups = new Lookups(record);
    return events(record, lookups, told -> sink.take(row(told, List.of(told), lookups, edition)));
  }

  /**
   * A row for each event, by id; events of which an editor rejected all reports are left out.
   * Returns of how many reports.
   */
  static long events(RecordSource record, Edition edition, Sink sink) throws IOException {
    Lookups lookups = new Lookups(record);
    try (SpillingSorter sorter = new SpillingSorter()) {
      long count =
          events(
              record,
              lookups,
              told -> {
                Story story = told.story();
                if (told.event().provenance().status() != Status.REJECTED) {
                  sorter.add(
                      EventRow.idOf(told.event()),
                      RecordJson.write(told.event()),
                      story.id(),
                      story.uri(),
                      story.title(),
                      story.publisher(),
                      story.published(),
                      story.language());
                }
              });
      sorter.groups(
          (id, rows) -> {
            List<Told> reports = new ArrayList<>();
            for (List<String> row : rows) {
              reports.add(told(row));
            }
            reports.sort(BEST);
            sink.take(row(reports.get(0), reports, lookups, edition));
          });
      return count;
    }
  }

  private interface TellingSink {
    void take(Told told) throws IOException;
  }

  private static long events(RecordSource record, Lookups lookups, TellingSink sink)
      throws IOException {
    long count = 0;
    Story story = null;
    try (Stream<Assertion> assertions = record.assertions()) {
      for (Iterator<Assertion> each = assertions.iterator(); each.hasNext(); ) {
        if (each.next() instanceof Event event) {
          String document = event.provenance().evidence().get(0).document();
          if (story == null || !story.id().equals(document)) {
            story = story(document, lookups);
          }
          sink.take(new Told(event, story));
          count++;
        }
      }
    }
    return count;
  }

  private static Story story(String id, Lookups lookups) {
    return lookups
        .document(id)
        .map(RecordLine.OfDocument::document)
        .map(EventRows::story)
        .orElseGet(() -> new Story(id, "", "", "", "", ""));
  }

  private static Story story(Document document) {
    return new Story(
        document.id(),
        document.uri().toString(),
        known(document.origin().title()),
        known(document.origin().publisher()),
        known(document.origin().published()),
        document.language());
  }

  private static String known(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static Told told(List<String> row) throws IOException {
    try {
      return new Told(
          (Event) RecordJson.readAssertion(row.get(0)),
          new Story(row.get(1), row.get(2), row.get(3), row.get(4), row.get(5), row.get(6)));
    } catch (RecordFormatException e) {
      throw new IOException("cannot read back what was written to a temporary file", e);
    }
  }

  private static EventRow row(Told best, List<Told> all, Lookups lookups, Edition edition) {
    Set<String> sources = new TreeSet<>();
    Set<String> dates = new TreeSet<>();
    Set<String> documents = new TreeSet<>();
    for (Told told : all) {
      if (!told.story().publisher().isEmpty()) {
        sources.add(told.story().publisher());
      }
      if (told.event().date() != null) {
        dates.add(told.event().date().value());
      }
      documents.add(told.story().id());
    }
    return new EventRow(
        best.event(),
        best.story(),
        best.event().participants().stream().map(one -> Party.of(one, lookups)).toList(),
        new Together(all.size(), sources, dates, documents),
        edition.reader());
  }
}
