package org.dragoman.publish.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.Edition;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Story;
import org.dragoman.publish.Totals;
import org.dragoman.publish.XmlWriting;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.document.Document;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * An Atom feed (RFC 4287) of the documents published last, the latest first, each with what it
 * tells and in which words. A document of unknown date counts from when it was fetched, and where
 * that is unknown too from the feed's making.
 */
public final class AtomFeed implements RecordFormat {

  /** How many documents a feed has at most. */
  public static final int MOST = 100;

  private static final Comparator<Entry> OLDEST =
      Comparator.comparing(Entry::updated).thenComparing(entry -> entry.story().id());

  private record Entry(Story story, Instant updated, List<String> told) {}

  @Override
  public String name() {
    return "atom";
  }

  @Override
  public String extension() {
    return "atom";
  }

  @Override
  public String description() {
    return "an Atom feed of the " + MOST + " documents published last, with what they tell";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    List<Entry> newest = newest(record, edition);
    long assertions = tell(record, newest);
    try (XmlWriting xml = new XmlWriting(out, "feed", "http://www.w3.org/2005/Atom")) {
      xml.text("title", "Dragoman");
      xml.text("id", "urn:dragoman:feed");
      xml.text(
          "updated", (newest.isEmpty() ? edition.created() : newest.get(0).updated()).toString());
      xml.text("generator", edition.reader());
      for (Entry entry : newest) {
        entry(entry, xml);
      }
    }
    return new Totals(newest.size(), 0, assertions);
  }

  private static List<Entry> newest(RecordSource record, Edition edition) {
    PriorityQueue<Entry> latest = new PriorityQueue<>(OLDEST);
    try (Stream<RecordLine.OfDocument> all = record.documents()) {
      for (Iterator<RecordLine.OfDocument> each = all.iterator(); each.hasNext(); ) {
        Document document = each.next().document();
        Instant fetched = document.retrieved();
        Instant updated =
            instant(document.origin().published(), fetched == null ? edition.created() : fetched);
        latest.add(new Entry(Story.of(document), updated, new ArrayList<>()));
        if (latest.size() > MOST) {
          latest.poll();
        }
      }
    }
    List<Entry> newest = new ArrayList<>(latest);
    newest.sort(OLDEST.reversed());
    return newest;
  }

  private static Instant instant(@Nullable Edtf published, Instant otherwise) {
    if (published == null) {
      return otherwise;
    }
    String value = published.value();
    if (!published.isInterval() && value.matches(".*T.*(Z|[+-]\\d{2}:\\d{2})")) {
      return OffsetDateTime.parse(value).toInstant();
    }
    return published
        .earliest()
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .orElse(otherwise);
  }

  /** Adds what the documents tell. Returns how many assertions that are. */
  private static long tell(RecordSource record, List<Entry> newest) {
    Map<String, List<String>> told = new HashMap<>();
    newest.forEach(entry -> told.put(entry.story().id(), entry.told()));
    long count = 0;
    try (Stream<Assertion> all = record.assertions()) {
      for (Iterator<Assertion> each = all.iterator(); each.hasNext(); ) {
        Assertion assertion = each.next();
        List<String> lines = told.get(assertion.provenance().evidence().get(0).document());
        if (lines != null
            && !(assertion instanceof Mention)
            && !(assertion instanceof DateExpression)
            && assertion.provenance().status() != Status.REJECTED) {
          lines.add(
              AssertionText.value(assertion)
                  + " – "
                  + AssertionText.chain(assertion.provenance().attribution())
                  + ": “"
                  + assertion.provenance().evidence().get(0).quote()
                  + "”");
          count++;
        }
      }
    }
    return count;
  }

  private static void entry(Entry entry, XmlWriting xml) throws IOException {
    Story story = entry.story();
    xml.start("entry");
    xml.text("id", "urn:dragoman:" + story.id());
    xml.text("title", story.title().isEmpty() ? story.uri() : story.title());
    xml.text("updated", entry.updated().toString());
    xml.start("author");
    xml.text("name", story.publisher().isEmpty() ? "source unknown" : story.publisher());
    xml.end();
    xml.empty("link", "rel", "alternate", "href", story.uri());
    xml.text("summary", String.join("\n", entry.told()));
    xml.end();
  }
}
