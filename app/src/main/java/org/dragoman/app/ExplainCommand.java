package org.dragoman.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.EntitySummary;
import org.dragoman.desk.HeldPosts;
import org.dragoman.interchange.RecordJson;
import org.dragoman.language.reader.Reader;
import org.dragoman.publish.AssertionText;
import org.dragoman.reconciliation.tenure.HeldPost;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.ListedWord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dragoman explain}: why the reader made an assertion, or names are held to be one. */
@Command(
    name = "explain",
    description = {
      "Shows why an assertion was made: sentence, tree, rule, slots, and who says it;",
      "why the names of an entity are held to be one; or how alike two names are, and why."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "ID may be the beginning of an assertion's; dragoman show lists them. Its document is read",
      "again for its trees, so the reader's model is needed. Each name of an entity is shown with",
      "the best match it rests on. Two names need not be in the archive; write each in quotes.",
      "",
      "Examples:",
      "  dragoman explain event-1f3a",
      "  dragoman explain \"Milli Majlis\"",
      "  dragoman explain \"Ramaz Kobalia\" \"Рамаза Кобалии\" --language en,ru"
    })
final class ExplainCommand implements Callable<Integer> {

  /** So many tenures of a person are looked through for what else a post is called. */
  private static final int TENURES = 2_000;

  private static final int SAME = 12;

  @Parameters(
      arity = "1..2",
      paramLabel = "ID|NAME",
      description = "An assertion, an entity, or two names.")
  private List<String> wanted = List.of();

  @Option(
      names = {"-t", "--type"},
      paramLabel = "TYPE",
      description = {
        "What two names are names of: ${COMPLETION-CANDIDATES}.",
        "Default: body where the gazetteer knows one of them or its kind, person otherwise."
      })
  private @Nullable EntityType type;

  @Option(
      names = {"-l", "--language"},
      paramLabel = "TAG",
      split = ",",
      description = "The languages of two names; their endings are known by it, e.g. en,ru.")
  private List<String> languages = List.of();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many names of an entity at most. Default: ${DEFAULT-VALUE}.")
  private int limit = 50;

  @Mixin private ReaderModel model = new ReaderModel();

  @Mixin private ArchiveOption archive = new ArchiveOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (wanted.size() > 2) {
      throw new ParameterException(
          spec.commandLine(),
          "explain takes one id or name, or two names; write a name of several words in quotes");
    }
    if (wanted.size() == 2) {
      new WhyPage(console)
          .compare(wanted.get(0), wanted.get(1), Optional.ofNullable(type), languages);
      return ExitCode.DONE;
    }
    String one = wanted.get(0);
    try (Archive opened = archive.open(ArchiveOptions.reading(console::trouble))) {
      if (!opened.lookUpAssertions(one.strip()).isEmpty()) {
        return explain(one, opened, console);
      }
      List<EntitySummary> entities = Found.entities(one, opened, 11);
      if (entities.isEmpty()) {
        console.plain(
            "Nothing is known as: "
                + one
                + " (dragoman show lists assertions, dragoman entities names)");
        return ExitCode.INCOMPLETE;
      }
      new WhyPage(console).print(entities.get(0), opened, Math.max(1, limit));
      Found.others(entities, console);
      return ExitCode.DONE;
    }
  }

  private int explain(String id, Archive opened, Console console) {
    Optional<Assertion> found = Found.one(id, opened, console);
    if (found.isEmpty()) {
      return ExitCode.INCOMPLETE;
    }
    Assertion assertion = found.get();
    Optional<ArchivedDocument> kept =
        opened.document(assertion.provenance().evidence().get(0).document());
    if (kept.isEmpty()) {
      console.plain("Its document is no longer in the archive: " + assertion.id());
      return ExitCode.INCOMPLETE;
    }
    try (Reader reader = model.open(console)) {
      explain(assertion, reader.read(kept.get().document()), opened, console);
    }
    return ExitCode.DONE;
  }

  private static void explain(
      Assertion assertion, Reading reading, Archive opened, Console console) {
    head(console, RecordJson.kindOf(assertion));
    line(console, AssertionText.value(assertion));
    head(console, "rule");
    line(
        console,
        assertion.provenance().why()
            + String.format(Locale.ROOT, ", confidence %.2f", assertion.provenance().confidence()));
    head(console, "slots");
    slots(assertion).forEach(slot -> line(console, slot));
    holders(assertion, reading.document().language(), opened).forEach(held -> line(console, held));
    if (assertion instanceof Tenure tenure) {
      samePost(tenure, opened).forEach(other -> line(console, other));
    }
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

  /** Who is meant by an office: the one person whom documents of that time have in it. */
  private static List<String> holders(Assertion assertion, String language, Archive opened) {
    List<String> held = new ArrayList<>();
    if (assertion instanceof Event event) {
      for (Event.Participant participant : event.participants()) {
        String entity = participant.entity();
        Optional<String> office = ArchivePlace.HOLDERS.office(participant.name(), language);
        if (entity != null && entity.startsWith("person-") && office.isPresent()) {
          String label = opened.entity(entity).map(found -> found.entity().label()).orElse(entity);
          held.add(
              participant.name()
                  + " is "
                  + label
                  + ", the only one whom documents of those months have as "
                  + office.get());
        }
      }
    }
    return held;
  }

  /** As which office a post is held to be one with what other documents call it, and those. */
  private static List<String> samePost(Tenure tenure, Archive opened) {
    Map<String, Tenure> told = new LinkedHashMap<>();
    told.put(tenure.id(), tenure);
    String person = tenure.person();
    if (person != null) {
      for (Assertion other :
          opened.assertionsNamingAll(List.of(person), List.of("tenure"), TENURES)) {
        if (other instanceof Tenure its && person.equals(its.person())) {
          told.putIfAbsent(its.id(), its);
        }
      }
    }
    List<String> lines = new ArrayList<>();
    for (HeldPost post : HeldPosts.of(List.copyOf(told.values()), opened)) {
      if (post.tenures().contains(tenure)) {
        if (!post.offices().isEmpty()) {
          lines.add("the office in every language: " + String.join(", ", post.offices()));
        }
        post.tenures().stream()
            .filter(other -> !other.post().equals(tenure.post()))
            .limit(SAME)
            .forEach(other -> lines.add("the same post: “" + other.post() + "”, in " + other.id()));
      }
    }
    return lines;
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
