package org.dragoman.app.mcp;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.app.mcp.Answer.Line;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveException;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.EntitySummary;
import org.dragoman.archive.SearchResult;
import org.dragoman.desk.Dossiers;
import org.dragoman.desk.Parties;
import org.dragoman.desk.WholeStories;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.brief.Brief;
import org.dragoman.publish.brief.BriefComposer;
import org.dragoman.publish.brief.BriefFormat;
import org.dragoman.publish.brief.Dossier;
import org.dragoman.publish.brief.Letterhead;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * The tools by which an assistant reads a record: search, entity, timeline, figures, sources,
 * dossier, brief.
 *
 * <p>They change nothing. All but the brief answer with an {@link Answer}, whose lines each cite
 * outlet, title, date and the exact words with their place; the brief's lines carry notes that do,
 * which are given beside it. What cannot be understood is answered as an error in one line.
 * Thread-safe, as the archive is.
 */
public final class RecordTools {

  private static final int MOST = 50;

  /** Of one line; more reports of an event are counted, and given by the tool sources. */
  private static final int CITATIONS = 5;

  private static final int READ_AT_ONCE = 20_000;

  private final Archive archive;
  private final Clock clock;
  private final String producer;

  /**
   * Makes tools that read an archive.
   *
   * @param clock tells the day of a brief
   * @param producer name and version of the program
   */
  public RecordTools(Archive archive, Clock clock, String producer) {
    this.archive = archive;
    this.clock = clock;
    this.producer = producer;
  }

  /** Something that was asked in a way that cannot be answered; the message says what to do. */
  private static final class AskedWrong extends Exception {
    private static final long serialVersionUID = 1;

    AskedWrong(String message) {
      super(message);
    }
  }

  @FunctionalInterface
  private interface Work {
    CallToolResult answer(Map<String, Object> arguments) throws AskedWrong;
  }

  /** All tools. */
  public List<SyncToolSpecification> all() {
    String limit = "how many lines at most, 1 to " + MOST;
    return List.of(
        tool(
            "search",
            "Finds sentences in the documents by words, \"phrases\", -not, OR and begin*.",
            List.of("query"),
            properties(
                "query", "what to look for, in any language",
                "language", "only documents in this language, a BCP 47 tag such as fa",
                "since", "only documents published on this day or later: 2021, 2021-06, 2021-06-14",
                "until", "only documents published on this day or earlier",
                "limit", limit),
            this::search),
        tool(
            "entity",
            "Tells what is said about a person, body, group, organization, outlet or place.",
            List.of("name"),
            properties("name", "a name in any script, a country's code, or an id", "limit", limit),
            this::entity),
        tool(
            "timeline",
            "Lists what a party did, or two did with one another, in time; each event once.",
            List.of("party"),
            properties(
                "party", "a country's code or name, a person, a body or a group",
                "other", "a second party",
                "since", "only what was on this day or later",
                "until", "only what was on this day or earlier",
                "limit", limit),
            this::timeline),
        tool(
            "figures",
            "Lists the figures given about a place, those that measure the same thing side by"
                + " side; where sources differ they are contested and none is preferred.",
            List.of("place"),
            properties("place", "a place, in any script", "limit", limit),
            this::figures),
        tool(
            "sources",
            "Lists all reports of what an assertion or event reports, with their chains.",
            List.of("id"),
            properties("id", "the id that another tool gave", "limit", limit),
            this::sources),
        tool(
            "dossier",
            "Gathers what the record has on a party, on two or on a topic, in parts: occasions,"
                + " posts, positions, figures, statements.",
            List.of(),
            properties(
                "party", "a country's code or name, a person, a body or a group",
                "other", "a second party",
                "topic", "words that what is told has to have",
                "since", "only what was on this day or later",
                "until", "only what was on this day or earlier; posts are told as of it",
                "limit", "how many lines of each part at most, 1 to " + MOST),
            this::dossier),
        tool(
            "brief",
            "Writes a brief on a party, on two or on a topic as Markdown; every line has notes.",
            List.of(),
            properties(
                "party", "a country's code or name, a person, a body or a group",
                "other", "a second party",
                "topic", "words that what is told has to have",
                "since", "only what was on this day or later",
                "until", "only what was on this day or earlier; posts are told as of it",
                "language", "one of: " + String.join(", ", BriefComposer.LANGUAGES)),
            this::brief));
  }

