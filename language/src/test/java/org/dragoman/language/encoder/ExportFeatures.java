package org.dragoman.language.encoder;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.model.Progress;
import org.dragoman.language.model.PublishedEncoder;
import org.dragoman.record.reading.Word;

/**
 * Writes what the shipped encoder makes of gold words, for training heads on what they will meet.
 *
 * <p>Arguments: a layer, a folder for the results, files of gold words. For each file: {@code
 * NAME.layerN.npy}, float16 [words × width], and {@code NAME.sentences.npy}, int64 [sentences + 1],
 * the first word of each sentence and the number of words. Makes the model pack in the user's cache
 * where it is not there yet.
 */
final class ExportFeatures {

  private static final int SENTENCES = 256;

  private ExportFeatures() {}

  /** Writes the files. */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    int layer = Integer.parseInt(arguments[0]);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    Path home = Path.of(System.getProperty("user.home"));
    Path cache = ModelPack.cache(System.getenv(), home);
    ModelPack pack;
    try {
      pack = ModelPack.locate(cache);
    } catch (ModelException e) {
      pack = ModelPack.build(cache, PublishedEncoder.ofCentral(home), Progress.SILENT);
    }
    try (Encoder encoder = Encoder.open(pack);
        ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (int i = 2; i < arguments.length; i++) {
        export(encoder, layer, Path.of(arguments[i]), folder, threads);
      }
    }
  }

  private static void export(
      Encoder encoder, int layer, Path file, Path folder, ExecutorService threads)
      throws IOException, InterruptedException, ExecutionException {
    List<List<Word>> sentences = GoldWords.read(file);
    ByteBuffer offsets =
        ByteBuffer.allocate((sentences.size() + 1) * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long words = 0;
    offsets.putLong(words);
    for (List<Word> sentence : sentences) {
      words += sentence.size();
      offsets.putLong(words);
    }
    String name = file.getFileName().toString();
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + ".sentences.npy"))) {
      out.write(header("<i8", "(" + (sentences.size() + 1) + ",)"));
      out.write(offsets.array());
    }
    try (OutputStream out =
        new BufferedOutputStream(
            Files.newOutputStream(folder.resolve(name + ".layer" + layer + ".npy")), 1 << 20)) {
      out.write(header("<f2", "(" + words + ", " + encoder.width() + ")"));
      List<Future<byte[]>> pending = new ArrayList<>();
      for (int from = 0; from < sentences.size(); from += SENTENCES) {
        List<List<Word>> part =
            sentences.subList(from, Math.min(sentences.size(), from + SENTENCES));
        pending.add(threads.submit(() -> halves(encoder, layer, part)));
        if (pending.size() == 8) {
          out.write(pending.remove(0).get());
        }
      }
      for (Future<byte[]> part : pending) {
        out.write(part.get());
      }
    }
  }

  private static byte[] halves(Encoder encoder, int layer, List<List<Word>> sentences) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    encoder.encodeWords(
        sentences,
        encoding -> {
          float[] values = encoding.layer(layer);
          ByteBuffer bytes =
              ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          for (float value : values) {
            bytes.putShort(Float.floatToFloat16(value));
          }
          try {
            out.write(bytes.array());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return out.toByteArray();
  }

  /** The header of numpy's file format, version 1. */
  private static byte[] header(String type, String shape) {
    String dictionary =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    int padded = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
    ByteBuffer bytes = ByteBuffer.allocate(10 + padded).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) padded);
    bytes.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < bytes.capacity() - 1) {
      bytes.put((byte) ' ');
    }
    bytes.put((byte) '\n');
    return bytes.array();
  }
}
