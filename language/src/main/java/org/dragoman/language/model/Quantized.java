package org.dragoman.language.model;

/**
 * A matrix in 8-bit integers with a scale for each column.
 *
 * @param values row by row
 * @param scales what a column's integers are multiplied by
 */
@SuppressWarnings("ArrayRecordComponent") // Written at once, and never changed.
record Quantized(byte[] values, float[] scales) {

  private static final int LARGEST = 127;

  /** Rounds a matrix; the sum of the absolute errors is at most half a scale a value. */
  static Quantized columns(float[] matrix, int rows, int columns) {
    float[] scales = new float[columns];
    for (int i = 0; i < rows * columns; i++) {
      int column = i % columns;
      scales[column] = Math.max(scales[column], Math.abs(matrix[i]));
    }
    for (int column = 0; column < columns; column++) {
      scales[column] = scale(scales[column]);
    }
    byte[] values = new byte[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) Math.rint(matrix[i] / scales[i % columns]);
    }
    return new Quantized(values, scales);
  }

  /** The scale that a largest absolute value needs. */
  static float scale(float largest) {
    return largest == 0 ? 1 : largest / LARGEST;
  }
}
