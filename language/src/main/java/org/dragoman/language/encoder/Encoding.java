package org.dragoman.language.encoder;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A sentence's words as vectors in context: for each layer of the encoder that is given, a matrix
 * with a row for each word.
 *
 * @param words the number of rows
 * @param width the number of columns
 * @param layers row after row, by the layer's number
 */
public record Encoding(int words, int width, NavigableMap<Integer, float[]> layers) {

  /** Checks the sizes; the arrays are not copied and not to be changed. */
  public Encoding {
    for (Map.Entry<Integer, float[]> layer : layers.entrySet()) {
      if (layer.getValue().length != words * width) {
        throw new IllegalArgumentException("layer " + layer.getKey() + " has another size");
      }
    }
    layers = Collections.unmodifiableNavigableMap(new TreeMap<>(layers));
  }

  /** The matrix of a layer, row after row. */
  public float[] layer(int number) {
    float[] matrix = layers.get(number);
    if (matrix == null) {
      throw new IllegalArgumentException("layer " + number + " is not given");
    }
    return matrix;
  }
}
