package org.dragoman.language.head;

/** A linear layer, with or without a leaky rectifier after it. */
@SuppressWarnings("ArrayRecordComponent") // Private to the package; never compared.
record Dense(Matrix weight, float[] bias, boolean rectified) {

  private static final float LEAK = 0.1f;

  static Dense linear(Weights weights, String name) {
    return new Dense(
        weights.matrix(name + ".weight").transposed(), weights.vector(name + ".bias"), false);
  }

  static Dense rectified(Weights weights, String name) {
    Dense linear = linear(weights, name + ".dense");
    return new Dense(linear.weight, linear.bias, true);
  }

  Matrix of(Matrix x) {
    Matrix y = new Matrix(x.rows(), weight.columns());
    for (int i = 0; i < y.rows(); i++) {
      System.arraycopy(bias, 0, y.values(), i * bias.length, bias.length);
    }
    x.addProduct(weight, y);
    if (rectified) {
      float[] values = y.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(values[i], LEAK * values[i]);
      }
    }
    return y;
  }
}
