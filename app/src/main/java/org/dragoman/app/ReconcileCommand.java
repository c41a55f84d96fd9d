package org.dragoman.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman reconcile}: makes one record of what documents tell. */
@Command(
    name = "reconcile",
    description =
        "Takes documents into the record that are not in it yet; dragoman read does so too.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The record is the same in whatever order documents come. Editors' decisions stay.",
      "Documents that were left out before are tried again.",
      "",
      "Examples:",
      "  dragoman reconcile",
      "  dragoman reconcile --anew"
    })
final class ReconcileCommand implements Callable<Integer> {

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(names = "--anew", description = "Forget the record first and make it from all documents.")
  private boolean anew;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    ArchiveOptions options =
        ArchiveOptions.writing(new StoryCopies(Dragoman.namings().gazetteer()), console::trouble);
    try (Archive opened = archive.openExisting(options)) {
      if (anew) {
        opened.forgetRecord();
      }
      opened.tryLeftOutAgain();
      Reconciler.Taken taken;
      try (Progress progress = Progress.of(console, "Reconciling", "documents")) {
        progress.total(opened.countUnreconciled());
        taken = new Reconciler(opened).catchUp(count -> progress.step(), progress::trouble);
      }
      opened.flush();
      console.plain(
          String.format(
              Locale.ROOT,
              "%,d documents taken into the record, which has %,d entities",
              taken.documents(),
              opened.counts().getOrDefault("entity", 0L)));
      if (taken.leftOut() > 0) {
        console.plain(
            String.format(
                Locale.ROOT,
                "%,d left out; dragoman show has the cause with each",
                taken.leftOut()));
        return ExitCode.INCOMPLETE;
      }
      return ExitCode.DONE;
    }
  }
}
