package org.dragoman.language.head;

/** A matrix of floats, row after row. */
@SuppressWarnings("ArrayRecordComponent") // Private to the package; never compared.
record Matrix(int rows, int columns, float[] values) {

  Matrix {
    if (values.length != rows * columns) {
      throw new IllegalArgumentException(values.length + " values for " + rows + " × " + columns);
    }
  }

  Matrix(int rows, int columns) {
    this(rows, columns, new float[rows * columns]);
  }

  float at(int row, int column) {
    return values[row * columns + column];
  }

  Matrix transposed() {
    Matrix turned = new Matrix(columns, rows);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned.values[j * rows + i] = values[i * columns + j];
      }
    }
    return turned;
  }

  /** Adds a multiple of a row to a row of another matrix: the form that compilers vectorize. */
  static void axpy(float by, Matrix from, int row, Matrix to, int toRow) {
    float[] x = from.values;
    float[] y = to.values;
    int n = from.columns;
    int p = row * n;
    int q = toRow * n;
    for (int j = 0; j < n; j++) {
      y[q + j] += by * x[p + j];
    }
  }

  /** The inner product of a row with as many values of an array. */
  float product(int row, float[] with, int from) {
    int at = row * columns;
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int k = 0;
    // Four sums at once: one alone waits for itself.
    for (; k + 3 < columns; k += 4) {
      first += values[at + k] * with[from + k];
      second += values[at + k + 1] * with[from + k + 1];
      third += values[at + k + 2] * with[from + k + 2];
      fourth += values[at + k + 3] * with[from + k + 3];
    }
    for (; k < columns; k++) {
      first += values[at + k] * with[from + k];
    }
    return first + second + (third + fourth);
  }

  /** The column of a row's greatest value, the first of several. */
  int best(int row) {
    int best = 0;
    for (int j = 1; j < columns; j++) {
      if (at(row, j) > at(row, best)) {
        best = j;
      }
    }
    return best;
  }
}
