package org.dragoman.language.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dragoman.language.onnx.Message;

/**
 * A SavedModel in a jar of the published encoder's shape and of no size: two layers of 16 numbers,
 * with weights from a seed. Also computes, in plain Java and in the order of the textbook, what
 * this model gives.
 */
public final class SyntheticModel {

  private static final int HIDDEN = 16;
  private static final int WIDE = 32;
  private static final int LAYERS = 2;
  private static final int POSITIONS = 512;
  private static final double EPSILON = 1e-12;

  private final List<String> vocabulary;
  private final Map<String, float[]> variables = new TreeMap<>();
  private final Map<String, int[]> shapes = new TreeMap<>();

  /** The model of a seed and a vocabulary. */
  public SyntheticModel(long seed, List<String> vocabulary) {
    this.vocabulary = vocabulary;
    Random random = new Random(seed);
    String embeddings = "module/bert/embeddings/";
    add(random, embeddings + "word_embeddings", 1, vocabulary.size(), HIDDEN);
    add(random, embeddings + "position_embeddings", 0.2, POSITIONS, HIDDEN);
    add(random, embeddings + "token_type_embeddings", 0.2, 2, HIDDEN);
    norm(random, embeddings);
    for (int layer = 0; layer < LAYERS; layer++) {
      String at = "module/bert/encoder/layer_" + layer + "/";
      for (String part : List.of("query", "key", "value")) {
        dense(random, at + "attention/self/" + part, HIDDEN, HIDDEN);
      }
      dense(random, at + "attention/output/dense", HIDDEN, HIDDEN);
      norm(random, at + "attention/output/");
      dense(random, at + "intermediate/dense", HIDDEN, WIDE);
      dense(random, at + "output/dense", WIDE, HIDDEN);
      norm(random, at + "output/");
    }
  }

  private void dense(Random random, String name, int rows, int columns) {
    add(random, name + "/kernel", 0.3, rows, columns);
    add(random, name + "/bias", 0.3, columns);
  }

  private void norm(Random random, String at) {
    add(random, at + "LayerNorm/beta", 0.3, HIDDEN);
    add(random, at + "LayerNorm/gamma", 1, HIDDEN);
  }

