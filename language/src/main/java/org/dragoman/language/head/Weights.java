package org.dragoman.language.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A head's trained weights, as the training wrote them: a header in JSON and tensors of halves. The
 * format stands in {@code training/README.md}. Immutable.
 */
final class Weights {

  private static final byte[] MAGIC = "DRHEAD1\n".getBytes(StandardCharsets.US_ASCII);

  private final JsonNode header;
  private final byte[] bytes;
  private final Map<String, Tensor> tensors = new HashMap<>();

  /**
   * Where a tensor stands.
   *
   * @param at its first byte
   * @param rows all dimensions but the last, multiplied
   * @param columns the last dimension
   */
  private record Tensor(int at, int rows, int columns) {

    int size() {
      return rows * columns;
    }
  }

  /**
   * Reads them.
   *
   * @throws IOException where they cannot be read or are not a head's weights
   */
  Weights(InputStream in) throws IOException {
    bytes = in.readAllBytes();
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (byte expected : MAGIC) {
      if (!buffer.hasRemaining() || buffer.get() != expected) {
        throw new IOException("These are not a head's weights");
      }
    }
    int length = buffer.remaining() < Integer.BYTES ? -1 : buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new IOException("The head's weights are incomplete");
    }
    header = new ObjectMapper().readTree(bytes, buffer.position(), length);
    int start = buffer.position() + length;
    for (JsonNode place : header.path("tensors")) {
      int rows = 1;
      int columns = 1;
      for (JsonNode dimension : place.path("shape")) {
        rows *= columns;
        columns = dimension.asInt();
      }
      Tensor tensor = new Tensor(start + place.path("offset").asInt(), rows, columns);
      if (tensor.size() < 0 || tensor.at < start || tensor.at > bytes.length - 2L * tensor.size()) {
        throw new IOException("The head's weights are incomplete");
      }
      tensors.put(place.path("name").asText(), tensor);
    }
  }

  /** A list of the header's. */
  List<String> list(String... path) {
    JsonNode node = header;
    for (String name : path) {
      node = node.path(name);
    }
    List<String> list = new ArrayList<>();
    node.forEach(entry -> list.add(entry.asText()));
    return List.copyOf(list);
  }

  /** The names of the header's lists below another name, in order. */
  List<String> names(String path) {
    List<String> names = new ArrayList<>();
    header.path(path).fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }

  /** The encoder's layer that the head reads. */
  int layer() {
    return header.path("layer").asInt();
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("The head has no weights called " + name);
    }
    return tensor;
  }

  /** A tensor as a matrix: all but its last dimension are the rows. */
  Matrix matrix(String name) {
    Tensor tensor = tensor(name);
    float[] values = new float[tensor.size()];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.float16ToFloat(buffer.getShort(tensor.at + 2 * i));
    }
    return new Matrix(tensor.rows, tensor.columns, values);
  }

  float[] vector(String name) {
    return matrix(name).values();
  }

  /** A tensor's halves as they stand: turning them into floats here would slow the start. */
  byte[] halves(String name) {
    Tensor tensor = tensor(name);
    return Arrays.copyOfRange(bytes, tensor.at, tensor.at + 2 * tensor.size());
  }

  /** A tensor's rows: all dimensions but the last, multiplied. */
  int rows(String name) {
    return tensor(name).rows;
  }

  /** A tensor's last dimension. */
  int columns(String name) {
    return tensor(name).columns;
  }
}
