package org.dragoman.app;

import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.DocumentFilter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dragoman reindex}: the search index anew. */
@Command(
    name = "reindex",
    description = "Makes the search index again from the documents in the archive.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  dragoman reindex --archive ~/visits"})
final class ReindexCommand implements Callable<Integer> {

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened =
        archive.open(
            ArchiveOptions.writing(
                new StoryCopies(Dragoman.namings().gazetteer()), console::trouble))) {
      long documents;
      try (Progress progress = Progress.of(console, "Indexing", "documents")) {
        progress.total(opened.countDocuments(DocumentFilter.ALL));
        documents = opened.reindex(done -> progress.step());
      }
      console.plain(documents + " documents indexed");
      return ExitCode.DONE;
    }
  }
}
