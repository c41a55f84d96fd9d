package org.dragoman.language.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.dragoman.language.model.Smoothing.Site;
import org.dragoman.language.onnx.Message;
import org.dragoman.language.onnx.OnnxGraph;
import org.dragoman.language.onnx.OnnxGraph.ElementType;
import org.dragoman.language.onnx.OnnxModel;
import org.jspecify.annotations.Nullable;

/**
 * The encoder as an ONNX model, made of the published variables. Not thread-safe.
 *
 * <p>A batch's pieces stand one after another, without padding; only attention sees them as a table
 * with a column for each sentence, the length first, so that each head's queries, keys and values
 * are taken where they stand. Inputs:
 *
 * <ul>
 *   <li>{@code pieces} and {@code places} [pieces]: each piece's number and place in its sentence;
 *   <li>{@code table} [length × sentences]: the piece at each place of the table, any where there
 *       is none; {@code lengths} [sentences];
 *   <li>{@code slots} [pieces]: where each piece stands in the table;
 *   <li>{@code words} and {@code word_slots} [words]: the words' first pieces, and where they
 *       stand.
 * </ul>
 *
 * Outputs: for each layer asked for, {@code layer_N} [words × hidden]. In the last layer only the
 * words' rows go on behind attention.
 *
 * <p>In 8 bits, weights have a scale for each column and activations one for each place where they
 * are rounded, found beforehand on a calibration text ({@link Smoothing}): what else is in a batch
 * changes nothing.
 */
final class EncoderGraph {

  private static final String ROOT = "module/bert/";
  private static final float EPSILON = 1e-12f;
  private static final int HEAD = 64;
  private static final int CHUNK_ROWS = 1024;
  private static final int FLOAT_CODE = 1;
  private static final int INT32_CODE = 6;

  private final SavedModel saved;
  private final ModelPack.Precision precision;
  private final Smoothing smoothing;
  private final Updates updates;
  private final boolean observed;
  private final OnnxGraph graph = new OnnxGraph(true);
  private final int pieces;
  private final int hidden;
  private final int wide;
  private final int heads;

  EncoderGraph(
      SavedModel saved,
      ModelPack.Precision precision,
      Smoothing smoothing,
      Updates updates,
      boolean observed)
      throws IOException {
    this.saved = saved;
    this.precision = precision;
    this.smoothing = smoothing;
    this.updates = updates;
    this.observed = observed;
    int[] table = saved.shape(ROOT + "embeddings/word_embeddings");
    this.pieces = table[0];
    this.hidden = table[1];
    this.wide = saved.shape(ROOT + "encoder/layer_0/intermediate/dense/kernel")[1];
    this.heads = Math.max(1, hidden / HEAD);
  }

  /**
   * The model.
   *
   * @param layers those that are given, ascending; the last is where the model ends
   */
  OnnxModel build(List<Integer> layers) throws IOException {
    inputs();
    String x = embedded();
    int last = layers.get(layers.size() - 1);
    for (int layer = 0; layer < last; layer++) {
      boolean isLast = layer + 1 == last;
      x = layer(layer, x, isLast);
      if (layers.contains(layer + 1)) {
        String name = "layer_" + (layer + 1);
        if (isLast) {
          graph.node("Identity", x).gives(name);
        } else {
          graph.node("Gather", x, "words").gives(name);
        }
        graph.output(name, ElementType.FLOAT, "words", Integer.toString(hidden));
      }
    }
    return graph.model("encoder");
  }

