package org.dragoman.language.head;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.dragoman.language.onnx.Message;
import org.dragoman.language.onnx.OnnxGraph;
import org.dragoman.language.onnx.OnnxGraph.ElementType;

/**
 * The products of the heads as an ONNX model.
 *
 * <p>Inputs: {@code vectors} [words × width], what the encoder makes of them, and {@code letters}
 * [words × letters]. Outputs, a row or number a word: {@code upos}, {@code lemma} and {@code
 * features.NAME} (the best class), {@code names} (scores of the tags), {@code arc_word} and {@code
 * arc_head} (whose inner products are the scores of arcs), {@code label_word} and {@code
 * label_head}.
 */
final class HeadGraph {

  private static final float LEAK = 0.1f;
  private static final int FLOAT_CODE = 1;

  private final Weights weights;
  private final OnnxGraph graph = new OnnxGraph(false);

  private HeadGraph(Weights weights) {
    this.weights = weights;
  }

  static byte[] of(Weights weights) {
    return new HeadGraph(weights).bytes();
  }

  private byte[] bytes() {
    graph.input("vectors", ElementType.FLOAT, "words", "width");
    graph.input("letters", ElementType.FLOAT, "words", "spelling");
    String x = graph.node("Concat", "vectors", "letters").with("axis", 1).gives();
    best(linear("upos", x), "upos");
    for (String feature : weights.names("features")) {
      best(linear("feats." + feature, x), "features." + feature);
    }
    best(linear("lemma", dense("lemma", x)), "lemma");
    output("names", linear("names", dense("names", x)));
    output("arc_word", arc(dense("arc_word", x)));
    for (String name : List.of("arc_head", "label_word", "label_head")) {
      output(name, dense(name, x));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      graph.model("heads").graph().writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** A linear layer with a leaky rectifier after it. */
  private String dense(String name, String x) {
    return graph.node("LeakyRelu", linear("dense." + name, x)).with("alpha", LEAK).gives();
  }

  private String linear(String name, String x) {
    String factor = halves(name + ".weight", weights.rows(name + ".weight"));
    String bias = name + ".bias";
    graph.constant(bias, weights.vector(bias), weights.columns(bias));
    return graph.node("Gemm", x, factor, bias).with("transB", 1).gives();
  }

  /** The bilinear form's left half: its last row belongs to a column of ones. */
  private String arc(String x) {
    int rows = weights.rows("arc") - 1;
    int columns = weights.columns("arc");
    float[] all = weights.vector("arc");
    graph.constant("arc.bias", Arrays.copyOfRange(all, rows * columns, all.length), columns);
    return graph.node("Gemm", x, halves("arc", rows), "arc.bias").gives();
  }

  /** The first rows of a matrix; ONNX Runtime turns them into floats when it loads the graph. */
  private String halves(String name, int count) {
    int columns = weights.columns(name);
    byte[] rows = Arrays.copyOfRange(weights.halves(name), 0, 2 * count * columns);
    graph.constant(name, ElementType.HALF, Message.Blob.of(rows), count, columns);
    return graph.node("Cast", name).with("to", FLOAT_CODE).gives();
  }

  private void best(String scores, String name) {
    graph.node("ArgMax", scores).with("axis", 1).with("keepdims", 0).gives(name);
    graph.output(name, ElementType.INT64, "words");
  }

  private void output(String name, String x) {
    graph.node("Identity", x).gives(name);
    graph.output(name, ElementType.FLOAT, "words", name + "_width");
  }
}