  private static Map<String, String> properties(String... namesAndMeanings) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (int i = 0; i < namesAndMeanings.length; i += 2) {
      properties.put(namesAndMeanings[i], namesAndMeanings[i + 1]);
    }
    return properties;
  }

  private static SyncToolSpecification tool(
      String name, String does, List<String> required, Map<String, String> meanings, Work work) {
    Map<String, Object> properties = new LinkedHashMap<>();
    meanings.forEach(
        (property, meaning) ->
            properties.put(
                property,
                property.equals("limit")
                    ? Map.of(
                        "type", "integer", "minimum", 1, "maximum", MOST, "description", meaning)
                    : Map.of("type", "string", "minLength", 1, "description", meaning)));
    Tool tool =
        Tool.builder(
                name,
                Map.of(
                    "type",
                    "object",
                    "properties",
                    properties,
                    "required",
                    required,
                    "additionalProperties",
                    false))
            .description(does + " Every line comes with its sources; cite them.")
            .annotations(
                ToolAnnotations.builder()
                    .readOnlyHint(true)
                    .destructiveHint(false)
                    .idempotentHint(true)
                    .openWorldHint(false)
                    .build())
            .build();
    return new SyncToolSpecification(
        tool,
        (exchange, request) -> {
          try {
            Map<String, Object> arguments = request.arguments();
            return work.answer(arguments == null ? Map.of() : arguments);
          } catch (AskedWrong | ArchiveException e) {
            return CallToolResult.builder()
                .addTextContent(String.valueOf(e.getMessage()))
                .isError(true)
                .build();
          }
        });
  }

  private CallToolResult search(Map<String, Object> arguments) throws AskedWrong {
    String query = needed("query", arguments);
    SearchResult found =
        archive.find(
            query,
            new DocumentFilter(
                Optional.ofNullable(text("language", arguments)),
                Optional.empty(),
                date("since", arguments).flatMap(Edtf::earliest),
                date("until", arguments).flatMap(Edtf::latest)),
            limit(arguments));
    List<Line> lines = new ArrayList<>();
    for (SearchResult.Hit hit : found.hits()) {
      List<Citation> passages =
          hit.passages().stream()
              .limit(CITATIONS)
              .map(passage -> Citation.of(hit.document(), passage))
              .toList();
      // Where only the title matches there are no words to cite.
      if (!passages.isEmpty()) {
        String title = hit.document().origin().title();
        lines.add(
            new Line(
                title == null ? hit.document().uri().toString() : title, null, null, passages));
      }
    }
    return new Answer("documents with " + query, found.total(), lines).result();
  }

  private CallToolResult entity(Map<String, Object> arguments) throws AskedWrong {
    EntitySummary party = party(needed("name", arguments));
    int limit = limit(arguments);
    List<Line> lines = new ArrayList<>();
    List<Assertion> mentions =
        archive.assertionsNamingAll(List.of(party.entity().id()), List.of("mention"), CITATIONS);
    if (!mentions.isEmpty()) {
      String country = party.entity().country();
      lines.add(
          new Line(
              party.entity().label()
                  + " is named as a "
                  + word(party.entity().type())
                  + (country == null ? "" : ", " + country)
                  + ", "
                  + party.mentions()
                  + " times in "
                  + party.documents()
                  + " documents",
              party.entity().id(),
              null,
              cited(mentions)));
    }
    List<Assertion> told =
        archive.assertionsNamingAll(
            List.of(party.entity().id()),
            List.of("tenure", "event", "position", "figure", "claim"),
            READ_AT_ONCE);
    List<Assertion> shown =
        told.stream().filter(RecordTools::isTold).limit(Math.max(0, limit - lines.size())).toList();
    Map<String, List<Assertion>> clusters =
        archive.clustersOf(shown.stream().map(Assertion::id).toList());
    for (Assertion assertion : shown) {
      lines.add(line(assertion, agreeing(assertion, clusters)));
    }
    return new Answer(
            party.entity().label(),
            told.stream().filter(RecordTools::isTold).count() + (mentions.isEmpty() ? 0 : 1),
            lines)
        .result();
  }

  /** An assertion and those that support it: what differs from it does not. */
  private static List<Assertion> agreeing(
      Assertion assertion, Map<String, List<Assertion>> clusters) {
    List<Assertion> reports = new ArrayList<>(List.of(assertion));
    if (assertion.provenance().status() != Status.CONTESTED) {
      clusters.getOrDefault(assertion.id(), List.of()).stream()
          .filter(other -> isTold(other) && !other.id().equals(assertion.id()))
          .forEach(reports::add);
    }
    return reports;
  }

  private CallToolResult timeline(Map<String, Object> arguments) throws AskedWrong {
    List<EntitySummary> parties = parties(arguments);
    if (parties.isEmpty()) {
      throw new AskedWrong("name a party");
    }
    Optional<Edtf> since = date("since", arguments);
    Optional<Edtf> until = date("until", arguments);
    List<Event> events =
        archive
            .assertionsNamingAll(
                parties.stream().map(one -> one.entity().id()).toList(),
                List.of("event"),
                READ_AT_ONCE)
            .stream()
            .filter(RecordTools::isTold)
            .map(Event.class::cast)
            .toList();
    List<Story> stories =
        WholeStories.of(Story.of(events), archive).stream()
            .filter(story -> isIn(story.date(), since, until))
            .toList();
    List<Line> lines = new ArrayList<>();
    stories.stream()
        .limit(limit(arguments))
        .forEach(story -> lines.add(line(story.best(), story.reports())));
    return new Answer(
            "events of "
                + parties.stream()
                    .map(one -> one.entity().label())
                    .collect(Collectors.joining(" and ")),
            stories.size(),
            lines)
        .result();
  }

  private static boolean isIn(@Nullable Edtf date, Optional<Edtf> since, Optional<Edtf> until) {
    if (since.isEmpty() && until.isEmpty()) {
      return true;
    }
    if (date == null) {
      return false;
    }
    Optional<LocalDate> from = since.flatMap(Edtf::earliest);
    Optional<LocalDate> to = until.flatMap(Edtf::latest);
    return date.latest().map(day -> from.isEmpty() || !day.isBefore(from.get())).orElse(true)
        && date.earliest().map(day -> to.isEmpty() || !day.isAfter(to.get())).orElse(true);
  }

  private CallToolResult figures(Map<String, Object> arguments) throws AskedWrong {
    String place = needed("place", arguments);
    Map<String, List<Figure>> groups = new LinkedHashMap<>();
    Set<String> seen = new TreeSet<>();
    for (String item : archive.itemsUnder(CountLikeness.keysAbout(place))) {
      for (Assertion assertion : archive.clusterOf(item)) {
        if (assertion instanceof Figure figure
            && isTold(figure)
            && CountLikeness.isAbout(place, archive.itemBody(item).orElse(""))
            && seen.add(figure.id())) {
          String group = figure.group() == null ? figure.id() : figure.group();
          groups.computeIfAbsent(group, key -> new ArrayList<>()).add(figure);
        }
      }
    }
    List<Line> lines = new ArrayList<>();
    groups.values().stream()
        .flatMap(List::stream)
        .limit(limit(arguments))
        .forEach(figure -> lines.add(line(figure, List.of(figure))));
    return new Answer("figures about " + place, seen.size(), lines).result();
  }

  private CallToolResult sources(Map<String, Object> arguments) throws AskedWrong {
    String id = needed("id", arguments);
    List<Assertion> reports = archive.clusterOf(id);
    if (reports.isEmpty()) {
      reports = archive.lookUpAssertions(id).stream().limit(1).toList();
    }
    if (reports.isEmpty()) {
      throw new AskedWrong("nothing is known as " + id + "; take an id that another tool gave");
    }
    List<Line> lines = new ArrayList<>();
    reports.stream()
        .limit(limit(arguments))
        .forEach(report -> lines.add(line(report, List.of(report))));
    return new Answer("reports of " + id, reports.size(), lines).result();
  }

  private Dossier gathered(Map<String, Object> arguments) throws AskedWrong {
    List<EntitySummary> parties = parties(arguments);
    String topic = text("topic", arguments);
    if (parties.isEmpty() && topic == null) {
      throw new AskedWrong("name a party or two, or give a topic");
    }
    return Dossiers.of(
        parties,
        topic,
        date("since", arguments).orElse(null),
        date("until", arguments).orElse(null),
        today(),
        archive);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private CallToolResult dossier(Map<String, Object> arguments) throws AskedWrong {
    Dossier dossier = gathered(arguments);
    int limit = limit(arguments);
    List<Line> lines = new ArrayList<>();
    dossier.occasions().items().stream()
        .limit(limit)
        .forEach(told -> lines.add(line(told.best(), told.reports()).in("occasions")));
    dossier.posts().items().stream()
        .limit(limit)
        .map(Dossier.Post::told)
        .forEach(told -> lines.add(line(told.best(), told.reports()).in("posts")));
    dossier.stands().items().stream()
        .limit(limit)
        .forEach(told -> lines.add(line(told.best(), told.reports()).in("positions")));
    // Figures that differ stand side by side: each is a line of its own.
    dossier.counts().items().stream()
        .flatMap(count -> count.figures().stream())
        .limit(limit)
        .forEach(figure -> lines.add(line(figure, List.of(figure)).in("figures")));
    dossier.statements().items().stream()
        .limit(limit)
        .forEach(claim -> lines.add(line(claim, List.of(claim)).in("statements")));
    long total =
        (long) dossier.occasions().all()
            + dossier.posts().all()
            + dossier.stands().all()
            + dossier.counts().items().stream().mapToInt(count -> count.figures().size()).sum()
            + dossier.statements().all();
    List<String> about = new ArrayList<>();
    dossier.parties().forEach(party -> about.add(party.label()));
    String topic = dossier.topic();
    if (topic != null) {
      about.add("“" + topic + "”");
    }
    return new Answer("dossier on " + String.join(", ", about), total, lines).result();
  }

  private CallToolResult brief(Map<String, Object> arguments) throws AskedWrong {
    Dossier dossier = gathered(arguments);
    String language = Optional.ofNullable(text("language", arguments)).orElse("en");
    if (!BriefComposer.LANGUAGES.contains(language)) {
      throw new AskedWrong(
          "no briefs are written in '"
              + language
              + "'; take one of: "
              + String.join(", ", BriefComposer.LANGUAGES));
    }
    Brief brief = BriefComposer.compose(dossier, language, producer, today());
    ByteArrayOutputStream markdown = new ByteArrayOutputStream();
    try {
      BriefFormat.MARKDOWN.write(brief, Letterhead.NONE, markdown);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail to be written", e);
    }
    return CallToolResult.builder()
        .addTextContent(markdown.toString(StandardCharsets.UTF_8))
        .structuredContent(Map.of("title", brief.title(), "notes", notes(brief)))
        .isError(false)
        .build();
  }

  /** Where the words of each note stand; the first has the number 1, as in the text. */
  private static List<Map<String, Object>> notes(Brief brief) {
    List<Map<String, Object>> notes = new ArrayList<>();
    for (Brief.Note note : brief.notes()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("number", notes.size() + 1);
      String outlet = note.outlet();
      if (outlet != null) {
        one.put("outlet", outlet);
      }
      one.put("title", note.title());
      String date = note.date();
      if (date != null) {
        one.put("date", date);
      }
      one.put("words", note.words());
      one.put("document", note.document());
      one.put("start", note.span().start());
      one.put("end", note.span().end());
      one.put("attribution", String.join(" › ", note.chain()));
      one.put("uri", note.address());
      notes.add(one);
    }
    return notes;
  }

  private Line line(Assertion said, List<? extends Assertion> reports) {
    return new Line(
        AssertionText.value(said)
            + (reports.size() > CITATIONS ? "; " + reports.size() + " reports" : ""),
        said.id(),
        said.provenance(),
        cited(reports));
  }

  private List<Citation> cited(List<? extends Assertion> reports) {
    return reports.stream()
        .limit(CITATIONS)
        .map(report -> Citation.of(report, archive))
        .distinct()
        .toList();
  }

  private static boolean isTold(Assertion assertion) {
    return !(assertion instanceof Mention)
        && !(assertion instanceof DateExpression)
        && assertion.provenance().status() != Status.REJECTED;
  }

  private List<EntitySummary> parties(Map<String, Object> arguments) throws AskedWrong {
    List<EntitySummary> parties = new ArrayList<>();
    for (String name :
        Stream.of("party", "other")
            .map(argument -> text(argument, arguments))
            .filter(one -> one != null)
            .toList()) {
      parties.add(party(name));
    }
    return parties;
  }

  private EntitySummary party(String name) throws AskedWrong {
    return Parties.find(name, archive)
        .orElseThrow(
            () ->
                new AskedWrong(
                    "nobody is known as '" + name + "'; search finds words in the documents"));
  }

  private static Optional<Edtf> date(String name, Map<String, Object> arguments) throws AskedWrong {
    String text = text(name, arguments);
    Optional<Edtf> date = Optional.ofNullable(text).flatMap(Edtf::parse);
    if (text != null && date.isEmpty()) {
      throw new AskedWrong(
          name + ": '" + text + "' is not a date such as 2021, 2021-06 or 2021-06-14");
    }
    return date;
  }

  private static String needed(String name, Map<String, Object> arguments) throws AskedWrong {
    String text = text(name, arguments);
    if (text == null) {
      throw new AskedWrong("the argument '" + name + "' is missing");
    }
    return text;
  }

  private static @Nullable String text(String name, Map<String, Object> arguments) {
    return arguments.get(name) instanceof String text && !text.isBlank() ? text.strip() : null;
  }

  private static int limit(Map<String, Object> arguments) {
    return arguments.get("limit") instanceof Number number
        ? Math.clamp(number.longValue(), 1, MOST)
        : 10;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