  /** Declares the inputs, and computes what every layer needs of their shapes. */
  private void inputs() {
    graph.input("pieces", ElementType.INT32, "pieces");
    graph.input("places", ElementType.INT32, "pieces");
    graph.input("table", ElementType.INT32, "length", "sentences");
    graph.input("lengths", ElementType.INT32, "sentences");
    graph.input("slots", ElementType.INT32, "pieces");
    graph.input("words", ElementType.INT32, "words");
    graph.input("word_slots", ElementType.INT32, "words");
    graph.constant("0", new long[] {0});
    graph.constant("1", new long[] {1});
    graph.constant("[0]", new long[] {0}, 1);
    graph.constant("[1]", new long[] {1}, 1);
    graph.constant("[-1]", new long[] {-1}, 1);
    graph.constant("[1,2]", new long[] {1, 2}, 2);
    graph.constant("[heads]", new long[] {heads}, 1);
    graph.constant("[head]", new long[] {hidden / heads}, 1);
    graph.constant("to_rows", new long[] {-1, hidden}, 2);
    String length =
        graph.node("Gather", graph.node("Shape", "table").gives(), "[0]").gives("[length]");
    graph.node("Reshape", "table", "[-1]").gives("cells");
    graph.node("Concat", length, "[-1]", "[head]").with("axis", 0).gives("to_heads");
    graph
        .node("Concat", "[-1]", "[heads]", length, length)
        .with("axis", 0)
        .gives("to_sentence_scores");
    graph.node("Concat", "[-1]", length, length).with("axis", 0).gives("to_head_scores");
    graph.node("Range", "0", graph.node("Squeeze", length).gives(), "1").gives("range");
    graph.constant("visible", new float[] {0});
    graph.constant("hidden", new float[] {-10000});
    String place = graph.node("Cast", "range").with("to", INT32_CODE).gives();
    String end = graph.node("Unsqueeze", "lengths", "[1]").gives();
    String inside = graph.node("Less", place, end).gives();
    String mask = graph.node("Where", inside, "visible", "hidden").gives();
    graph.node("Unsqueeze", mask, "[1,2]").gives("mask");
  }

  private String embedded() throws IOException {
    String word = precision == ModelPack.Precision.FLOAT ? floatTable() : integerTable();
    float[] places = read("embeddings/position_embeddings");
    float[] type = Arrays.copyOf(read("embeddings/token_type_embeddings"), hidden);
    for (int i = 0; i < places.length; i++) {
      places[i] += type[i % hidden];
    }
    graph.constant("place_vectors", places, places.length / hidden, hidden);
    String place = graph.node("Gather", "place_vectors", "places").gives();
    String at = "embeddings/LayerNorm/";
    return graph
        .node(
            "LayerNormalization",
            graph.node("Add", word, place).gives(),
            vector(at + "gamma", read(at + "gamma")),
            vector(at + "beta", read(at + "beta")))
        .with("axis", -1)
        .with("epsilon", EPSILON)
        .gives();
  }

  /** The vectors of pieces, written from the published variable piece by piece. */
  private abstract class Table implements Message.Blob {
    private final int bytes;

    Table(int bytes) {
      this.bytes = bytes;
    }

    abstract byte[] encode(int firstRow, float[] rows);

    @Override
    public long size() {
      return (long) pieces * hidden * bytes;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (int row = 0; row < pieces; row += CHUNK_ROWS) {
        out.write(encode(row, tableRows(row)));
      }
    }
  }

  private float[] tableRows(int first) throws IOException {
    int rows = Math.min(CHUNK_ROWS, pieces - first);
    return saved.read(ROOT + "embeddings/word_embeddings", (long) first * hidden, rows * hidden);
  }

