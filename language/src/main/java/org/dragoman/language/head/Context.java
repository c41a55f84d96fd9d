package org.dragoman.language.head;

/** One bidirectional LSTM over a sentence's words. */
final class Context {

  private final Way forward;
  private final Way back;

  Context(Weights weights) {
    forward = Way.of(weights, "");
    back = Way.of(weights, "_reverse");
  }

  /** The words' vectors in context: what the way forward gives, then what the way back gives. */
  Matrix of(Matrix x) {
    return forward.of(x, false).beside(back.of(x, true));
  }

  /** An LSTM in one direction. */
  private record Way(Dense input, Matrix recurrent) {

    static Way of(Weights weights, String direction) {
      String lstm = "context.lstm.";
      float[] bias = weights.vector(lstm + "bias_ih_l0" + direction).clone();
      float[] second = weights.vector(lstm + "bias_hh_l0" + direction);
      for (int i = 0; i < bias.length; i++) {
        bias[i] += second[i];
      }
      return new Way(
          new Dense(weights.matrix(lstm + "weight_ih_l0" + direction).transposed(), bias, false),
          weights.matrix(lstm + "weight_hh_l0" + direction).transposed());
    }

    Matrix of(Matrix x, boolean backwards) {
      int size = recurrent.rows();
      Matrix gates = input.of(x);
      Matrix y = new Matrix(x.rows(), size);
      float[] cell = new float[size];
      float[] g = gates.values();
      for (int step = 0; step < x.rows(); step++) {
        int row = backwards ? x.rows() - 1 - step : step;
        if (step > 0) {
          int before = backwards ? row + 1 : row - 1;
          for (int k = 0; k < size; k++) {
            Matrix.axpy(y.at(before, k), recurrent, k, gates, row);
          }
        }
        int at = row * 4 * size;
        for (int k = 0; k < size; k++) {
          float in = sigmoid(g[at + k]);
          float forget = sigmoid(g[at + size + k]);
          float candidate = (float) Math.tanh(g[at + 2 * size + k]);
          float out = sigmoid(g[at + 3 * size + k]);
          cell[k] = forget * cell[k] + in * candidate;
          y.values()[row * size + k] = out * (float) Math.tanh(cell[k]);
        }
      }
      return y;
    }

    private static float sigmoid(float x) {
      return (float) (1 / (1 + Math.exp(-x)));
    }
  }
}
