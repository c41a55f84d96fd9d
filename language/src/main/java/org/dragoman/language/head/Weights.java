package org.dragoman.language.head;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
  private final Map<String, float[]> tensors = new HashMap<>();
  private final Map<String, int[]> shapes = new HashMap<>();

  /**
   * Reads them.
   *
   * @throws IOException where they cannot be read or are not a head's weights
   */
  Weights(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
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
      int[] shape = new int[place.path("shape").size()];
      int size = 1;
      for (int i = 0; i < shape.length; i++) {
        shape[i] = place.path("shape").path(i).asInt();
        size *= shape[i];
      }
      int at = start + place.path("offset").asInt();
      if (size < 0 || at < start || at > bytes.length - 2L * size) {
        throw new IOException("The head's weights are incomplete");
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = Float.float16ToFloat(buffer.getShort(at + 2 * i));
      }
      String name = place.path("name").asText();
      tensors.put(name, values);
      shapes.put(name, shape);
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

  float[] vector(String name) {
    float[] values = tensors.get(name);
    if (values == null) {
      throw new IllegalStateException("The head has no weights called " + name);
    }
    return values;
  }

  /** A tensor as a matrix: all but its last dimension are the rows. */
  Matrix matrix(String name) {
    float[] values = vector(name);
    int[] shape = shapes.getOrDefault(name, new int[] {1});
    int columns = shape[shape.length - 1];
    return new Matrix(values.length / columns, columns, values);
  }
}
