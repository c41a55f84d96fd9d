package org.dragoman.language.encoder;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
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
import org.dragoman.language.model.ModelPack.Precision;
import org.dragoman.language.model.Progress;
import org.dragoman.language.model.PublishedEncoder;
import org.dragoman.record.reading.Word;

/**
 * Measures the encoder on gold words: time to make and to load the pack, speed on one and on two
 * threads in documents of 450 words, and how close 8 bits are to floats. Arguments: the file to
 * write to, a folder for a pack in floats (made there where it is missing) or {@code -} to leave
 * that out, gold files.
 */
final class EncoderMeasure {

  private static final int WORDS = 450;
  private static final int DOCUMENTS = 60;
  private static final int COMPARED = 100;

  private EncoderMeasure() {}

  /** Writes the table. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    Path home = Path.of(System.getProperty("user.home"));
    ModelPack pack = pack(ModelPack.cache(System.getenv(), home), Precision.INT8, home);
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8))) {
      long start = System.nanoTime();
      try (Encoder encoder = Encoder.open(pack)) {
        out.printf(
            Locale.ROOT,
            "pack: %d bytes, checked, loaded and tried in %.2f s%n%n",
            pack.about().bytes(),
            seconds(start));
        out.println(
            "| words | documents | pieces a document | threads | documents/s | pieces/s | pieces/s of CPU |");
        out.println("|---|---|---|---|---|---|---|");
        WordPieces cutter = new WordPieces(new Vocabulary(pack.vocabulary()));
        for (int i = 2; i < arguments.length; i++) {
          Path file = Path.of(arguments[i]);
          List<List<List<Word>>> documents = documents(GoldWords.read(file));
          long pieces =
              documents.stream()
                  .flatMap(List::stream)
                  .mapToLong(words -> cutter.cut(words).size())
                  .sum();
          documents.subList(0, Math.min(4, documents.size())).forEach(d -> drop(encoder, d));
          for (int threads : new int[] {1, 2}) {
            long cpu = cpuNanos();
            double time = time(encoder, documents, threads);
            out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.0f | %.0f |%n",
                file.getFileName(),
                documents.size(),
                pieces / documents.size(),
                threads,
                documents.size() / time,
                pieces / time,
                pieces * 1e9 / (cpuNanos() - cpu));
          }
        }
        if (!arguments[1].equals("-")) {
          ModelPack floats = pack(Path.of(arguments[1]), Precision.FLOAT, home);
          try (Encoder truth = Encoder.open(floats)) {
            out.printf(
                "%n| words | layer | cosine with floats: mean | least |%n|---|---|---|---|%n");
            for (int i = 2; i < arguments.length; i++) {
              compare(Path.of(arguments[i]), encoder, truth, out);
            }
          }
        }
      }
      out.printf(
          "%nheap used at most: %d MB%n",
          ManagementFactory.getMemoryPoolMXBeans().stream()
                  .filter(pool -> pool.getType() == MemoryType.HEAP)
                  .mapToLong(pool -> pool.getPeakUsage().getUsed())
                  .sum()
              >> 20);
    }
  }

  private static ModelPack pack(Path cache, Precision precision, Path home) {
    try {
      return ModelPack.locate(cache, precision);
    } catch (ModelException e) {
      PublishedEncoder source = PublishedEncoder.ofCentral(home);
      return ModelPack.build(cache, precision, source, null, Progress.SILENT);
    }
  }

  private static List<List<List<Word>>> documents(List<List<Word>> sentences) {
    List<List<List<Word>>> documents = new ArrayList<>();
    List<List<Word>> document = new ArrayList<>();
    int words = 0;
    for (List<Word> sentence : sentences) {
      document.add(sentence);
      words += sentence.size();
      if (words >= WORDS && documents.size() < DOCUMENTS) {
        documents.add(document);
        document = new ArrayList<>();
        words = 0;
      }
    }
    return documents;
  }

  private static double time(Encoder encoder, List<List<List<Word>>> documents, int threads)
      throws InterruptedException, ExecutionException {
    long start = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> runs = new ArrayList<>();
      for (List<List<Word>> document : documents) {
        runs.add(pool.submit(() -> drop(encoder, document)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    }
    return seconds(start);
  }

  private static void drop(Encoder encoder, List<List<Word>> document) {
    encoder.encodeWords(document, encoding -> {});
  }

  /** What all threads used; on a machine that others use too it says more than the clock. */
  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void compare(Path file, Encoder encoder, Encoder truth, PrintWriter out)
      throws IOException {
    List<List<Word>> sentences = GoldWords.read(file);
    sentences = sentences.subList(0, Math.min(COMPARED, sentences.size()));
    List<Encoding> found = new ArrayList<>();
    List<Encoding> expected = new ArrayList<>();
    encoder.encodeWords(sentences, found::add);
    truth.encodeWords(sentences, expected::add);
    for (int layer : encoder.layers()) {
      double sum = 0;
      double least = 1;
      int count = 0;
      for (int i = 0; i < found.size(); i++) {
        for (int word = 0; word < found.get(i).words(); word++) {
          double cosine =
              cosine(
                  found.get(i).layer(layer), expected.get(i).layer(layer), word, encoder.width());
          sum += cosine;
          least = Math.min(least, cosine);
          count++;
        }
      }
      out.printf(
          Locale.ROOT,
          "| %s | %d | %.5f | %.4f |%n",
          file.getFileName(),
          layer,
          sum / count,
          least);
    }
  }

  private static double cosine(float[] a, float[] b, int row, int width) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = row * width; i < (row + 1) * width; i++) {
      product += (double) a[i] * b[i];
      first += (double) a[i] * a[i];
      second += (double) b[i] * b[i];
    }
    return product / Math.sqrt(first * second);
  }
}
