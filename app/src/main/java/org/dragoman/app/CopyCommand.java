package org.dragoman.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchiveTransfer;
import org.dragoman.archive.DocumentFilter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman copy}: a whole archive into a new one. */
@Command(
    name = "copy",
    description = {
      "Copies a whole archive into a new one: from a folder to PostgreSQL, back, or on.",
      "Documents, what they tell, the record, decisions, the audit log: nothing is left out."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "It is copied as it is at that moment, as a whole or not at all; where it is interrupted,",
      "begin again. The journal of watched sources stays where it is.",
      "",
      "Examples:",
      "  dragoman copy ~/visits jdbc:postgresql://db.example.org/visits?user=press",
      "  dragoman copy jdbc:postgresql://db.example.org/visits?user=press ~/visits-again"
    })
final class CopyCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      converter = ArchiveOption.Converter.class,
      description = "The archive: its folder, or jdbc:postgresql://SERVER:PORT/DATABASE.")
  private ArchivePlace from = ArchivePlace.of("");

  @Parameters(
      index = "1",
      paramLabel = "TO",
      converter = ArchiveOption.Converter.class,
      description = "The new one: a folder or database without anything in it.")
  private ArchivePlace to = ArchivePlace.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (from.equals(to)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "FROM and TO are the same archive");
    }
    ArchiveOptions writing =
        ArchiveOptions.writing(new StoryCopies(Dragoman.namings().gazetteer()), console::trouble);
    try (Archive source = from.open(ArchiveOptions.reading(console::trouble));
        Archive target = to.open(writing)) {
      long rows;
      try (Progress progress = Progress.of(console, "Copying", "rows")) {
        progress.total(ArchiveTransfer.rows(source));
        rows = ArchiveTransfer.copy(source, target, progress::stepTo);
      }
      if (!to.isDatabase()) {
        try (Progress progress = Progress.of(console, "Indexing", "documents")) {
          progress.total(target.countDocuments(DocumentFilter.ALL));
          target.reindex(done -> progress.step());
        }
      }
      console.plain(
          String.format(
              Locale.ROOT,
              "%,d rows of %,d documents copied from %s to %s",
              rows,
              target.countDocuments(DocumentFilter.ALL),
              from,
              to));
      return ExitCode.DONE;
    }
  }
}
