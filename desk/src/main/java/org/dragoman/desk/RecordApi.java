package org.dragoman.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.Archive.FiledFigure;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.archive.EntitySummary;
import org.dragoman.archive.PositionFilter;
import org.dragoman.archive.SearchResult;
import org.dragoman.desk.Answer.AssertionPage;
import org.dragoman.desk.Answer.DecisionView;
import org.dragoman.desk.Answer.EntityBrief;
import org.dragoman.desk.Answer.FigureGroup;
import org.dragoman.desk.Answer.Page;
import org.dragoman.desk.Answer.StoryView;
import org.dragoman.publish.brief.Dossier;
import org.dragoman.reconciliation.entity.Ground;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.reconciliation.source.Report;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** What the record has, as the API answers it. Thread-safe. */
final class RecordApi {

  /** No page looks at more assertions of an entity or pair. */
  private static final int MOST = 2_000;

  private static final List<String> TOLD_OF_ENTITIES =
      List.of("event", "tenure", "position", "claim");

  private static final int FIRST = 100;
  private static final int STORIES = 400;
  private static final int MOST_OF_ENTITY = 400;
  private static final int NEWEST = 12;
  private static final int CITATIONS = 400;
  private static final int REPORTS = 40;
  private static final int FIGURES = 20;

  private static final int PERSONS = 40;
  private static final int MET = 60;

  /** Of each person on a page of two countries, those read last. */
  private static final int TENURES = 10;

  private static final List<String> REVIEWED =
      List.of("event", "tenure", "position", "figure", "claim");

  private final Archive archive;
  private final ObjectMapper json;

  RecordApi(Archive archive, ObjectMapper json) {
    this.archive = archive;
    this.json = json;
  }

  private Views views() {
    return new Views(archive, json);
  }

  Answer.Home home() {
    Views views = views();
    return new Answer.Home(
        counts(),
        archive.newest(NEWEST).stream().map(Views::brief).toList(),
        groups(archive.figureGroups(Optional.empty(), true, 0, 6), views),
        archive.entities(Optional.of(EntityType.PERSON), 0, NEWEST).stream()
            .map(Views::brief)
            .toList());
  }

