package org.dragoman.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.publish.JsonLinesExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman export}: the record as a file. */
@Command(
    name = "export",
    description = "Writes the whole record.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The format is described in docs/record-format.md.",
      "",
      "Examples:",
      "  dragoman export -o record.jsonl",
      "  dragoman export | grep '\"kind\":\"figure\"'"
    })
final class ExportCommand implements Callable<Integer> {

  /** The formats that can be written. */
  enum Format {
    /** JSON Lines. */
    JSONL
  }

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.JSONL;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write. Default: standard output.")
  private @Nullable Path output;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws OutputException {
    Console console = Console.of(spec);
    try (Archive opened =
            SqliteArchive.open(archive.path(), ArchiveOptions.reading(console::trouble));
        Archive.Snapshot snapshot = opened.snapshot()) {
      if (output == null) {
        write(snapshot, new FileOutputStream(FileDescriptor.out));
      } else {
        JsonLinesExport.Totals totals = writeFile(snapshot, output);
        console.trouble(
            String.format(
                Locale.ROOT,
                "wrote %,d documents, %,d entities, %,d assertions to %s",
                totals.documents(),
                totals.entities(),
                totals.assertions(),
                output));
      }
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new OutputException(
          "cannot write "
              + (output == null ? "to standard output" : output.toString())
              + ": "
              + e.getMessage()
              + "; check the folder, its rights and the space left",
          e);
    }
  }

  /** Written beside the target first, so that a file with its name is always whole. */
  private JsonLinesExport.Totals writeFile(Archive.Snapshot snapshot, Path target)
      throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    try {
      JsonLinesExport.Totals totals;
      try (OutputStream out = Files.newOutputStream(beside)) {
        totals = write(snapshot, out);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
      return totals;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private JsonLinesExport.Totals write(Archive.Snapshot snapshot, OutputStream out)
      throws IOException {
    return switch (format) {
      case JSONL -> {
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        JsonLinesExport.Totals totals =
            JsonLinesExport.write(snapshot, Version.READER, Clock.systemUTC().instant(), buffered);
        buffered.flush();
        yield totals;
      }
    };
  }
}
