package org.dragoman.language.encoder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.model.Progress;
import org.dragoman.language.model.PublishedEncoder;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;

/**
 * Makes {@code known-vectors.tsv}: what the encoder in floats makes of a sentence. Arguments: a
 * cache for the pack in floats, the file to be written, the sentence's words.
 */
final class MakeKnownVectors {

  private MakeKnownVectors() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    List<Word> words = new ArrayList<>();
    for (int i = 2, at = 0; i < arguments.length; i++) {
      String form = arguments[i];
      int end = at + form.codePointCount(0, form.length());
      words.add(new Word(new Span(at, end), form, form));
      at = end + 1;
    }
    Path home = Path.of(System.getProperty("user.home"));
    ModelPack pack =
        ModelPack.build(
            Path.of(arguments[0]),
            ModelPack.Precision.FLOAT,
            PublishedEncoder.ofCentral(home),
            null,
            Progress.SILENT);
    List<String> lines = new ArrayList<>();
    try (Encoder encoder =
        Encoder.open(pack.model(), pack.vocabulary(), Encoder.Device.PROCESSOR)) {
      int layer = encoder.layers().getLast();
      encoder.encodeWords(
          List.of(words),
          encoding -> {
            for (int word = 0; word < words.size(); word++) {
              ByteBuffer bytes = ByteBuffer.allocate(encoder.width() * Short.BYTES);
              for (int i = 0; i < encoder.width(); i++) {
                bytes.putShort(
                    Float.floatToFloat16(encoding.layer(layer)[word * encoder.width() + i]));
              }
              lines.add(
                  words.get(word).form()
                      + "\t"
                      + Base64.getEncoder().encodeToString(bytes.array()));
            }
          });
    }
    Files.write(Path.of(arguments[1]), lines);
  }
}
