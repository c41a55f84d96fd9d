package org.dragoman.language.head;

/** A matrix of floats, row after row. */
@SuppressWarnings("ArrayRecordComponent") // Private to the package; never compared.
record Matrix(int rows, int columns, float[] values) {

  /** So many of a factor's rows stay in the processor's cache while all rows of the other pass. */
  private static final int BLOCK = 64;

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

  /** The product with another matrix. */
  Matrix times(Matrix factor) {
    Matrix product = new Matrix(rows, factor.columns);
    addProduct(factor, product);
    return product;
  }

  /** Adds the product with another matrix to a third. */
  void addProduct(Matrix factor, Matrix to) {
    for (int from = 0; from < columns; from += BLOCK) {
      int end = Math.min(columns, from + BLOCK);
      for (int i = 0; i < rows; i++) {
        for (int k = from; k < end; k++) {
          axpy(values[i * columns + k], factor, k, to, i);
        }
      }
    }
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

  /** With a last column of ones. */
  Matrix withOnes() {
    Matrix wider = new Matrix(rows, columns + 1);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * columns, wider.values, i * (columns + 1), columns);
      wider.values[i * (columns + 1) + columns] = 1;
    }
    return wider;
  }

  /** The columns of this matrix, then those of another. */
  Matrix beside(Matrix other) {
    int width = columns + other.columns;
    Matrix both = new Matrix(rows, width);
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * columns, both.values, i * width, columns);
      System.arraycopy(
          other.values, i * other.columns, both.values, i * width + columns, other.columns);
    }
    return both;
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
