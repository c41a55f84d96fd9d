package org.dragoman.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.interchange.RecordJson;
import org.dragoman.language.reader.Reader;
import org.dragoman.publish.AssertionText;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.ListedWord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman explain}: why the reader made an assertion. */
@Command(
    name = "explain",
    description = "Shows why an assertion was made: sentence, tree, rule, slots, and who says it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "ID may be the beginning of one; dragoman show lists them. The document is read again for",
      "its trees, so the reader's model is needed.",
      "",
      "Example:",
      "  dragoman explain event-1f3a"
    })
final class ExplainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "ID", description = "The assertion.")
  private String wanted = "";

  @Mixin private ReaderModel model = new ReaderModel();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    try (Archive opened =
        SqliteArchive.open(archive.path(), ArchiveOptions.reading(console::trouble))) {
      List<Assertion> found = opened.lookUpAssertions(wanted.strip());
      if (found.isEmpty()) {
        console.plain("No assertion is known as: " + wanted + " (dragoman show lists them)");
        return ExitCode.INCOMPLETE;
      }
      if (found.size() > 1) {
        console.plain("Several begin so; give more of the id:");
        found.forEach(one -> console.plain("  " + one.id() + "  " + AssertionText.value(one)));
        return ExitCode.INCOMPLETE;
      }
      Assertion assertion = found.get(0);
      Optional<ArchivedDocument> kept =
          opened.document(assertion.provenance().evidence().get(0).document());
      if (kept.isEmpty()) {
        console.plain("Its document is no longer in the archive: " + assertion.id());
        return ExitCode.INCOMPLETE;
      }
      try (Reader reader = model.open(console)) {
        explain(assertion, reader.read(kept.get().document()), console);
      }
      return ExitCode.DONE;
    }
  }

  private static void explain(Assertion assertion, Reading reading, Console console) {
    head(console, RecordJson.kindOf(assertion));
    line(console, AssertionText.value(assertion));
    head(console, "rule");
    line(
        console,
        assertion.provenance().why()
            + String.format(Locale.ROOT, ", confidence %.2f", assertion.provenance().confidence()));
    head(console, "slots");
    slots(assertion).forEach(slot -> line(console, slot));
    head(console, "said by");
    chain(assertion, reading.document()).forEach(link -> line(console, link));
    for (Evidence evidence : assertion.provenance().evidence()) {
      for (Sentence sentence : reading.sentences()) {
        if (sentence.span().overlaps(evidence.span())) {
          sentence(reading, sentence, evidence.span(), console);
        }
      }
    }
  }

  /** A sentence with the evidence in brackets, its words that tables list, and its tree. */
  private static void sentence(Reading reading, Sentence sentence, Span evidence, Console console) {
    Document document = reading.document();
    Span inside =
        new Span(
            Math.max(sentence.span().start(), evidence.start()),
            Math.min(sentence.span().end(), evidence.end()));
    head(console, "sentence");
    line(
        console,
        reading.slice(new Span(sentence.span().start(), inside.start()))
            + "["
            + reading.slice(inside)
            + "]"
            + reading.slice(new Span(inside.end(), sentence.span().end())));
    head(console, "listed words");
    for (ListedWord word : ListedWord.in(document, sentence)) {
      line(
          console,
          reading.slice(word.span())
              + "  "
              + word.table()
              + ": "
              + word.category()
              + (word.value().isEmpty() ? "" : " " + word.value()));
    }
    head(console, "tree");
    List<Node> nodes = sentence.tree().nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String above =
          node.isRoot() ? "" : " of " + (node.head() + 1) + " " + nodes.get(node.head()).form();
      line(
          console,
          String.format(
              Locale.ROOT,
              "%3d  %-6s %s  %s%s",
              i + 1,
              node.upos(),
              node.form(),
              node.relation(),
              above));
    }
  }

  private static List<String> slots(Assertion assertion) {
    List<String> slots = new ArrayList<>();
    switch (assertion) {
      case Event event -> {
        slot(slots, "act", lower(event.act()));
        Event.Plover plover = event.plover();
        slot(slots, "PLOVER", plover == null ? null : plover.event());
        for (Event.Participant participant : event.participants()) {
          slot(slots, lower(participant.role()), participant.name());
        }
        slot(slots, "countries", String.join(", ", event.countries()));
        slot(
            slots,
            "date",
            event.date() == null ? null : event.date() + ", " + lower(event.dateBasis()));
        slot(slots, "place", event.place());
        slot(slots, "topic", event.topic());
      }
      case Tenure tenure -> {
        slot(slots, "holder", tenure.name());
        slot(slots, "post", tenure.post());
        slot(slots, "body", tenure.body());
        slot(slots, "country", tenure.country());
        slot(slots, "since", tenure.from());
        slot(slots, "until", tenure.to());
        slot(slots, "as of", tenure.asOf());
      }
      case Position position -> {
        slot(slots, "body", position.body());
        slot(slots, "instrument", lower(position.instrument()));
        slot(slots, "act", lower(position.act()));
        slot(slots, "stance", position.stance());
        slot(slots, "topic", position.topic());
        slot(slots, "date", position.date());
        slot(slots, "refers to", position.refersTo());
      }
      default -> slot(slots, "value", AssertionText.value(assertion));
    }
    slot(slots, "modality", lower(assertion.provenance().modality()).replace('_', '-'));
    return slots;
  }

  private static List<String> chain(Assertion assertion, Document document) {
    List<String> links = new ArrayList<>();
    for (Link link : assertion.provenance().attribution()) {
      Span span = link.span();
      links.add(
          link.name()
              + (link.cue() == null ? "" : ", by the words “" + link.cue() + "”")
              + (span == null ? "" : ", named as “" + document.text().slice(span) + "”"));
    }
    if (links.isEmpty()) {
      links.add("source unknown");
    }
    return links;
  }

  private static void slot(List<String> slots, String name, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      slots.add(name + ": " + value);
    }
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void head(Console console, String name) {
    console.line("@|bold " + name + "|@");
  }

  private static void line(Console console, String text) {
    console.plain("  " + console.isolated(Console.harmless(text)));
  }
}
