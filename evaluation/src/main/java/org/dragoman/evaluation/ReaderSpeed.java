package org.dragoman.evaluation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.SourceText;

/**
 * Measures how fast texts become readings. Arguments: a folder of text files, their language, the
 * number of threads, the number of rounds after one to warm up. Prints documents a second of each
 * round, the median, and the largest resident set where the system tells it.
 */
public final class ReaderSpeed {

  private ReaderSpeed() {}

  /** Prints the figures. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    List<Document> documents = documents(Path.of(arguments[0]), arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    Path home = Path.of(System.getProperty("user.home"));
    long start = System.nanoTime();
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)));
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      System.out.printf(Locale.ROOT, "opened in %.2f s%n", (System.nanoTime() - start) / 1e9);
      double[] speeds = new double[rounds];
      int words = 0;
      for (int round = -1; round < rounds; round++) {
        start = System.nanoTime();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (Document document : documents) {
          tasks.add(() -> words(reader, document));
        }
        words = 0;
        for (Future<Integer> task : pool.invokeAll(tasks)) {
          words += task.get();
        }
        double speed = documents.size() * 1e9 / (System.nanoTime() - start);
        if (round >= 0) {
          speeds[round] = speed;
          System.out.printf(Locale.ROOT, "round %d: %.1f documents/s%n", round + 1, speed);
        }
      }
      Arrays.sort(speeds);
      System.out.printf(
          Locale.ROOT,
          "%d documents of %d words, %d threads: median %.1f documents/s%n",
          documents.size(),
          words / documents.size(),
          threads,
          speeds[rounds / 2]);
    }
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      try (Stream<String> lines = Files.lines(status)) {
        lines.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
      }
    }
  }

  private static int words(Reader reader, Document document) {
    int words = 0;
    for (Sentence sentence : reader.read(document).sentences()) {
      words += sentence.words().size();
    }
    return words;
  }

  private static List<Document> documents(Path folder, String language) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    List<Document> documents = new ArrayList<>();
    for (Path file : files) {
      SourceText text = SourceText.repaired(Files.readString(file));
      URI uri = file.toUri();
      documents.add(
          new Document(
              Document.idOf(uri, text),
              uri,
              text,
              language,
              "Zyyy",
              Origin.UNKNOWN,
              List.of(new Section(text.span(), Section.Kind.BODY)),
              null));
    }
    return documents;
  }
}
