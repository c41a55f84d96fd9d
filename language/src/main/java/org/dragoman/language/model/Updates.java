package org.dragoman.language.model;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Low-rank changes of the published variables, trained by the project and merged when the pack is
 * made: a variable W becomes W + A·B. Immutable and thread-safe.
 *
 * <p>The file, big-endian: the number of changes; for each the variable's name without {@code
 * module/bert/} (two bytes of length, then UTF-8), its rows, the rank and its columns (four bytes
 * each), A and B row by row in IEEE half precision. A vector is a matrix of one row.
 */
final class Updates {

  /** No change. */
  static final Updates NONE = new Updates(Map.of());

  private static final String RESOURCE = "updates.bin";

  @SuppressWarnings("ArrayRecordComponent") // Private, and never changed.
  private record Update(int rows, int rank, int columns, float[] a, float[] b) {}

  private final Map<String, Update> byName;

  private Updates(Map<String, Update> byName) {
    this.byName = byName;
  }

  /** The changes in this version of the program; none where it ships none. */
  static Updates shipped() throws IOException {
    try (InputStream in = Updates.class.getResourceAsStream(RESOURCE)) {
      return in == null ? NONE : read(in);
    }
  }

  static Updates read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(from));
    Map<String, Update> byName = new TreeMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      int rows = in.readInt();
      int rank = in.readInt();
      int columns = in.readInt();
      float[] a = halves(in, rows * rank);
      byName.put(name, new Update(rows, rank, columns, a, halves(in, rank * columns)));
    }
    return new Updates(byName);
  }

  private static float[] halves(DataInputStream in, int count) throws IOException {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Float.float16ToFloat(in.readShort());
    }
    return values;
  }

  /** Changes a variable in place. */
  void apply(String name, float[] variable) throws IOException {
    @Nullable Update update = byName.get(name);
    if (update == null) {
      return;
    }
    if (variable.length != update.rows * update.columns) {
      throw new IOException("the update of " + name + " has another size");
    }
    for (int row = 0; row < update.rows; row++) {
      for (int k = 0; k < update.rank; k++) {
        float factor = update.a[row * update.rank + k];
        int at = row * update.columns;
        for (int column = 0; column < update.columns; column++) {
          variable[at + column] += factor * update.b[k * update.columns + column];
        }
      }
    }
  }
}
