package org.dragoman.language.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.BufferedOutputStream;
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

/**
 * Makes {@code smoothing.bin}: runs the published encoder in floats over a calibration text, and
 * shares the range of each channel between activations and weights. Arguments: the jar, the pieces
 * of the text a sentence a line, the file to be written.
 */
final class MakeSmoothing {

  /** How much of a channel's range goes over to the weights; the best of 0.5, 0.65 and 0.8. */
  private static final double ALPHA = 0.65;

  private static final int LAYERS = 12;
  private static final double LEAST = 1e-3;

  private MakeSmoothing() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException, OrtException {
    Path out = Path.of(arguments[2]);
    Path model = Path.of(out + ".onnx");
    try (SavedModel saved =
            SavedModel.open(Path.of(arguments[0]), Path.of(out + ".variables"), Progress.SILENT);
        OutputStream steps = new BufferedOutputStream(Files.newOutputStream(out))) {
      try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(model), 1 << 20)) {
        new EncoderGraph(saved, ModelPack.Precision.FLOAT, Smoothing.NONE, Updates.shipped(), true)
            .build(List.of(LAYERS))
            .writeTo(to);
      }
      Map<String, float[]> largest = observe(model, Files.readAllLines(Path.of(arguments[1])));
      for (int layer = 0; layer < LAYERS; layer++) {
        for (Smoothing.Site site : Smoothing.Site.values()) {
          float[] activations =
              Objects.requireNonNull(largest.get("observed_" + layer + "_" + site));
          steps.write(steps(activations, weights(saved, layer, site, activations.length)));
        }
      }
    } finally {
      Files.deleteIfExists(model);
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
    Map<String, float[]> largest = new TreeMap<>();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model.toString())) {
      for (String sentence : sentences) {
        int[] ids = Arrays.stream(sentence.split(" ")).mapToInt(Integer::parseInt).toArray();
        try (OnnxTensor pieces =
                OnnxTensor.createTensor(
                    environment, IntBuffer.wrap(ids), new long[] {ids.length, 1});
            OnnxTensor lengths =
                OnnxTensor.createTensor(
                    environment, IntBuffer.wrap(new int[] {ids.length}), new long[] {1});
            OnnxTensor words =
                OnnxTensor.createTensor(
                    environment, IntBuffer.wrap(new int[] {0}), new long[] {1});
            OrtSession.Result result =
                session.run(Map.of("pieces", pieces, "lengths", lengths, "words", words))) {
          for (Map.Entry<String, OnnxValue> output : result) {
            if (output.getKey().startsWith("observed")) {
              float[] values = (float[]) output.getValue().getValue();
              float[] known =
                  largest.computeIfAbsent(output.getKey(), key -> new float[values.length]);
              for (int i = 0; i < values.length; i++) {
                known[i] = Math.max(known[i], values[i]);
              }
            }
          }
        }
      }
    }
    return largest;
  }
}
