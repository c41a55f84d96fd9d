package org.dragoman.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.dragoman.publish.Edition;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.RecordFormats;
import org.dragoman.record.assertion.Assertion;

/**
 * How many assertions of a record each format takes in a second.
 *
 * <p>All assertions of the source count, also those for which a format has no place: that is what a
 * user waits for. The record is made on the fly ({@link MadeRecord}); the first line says what that
 * takes by itself. Arguments: how many assertions, then names of formats; none for all.
 */
final class ExportSpeed {

  private static final double LEAST = 50_000;

  private ExportSpeed() {}

  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    int size = Integer.parseInt(arguments[0]);
    List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
    Edition edition = new Edition("dragoman", Instant.parse("2026-01-01T00:00:00Z"));
    // Warms up what all formats use.
    read(new MadeRecord(Math.min(size, 100_000)));
    long start = System.nanoTime();
    long read = read(new MadeRecord(size));
    print("(made)", read, start, 0);
    boolean slow = false;
    for (RecordFormat format : RecordFormats.ALL) {
      if (names.isEmpty() || names.contains(format.name())) {
        format.write(new MadeRecord(Math.min(size, 20_000)), edition, new Counted());
        System.gc();
        Counted out = new Counted();
        start = System.nanoTime();
        format.write(new MadeRecord(size), edition, out);
        slow |= print(format.name(), size, start, out.bytes) < LEAST;
      }
    }
    System.out.printf(Locale.ROOT, "heap at most %d MB%n", Runtime.getRuntime().maxMemory() >> 20);
    if (slow) {
      System.out.printf(Locale.ROOT, "below %,.0f a second%n", LEAST);
      System.exit(1);
    }
  }

  private static long read(MadeRecord record) {
    long count = 0;
    try (Stream<Assertion> all = record.assertions()) {
      for (Iterator<Assertion> each = all.iterator(); each.hasNext(); count++) {
        each.next();
      }
    }
    return count;
  }

  private static double print(String name, long count, long start, long bytes) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-16s %6.1f s  %,10.0f a second  %,8d MB%n",
        name,
        seconds,
        count / seconds,
        bytes / 1_000_000);
    return count / seconds;
  }

  /** An output that is thrown away. */
  private static final class Counted extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] all, int from, int length) {
      bytes += length;
    }
  }
}
