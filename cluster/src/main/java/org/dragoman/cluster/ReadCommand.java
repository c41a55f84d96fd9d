package org.dragoman.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.dragoman.app.Console;
import org.dragoman.app.ExitCode;
import org.dragoman.app.Progress;
import org.dragoman.app.Version;
import org.dragoman.language.model.ModelPack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman-cluster read}: from sources to what their documents tell, as Parquet. */
@Command(
    name = "read",
    description = "Reads documents on all processors of a cluster, and writes what they tell.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The output is one folder for each piece that is read at once. A piece that is there is not",
      "read again: what was interrupted goes on where it was. Input, output and the model must be",
      "where all machines see them under one path.",
      "",
      "Examples:",
      "  dragoman-cluster read --input samples --output read",
      "  dragoman-cluster read --input 'crawl/**.warc.gz' --output read --master local-cluster[2,1,4096]"
    })
final class ReadCommand implements Callable<Integer> {

  private static final long MEGABYTE = 1_000_000;
  private static final long LOOK_MILLIS = 500;

  @Option(
      names = {"-i", "--input"},
      required = true,
      arity = "1..*",
      paramLabel = "GLOB",
      description =
          "Files, folders, zip files, web archives (WARC, WACZ); * ? [] {} and ** fit many.")
  private List<String> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where to write: a folder, or the URI of one of a file system of Hadoop's.")
  private String output = "";

  @Option(
      names = "--piece",
      paramLabel = "MB",
      description = "About how much is read at once, as it is packed. Default: ${DEFAULT-VALUE}.")
  private int piece = 16;

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = {
        "The folder in which the reader's model is kept.",
        "Default: $DRAGOMAN_MODEL, or \"dragoman\" in the user's cache."
      })
  private @Nullable Path model;

  @Option(
      names = "--gate",
      description = "Take a first look at each document, and skip what is no diplomacy.")
  private boolean gate;

  @Mixin private SparkOption spark = new SparkOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (piece < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--piece must be at least 1");
    }
    Console console = Console.of(spec);
    Path home = Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home", ".")));
    Path cache = model != null ? model : ModelPack.cache(System.getenv(), home);
    // Told here in one line, not by each executor.
    ModelPack.locate(cache);
    ReadFolder folder = new ReadFolder(ReadFolder.absolute(output));
    folder.prepare();
    try (SparkSession session = spark.open()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
      List<Piece> pieces = Plan.of(inputs, piece * MEGABYTE, gate, context);
      Set<String> there = folder.pieces();
      List<Piece> missing = new ArrayList<>(pieces);
      missing.removeIf(one -> there.contains(one.id()));
      Instant start = Clock.systemUTC().instant();
      if (!missing.isEmpty()) {
        read(missing, folder, cache.toAbsolutePath().toString(), gate, context, console);
      }
      Duration time = Duration.between(start, Clock.systemUTC().instant());
      ReadReport report = ReadReport.of(folder, pieces, session);
      print(report, pieces.size(), missing.size(), time, console);
      return report.failedInputs() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private static void read(
      List<Piece> pieces,
      ReadFolder folder,
      String model,
      boolean gate,
      JavaSparkContext context,
      Console console)
      throws InterruptedException {
    LongAccumulator read = context.sc().longAccumulator("inputs");
    try (Progress progress = Progress.of(console, "Reading", "inputs")) {
      JavaFutureAction<Void> reading =
          context
              .parallelize(pieces, pieces.size())
              .foreachPartitionAsync(new PieceReader(folder, model, gate, read));
      while (true) {
        try {
          reading.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          progress.stepTo(read.value());
        } catch (ExecutionException e) {
          throw new UnusableException(
              "reading stopped: "
                  + UnusableException.oneLine(e.getCause())
                  + "; what was read is kept, read again to go on",
              e);
        }
      }
    }
  }

  private static void print(
      ReadReport report, int pieces, int read, Duration time, Console console) {
    double seconds = Math.max(0.001, time.toMillis() / 1000.0);
    for (InputEnding failed : report.failures()) {
      console.trouble(
          Console.harmless(
              "failed  " + failed.uri() + " (" + failed.stage() + "): " + failed.reason()));
    }
    if (report.failedInputs() > report.failures().size()) {
      console.trouble("… and others; endings.parquet has them all");
    }
    console.line("@|bold Documents|@");
    String twice =
        report.documents() < report.done()
            ? String.format(Locale.ROOT, "%,d of them the same", report.done() - report.documents())
            : "";
    console.line(row("done", report.done(), twice));
    console.line(row("skipped", report.skippedInputs(), counts(report.skipped())));
    console.line(row("failed", report.failedInputs(), counts(report.failed())));
    console.line(row("inputs", report.inputs(), ""));
    if (report.done() > 0) {
      console.line("@|bold Found|@");
      report.found().forEach((kind, count) -> console.line(row(kind + "s", count, "")));
      console.line("@|bold Languages|@");
      console.line("  " + counts(report.languages()));
    }
    console.line(
        String.format(
            Locale.ROOT,
            "reading took %.1f s; %,d pieces, %,d of them read before",
            seconds,
            pieces,
            pieces - read));
  }

  private static String row(String what, long count, String detail) {
    return String.format(Locale.ROOT, "  %-9s %,7d  %s", what, count, detail).stripTrailing();
  }

  /** The most frequent first, as "ru 3, en 2". */
  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(12)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
