package org.dragoman.language.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * An ONNX model, ready to be written: the graph, and the weights that stand in a file beside it.
 *
 * @param graph the graph's file
 * @param weights what the file of weights is made of, one after another
 * @param weightsSize its size in bytes; 0 where the graph holds all weights
 */
public record OnnxModel(Message graph, List<Message.Blob> weights, long weightsSize) {

  /** The name of the file of weights, which the graph gives. */
  public static final String WEIGHTS = "weights.bin";

  /** Writes the file of weights. */
  public void writeWeights(OutputStream out) throws IOException {
    for (Message.Blob blob : weights) {
      blob.writeTo(out);
    }
  }
}
