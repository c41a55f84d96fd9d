package org.dragoman.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.dragoman.app.BatchReport;
import org.dragoman.app.Dragoman;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;

/**
 * How many documents of about 3 kB are read in a second, from files to a kept and indexed record.
 *
 * <p>Arguments: the folder of real documents to make them of, how many, how many rounds. The first
 * round warms up and is not counted.
 */
final class Throughput {

  private Throughput() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LogManager.getLogManager().reset();
    Path samples = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    int threads = Runtime.getRuntime().availableProcessors();
    PrintStream out = System.out;
    Path work = Files.createTempDirectory("dragoman-throughput");
    Path home = Path.of(System.getProperty("user.home", "."));
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)))) {
      Path documents = Files.createDirectory(work.resolve("documents"));
      Corpus.of(samples).write(documents, count, 20_261_122L);
      double[] speeds = new double[rounds];
      for (int round = 0; round <= rounds; round++) {
        BatchReport report = read(documents, work.resolve("archive" + round), reader, threads);
        double speed = count / (report.time().toNanos() / 1e9);
        out.printf(
            Locale.ROOT,
            "%s %d: %.0f documents a second, %d done, %d failed, found %s%n",
            round == 0 ? "warm-up" : "round",
            round,
            speed,
            report.done(),
            report.failedInputs(),
            report.found());
        if (round > 0) {
          speeds[round - 1] = speed;
        }
      }
      Arrays.sort(speeds);
      out.printf(
          Locale.ROOT,
          "%d documents, %d threads, %d rounds: min %.0f, median %.0f, max %.0f documents a second%n",
          count,
          threads,
          rounds,
          speeds[0],
          speeds[rounds / 2],
          speeds[rounds - 1]);
    } finally {
      delete(work);
    }
  }

  private static BatchReport read(Path documents, Path archive, Reader reader, int threads)
      throws InterruptedException {
    try (Dragoman dragoman =
        Dragoman.open(archive, reader, IntakeLimits.DEFAULT, Clock.systemUTC(), notice -> {})) {
      return dragoman.read(
          List.of(documents.toString()), InputStream.nullInputStream(), threads, ending -> {});
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