  private String floatTable() {
    Message.Blob table =
        new Table(Float.BYTES) {
          @Override
          byte[] encode(int firstRow, float[] rows) {
            ByteBuffer bytes =
                ByteBuffer.allocate(rows.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(rows);
            return bytes.array();
          }
        };
    return graph
        .node(
            "Gather",
            graph.constant("piece_vectors", ElementType.FLOAT, table, pieces, hidden),
            "pieces")
        .gives();
  }

  private String integerTable() throws IOException {
    float[] scales = new float[pieces];
    for (int first = 0; first < pieces; first += CHUNK_ROWS) {
      float[] rows = tableRows(first);
      for (int i = 0; i < rows.length; i++) {
        int row = first + i / hidden;
        scales[row] = Math.max(scales[row], Math.abs(rows[i]));
      }
    }
    for (int row = 0; row < pieces; row++) {
      scales[row] = Quantized.scale(scales[row]);
    }
    Message.Blob table =
        new Table(1) {
          @Override
          byte[] encode(int firstRow, float[] rows) {
            byte[] bytes = new byte[rows.length];
            for (int i = 0; i < rows.length; i++) {
              bytes[i] = (byte) Math.rint(rows[i] / scales[firstRow + i / hidden]);
            }
            return bytes;
          }
        };
    graph.constant("piece_vectors", ElementType.INT8, table, pieces, hidden);
    graph.constant("table_scales", scales, pieces, 1);
    String integers = graph.node("Gather", "piece_vectors", "pieces").gives();
    return graph
        .node(
            "Mul",
            graph.node("Cast", integers).with("to", FLOAT_CODE).gives(),
            graph.node("Gather", "table_scales", "pieces").gives())
        .gives();
  }

  private String layer(int layer, String input, boolean wordsAlone) throws IOException {
    String at = "encoder/layer_" + layer + "/";
    String attention = at + "attention/output/";
    float[] contextFactors = factors(layer, Site.CONTEXT, hidden);
    String context = attention(layer, input, contextFactors);
    context = graph.node("Gather", context, wordsAlone ? "word_slots" : "slots").gives();
    String residual = wordsAlone ? graph.node("Gather", input, "words").gives() : input;
    observe(layer, Site.CONTEXT, context);
    float[] kernel = read(attention + "dense/kernel");
    float[] bias = carried(read(at + "attention/self/value/bias"), kernel);
    add(bias, read(attention + "dense/bias"));
    multiplyRows(kernel, contextFactors);
    String joined = product(rounded(layer, Site.CONTEXT, context), attention, kernel, hidden, null);
    String middle = norm(attention, joined, residual, bias);

    observe(layer, Site.MIDDLE, middle);
    float[] middleFactors = factors(layer, Site.MIDDLE, hidden);
    kernel = read(at + "intermediate/dense/kernel");
    multiplyRows(kernel, middleFactors);
    Rounded narrow = rounded(layer, Site.MIDDLE, divided(at + "middle", middle, middleFactors));
    String active =
        graph
            .microsoft(
                "FastGelu",
                product(narrow, at + "intermediate/", kernel, wide, null),
                vector(at + "intermediate/bias", read(at + "intermediate/dense/bias")))
            .gives();

    observe(layer, Site.WIDE, active);
    float[] wideFactors = factors(layer, Site.WIDE, wide);
    kernel = read(at + "output/dense/kernel");
    multiplyRows(kernel, wideFactors);
    Rounded round = rounded(layer, Site.WIDE, divided(at + "wide", active, wideFactors));
    String output = product(round, at + "output/", kernel, hidden, null);
    return norm(at + "output/", output, middle, read(at + "output/dense/bias"));
  }

  /**
   * Attention, without the biases that change nothing here: a key's bias adds the same to all
   * scores of a query, and a value's comes out as it went in, so it joins the next bias.
   */
  private String attention(int layer, String input, float[] contextFactors) throws IOException {
    String at = "encoder/layer_" + layer + "/attention/self/";
    observe(layer, Site.INPUT, input);
    float[] factors = factors(layer, Site.INPUT, hidden);
    Rounded in = rounded(layer, Site.INPUT, divided(at + "input", input, factors));
    float scale = (float) (1 / Math.sqrt((double) hidden / heads));

    float[] kernel = read(at + "query/kernel");
    multiplyRows(kernel, factors);
    multiply(kernel, scale);
    float[] bias = read(at + "query/bias");
    multiply(bias, scale);
    String query = heads(product(in, at + "query/", kernel, hidden, bias));

    kernel = read(at + "key/kernel");
    multiplyRows(kernel, factors);
    String key = heads(product(in, at + "key/", kernel, hidden, null));

    kernel = read(at + "value/kernel");
    multiplyRows(kernel, factors);
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= contextFactors[i % hidden];
    }
    String value = heads(product(in, at + "value/", kernel, hidden, null));

    String scores =
        graph
            .microsoft("FusedMatMul", query, key)
            .with("transB", 1)
            .with("transBatchA", 1)
            .with("transBatchB", 1)
            .gives();
    scores = graph.node("Reshape", scores, "to_sentence_scores").gives();
    scores = graph.node("Add", scores, "mask").gives();
    scores = graph.node("Softmax", scores).with("axis", -1).gives();
    scores = graph.node("Reshape", scores, "to_head_scores").gives();
    String context = graph.microsoft("FusedMatMul", scores, value).with("transBatchB", 1).gives();
    context = graph.node("Transpose", context).with("perm", List.of(1, 0, 2)).gives();
    return graph.node("Reshape", context, "to_rows").gives();
  }

