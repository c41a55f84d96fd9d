package org.dragoman.app;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.archive.EntitySummary;
import org.dragoman.interchange.RecordJson;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman show}: what the record has on one thing. */
@Command(
    name = "show",
    description = "Shows a document, an assertion or what is named so, with the exact words.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "ID may be the beginning of one; a document is found by its file's name as well.",
      "",
      "Examples:",
      "  dragoman show report.html",
      "  dragoman show figure-1f3a",
      "  dragoman show Қазақстан",
      "  dragoman show \"Milli Majlis\""
    })
final class ShowCommand implements Callable<Integer> {

  /** The words around a mention that are shown, in code points to each side. */
  private static final int AROUND = 60;

  @Parameters(arity = "1..*", paramLabel = "ID|NAME", description = "What to show.")
  private List<String> words = List.of();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many lines of a kind at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    String wanted = String.join(" ", words).strip();
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      List<DocumentSummary> documents = opened.lookUpDocuments(wanted);
      List<Assertion> assertions =
          documents.isEmpty() ? opened.lookUpAssertions(wanted) : List.of();
      List<EntitySummary> entities =
          documents.isEmpty() && assertions.isEmpty()
              ? Found.entities(wanted, opened, limit)
              : List.of();
      if (documents.size() == 1) {
        opened.document(documents.get(0).id()).ifPresent(kept -> show(kept, opened, console));
      } else {
        documents.forEach(document -> line(document, console));
      }
      assertions.forEach(assertion -> show(assertion, opened, console));
      if (!entities.isEmpty()) {
        show(entities.get(0), opened, console);
        Found.others(entities, console);
      }
      if (documents.isEmpty() && assertions.isEmpty() && entities.isEmpty()) {
        console.plain("Nothing is known as: " + wanted + " (dragoman find searches the texts)");
        return ExitCode.INCOMPLETE;
      }
      return ExitCode.DONE;
    }
  }

  private static void line(DocumentSummary document, Console console) {
    console.plain(console.isolated(Lists.title(document)));
    console.plain("  " + Lists.origin(document));
  }

  private void show(ArchivedDocument kept, Archive opened, Console console) {
    Document document = kept.document();
    Origin origin = document.origin();
    field(console, "title", origin.title());
    field(console, "publisher", origin.publisher());
    field(
        console,
        "published",
        origin.published() == null || origin.publishedBasis() == null
            ? null
            : origin.published()
                + " ("
                + origin.publishedBasis().name().toLowerCase(Locale.ROOT)
                + ")");
    field(console, "byline", origin.byline());
    field(console, "place", origin.place());
    field(console, "language", document.language() + ", " + document.script());
    field(console, "from", ReadCommand.shown(document.uri()));
    URI canonical = origin.canonical();
    if (canonical != null && !canonical.equals(document.uri())) {
      field(console, "address", ReadCommand.shown(canonical));
    }
    for (LanguageVersion version : origin.versions()) {
      field(console, "also in", version.language() + ", " + ReadCommand.shown(version.uri()));
    }
    field(console, "id", document.id());
    field(console, "read by", kept.reader());
    Lists.copy(kept.copy()).ifPresent(copy -> field(console, "copy", copy));
    for (CopyLink copy : kept.copies()) {
      field(
          console,
          "copied by",
          copy.document() + " (" + copy.kind().name().toLowerCase(Locale.ROOT) + ")");
    }
    for (Problem problem : kept.problems()) {
      field(
          console,
          "problem",
          switch (problem.stage()) {
            case READING -> problem.what();
            case RECONCILIATION -> Lists.leftOut(problem.what());
          });
    }
    Map<String, List<Assertion>> byKind =
        opened.assertionsOf(document.id()).stream()
            .collect(Collectors.groupingBy(RecordJson::kindOf, TreeMap::new, Collectors.toList()));
    byKind.forEach((kind, all) -> list(kind, all, console));
  }

  private void list(String kind, List<Assertion> all, Console console) {
    console.line("@|bold " + kind + "|@ " + all.size());
    int shown = Math.max(1, limit);
    for (Assertion assertion : all.subList(0, Math.min(shown, all.size()))) {
      Evidence evidence = assertion.provenance().evidence().get(0);
      console.plain(
          "  "
              + console.isolated(quoted(evidence.quote()))
              + "  "
              + console.isolated(Console.harmless(AssertionText.value(assertion))));
      if (!(assertion instanceof Mention)) {
        console.plain(
            "      "
                + console.isolated(
                    Console.harmless(AssertionText.chain(assertion.provenance().attribution())))
                + " · "
                + assertion.id());
      }
    }
    if (all.size() > shown) {
      console.plain("  … and " + (all.size() - shown) + " more (--limit " + all.size() + ")");
    }
  }

  private static void show(Assertion assertion, Archive opened, Console console) {
    field(console, "kind", RecordJson.kindOf(assertion));
    field(console, "value", AssertionText.value(assertion));
    field(console, "said by", AssertionText.chain(assertion.provenance().attribution()));
    field(
        console,
        "modality",
        assertion.provenance().modality().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    field(
        console,
        "status",
        assertion.provenance().status().name().toLowerCase(Locale.ROOT)
            + documents(assertion.id(), opened));
    field(
        console,
        "confidence",
        String.format(Locale.ROOT, "%.2f", assertion.provenance().confidence()));
    field(console, "why", assertion.provenance().why());
    for (Evidence evidence : assertion.provenance().evidence()) {
      field(console, "words", quoted(evidence.quote()));
      field(
          console,
          "in",
          opened
                  .document(evidence.document())
                  .map(kept -> ReadCommand.shown(kept.document().uri()))
                  .orElse(evidence.document())
              + " "
              + evidence.span().start()
              + ".."
              + evidence.span().end());
    }
    Set<Long> unfitting = opened.unfitting();
    Decision.inForce(opened.decisions()).stream()
        .filter(decision -> decision.subject().equals(assertion.id()))
        .forEach(
            decision ->
                field(
                    console,
                    "decision",
                    DecisionsCommand.line(decision)
                        + " · "
                        + decision.why()
                        + (unfitting.contains(decision.number())
                            ? " · " + DecisionsCommand.NO_LONGER
                            : "")));
    field(console, "id", assertion.id());
  }

  /** In how many documents it is reported, where others do too. */
  private static String documents(String id, Archive opened) {
    int documents = opened.documentsReporting(List.of(id)).getOrDefault(id, 1);
    return documents > 1 ? ", " + documents + " documents (dragoman sources " + id + ")" : "";
  }

  private void show(EntitySummary summary, Archive opened, Console console) {
    EntityPage.print(summary, opened, console, Math.max(1, limit));
    console.line("@|bold in the documents|@");
    mentions(summary.entity().id(), opened, console);
  }

  private void mentions(String entity, Archive opened, Console console) {
    int shown = 0;
    for (Assertion assertion : opened.assertionsNaming(entity, 0, limit * 10)) {
      if (!(assertion instanceof Mention) || shown++ >= limit) {
        continue;
      }
      Evidence evidence = assertion.provenance().evidence().get(0);
      opened
          .document(evidence.document())
          .ifPresent(
              kept -> {
                console.plain("  " + console.isolated(around(kept.document(), evidence)));
                console.plain(
                    "      "
                        + console.isolated(
                            Console.harmless(
                                AssertionText.chain(assertion.provenance().attribution())))
                        + " · "
                        + (kept.document().origin().published() == null
                            ? "undated"
                            : kept.document().origin().published().value())
                        + " · "
                        + ReadCommand.shown(kept.document().uri()));
              });
    }
  }

  /** The words before and after, with the name itself in brackets. */
  private static String around(Document document, Evidence evidence) {
    int start = Math.max(0, evidence.span().start() - AROUND);
    int end = Math.min(document.text().codePointLength(), evidence.span().end() + AROUND);
    String before = document.text().slice(new Span(start, evidence.span().start()));
    String after = document.text().slice(new Span(evidence.span().end(), end));
    return Console.harmless(
            (start > 0 ? "…" : "")
                + before
                + "["
                + evidence.quote()
                + "]"
                + after
                + (end < document.text().codePointLength() ? "…" : ""))
        .replaceAll(" {2,}", " ")
        .strip();
  }

  private static String quoted(String words) {
    return "“" + Console.harmless(words) + "”";
  }

  private static void field(Console console, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      console.plain(
          console.styled("@|bold " + String.format(Locale.ROOT, "%-11s", name) + "|@")
              + console.isolated(Console.harmless(value)));
    }
  }
}
