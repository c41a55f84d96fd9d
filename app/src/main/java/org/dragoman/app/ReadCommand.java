package org.dragoman.app;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dragoman.archive.AuditEntry;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.SourceWalker;
import org.dragoman.intake.web.WebFetcher;
import org.dragoman.language.reader.Reader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman read}: from files to the record. */
@Command(
    name = "read",
    description = "Reads documents and keeps what they tell in the archive.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Text, Markdown, HTML, PDF, DOCX, ODT, RTF and EML, alone, in folders or in zip files;",
      "the pages of web archives (WARC, WACZ).",
      "Reading the same again changes nothing. A batch that was interrupted goes on where it was.",
      "",
      "Examples:",
      "  dragoman read samples",
      "  dragoman read --dry-run note.txt",
      "  dragoman read reports.zip notes/*.docx --archive ~/visits",
      "  dragoman read https://example.org/news",
      "  dragoman read --gate crawl.warc.gz",
      "  dragoman read --dry-run --gate page.html     what the gate says of it, and why",
      "  pdftotext report.pdf - | dragoman read -"
    })
final class ReadCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, folders, zip files, web archives or web addresses; - is standard input.")
  private List<String> paths = List.of();

  @Mixin private ReaderModel model = new ReaderModel();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Mixin private WebOption web = new WebOption();

  @Mixin private GateOption gate = new GateOption();

  @Option(names = "--dry-run", description = "Print what the documents tell, and keep nothing.")
  private boolean dryRun;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "How many documents are read at once. Default: one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "The largest file that is read. Default: ${DEFAULT-VALUE}.")
  private long maxSize = IntakeLimits.DEFAULT.sourceBytes();

  @Option(
      names = "--max-characters",
      paramLabel = "N",
      description = "The longest document that is read. Default: ${DEFAULT-VALUE}.")
  private int maxCharacters = IntakeLimits.DEFAULT.textCodePoints();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Console console = Console.of(spec);
    if (threads < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--threads must be at least 1");
    }
    IntakeLimits limits = limits();
    if (dryRun) {
      try (Reader reader = model.open(console)) {
        return DryRun.print(paths, reader, limits, web.hosts(), gate.gate(), console) == 0
            ? ExitCode.DONE
            : ExitCode.INCOMPLETE;
      }
    }
    try (Reader reader = model.open(console);
        Dragoman dragoman =
            Dragoman.open(
                archive.place(),
                reader,
                limits,
                web.hosts(),
                gate.gate(),
                Clock.systemUTC(),
                console::trouble)) {
      BatchReport report;
      try (Progress progress = Progress.of(console, "Reading", "inputs")) {
        countAhead(progress, limits);
        report = dragoman.read(paths, System.in, threads, ending -> tell(ending, progress));
      }
      note(report, dragoman);
      reconcile(dragoman, console);
      print(report, dragoman, console);
      return report.failedInputs() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private void note(BatchReport report, Dragoman dragoman) {
    dragoman
        .archive()
        .audit(
            AuditEntry.of(
                Clock.systemUTC().instant(),
                System.getProperty("user.name", ""),
                AuditCommand.HERE,
                AuditEntry.Action.READING,
                paths.stream().map(ReadCommand::name).collect(Collectors.joining(" ")),
                report.inputs() + " inputs, " + report.added() + " documents added"));
  }

  /** Without folders, and without what may hold a password or a key: admins need not know. */
  private static String name(String path) {
    return WebFetcher.isAddress(path)
        ? path.replaceFirst("[?#].*", "").replaceFirst("//[^/]*@", "//")
        : path.replaceFirst("^.*[/\\\\](?=.)", "");
  }

  /** Takes what was read into the record, together with what an earlier run left. */
  private static void reconcile(Dragoman dragoman, Console console) {
    long waiting = dragoman.archive().countUnreconciled();
    if (waiting > 0) {
      try (Progress progress = Progress.of(console, "Reconciling", "documents")) {
        progress.total(waiting);
        dragoman.reconcile(done -> progress.step(), progress::trouble);
      }
    }
  }

  /** Counts what there is to read beside the reading, for the progress shown. */
  private void countAhead(Progress progress, IntakeLimits limits) {
    // What can be read or fetched only once is not counted.
    if (paths.contains(SourceWalker.STANDARD_INPUT)
        || paths.stream().anyMatch(WebFetcher::isAddress)) {
      return;
    }
    Thread counter =
        new Thread(
            () -> {
              try (SourceWalker walker =
                  new SourceWalker(paths, InputStream.nullInputStream(), limits)) {
                long count = 0;
                for (; walker.hasNext(); walker.next()) {
                  if (walker.isInWebArchive()) {
                    return;
                  }
                  count++;
                }
                progress.total(count);
              }
            },
            "count");
    counter.setDaemon(true);
    counter.start();
  }

  private IntakeLimits limits() {
    IntakeLimits usual = IntakeLimits.DEFAULT;
    try {
      return new IntakeLimits(
          maxSize,
          maxCharacters,
          usual.zipEntries(),
          usual.zipRatio(),
          usual.zipBytes(),
          usual.attachments(),
          usual.parseTime());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--max-size and --max-characters: " + e.getMessage(), e);
    }
  }

  private static void tell(Ending ending, Progress progress) {
    switch (ending) {
      case Ending.Skipped skipped ->
          progress.trouble("skipped " + shown(skipped.uri()) + ": " + skipped.reason());
      case Ending.Failed failed ->
          progress.trouble(
              "failed  " + shown(failed.uri()) + " (" + failed.stage() + "): " + failed.cause());
      case Ending.Told told -> {}
      case Ending.Known known -> {}
    }
    progress.step();
  }

  /** A file as its path, an entry of a zip file behind its path, anything else as its address. */
  static String shown(URI uri) {
    String address = uri.toString();
    String inside = "";
    // Decoded: names are shown as people wrote them.
    if ("jar".equals(uri.getScheme())) {
      address = uri.getSchemeSpecificPart();
      int end = Math.max(0, address.indexOf("!/"));
      inside = address.substring(end);
      address = address.substring(0, end);
    } else if ("file".equals(uri.getScheme()) && uri.getPath() != null) {
      address = "file:" + uri.getPath();
      inside = uri.getFragment() == null ? "" : "#" + uri.getFragment();
    }
    if (address.startsWith("file:")) {
      Path here = Path.of("").toAbsolutePath();
      Path path = Path.of(address.substring("file:".length()).replaceFirst("^//(?=/)", ""));
      address = (path.startsWith(here) ? here.relativize(path) : path).toString();
    }
    return Console.harmless(address + inside);
  }

  private void print(BatchReport report, Dragoman dragoman, Console console) {
    double seconds = Math.max(0.001, report.time().toMillis() / 1000.0);
    console.line("@|bold Documents|@");
    console.line(row("done", report.done(), detail(report)));
    console.line(row("skipped", report.skippedInputs(), counts(report.skipped())));
    console.line(row("failed", report.failedInputs(), counts(report.failed())));
    console.line(row("inputs", report.inputs(), ""));
    if (report.added() > 0) {
      console.line("@|bold Found|@ in the new ones");
      report.found().forEach((kind, count) -> console.line(row(plural(kind), count, "")));
      console.line("@|bold Languages|@");
      console.line("  " + counts(report.languages()));
    } else if (report.done() > 0) {
      console.line("Nothing new: the archive had read all of it already.");
    }
    console.line(
        String.format(
            Locale.ROOT,
            "%.1f s, %.0f inputs a second; the archive %s holds %,d documents",
            seconds,
            report.inputs() / seconds,
            archive.place(),
            dragoman.archive().countDocuments(DocumentFilter.ALL)));
    if (report.done() > 0) {
      next(report, console);
    }
  }

  private static String row(String what, long count, String detail) {
    return String.format(Locale.ROOT, "  %-9s %,7d  %s", what, count, detail).stripTrailing();
  }

  private static String detail(BatchReport report) {
    return report.known() == 0
        ? ""
        : String.format(
            Locale.ROOT, "%,d new, %,d already in the archive", report.added(), report.known());
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

  private static String plural(String kind) {
    return kind + "s";
  }

  private void next(BatchReport report, Console console) {
    // The address of a database as it was given would show what may be a secret.
    String option =
        !archive.isNamed()
            ? ""
            : " --archive " + (archive.place().isDatabase() ? "…" : archive.place());
    // As the user called it, so that the lines can be pasted.
    String command = "  " + System.getProperty("dragoman.command", "dragoman") + " ";
    console.line("@|bold Try next|@");
    console.plain(command + "documents" + option);
    console.plain(command + "find \"friendship group\"" + option);
    report.places().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(place -> console.plain(command + "show \"" + place.getKey() + "\"" + option));
    console.plain(command + "export -o record.jsonl" + option);
  }
}
