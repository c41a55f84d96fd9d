package org.dragoman.language.model;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.language.encoder.Npy;

/**
 * Writes the published encoder's variables and vocabulary, for training. Arguments: the jar, the
 * number of layers, a folder for the results. A variable's file is its name without {@code
 * module/bert/}, with dots for slashes, and {@code .npy}.
 */
final class ExportVariables {

  private static final String ROOT = "module/bert/";

  private ExportVariables() {}

  /** Writes the files. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    try (SavedModel saved =
        SavedModel.open(Path.of(arguments[0]), folder.resolve("variables"), Progress.SILENT)) {
      Files.write(folder.resolve("vocabulary.txt"), saved.vocabulary());
      for (String name : names(Integer.parseInt(arguments[1]))) {
        write(saved, name, folder.resolve(name.replace('/', '.') + ".npy"));
      }
    }
  }

  private static List<String> names(int layers) {
    List<String> names = new ArrayList<>();
    for (String name : List.of("word_embeddings", "position_embeddings", "token_type_embeddings")) {
      names.add("embeddings/" + name);
    }
    norm(names, "embeddings/");
    for (int layer = 0; layer < layers; layer++) {
      String at = "encoder/layer_" + layer + "/";
      dense(names, at + "attention/self/query/");
      dense(names, at + "attention/self/key/");
      dense(names, at + "attention/self/value/");
      dense(names, at + "attention/output/dense/");
      norm(names, at + "attention/output/");
      dense(names, at + "intermediate/dense/");
      dense(names, at + "output/dense/");
      norm(names, at + "output/");
    }
    return names;
  }

  private static void dense(List<String> names, String at) {
    names.add(at + "kernel");
    names.add(at + "bias");
  }

  private static void norm(List<String> names, String at) {
    names.add(at + "LayerNorm/gamma");
    names.add(at + "LayerNorm/beta");
  }

  private static void write(SavedModel saved, String name, Path file) throws IOException {
    int[] shape = saved.shape(ROOT + name);
    StringBuilder text = new StringBuilder("(");
    int count = 1;
    for (int size : shape) {
      text.append(size).append(", ");
      count *= size;
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(Npy.header("<f4", text + ")"));
      int row = shape[shape.length - 1];
      for (int at = 0; at < count; at += row) {
        ByteBuffer bytes = ByteBuffer.allocate(row * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(saved.read(ROOT + name, at, row));
        out.write(bytes.array());
      }
    }
  }
}
