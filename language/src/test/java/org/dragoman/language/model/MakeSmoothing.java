package org.dragoman.language.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dragoman.language.onnx.OnnxModel;

/**
 * Makes {@code smoothing.bin}: runs the published encoder in floats over a calibration text, and
 * shares the range of each channel between activations and weights. Arguments: the jar, the pieces
 * of the text a sentence a line, the file to be written.
 */
final class MakeSmoothing {

  /** How much of a channel's range goes over to the weights; the best of 0.5, 0.65 and 0.8. */
  private static final double ALPHA = 0.65;

  private static final int LAYERS = 6;
  private static final double LEAST = 1e-3;

  /** How much further than in the calibration text values may go. */
  private static final double MARGIN = 1.1;

  private MakeSmoothing() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException, OrtException {
    Path out = Path.of(arguments[2]);
    Path model = Path.of(out + ".onnx");
    Path weights = model.resolveSibling(OnnxModel.WEIGHTS);
    try (SavedModel saved =
            SavedModel.open(Path.of(arguments[0]), Path.of(out + ".variables"), Progress.SILENT);
        OutputStream steps = new BufferedOutputStream(Files.newOutputStream(out))) {
      OnnxModel made =
          new EncoderGraph(
                  saved, ModelPack.Precision.FLOAT, Smoothing.NONE, Updates.shipped(), true)
              .build(List.of(LAYERS));
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(model), 1 << 20)) {
        made.graph().writeTo(to);
      }
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(weights), 1 << 20)) {
        made.writeWeights(to);
      }
      Map<String, float[]> extremes = observe(model, Files.readAllLines(Path.of(arguments[1])));
      ByteArrayOutputStream ranges = new ByteArrayOutputStream();
      for (int layer = 0; layer < LAYERS; layer++) {
        for (Smoothing.Site site : Smoothing.Site.values()) {
          float[] most = Objects.requireNonNull(extremes.get("Max_" + layer + "_" + site));
          float[] least = Objects.requireNonNull(extremes.get("Min_" + layer + "_" + site));
          float[] activations = new float[most.length];
          for (int i = 0; i < most.length; i++) {
            activations[i] = Math.max(most[i], -least[i]);
          }
          byte[] factors = steps(activations, weights(saved, layer, site, most.length));
          steps.write(factors);
          double below = 0;
          double above = 0;
          for (int i = 0; i < most.length; i++) {
            double factor = StrictMath.pow(2, factors[i] / 8.0);
            below = Math.max(below, -least[i] / factor);
            above = Math.max(above, most[i] / factor);
          }
          ranges.write(Smoothing.step(Math.max(LEAST, below * MARGIN)));
          ranges.write(Smoothing.step(Math.max(LEAST, above * MARGIN)));
        }
      }
      ranges.writeTo(steps);
    } finally {
      Files.deleteIfExists(model);
      Files.deleteIfExists(weights);
    }
  }

  private static byte[] steps(float[] activations, float[] weights) {
    double[] logs = new double[activations.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] =
          ALPHA * StrictMath.log(Math.max(LEAST, activations[i]))
              - (1 - ALPHA) * StrictMath.log(weights[i]);
    }
    double mean = Arrays.stream(logs).average().orElseThrow();
    byte[] steps = new byte[logs.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = Smoothing.step(StrictMath.exp(logs[i] - mean));
    }
    return steps;
  }

  /** The largest absolute weight that meets each channel. */
  private static float[] weights(SavedModel saved, int layer, Smoothing.Site site, int channels)
      throws IOException {
    List<String> kernels =
        switch (site) {
          case INPUT ->
              List.of("attention/self/query", "attention/self/key", "attention/self/value");
          case CONTEXT -> List.of("attention/output/dense");
          case MIDDLE -> List.of("intermediate/dense");
          case WIDE -> List.of("output/dense");
        };
    float[] largest = new float[channels];
    for (String name : kernels) {
      float[] kernel = saved.read("module/bert/encoder/layer_" + layer + "/" + name + "/kernel");
      int columns = kernel.length / channels;
      for (int i = 0; i < kernel.length; i++) {
        largest[i / columns] = Math.max(largest[i / columns], Math.abs(kernel[i]));
      }
    }
    return largest;
  }

  private static Map<String, float[]> observe(Path model, List<String> sentences)
      throws OrtException {
    Map<String, float[]> extremes = new TreeMap<>();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toString())) {
      for (String sentence : sentences) {
        int[] ids = Arrays.stream(sentence.split(" ")).mapToInt(Integer::parseInt).toArray();
        int[] each = IntStream.range(0, ids.length).toArray();
        try (OnnxTensor pieces = tensor(environment, ids, ids.length);
            OnnxTensor places = tensor(environment, each, ids.length);
            OnnxTensor table = tensor(environment, each, ids.length, 1);
            OnnxTensor lengths = tensor(environment, new int[] {ids.length}, 1);
            OrtSession.Result result =
                session.run(
                    Map.of(
                        "pieces", pieces,
                        "places", places,
                        "table", table,
                        "lengths", lengths,
                        "slots", places,
                        "words", places,
                        "word_slots", places))) {
          for (Map.Entry<String, OnnxValue> output : result) {
            boolean most = output.getKey().startsWith("Max_");
            if (most || output.getKey().startsWith("Min_")) {
              float[] values = (float[]) output.getValue().getValue();
              float[] known =
                  extremes.computeIfAbsent(output.getKey(), key -> new float[values.length]);
              for (int i = 0; i < values.length; i++) {
                known[i] = most ? Math.max(known[i], values[i]) : Math.min(known[i], values[i]);
              }
            }
          }
        }
      }
    }
    return extremes;
  }

  private static OnnxTensor tensor(OrtEnvironment environment, int[] values, long... shape)
      throws OrtException {
    return OnnxTensor.createTensor(environment, IntBuffer.wrap(values), shape);
  }
}
