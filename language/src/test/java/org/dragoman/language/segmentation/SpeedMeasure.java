package org.dragoman.language.segmentation;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;

/**
 * Measures documents of 3,000 characters a second on one thread, made of the sentences of a folder
 * of treebanks in CoNLL-U. Arguments: the folder and the file to write the table to.
 */
final class SpeedMeasure {

  private static final int SIZE = 3000;
  private static final long NANOS = 2_000_000_000L;

  private SpeedMeasure() {}

  /** Writes the table. */
  public static void main(String[] arguments) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
      files = all.filter(file -> file.toString().endsWith("-test.conllu")).sorted().toList();
    }
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8))) {
      out.println("| treebank | documents a second |");
      out.println("|---|---|");
      for (Path file : files) {
        String name = file.getFileName().toString();
        List<Document> documents = documents(file, name.substring(0, 2));
        Segmenter segmenter = new Segmenter();
        perSecond(segmenter, documents);
        out.printf(Locale.ROOT, "| %s | %.0f |%n", name, perSecond(segmenter, documents));
      }
      String line = "x, y ".repeat(400_000);
      for (int size : new int[] {line.length() / 4, line.length() / 2, line.length()}) {
        long start = System.nanoTime();
        new Segmenter().read(document(line.substring(0, size), "en"));
        out.printf(
            Locale.ROOT,
            "%d characters in one line: %d ms%n",
            size,
            (System.nanoTime() - start) / 1_000_000);
      }
    }
  }

  private static double perSecond(Segmenter segmenter, List<Document> documents) {
    long start = System.nanoTime();
    int done = 0;
    while (System.nanoTime() - start < NANOS) {
      segmenter.read(documents.get(done % documents.size()));
      done++;
    }
    return done * 1e9 / (System.nanoTime() - start);
  }

  private static List<Document> documents(Path file, String language) throws IOException {
    List<Document> documents = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("# text = ")) {
        text.append(line, 9, line.length()).append('\n');
        if (text.length() >= SIZE) {
          documents.add(document(text.substring(0, SIZE), language));
          text.setLength(0);
        }
      }
    }
    return documents;
  }

  private static Document document(String string, String language) {
    SourceText text = SourceText.repaired(string);
    return new Document(
        "doc",
        URI.create("x:y"),
        text,
        language,
        "Zyyy",
        Origin.UNKNOWN,
        List.of(new Section(text.span(), Section.Kind.BODY)),
        null);
  }
}
