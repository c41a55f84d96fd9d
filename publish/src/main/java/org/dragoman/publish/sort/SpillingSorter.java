package org.dragoman.publish.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A sorter of keyed rows of strings, of any number: what does not fit into its share of memory goes
 * to temporary files, which are merged when read and deleted when closed.
 *
 * <p>Rows of one key come in the order in which they were added. First all is added, then all is
 * read, once. For one thread.
 */
public final class SpillingSorter implements Closeable {

  /** UTF-16 units held before they are written out: some 32 MB. */
  private static final long HELD = 16L << 20;

  /** Files open at once; more are merged into one first. */
  private static final int OPEN = 64;

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::key).thenComparingLong(Row::number);

  private final long most;
  private final List<Path> runs = new ArrayList<>();
  private final List<Run> open = new ArrayList<>();
  private List<Row> rows = new ArrayList<>();
  private long held;
  private long number;

  /** A row with its place in the order of adding. */
  private record Row(String key, long number, List<String> fields) {}

  /** Takes the rows of a key. */
  @FunctionalInterface
  public interface Group {
    void take(String key, List<List<String>> rows) throws IOException;
  }

  /** Makes a sorter that holds some 32 MB. */
  public SpillingSorter() {
    this(HELD);
  }

  /** Makes a sorter that holds so many UTF-16 units. */
  SpillingSorter(long most) {
    this.most = most;
  }

  /** Adds a row. */
  public void add(String key, String... fields) throws IOException {
    rows.add(new Row(key, number++, List.of(fields)));
    held += key.length();
    for (String field : fields) {
      held += field.length();
    }
    if (held > most) {
      spill();
    }
  }

  /** Gives all rows, key by key in the order of the keys. */
  public void groups(Group group) throws IOException {
    if (runs.isEmpty()) {
      rows.sort(ORDER);
      each(new Rows(rows), group);
    } else {
      spill();
      each(new Merged(opened(runs)), group);
    }
  }

  private static void each(Source source, Group group) throws IOException {
    String key = null;
    List<List<String>> gathered = new ArrayList<>();
    for (Row row = source.next(); row != null; row = source.next()) {
      if (!row.key().equals(key)) {
        if (key != null) {
          group.take(key, gathered);
        }
        key = row.key();
        gathered = new ArrayList<>();
      }
      gathered.add(row.fields());
    }
    if (key != null) {
      group.take(key, gathered);
    }
  }

  private void spill() throws IOException {
    rows.sort(ORDER);
    runs.add(written(new Rows(rows)));
    rows = new ArrayList<>();
    held = 0;
    if (runs.size() == OPEN) {
      Path merged = written(new Merged(opened(runs)));
      discard();
      runs.add(merged);
    }
  }

  private static Path written(Source source) throws IOException {
    Path file = Files.createTempFile("dragoman-sort-", ".rows");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      for (Row row = source.next(); row != null; row = source.next()) {
        write(row.key(), out);
        out.writeLong(row.number());
        out.writeInt(row.fields().size());
        for (String field : row.fields()) {
          write(field, out);
        }
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private List<Run> opened(List<Path> files) throws IOException {
    for (Path file : files) {
      open.add(new Run(file));
    }
    return open;
  }

  private void discard() throws IOException {
    for (Run run : open) {
      run.in.close();
    }
    open.clear();
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
    runs.clear();
  }

  @Override
  public void close() throws IOException {
    rows = new ArrayList<>();
    discard();
  }

  /** Rows in their order. */
  private interface Source {
    /** The next row; null after the last. */
    @Nullable Row next() throws IOException;
  }

  private static final class Rows implements Source {
    private final List<Row> rows;
    private int at;

    Rows(List<Row> rows) {
      this.rows = rows;
    }

    @Override
    public @Nullable Row next() {
      return at < rows.size() ? rows.get(at++) : null;
    }
  }

  /** A file of sorted rows. */
  private static final class Run implements Source {
    private final DataInputStream in;

    Run(Path file) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    @Override
    public @Nullable Row next() throws IOException {
      int length;
      try {
        length = in.readInt();
      } catch (EOFException end) {
        return null;
      }
      String key = text(length);
      long number = in.readLong();
      List<String> fields = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        fields.add(text(in.readInt()));
      }
      return new Row(key, number, fields);
    }

    private String text(int length) throws IOException {
      return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
  }

  private static final class Merged implements Source {
    private record Head(Row row, Run run) {}

    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::row, ORDER));

    Merged(List<Run> runs) throws IOException {
      for (Run run : runs) {
        advance(run);
      }
    }

    private void advance(Run run) throws IOException {
      Row next = run.next();
      if (next != null) {
        heads.add(new Head(next, run));
      }
    }

    @Override
    public @Nullable Row next() throws IOException {
      Head head = heads.poll();
      if (head == null) {
        return null;
      }
      advance(head.run());
      return head.row();
    }
  }
}
