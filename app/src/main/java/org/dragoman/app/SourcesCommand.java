package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.publish.AssertionText;
import org.dragoman.reconciliation.source.Report;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.CopyLink;
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
      "same event, figure, position or tenure are shown. Copies and translations of one story",
      "and reports that cite the same origin are one independent source.",
      "",
      "Example:",
      "  dragoman sources figure-1f3a"
    })
final class SourcesCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "What is told.")
  private String wanted = "";

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      Optional<Assertion> one = Found.one(wanted, opened, console);
      if (one.isEmpty()) {
        return ExitCode.INCOMPLETE;
      }
      List<Report> found = new ArrayList<>();
      List<Assertion> cluster = opened.clusterOf(one.get().id());
      for (Assertion assertion : cluster.isEmpty() ? List.of(one.get()) : cluster) {
        opened
            .document(assertion.provenance().evidence().get(0).document())
            .ifPresent(kept -> found.add(new Report(assertion, kept.document(), kept.copy())));
      }
      List<Report> reports = Report.inOrder(found);
      console.line("@|bold " + AssertionText.value(one.get()).replace("@", "") + "|@");
      reports.forEach(report -> print(report, console));
      summary(reports, opened, console);
      return ExitCode.DONE;
    }
  }

  private static void print(Report report, Console console) {
    List<Link> chain = report.chain();
    console.plain(
        report.published().orElse("undated") + "  " + ReadCommand.shown(report.document().uri()));
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
    report.copy().ifPresent(copy -> console.plain("  " + told(copy)));
  }

  private static String told(CopyLink copy) {
    String why = copy.why() == null ? "" : " (" + copy.why() + ")";
    return switch (copy.kind()) {
          case TRANSLATED -> "translation of ";
          case IDENTICAL, EDITED -> copy.kind().name().toLowerCase(Locale.ROOT) + " copy of ";
        }
        + copy.original()
        + why;
  }

  private static void summary(List<Report> reports, Archive opened, Console console) {
    Report first = reports.get(0);
    console.plain("");
    console.plain(
        String.format(
            Locale.ROOT,
            "%d reports, %d independent; first known: %s, %s",
            reports.size(),
            Report.independent(
                reports,
                report -> opened.originOf(report.assertion().id(), report.document().id()),
                opened::originOf),
            first.published().orElse("undated"),
            first.origin().map(Console::harmless).orElse("source unknown")));
    console.plain(
        "status: " + first.assertion().provenance().status().name().toLowerCase(Locale.ROOT));
  }
}
