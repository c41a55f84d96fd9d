package org.dragoman.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Link;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman sources}: who has something from whom. */
@Command(
    name = "sources",
    description =
        "Shows through whom something is told: each report's chain, copies, the first origin.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "ID is an assertion's or the beginning of one; dragoman show lists them. All reports of the",
      "same event, figure, position or tenure are shown. Copies of one story and reports that cite",
      "the same origin are one independent source.",
      "",
      "Example:",
      "  dragoman sources figure-1f3a"
    })
final class SourcesCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "What is told.")
  private String wanted = "";

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Report(Assertion assertion, ArchivedDocument document, String published) {}

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened =
        SqliteArchive.open(archive.path(), ArchiveOptions.reading(console::trouble))) {
      Optional<Assertion> found = Found.one(wanted, opened, console);
      if (found.isEmpty()) {
        return ExitCode.INCOMPLETE;
      }
      List<Report> reports = new ArrayList<>();
      List<Assertion> cluster = opened.clusterOf(found.get().id());
      for (Assertion assertion : cluster.isEmpty() ? List.of(found.get()) : cluster) {
        opened
            .document(assertion.provenance().evidence().get(0).document())
            .ifPresent(kept -> reports.add(new Report(assertion, kept, published(kept))));
      }
      reports.sort(
          Comparator.comparing(Report::published).thenComparing(report -> report.assertion().id()));
      console.line("@|bold " + AssertionText.value(found.get()).replace("@", "") + "|@");
      reports.forEach(report -> print(report, console));
      summary(reports, opened, console);
      return ExitCode.DONE;
    }
  }

  private static String published(ArchivedDocument kept) {
    // "~" sorts behind every date.
    return kept.document().origin().published() == null
        ? "~"
        : kept.document().origin().published().value();
  }

  private static void print(Report report, Console console) {
    List<Link> chain = report.assertion().provenance().attribution();
    console.plain(
        (report.published().equals("~") ? "undated" : report.published())
            + "  "
            + ReadCommand.shown(report.document().document().uri()));
    String indent = "  ";
    for (Link link : chain) {
      console.plain(
          indent
              + "└ "
              + console.isolated(Console.harmless(link.name()))
              + (link.cue() == null
                  ? ""
                  : " (" + console.isolated(Console.harmless(link.cue())) + ")"));
      indent += "  ";
    }
    if (chain.isEmpty()) {
      console.plain(indent + "└ source unknown");
    }
    console.plain(
        indent
            + console.isolated(
                "“"
                    + Console.harmless(report.assertion().provenance().evidence().get(0).quote())
                    + "”")
            + " · "
            + report.assertion().id());
    report
        .document()
        .copy()
        .ifPresent(
            copy ->
                console.plain(
                    "  "
                        + copy.kind().name().toLowerCase(Locale.ROOT)
                        + " copy of "
                        + copy.original()));
  }

  private static void summary(List<Report> reports, Archive opened, Console console) {
    Set<String> independent = new TreeSet<>();
    for (Report report : reports) {
      String story = report.document().copy().map(copy -> copy.original()).orElse("");
      independent.add(
          opened.originOf(report.assertion().id(), report.document().document().id(), story));
    }
    Report first = reports.get(0);
    List<Link> chain = first.assertion().provenance().attribution();
    console.plain("");
    console.plain(
        String.format(
            Locale.ROOT,
            "%d reports, %d independent; first known: %s, %s",
            reports.size(),
            independent.size(),
            first.published().equals("~") ? "undated" : first.published(),
            chain.isEmpty() ? "source unknown" : chain.get(chain.size() - 1).name()));
    console.plain(
        "status: " + first.assertion().provenance().status().name().toLowerCase(Locale.ROOT));
  }
}