  private void add(Random random, String name, double size, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (size * random.nextGaussian());
    }
    variables.put(name, values);
    shapes.put(name, shape);
  }

  /** Writes the jar. */
  public void write(Path jar) throws IOException {
    ByteArrayOutputStream inner = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    TreeMap<String, byte[]> index = new TreeMap<>();
    index.put("", new byte[] {8, 1});
    for (Map.Entry<String, float[]> variable : variables.entrySet()) {
      ByteBuffer bytes =
          ByteBuffer.allocate(variable.getValue().length * Float.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(variable.getValue());
      Message shape = new Message();
      for (int size : Objects.requireNonNull(shapes.get(variable.getKey()))) {
        shape.message(2, new Message().number(1, size));
      }
      Message entry =
          new Message()
              .number(1, 1)
              .message(2, shape)
              .number(4, data.size())
              .number(5, bytes.capacity());
      index.put(variable.getKey(), withChecksum(entry, bytes.array()));
      data.write(bytes.array());
    }
    try (ZipOutputStream zip = new ZipOutputStream(inner)) {
      put(
          zip,
          "assets/vocab.txt",
          (String.join("\n", vocabulary) + "\n").getBytes(StandardCharsets.UTF_8));
      put(zip, "saved_model.pb", new byte[] {1, 2, 3});
      put(zip, "variables/variables.data-00000-of-00001", data.toByteArray());
      put(zip, "variables/variables.index", table(index));
    }
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
      put(zip, "com/example/model", inner.toByteArray());
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] bytes(Message message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] withChecksum(Message entry, byte[] values) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(values);
    byte[] bytes = bytes(entry);
    return ByteBuffer.allocate(bytes.length + 5)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .put((byte) (6 << 3 | 5))
        .putInt(TensorTable.masked(checksum))
        .array();
  }

  /** A sorted table in two blocks, with keys cut where they repeat the one before. */
  private static byte[] table(Map<String, byte[]> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> keys = new ArrayList<>(rows.keySet());
    TreeMap<String, byte[]> handles = new TreeMap<>();
    int half = keys.size() / 2;
    for (List<String> part : List.of(keys.subList(0, half), keys.subList(half, keys.size()))) {
      TreeMap<String, byte[]> block = new TreeMap<>();
      part.forEach(key -> block.put(key, rows.get(key)));
      handles.put(part.get(part.size() - 1), block(out, block));
    }
    byte[] filters = block(out, new TreeMap<>());
    byte[] index = block(out, handles);
    ByteBuffer footer = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    footer.put(filters).put(index).putLong(40, 0xdb4775248b80fb57L);
    out.write(footer.array());
    return out.toByteArray();
  }

  private static byte[] block(ByteArrayOutputStream out, Map<String, byte[]> rows)
      throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    byte[] last = new byte[0];
    for (Map.Entry<String, byte[]> row : rows.entrySet()) {
      byte[] key = row.getKey().getBytes(StandardCharsets.UTF_8);
      int shared = Math.max(0, Arrays.mismatch(last, key));
      varint(block, shared);
      varint(block, key.length - shared);
      varint(block, row.getValue().length);
      block.write(key, shared, key.length - shared);
      block.write(row.getValue());
      last = key;
    }
    block.write(new byte[] {0, 0, 0, 0, 1, 0, 0, 0});
    int offset = out.size();
    CRC32C checksum = new CRC32C();
    block.write(0);
    checksum.update(block.toByteArray());
    out.write(block.toByteArray());
    out.write(
        ByteBuffer.allocate(4)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(TensorTable.masked(checksum))
            .array());
    ByteArrayOutputStream handle = new ByteArrayOutputStream();
    varint(handle, offset);
    varint(handle, block.size() - 1);
    return handle.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 127) {
      out.write((rest & 127) | 128);
      rest >>>= 7;
    }
    out.write(rest);
  }

  /**
   * What the model makes of pieces.
   *
   * @return for each piece its numbers, after the last layer
   */
  public double[][] forward(int... pieces) {
    double[][] x = new double[pieces.length][HIDDEN];
    for (int i = 0; i < pieces.length; i++) {
      for (int k = 0; k < HIDDEN; k++) {
        x[i][k] =
            variable("module/bert/embeddings/word_embeddings")[pieces[i] * HIDDEN + k]
                + variable("module/bert/embeddings/position_embeddings")[i * HIDDEN + k]
                + variable("module/bert/embeddings/token_type_embeddings")[k];
      }
    }
    normalize(x, "module/bert/embeddings/");
    for (int layer = 0; layer < LAYERS; layer++) {
      String at = "module/bert/encoder/layer_" + layer + "/";
      double[][] query = apply(x, at + "attention/self/query");
      double[][] key = apply(x, at + "attention/self/key");
      double[][] value = apply(x, at + "attention/self/value");
      double[][] context = new double[pieces.length][HIDDEN];
      for (int i = 0; i < pieces.length; i++) {
        double[] weights = new double[pieces.length];
        double sum = 0;
        for (int j = 0; j < pieces.length; j++) {
          double score = 0;
          for (int k = 0; k < HIDDEN; k++) {
            score += query[i][k] * key[j][k];
          }
          weights[j] = Math.exp(score / Math.sqrt(HIDDEN));
          sum += weights[j];
        }
        for (int j = 0; j < pieces.length; j++) {
          for (int k = 0; k < HIDDEN; k++) {
            context[i][k] += weights[j] / sum * value[j][k];
          }
        }
      }
      double[][] middle = sum(apply(context, at + "attention/output/dense"), x);
      normalize(middle, at + "attention/output/");
      double[][] wide = apply(middle, at + "intermediate/dense");
      for (double[] row : wide) {
        for (int k = 0; k < WIDE; k++) {
          double v = row[k];
          double inner = Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v);
          row[k] = 0.5 * v * (1 + Math.tanh(inner));
        }
      }
      x = sum(apply(wide, at + "output/dense"), middle);
      normalize(x, at + "output/");
    }
    return x;
  }

  private double[][] apply(double[][] x, String name) {
    float[] kernel = variable(name + "/kernel");
    float[] bias = variable(name + "/bias");
    double[][] y = new double[x.length][bias.length];
    for (int i = 0; i < x.length; i++) {
      for (int n = 0; n < bias.length; n++) {
        y[i][n] = bias[n];
        for (int k = 0; k < x[i].length; k++) {
          y[i][n] += x[i][k] * kernel[k * bias.length + n];
        }
      }
    }
    return y;
  }

  private static double[][] sum(double[][] a, double[][] b) {
    double[][] sum = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < sum[i].length; k++) {
        sum[i][k] = a[i][k] + b[i][k];
      }
    }
    return sum;
  }

  private void normalize(double[][] x, String at) {
    for (double[] row : x) {
      double mean = Arrays.stream(row).average().orElseThrow();
      double variance =
          Arrays.stream(row).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      for (int k = 0; k < row.length; k++) {
        row[k] =
            (row[k] - mean) / Math.sqrt(variance + EPSILON) * variable(at + "LayerNorm/gamma")[k]
                + variable(at + "LayerNorm/beta")[k];
      }
    }
  }

  /** Makes a pack of it. */
  public static ModelPack pack(Path jar, Path folder, ModelPack.Precision precision)
      throws IOException {
    return ModelPack.convert(
        jar,
        folder,
        ModelPack.version(precision),
        precision,
        List.of(1, LAYERS),
        Smoothing.NONE,
        Updates.NONE,
        "",
        Progress.SILENT);
  }

  private float[] variable(String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }
}
