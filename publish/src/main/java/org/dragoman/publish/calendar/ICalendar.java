package org.dragoman.publish.calendar;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.Edition;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Report;
import org.dragoman.publish.Totals;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.time.Edtf;

/**
 * iCalendar (RFC 5545): an entry for each event of which a day, a time or a range of days is known.
 * Planned, called for and hypothetical ones are tentative, cancelled ones cancelled; denied ones
 * and those that an editor rejected are left out.
 */
public final class ICalendar implements RecordFormat {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The longest line, in bytes without its end. */
  private static final int LONGEST = 75;

  @Override
  public String name() {
    return "icalendar";
  }

  @Override
  public String extension() {
    return "ics";
  }

  @Override
  public String description() {
    return "iCalendar: events of which the day is known";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    line("BEGIN", "VCALENDAR", lines);
    line("VERSION", "2.0", lines);
    line("PRODID", "-//dragoman//" + edition.reader() + "//EN", lines);
    line("CALSCALE", "GREGORIAN", lines);
    long[] count = new long[1];
    Report.events(
        record,
        new Lookups(record),
        (id, reports) -> {
          if (event(id, reports, edition.created(), lines)) {
            count[0]++;
          }
        });
    line("END", "VCALENDAR", lines);
    lines.flush();
    return new Totals(0, 0, count[0]);
  }

  private static boolean event(
      String id, List<Report<Event>> reports, Instant created, Writer lines) throws IOException {
    Event event = reports.get(0).told();
    Edtf date = event.date();
    Modality modality = event.provenance().modality();
    if (date == null || modality == Modality.DENIED) {
      return false;
    }
    Optional<Instant> time = time(date);
    Optional<LocalDate> from = date.earliest();
    Optional<LocalDate> to = date.latest();
    boolean days = date.isDay() || (date.isInterval() && isOfDays(date));
    if (time.isEmpty() && (!days || from.isEmpty() || to.isEmpty())) {
      return false;
    }
    line("BEGIN", "VEVENT", lines);
    line("UID", id + "@dragoman", lines);
    // The moment of export would make each export differ; that of the first report does not.
    line("DTSTAMP", TIME.format(stamp(reports).orElse(created)), lines);
    if (time.isPresent()) {
      line("DTSTART", TIME.format(time.get()), lines);
    } else {
      line("DTSTART;VALUE=DATE", DAY.format(from.orElseThrow()), lines);
      // The end is the first day after.
      line("DTEND;VALUE=DATE", DAY.format(to.orElseThrow().plusDays(1)), lines);
    }
    line("SUMMARY", escaped(AssertionText.value(event)), lines);
    StringBuilder words = new StringBuilder();
    for (Report<Event> report : reports) {
      words
          .append(words.isEmpty() ? "" : "\n")
          .append(report.story().citation())
          .append(": “")
          .append(report.words().quote())
          .append("”");
    }
    line("DESCRIPTION", escaped(words.toString()), lines);
    String place = event.place();
    if (place != null) {
      line("LOCATION", escaped(place), lines);
    }
    line("CATEGORIES", escaped(event.act().name().toLowerCase(Locale.ROOT)), lines);
    switch (modality) {
      case PLANNED, CALLED_FOR, HYPOTHETICAL -> line("STATUS", "TENTATIVE", lines);
      case CANCELLED -> line("STATUS", "CANCELLED", lines);
      // "Confirmed" would be more than that somebody says so.
      case ASSERTED, DENIED -> {}
    }
    line("TRANSP", "TRANSPARENT", lines);
    if (!reports.get(0).story().uri().isEmpty()) {
      line("URL", reports.get(0).story().uri(), lines);
    }
    line("END", "VEVENT", lines);
    return true;
  }

  private static boolean isOfDays(Edtf range) {
    for (String end : range.value().split("/", -1)) {
      if (Edtf.parse(end).filter(Edtf::isDay).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Instant> time(Edtf date) {
    String value = date.value();
    return !date.isInterval() && value.matches(".*T.*(Z|[+-]\\d{2}:\\d{2})")
        ? Optional.of(OffsetDateTime.parse(value).toInstant())
        : Optional.empty();
  }

  private static Optional<Instant> stamp(List<Report<Event>> reports) {
    return reports.stream()
        .map(report -> report.story().published())
        .filter(published -> !published.isEmpty())
        .map(Edtf::new)
        .flatMap(
            date ->
                time(date)
                    .or(
                        () ->
                            date.earliest()
                                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant()))
                    .stream())
        .min(Instant::compareTo);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '\\' -> escaped.append("\\\\");
                case ';' -> escaped.append("\\;");
                case ',' -> escaped.append("\\,");
                case '\n' -> escaped.append("\\n");
                default -> escaped.appendCodePoint(c < 0x20 || c == 0x7F ? ' ' : c);
              }
            });
    return escaped.toString();
  }

  /** A line, folded where it is longer than 75 bytes, between characters. */
  private static void line(String name, String value, Writer lines) throws IOException {
    String line = name + ":" + value;
    int bytes = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (bytes + size > LONGEST) {
        lines.write("\r\n ");
        bytes = 1;
      }
      lines.append(line, i, i + Character.charCount(c));
      bytes += size;
      i += Character.charCount(c);
    }
    lines.write("\r\n");
  }
}