  private String heads(String rows) {
    return graph.node("Reshape", graph.node("Gather", rows, "cells").gives(), "to_heads").gives();
  }

  private String norm(String at, String x, String residual, float[] bias) throws IOException {
    return graph
        .microsoft(
            "SkipLayerNormalization",
            x,
            residual,
            vector(at + "gamma", read(at + "LayerNorm/gamma")),
            vector(at + "beta", read(at + "LayerNorm/beta")),
            vector(at + "bias", bias))
        .with("epsilon", EPSILON)
        .gives();
  }

  /** The largest and the least value of each channel become outputs of their own. */
  private void observe(int layer, Site site, String x) {
    if (observed) {
      for (String extreme : List.of("Max", "Min")) {
        String name = extreme + "_" + layer + "_" + site;
        graph.node("Reduce" + extreme, x).with("axes", List.of(0)).with("keepdims", 0).gives(name);
        graph.output(name, ElementType.FLOAT, "channels");
      }
    }
  }

  /** An activation in 8 bits with its scale and the integer that stands for zero. */
  private record Rounded(String values, String scale, String zero) {}

  /** Rounds by the scale of the place; in floats, leaves it as it is. */
  private Rounded rounded(int layer, Site site, String x) {
    if (precision == ModelPack.Precision.FLOAT) {
      return new Rounded(x, "", "");
    }
    Smoothing.Range range = smoothing.range(layer, site);
    String at = "round_" + layer + "_" + site;
    String scale = graph.constant(at + "/scale", new float[] {range.scale()});
    String zero =
        graph.constant(
            at + "/zero", ElementType.UINT8, Message.Blob.of(new byte[] {(byte) range.zero()}));
    return new Rounded(graph.node("QuantizeLinear", x, scale, zero).gives(), scale, zero);
  }

  private String product(
      Rounded x, String name, float[] kernel, int columns, float @Nullable [] bias)
      throws IOException {
    int rows = kernel.length / columns;
    if (precision == ModelPack.Precision.FLOAT) {
      String product =
          graph
              .node("MatMul", x.values, graph.constant(name + "kernel", kernel, rows, columns))
              .gives();
      return bias == null
          ? product
          : graph.node("Add", product, vector(name + "bias", bias)).gives();
    }
    Quantized quantized = Quantized.columns(kernel, rows, columns);
    graph.constant(
        name + "kernel", ElementType.INT8, Message.Blob.of(quantized.values()), rows, columns);
    String scales = vector(name + "scales", quantized.scales());
    return bias == null
        ? graph
            .microsoft("MatMulIntegerToFloat", x.values, name + "kernel", x.scale, scales, x.zero)
            .gives()
        : graph
            .microsoft(
                "MatMulIntegerToFloat",
                x.values,
                name + "kernel",
                x.scale,
                scales,
                x.zero,
                "",
                vector(name + "bias", bias))
            .gives();
  }

  private String divided(String name, String x, float[] factors) {
    if (precision == ModelPack.Precision.FLOAT) {
      return x;
    }
    float[] inverse = new float[factors.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = 1 / factors[i];
    }
    return graph.node("Mul", x, vector(name + "/divisors", inverse)).gives();
  }

  private float[] factors(int layer, Site site, int channels) {
    return precision == ModelPack.Precision.FLOAT
        ? Smoothing.NONE.factors(layer, site, channels)
        : smoothing.factors(layer, site, channels);
  }

  private float[] read(String name) throws IOException {
    float[] variable = saved.read(ROOT + name);
    updates.apply(name, variable);
    return variable;
  }

  private String vector(String name, float[] values) {
    return graph.constant(name, values, values.length);
  }

  /** What a vector comes to after a product. */
  private static float[] carried(float[] vector, float[] kernel) {
    float[] result = new float[kernel.length / vector.length];
    for (int column = 0; column < result.length; column++) {
      double sum = 0;
      for (int row = 0; row < vector.length; row++) {
        sum += (double) vector[row] * kernel[row * result.length + column];
      }
      result[column] = (float) sum;
    }
    return result;
  }

  private static void add(float[] to, float[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += what[i];
    }
  }

  private static void multiply(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private static void multiplyRows(float[] matrix, float[] factors) {
    int columns = matrix.length / factors.length;
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= factors[i / columns];
    }
  }
}
