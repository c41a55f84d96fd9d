package org.dragoman.reconciliation.name;

import java.util.List;

/** A logistic regression: weights for features, learned from labelled examples. Immutable. */
public final class Logistic {

  private final double[] weights;

  /** With a weight for each feature. */
  public Logistic(double[] weights) {
    this.weights = weights.clone();
  }

  /** The weights, one for each feature. */
  public double[] weights() {
    return weights.clone();
  }

  /** Weights of a name from the table {@code weights.tsv}, zeros where it has none. */
  static Logistic shipped(String name, int features) {
    double[] weights = new double[features];
    for (List<String> row : Table.rows(Logistic.class, "weights.tsv")) {
      if (row.get(0).equals(name)) {
        weights[Integer.parseInt(row.get(1))] = Double.parseDouble(row.get(2));
      }
    }
    return new Logistic(weights);
  }

  /** The log odds. */
  public double logOdds(double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  /** The probability. */
  public double probability(double[] features) {
    return 1 / (1 + Math.exp(-logOdds(features)));
  }

  /**
   * Learns weights by Newton's method with a little ridge.
   *
   * @param examples their features, the first always 1
   * @param labels whether each is true
   * @param ridge how strongly weights are held near zero
   */
  public static Logistic learn(
      List<double[]> examples, List<Boolean> labels, List<Double> importance, double ridge) {
    int n = examples.get(0).length;
    double[] w = new double[n];
    for (int round = 0; round < 30; round++) {
      double[] gradient = new double[n];
      double[][] hessian = new double[n][n];
      for (int i = 0; i < n; i++) {
        gradient[i] = -ridge * w[i];
        hessian[i][i] = ridge + 1e-9;
      }
      Logistic now = new Logistic(w);
      for (int e = 0; e < examples.size(); e++) {
        double[] x = examples.get(e);
        double p = now.probability(x);
        double k = importance.get(e);
        double error = ((labels.get(e) ? 1 : 0) - p) * k;
        double curve = Math.max(p * (1 - p), 1e-6) * k;
        for (int i = 0; i < n; i++) {
          gradient[i] += error * x[i];
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += curve * x[i] * x[j];
          }
        }
      }
      double[] step = solve(hessian, gradient);
      double largest = 0;
      for (int i = 0; i < n; i++) {
        w[i] += step[i];
        largest = Math.max(largest, Math.abs(step[i]));
      }
      if (largest < 1e-6) {
        break;
      }
    }
    return new Logistic(w);
  }

  /** Solves a symmetric positive definite system, its lower half given (Cholesky). */
  private static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j][j];
      }
    }
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= l[i][k] * y[k];
      }
      y[i] = sum / l[i][i];
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = y[i];
      for (int k = i + 1; k < n; k++) {
        sum -= l[k][i] * x[k];
      }
      x[i] = sum / l[i][i];
    }
    return x;
  }
}
