package org.dragoman.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.Edition;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.RecordFormats;
import org.dragoman.publish.Selection;
import org.dragoman.publish.Totals;
import org.dragoman.publish.table.Codebook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code dragoman export}: the record as a file. */
@Command(
    name = "export",
    description = "Writes the whole record, or what some documents tell, in one of many formats.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "jsonl is described in docs/record-format.md, the event tables in docs/codebook.md.",
      "",
      "Examples:",
      "  dragoman export -o record.jsonl",
      "  dragoman export -f events-csv -o events.csv",
      "  dragoman export -f ftm | ftm aggregate | ftm validate",
      "  dragoman export -f atom --query \"friendship group\" -o groups.atom",
      "  dragoman export | grep '\"kind\":\"figure\"'"
    })
final class ExportCommand implements Callable<Integer> {

  /** Their ids are held in memory. */
  private static final int MOST = 100_000;

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      completionCandidates = FormatNames.class,
      description = "One of: ${COMPLETION-CANDIDATES}. Default: jsonl.")
  private RecordFormat format = RecordFormats.ALL.get(0);

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write. Default: standard output.")
  private @Nullable Path output;

  @Option(
      names = {"-q", "--query"},
      paramLabel = "QUERY",
      description = {
        "Only what documents tell that have these words; see dragoman find.",
        "The " + MOST + " best are taken."
      })
  private @Nullable String query;

  @Option(
      names = "--codebook",
      description = "Print what the columns of the event tables mean, and write nothing.")
  private boolean codebook;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws OutputException {
    Console console = Console.of(spec);
    if (codebook) {
      spec.commandLine().getOut().print(Codebook.text());
      return ExitCode.DONE;
    }
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble));
        Archive.Snapshot snapshot = opened.snapshot()) {
      Set<String> documents = found(opened);
      RecordSource source = documents == null ? snapshot : new Selection(snapshot, documents);
      boolean nothing = documents != null && documents.isEmpty();
      if (nothing) {
        console.trouble(
            "nothing found for: "
                + Console.harmless(String.valueOf(query))
                + "; what is written holds no record");
      }
      if (output == null) {
        write(source, new FileOutputStream(FileDescriptor.out));
      } else {
        Totals totals = writeFile(source, output);
        console.trouble(
            String.format(
                Locale.ROOT,
                "wrote %,d documents, %,d entities, %,d assertions to %s",
                totals.documents(),
                totals.entities(),
                totals.assertions(),
                output));
      }
      return nothing ? ExitCode.INCOMPLETE : ExitCode.DONE;
    } catch (NoSuchFileException e) {
      throw new OutputException(
          "cannot write " + output + ": its folder does not exist; make it first", e);
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

  /** The documents that have the words of the query; null where there is none. */
  private @Nullable Set<String> found(Archive opened) {
    return query == null
        ? null
        : opened.find(query, DocumentFilter.ALL, MOST).hits().stream()
            .map(hit -> hit.document().id())
            .collect(Collectors.toSet());
  }

  /** Written beside the target first, so that a file with its name is always whole. */
  private Totals writeFile(RecordSource source, Path target) throws IOException {
    Path beside = target.resolveSibling(target.getFileName() + ".part");
    try {
      Totals totals;
      try (OutputStream out = Files.newOutputStream(beside)) {
        totals = write(source, out);
      }
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
      return totals;
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private Totals write(RecordSource source, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    Totals totals =
        format.write(source, new Edition(Version.READER, Clock.systemUTC().instant()), buffered);
    buffered.flush();
    return totals;
  }

  /** Reads a format's name. */
  static final class FormatConverter implements ITypeConverter<RecordFormat> {
    @Override
    public RecordFormat convert(String value) {
      return RecordFormats.named(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + value
                          + "' is not a format; take one of: "
                          + String.join(", ", names())));
    }
  }

  /** The names of all formats. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }

  private static List<String> names() {
    return RecordFormats.ALL.stream().map(RecordFormat::name).toList();
  }
}