  /** By the plural: {@code documents}, {@code entities}, {@code events} … */
  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    archive
        .counts()
        .forEach(
            (kind, count) -> counts.put(kind.equals("entity") ? "entities" : kind + "s", count));
    return counts;
  }

  List<EntityBrief> suggest(String query) {
    return query.isBlank()
        ? List.of()
        : archive.entitiesNamed(query, 10).stream().map(Views::brief).toList();
  }

  Answer.Found search(String query, DocumentFilter filter, int limit) {
    if (query.isBlank()) {
      return new Answer.Found(List.of(), List.of(), 0);
    }
    SearchResult result = archive.find(query, filter, limit);
    List<Answer.Hit> hits =
        result.hits().stream()
            .map(
                hit ->
                    new Answer.Hit(
                        Views.brief(hit.document()),
                        hit.passages().stream()
                            .map(
                                passage ->
                                    new Answer.Passage(
                                        passage.text(),
                                        passage.span().start(),
                                        passage.matches().stream()
                                            .map(
                                                span ->
                                                    List.of(
                                                        span.start() - passage.span().start(),
                                                        span.end() - passage.span().start()))
                                            .toList()))
                            .toList()))
            .toList();
    return new Answer.Found(suggest(query), hits, result.total());
  }

  Page<Answer.DocumentBrief> documents(DocumentFilter filter, long offset, int limit) {
    return new Page<>(
        archive.documents(filter, offset, limit).stream().map(Views::brief).toList(),
        archive.countDocuments(filter),
        offset,
        limit);
  }

  Answer.DocumentPage document(String id) {
    Views views = views();
    ArchivedDocument kept = archive.document(id).orElseThrow(() -> Problem.unknown(id));
    Document document = kept.document();
    Answer.DocumentBrief brief = Views.brief(kept);
    List<Assertion> assertions = archive.assertionsOf(id);
    Set<String> named = new LinkedHashSet<>();
    assertions.forEach(
        assertion -> {
          if (assertion instanceof org.dragoman.record.assertion.Mention mention) {
            named.add(mention.entity());
          }
        });
    return new Answer.DocumentPage(
        new Answer.DocumentFull(
            brief.id(),
            brief.uri(),
            brief.title(),
            brief.language(),
            brief.publisher(),
            brief.published(),
            brief.copyOf(),
            brief.copyKind(),
            document.script(),
            document.origin().byline(),
            document.origin().place(),
            document.origin().publishedBasis() == null
                ? null
                : Views.word(document.origin().publishedBasis()),
            document.origin().versions().stream()
                .map(version -> new Answer.Version(version.language(), version.uri().toString()))
                .toList(),
            document.text().toString(),
            document.sections().stream()
                .map(
                    section ->
                        new Answer.Part(
                            section.span().start(),
                            section.span().end(),
                            Views.word(section.kind())))
                .toList()),
        archive.entities(named).values().stream().map(Views::brief).toList(),
        views.assertions(assertions),
        Stream.concat(
                kept.copy().stream().map(CopyLink::original),
                kept.copies().stream().map(CopyLink::document))
            .flatMap(other -> archive.lookUpDocuments(other).stream())
            .map(Views::brief)
            .toList(),
        kept.problems().stream()
            .map(
                problem ->
                    new Answer.Trouble(
                        problem.span().start(),
                        problem.span().end(),
                        Views.word(problem.stage()),
                        problem.what()))
            .toList());
  }

  Page<EntityBrief> entities(Optional<EntityType> type, long offset, int limit) {
    List<EntityBrief> items =
        archive.entities(type, offset, limit).stream().map(Views::brief).toList();
    return new Page<>(items, archive.countEntities(type), offset, limit);
  }

  Answer.EntityPage entity(String id) {
    Views views = views();
    EntitySummary summary = archive.entity(id).orElseThrow(() -> Problem.unknown(id));
    String own = summary.entity().id();
    Sorted sorted = new Sorted(own);
    List<Assertion> told = archive.assertionsNaming(own, TOLD_OF_ENTITIES, MOST_OF_ENTITY + 1);
    told.stream().limit(MOST_OF_ENTITY).forEach(sorted::add);
    String parent = summary.entity().parent();
    Set<String> subjects = new TreeSet<>(archive.itemsOf(own));
    subjects.add(own);
    Map<String, Integer> cut = new TreeMap<>();
    return new Answer.EntityPage(
        Views.brief(summary),
        parent == null ? null : archive.entity(parent).map(Views::brief).orElse(null),
        summary.entity().names().stream()
            .map(
                name ->
                    new Answer.Name(name.text(), name.language(), name.script(), name.mentions()))
            .toList(),
        views.posts(sorted.held),
        views.posts(sorted.offered),
        stories(sorted.events, views, cut),
        views.assertions(first(sorted.positions, "positions", cut)),
        views.assertions(first(sorted.claims, "claims", cut)),
        met(sorted.events, own),
        archive.publishersNaming(own, 20).entrySet().stream()
            .map(entry -> new Answer.Source(entry.getKey(), entry.getValue()))
            .toList(),
        history(subjects),
        told.size() > MOST_OF_ENTITY ? MOST_OF_ENTITY : null,
        cut);
  }

  /** Why the names of an entity are held to be one. */
  Answer.Why why(String id, int limit) {
    EntitySummary summary = archive.entity(id).orElseThrow(() -> Problem.unknown(id));
    String own = summary.entity().id();
    List<Ground> grounds =
        Ground.of(
            summary.entity().label(),
            archive.members(own),
            archive::itemLinks,
            Decision.inForce(archive.decisions()));
    return new Answer.Why(
        Views.brief(summary),
        grounds.stream().limit(limit).map(Views::ground).toList(),
        grounds.size());
  }

  private static <T> List<T> first(List<T> all, String part, Map<String, Integer> cut) {
    return first(all, FIRST, part, cut);
  }

  /** No more than so many, and where there are more, a note of it. */
  private static <T> List<T> first(List<T> all, int most, String part, Map<String, Integer> cut) {
    if (all.size() <= most) {
      return all;
    }
    cut.put(part, most);
    return all.subList(0, most);
  }

  private List<StoryView> stories(List<Event> events, Views views, Map<String, Integer> cut) {
    List<Story> shown = WholeStories.of(first(Story.of(events), STORIES, "events", cut), archive);
    views.lookUpLabels(shown);
    return shown.stream().map(views::story).toList();
  }

  /** The assertions that name an entity, by what they say of it. */
  private static final class Sorted {
    final String own;
    final List<Tenure> held = new ArrayList<>();
    final List<Tenure> offered = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<Position> positions = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();

    Sorted(String own) {
      this.own = own;
    }

    void add(Assertion assertion) {
      List<Link> chain = assertion.provenance().attribution();
      if (assertion.provenance().status() == Status.REJECTED) {
        return;
      }
      switch (assertion) {
        case Tenure tenure -> {
          if (own.equals(tenure.person())) {
            held.add(tenure);
          } else if (tenure.body() != null) {
            offered.add(tenure);
          }
        }
        case Event event -> events.add(event);
        case Position position -> positions.add(position);
        case Claim claim -> {
          if (!chain.isEmpty() && own.equals(chain.get(chain.size() - 1).entity())) {
            claims.add(claim);
          }
        }
        default -> {}
      }
    }
  }

  private List<Answer.Met> met(List<Event> events, String own) {
    Map<String, Set<String>> stories = new HashMap<>();
    for (Event event : events) {
      boolean takesPart =
          event.participants().stream().anyMatch(party -> own.equals(party.entity()));
      for (Event.Participant party :
          takesPart ? event.participants() : List.<Event.Participant>of()) {
        String entity = party.entity();
        if (entity != null && !entity.equals(own)) {
          stories
              .computeIfAbsent(entity, key -> new HashSet<>())
              .add(event.sameAs() == null ? event.id() : event.sameAs());
        }
      }
    }
    List<String> most =
        stories.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, Set<String>> e) -> -e.getValue().size())
                    .thenComparing(Map.Entry::getKey))
            .limit(30)
            .map(Map.Entry::getKey)
            .toList();
    List<Answer.Met> met = new ArrayList<>();
    archive
        .entities(most)
        .forEach(
            (id, one) ->
                met.add(
                    new Answer.Met(Views.brief(one), stories.getOrDefault(id, Set.of()).size())));
    return met;
  }

  /**
   * What is told of one or two parties in a time.
   *
   * @param latest where more is told than is looked at: how many statements are
   */
  private record Told(
      List<EntitySummary> parties,
      List<Event> events,
      List<Position> positions,
      @Nullable Integer latest) {}

  private Told told(String one, String other, @Nullable Edtf since, @Nullable Edtf until) {
    List<EntitySummary> parties = new ArrayList<>();
    for (String wanted : List.of(one, other)) {
      if (!wanted.isBlank()) {
        parties.add(Parties.find(wanted, archive).orElseThrow(() -> Problem.unknown(wanted)));
      }
    }
    if (parties.isEmpty()) {
      throw Problem.wrong("name a party as a: a country's code, an id or a name");
    }
    List<String> ids = parties.stream().map(party -> party.entity().id()).toList();
    List<Event> events = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    // A time that is asked for may lie long before what was read last.
    int most = since == null && until == null ? MOST_OF_ENTITY : MOST;
    List<Assertion> told = archive.assertionsNamingAll(ids, List.of("event", "position"), most + 1);
    for (Assertion assertion : told.subList(Math.max(0, told.size() - most), told.size())) {
      if (assertion.provenance().status() == Status.REJECTED) {
        continue;
      }
      if (assertion instanceof Event event && isIn(event.date(), since, until)) {
        events.add(event);
      } else if (assertion instanceof Position position && isIn(position.date(), since, until)) {
        positions.add(position);
      }
    }
    return new Told(parties, events, positions, told.size() > most ? most : null);
  }

  Answer.Timeline timeline(String one, String other, @Nullable Edtf since, @Nullable Edtf until) {
    Views views = views();
    Told told = told(one, other, since, until);
    Map<String, Integer> cut = new TreeMap<>();
    return new Answer.Timeline(
        told.parties().stream().map(Views::brief).toList(),
        stories(told.events(), views, cut),
        views.assertions(first(told.positions(), "positions", cut)),
        network(told.events(), cut),
        told.latest(),
        cut);
  }

  /** The posts of those who took part in what one or two parties did, by their sides. */
  Answer.People people(String one, String other, @Nullable Edtf since, @Nullable Edtf until) {
    Views views = views();
    Told told = told(one, other, since, until);
    Map<String, Integer> cut = new TreeMap<>();
    List<Tenure> tenures = tenures(told.events(), cut);
    List<Answer.Side> sides = new ArrayList<>();
    for (int side = 0; side < told.parties().size(); side++) {
      String place = told.parties().get(side).entity().id();
      sides.add(new Answer.Side(side, views.posts(ofCountry(place, tenures))));
    }
    return new Answer.People(sides, cut);
  }

  /** What is measured in the documents that tell it: all figures of each group, side by side. */
  Answer.Measured measured(String one, String other, @Nullable Edtf since, @Nullable Edtf until) {
    Told told = told(one, other, since, until);
    Set<String> telling = new TreeSet<>();
    Stream.concat(told.events().stream(), told.positions().stream())
        .forEach(tells -> telling.add(tells.provenance().evidence().get(0).document()));
    Map<String, Integer> cut = new TreeMap<>();
    List<String> groups = archive.figureGroupsTold(telling, FIGURES + 1);
    return new Answer.Measured(groups(first(groups, FIGURES, "figures", cut), views()), cut);
  }

  /** The posts of those who took part, whichever side they are on. */
  private List<Tenure> tenures(List<Event> events, Map<String, Integer> cut) {
    Set<String> persons = new LinkedHashSet<>();
    for (Event event : events) {
      for (Event.Participant party : event.participants()) {
        String entity = party.entity();
        if (entity != null && entity.startsWith("person-")) {
          persons.add(entity);
        }
      }
    }
    List<Tenure> tenures = new ArrayList<>();
    archive
        .assertionsNamingEach(
            first(List.copyOf(persons), PERSONS, "people", cut), List.of("tenure"), TENURES + 1)
        .forEach(
            (person, told) -> {
              for (Assertion assertion : first(told, TENURES, "posts", cut)) {
                if (assertion instanceof Tenure tenure && person.equals(tenure.person())) {
                  tenures.add(tenure);
                }
              }
            });
    return tenures;
  }

  private static List<Tenure> ofCountry(String place, List<Tenure> tenures) {
    return tenures.stream()
        .filter(
            tenure ->
                tenure.country() != null
                    && place.equals("place-" + tenure.country().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private Answer.Network network(List<Event> events, Map<String, Integer> cut) {
    Map<String, Set<String>> pairs = new LinkedHashMap<>();
    Set<String> nodes = new LinkedHashSet<>();
    for (Event event : events) {
      List<String> persons =
          event.participants().stream()
              .map(Event.Participant::entity)
              .filter(entity -> entity != null && !entity.startsWith("place-"))
              .distinct()
              .sorted()
              .toList();
      String story = event.sameAs() == null ? event.id() : event.sameAs();
      for (int i = 0; i < persons.size(); i++) {
        for (int j = i + 1; j < persons.size(); j++) {
          if (nodes.size() >= MET) {
            // Somebody new would not fit; whoever is there may still meet.
            if (!nodes.contains(persons.get(i)) || !nodes.contains(persons.get(j))) {
              cut.put("network", MET);
              continue;
            }
          }
          nodes.add(persons.get(i));
          nodes.add(persons.get(j));
          pairs
              .computeIfAbsent(persons.get(i) + " " + persons.get(j), key -> new HashSet<>())
              .add(story);
        }
      }
    }
    return new Answer.Network(
        archive.entities(nodes).values().stream().map(Views::brief).toList(),
        pairs.entrySet().stream()
            .map(
                entry -> {
                  String[] two = entry.getKey().split(" ", -1);
                  return new Answer.Edge(two[0], two[1], entry.getValue().size());
                })
            .toList());
  }

  /** What a brief is made of. */
  Dossier dossier(
      String one,
      String other,
      String topic,
      @Nullable Edtf since,
      @Nullable Edtf until,
      LocalDate today) {
    List<EntitySummary> parties = new ArrayList<>();
    for (String wanted : List.of(one, other)) {
      if (!wanted.isBlank()) {
        parties.add(Parties.find(wanted, archive).orElseThrow(() -> Problem.unknown(wanted)));
      }
    }
    if (parties.isEmpty() && topic.isBlank()) {
      throw Problem.wrong("name a party as a, or words as topic");
    }
    Optional<LocalDate> first = Optional.ofNullable(since).flatMap(Edtf::earliest);
    Optional<LocalDate> last = Optional.ofNullable(until).flatMap(Edtf::latest);
    if (first.isPresent() && last.isPresent() && first.get().isAfter(last.get())) {
      throw Problem.wrong("since is after until");
    }
    return Dossiers.of(parties, topic.isBlank() ? null : topic, since, until, today, archive);
  }

  /** Whether a date may lie between two, each null where it is open. */
  static boolean isIn(@Nullable Edtf date, @Nullable Edtf since, @Nullable Edtf until) {
    if (since == null && until == null) {
      return true;
    }
    if (date == null) {
      return false;
    }
    LocalDate first = date.earliest().orElse(LocalDate.MIN);
    LocalDate last = date.latest().orElse(LocalDate.MAX);
    return (since == null || !last.isBefore(since.earliest().orElse(LocalDate.MIN)))
        && (until == null || !first.isAfter(until.latest().orElse(LocalDate.MAX)));
  }

  Page<FigureGroup> figures(
      String topic, String measure, boolean contested, long offset, int limit) {
    Views views = views();
    Optional<Figure.Measure> wanted = measure(measure);
    if (topic.isBlank()) {
      return new Page<>(
          groups(archive.figureGroups(wanted, contested, offset, limit), views),
          archive.countFigureGroups(wanted, contested),
          offset,
          limit);
    }
    List<FiledFigure> all =
        FiguresAbout.of(topic, archive).stream()
            .filter(figure -> wanted.isEmpty() || figure.measure() == wanted.get())
            .filter(figure -> !contested || figure.contested())
            .toList();
    return new Page<>(
        groups(all.stream().skip(offset).limit(limit).map(FiledFigure::group).toList(), views),
        all.size(),
        offset,
        limit);
  }

  private static Optional<Figure.Measure> measure(String word) {
    if (word.isBlank()) {
      return Optional.empty();
    }
    for (Figure.Measure measure : Figure.Measure.values()) {
      if (Views.word(measure).equals(word)) {
        return Optional.of(measure);
      }
    }
    throw Problem.wrong(
        "measure is one of "
            + Arrays.stream(Figure.Measure.values())
                .map(Views::word)
                .collect(Collectors.joining(", ")));
  }

  /** The groups in which some figures are. */
  private List<FigureGroup> groups(List<String> items, Views views) {
    Map<String, List<Assertion>> clusters = archive.clustersOf(items);
    views.lookUpDocuments(clusters.values().stream().flatMap(List::stream).toList());
    return items.stream()
        .flatMap(item -> group(clusters.getOrDefault(item, List.of()), views).stream())
        .toList();
  }

  private Optional<FigureGroup> group(List<Assertion> cluster, Views views) {
    List<Figure> figures = new ArrayList<>();
    for (Assertion assertion : cluster) {
      if (assertion instanceof Figure figure && figure.provenance().status() != Status.REJECTED) {
        figures.add(figure);
      }
    }
    if (figures.isEmpty()) {
      return Optional.empty();
    }
    figures.sort(
        Comparator.comparing((Figure figure) -> published(figure, views))
            .thenComparing(Figure::value)
            .thenComparing(Figure::id));
    Figure first = figures.get(0);
    boolean contested =
        figures.stream().anyMatch(figure -> figure.provenance().status() == Status.CONTESTED);
    String group = first.group();
    return Optional.of(
        new FigureGroup(
            group == null ? first.id() : group,
            Views.word(first.measure()),
            first.partOf() != null,
            CountLikeness.about(archive.itemBody(first.id()).orElse("")),
            contested,
            views.assertions(figures.subList(0, Math.min(REPORTS, figures.size())))));
  }

  private static String published(Assertion assertion, Views views) {
    return views
        .document(assertion.provenance().evidence().get(0).document())
        .map(document -> document.origin().published())
        .map(Edtf::value)
        .orElse("~");
  }

  Answer.Positions positions(
      String body,
      String topic,
      String stance,
      @Nullable Edtf since,
      @Nullable Edtf until,
      long offset,
      int limit) {
    PositionFilter filter =
        new PositionFilter(
            body,
            topic,
            stance,
            Optional.ofNullable(since).flatMap(Edtf::earliest),
            Optional.ofNullable(until).flatMap(Edtf::latest));
    SortedMap<String, Long> countries = archive.positionsByCountry(filter);
    return new Answer.Positions(
        views().assertions(archive.positions(filter, offset, limit)),
        countries.values().stream().mapToLong(Long::longValue).sum(),
        offset,
        limit,
        countries.entrySet().stream()
            .filter(entry -> !entry.getKey().isEmpty())
            .map(entry -> new Answer.CountryTimes(entry.getKey(), entry.getValue()))
            .toList());
  }

  Answer.Sources sources() {
    Map<String, Answer.SourceNode> nodes = new LinkedHashMap<>();
    List<Answer.SourceEdge> edges = new ArrayList<>();
    for (Archive.Citation citation : archive.citations(CITATIONS)) {
      node(citation.citing(), citation.documents(), nodes);
      node(citation.cited(), 0, nodes);
      edges.add(
          new Answer.SourceEdge(
              citation.citing(), citation.cited(), "cites", citation.documents()));
    }
    for (Archive.CopyCount copy : archive.copiesByPublisher(CITATIONS)) {
      node(copy.publisher(), copy.documents(), nodes);
      node(copy.original(), 0, nodes);
      edges.add(
          new Answer.SourceEdge(
              copy.publisher(),
              copy.original(),
              copy.translated() ? "translates" : "copies",
              copy.documents()));
    }
    return new Answer.Sources(List.copyOf(nodes.values()), edges);
  }

  private static void node(String name, long documents, Map<String, Answer.SourceNode> nodes) {
    nodes.merge(
        name,
        new Answer.SourceNode(name, name, null, documents),
        (before, more) ->
            new Answer.SourceNode(name, name, null, before.documents() + more.documents()));
  }

  /** Assertions in the order of their ids, without those that are not there. */
  List<RawValue> assertions(List<String> ids) {
    return views().assertions(List.copyOf(archive.assertions(ids).values()));
  }

  AssertionPage assertion(String id) {
    Views views = views();
    List<Assertion> found = archive.lookUpAssertions(id);
    Assertion assertion =
        found.stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .or(() -> found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty())
            .orElseThrow(() -> Problem.unknown(id));
    List<Assertion> cluster = archive.clusterOf(assertion.id());
    List<Report> all = new ArrayList<>();
    for (Assertion one : cluster.isEmpty() ? List.of(assertion) : cluster) {
      archive
          .document(one.provenance().evidence().get(0).document())
          .ifPresent(kept -> all.add(new Report(one, kept.document(), kept.copy())));
    }
    List<Report> reports = Report.inOrder(all);
    return new AssertionPage(
        views.assertion(assertion),
        views.assertions(
            reports.stream()
                .limit(cluster.isEmpty() ? 0 : REPORTS)
                .map(Report::assertion)
                .toList()),
        Report.independent(
            reports,
            report -> archive.originOf(report.assertion().id(), report.document().id()),
            archive::originOf),
        reports.stream()
            .findFirst()
            .flatMap(
                first ->
                    first
                        .origin()
                        .map(name -> new Answer.First(first.published().orElse(null), name)))
            .orElse(null),
        history(Set.of(assertion.id())),
        List.of(
            assertion.provenance().why(),
            String.format(Locale.ROOT, "%.2f", assertion.provenance().confidence())));
  }

  Page<RawValue> review(String kind, long offset, int limit) {
    if (!kind.isBlank() && !REVIEWED.contains(kind)) {
      throw Problem.wrong("kind is one of " + String.join(", ", REVIEWED));
    }
    List<String> kinds = kind.isBlank() ? REVIEWED : List.of(kind);
    return new Page<>(
        views().assertions(archive.undecided(kinds, offset, limit)),
        archive.countUndecided(kinds),
        offset,
        limit);
  }

  Page<DecisionView> decisions(long offset, int limit) {
    List<Decision> all = new ArrayList<>(archive.decisions());
    Set<String> withdrawn = Decision.withdrawn(all);
    Set<Long> unfitting = archive.unfitting();
    all.sort(Comparator.comparingLong(Decision::number).reversed());
    return new Page<>(
        all.stream()
            .skip(offset)
            .limit(limit)
            .map(decision -> Views.decision(decision, withdrawn, unfitting))
            .toList(),
        all.size(),
        offset,
        limit);
  }

  private List<DecisionView> history(Set<String> subjects) {
    List<Decision> all = archive.decisions();
    Set<String> withdrawn = Decision.withdrawn(all);
    Set<Long> unfitting = archive.unfitting();
    return all.stream()
        .filter(
            decision ->
                subjects.contains(decision.subject())
                    || (decision.other() != null && subjects.contains(decision.other())))
        .map(decision -> Views.decision(decision, withdrawn, unfitting))
        .toList();
  }

  /** Some documents in short. */
  List<Answer.DocumentBrief> briefs(Set<String> ids) {
    return ids.stream()
        .flatMap(id -> archive.lookUpDocuments(id).stream())
        .map((DocumentSummary summary) -> Views.brief(summary))
        .toList();
  }
}
