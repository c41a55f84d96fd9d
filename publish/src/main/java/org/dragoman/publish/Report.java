package org.dragoman.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.sort.SpillingSorter;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Status;

/**
 * An assertion with the document that it stands in.
 *
 * @param <A> its kind
 * @param told what is told
 * @param story where
 */
public record Report<A extends Assertion>(A told, Story story) {

  /** The surest first; of two the one published first, those of unknown date last. */
  private static final Comparator<Report<?>> BEST =
      Comparator.<Report<?>>comparingDouble(report -> -report.told().provenance().confidence())
          .thenComparing(report -> report.story().published().isEmpty())
          .thenComparing(report -> report.story().published())
          .thenComparing(report -> report.told().id());

  /** Takes reports one by one. */
  @FunctionalInterface
  public interface Each {
    void take(Report<Assertion> report) throws IOException;
  }

  /** Takes all reports of an event, the surest first. */
  @FunctionalInterface
  public interface OfEvent {
    void take(String id, List<Report<Event>> reports) throws IOException;
  }

  /** The exact words; the first where there are several. */
  public Evidence words() {
    return told.provenance().evidence().get(0);
  }

  /** The id of an event: of its cluster, or of the report where it is alone. */
  public static String eventId(Event event) {
    String cluster = event.sameAs();
    return cluster == null ? event.id() : cluster;
  }

  /** All assertions with their documents, in the order of the source. */
  public static void each(RecordSource record, Lookups lookups, Each each) throws IOException {
    Story story = null;
    try (Stream<Assertion> assertions = record.assertions()) {
      for (Iterator<Assertion> all = assertions.iterator(); all.hasNext(); ) {
        Assertion assertion = all.next();
        String document = assertion.provenance().evidence().get(0).document();
        if (story == null || !story.id().equals(document)) {
          story = Story.of(document, lookups);
        }
        each.take(new Report<>(assertion, story));
      }
    }
  }

  /** Sorts reports by a key, and keeps them outside of memory where they are many. */
  public static void sort(SpillingSorter sorter, String key, Report<? extends Assertion> report)
      throws IOException {
    List<String> fields = new ArrayList<>(Story.FIELDS + 1);
    fields.add(RecordJson.write(report.told()));
    fields.addAll(report.story().fields());
    sorter.add(key, fields.toArray(String[]::new));
  }

  /** The reports of sorted rows, the surest first. */
  public static List<Report<Assertion>> sorted(List<List<String>> rows) throws IOException {
    List<Report<Assertion>> reports = new ArrayList<>();
    for (List<String> row : rows) {
      try {
        reports.add(new Report<>(RecordJson.readAssertion(row.get(0)), Story.of(row, 1)));
      } catch (RecordFormatException e) {
        throw new IOException("cannot read back what was written to a temporary file", e);
      }
    }
    reports.sort(BEST);
    return reports;
  }

  /**
   * The record's events by id, each with its reports; reports that an editor rejected are left out.
   * Returns how many reports there were.
   */
  public static long events(RecordSource record, Lookups lookups, OfEvent sink) throws IOException {
    long[] count = new long[1];
    try (SpillingSorter sorter = new SpillingSorter()) {
      each(
          record,
          lookups,
          report -> {
            if (report.told() instanceof Event event) {
              count[0]++;
              if (event.provenance().status() != Status.REJECTED) {
                sort(sorter, eventId(event), report);
              }
            }
          });
      sorter.groups(
          (id, rows) -> {
            List<Report<Event>> reports = new ArrayList<>();
            for (Report<Assertion> report : sorted(rows)) {
              reports.add(new Report<>((Event) report.told(), report.story()));
            }
            sink.take(id, reports);
          });
    }
    return count[0];
  }
}
