package org.dragoman.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.DocumentSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dragoman documents}: what is in the archive. */
@Command(
    name = "documents",
    description = "Lists the documents in the archive.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  dragoman documents --language fa",
      "  dragoman documents --publisher \"Milli Majlis\" --since 2021-02 --until 2021-06"
    })
final class DocumentsCommand implements Callable<Integer> {

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private FilterOptions filter = new FilterOptions();

  @Mixin private ListOptions list = new ListOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      DocumentFilter wanted = filter.filter();
      List<DocumentSummary> documents = opened.documents(wanted, list.offset(), list.limit());
      for (DocumentSummary document : documents) {
        console.out().print(console.styled("@|bold ▪|@ "));
        console.plain(console.isolated(Lists.title(document)));
        console.plain("  " + Lists.origin(document));
        Lists.copy(document.copy()).ifPresent(copy -> console.plain("  " + copy));
        document.leftOut().ifPresent(cause -> console.plain("  " + Lists.leftOut(cause)));
      }
      long all = opened.countDocuments(wanted);
      console.plain(
          documents.isEmpty()
              ? "No such documents."
              : documents.size() + " of " + all + " documents");
      return documents.isEmpty() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }
  }
}
