package org.dragoman.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchivedDocument;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.EntitySummary;
import org.dragoman.archive.PositionFilter;
import org.dragoman.publish.brief.Dossier;
import org.dragoman.publish.brief.Dossier.Count;
import org.dragoman.publish.brief.Dossier.Part;
import org.dragoman.publish.brief.Dossier.Post;
import org.dragoman.publish.brief.Dossier.Source;
import org.dragoman.publish.brief.Dossier.Told;
import org.dragoman.reconciliation.event.Story;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.reconciliation.source.Report;
import org.dragoman.reconciliation.tenure.HeldPost;
import org.dragoman.reconciliation.tenure.Succession;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Gathers what the record has on one party, on two or on a topic. For one dossier. */
public final class Dossiers {

  /** No more assertions of a kind are looked at. */
  private static final int MOST = 20_000;

  private static final int OCCASIONS = 60;
  private static final int POSTS = 40;
  private static final int POSTS_LOOKED_AT = 120;
  private static final int PERSONS = 60;
  private static final int STANDS = 25;
  private static final int COUNTS = 12;
  private static final int GROUPS_LOOKED_AT = 60;
  private static final int STATEMENTS = 12;
  private static final int SPEAKERS = 20;
  private static final int DOCUMENTS = 300;
  private static final int REPORTS = 40;

  private final Archive archive;
  private final List<Entity> parties;
  private final @Nullable String topic;
  private final @Nullable Edtf since;
  private final @Nullable Edtf until;
  private final LocalDate asOf;
  private final Map<String, Optional<ArchivedDocument>> documents = new HashMap<>();
  private final Map<String, Optional<String>> countries = new HashMap<>();

  /** The documents that tell of the parties. */
  private final Set<String> telling = new HashSet<>();

  private Dossiers(
      Archive archive,
      List<Entity> parties,
      @Nullable String topic,
      @Nullable Edtf since,
      @Nullable Edtf until,
      LocalDate today) {
    this.archive = archive;
    this.parties = parties;
    this.topic = topic;
    this.since = since;
    this.until = until;
    LocalDate end = until == null ? today : until.latest().orElse(today);
    this.asOf = end.isBefore(today) ? end : today;
  }

  /**
   * Gathers it.
   *
   * @param parties none, one or two
   * @param topic words that an assertion's topic or words have; null for any; needed where there
   *     are no parties
   * @param today the day for which posts are told, unless the time ends before
   */
  public static Dossier of(
      List<EntitySummary> parties,
      @Nullable String topic,
      @Nullable Edtf since,
      @Nullable Edtf until,
      LocalDate today,
      Archive archive) {
    if (parties.isEmpty() && topic == null) {
      throw new IllegalArgumentException("a dossier is about a party or a topic");
    }
    return new Dossiers(
            archive,
            parties.stream().map(EntitySummary::entity).toList(),
            topic,
            since,
            until,
            today)
        .gathered();
  }

  private Dossier gathered() {
    Map<String, List<Assertion>> told = parties.isEmpty() ? onTopic() : ofParties();
    List<Event> events = of(Event.class, told).stream().filter(this::isOnTopic).toList();
    events.forEach(this::note);
    List<Story> stories = stories(events);
    Part<Told<Event>> occasions =
        new Part<>(stories.stream().limit(OCCASIONS).map(this::occasion).toList(), stories.size());
    Map<String, Set<String>> taking = taking(events);
    Part<Post> posts = posts(tenures(told, taking.keySet()), taking);
    Part<Told<Position>> stands = stands(told);
    Part<Count> counts = counts();
    Part<Claim> statements = statements(told, taking.keySet());
    Map<String, List<Figure>> within = within(occasions, stands);

    List<Assertion> cited = new ArrayList<>();
    occasions.items().forEach(one -> cited.addAll(one.reports()));
    posts.items().forEach(one -> cited.addAll(one.told().reports()));
    stands.items().forEach(one -> cited.addAll(one.reports()));
    counts.items().forEach(one -> cited.addAll(one.figures()));
    cited.addAll(statements.items());
    within.values().forEach(cited::addAll);
    return new Dossier(
        parties,
        topic,
        since,
        until,
        asOf,
        occasions,
        posts,
        stands,
        counts,
        statements,
        within,
        sources(cited),
        entities(cited));
  }

  // What is told

  private Map<String, List<Assertion>> ofParties() {
    List<String> ids = parties.stream().map(Entity::id).toList();
    Map<String, List<Assertion>> told = new HashMap<>();
    for (String kind : List.of("event", "tenure", "position", "claim")) {
      told.put(kind, archive.assertionsNamingAll(ids, List.of(kind), MOST));
    }
    told.put("position", positions(told.getOrDefault("position", List.of())));
    return told;
  }

  /** What a country's bodies have said, and what others have said that names it. */
  private List<Assertion> positions(List<Assertion> naming) {
    Map<String, Assertion> all = new LinkedHashMap<>();
    naming.forEach(one -> all.put(one.id(), one));
    for (Assertion assertion : archive.positions(PositionFilter.ALL, 0, MOST)) {
      if (assertion instanceof Position position
          && parties.stream().allMatch(party -> concerns(position, party))) {
        all.putIfAbsent(assertion.id(), assertion);
      }
    }
    return List.copyOf(all.values());
  }

  private boolean concerns(Position position, Entity party) {
    if (isCountry(party) && party.country() != null) {
      Optional<String> country =
          countries.computeIfAbsent(
              position.body(),
              body ->
                  Parties.find(body, archive)
                      .flatMap(it -> Optional.ofNullable(it.entity().country())));
      if (country.equals(Optional.of(party.country()))) {
        return true;
      }
    }
    String words = normal(position.provenance().evidence().get(0).quote() + " " + position.topic());
    return party.names().stream()
        .map(name -> normal(name.text()))
        .anyMatch(name -> name.length() > 3 && words.contains(name));
  }

  private static boolean isCountry(Entity party) {
    return party.type() == EntityType.PLACE && party.id().length() == "place-xx".length();
  }

  private Map<String, List<Assertion>> onTopic() {
    Map<String, List<Assertion>> told = new HashMap<>();
    archive
        .find(String.valueOf(topic), DocumentFilter.ALL, DOCUMENTS)
        .hits()
        .forEach(
            hit -> {
              for (Assertion assertion : archive.assertionsOf(hit.document().id())) {
                String kind = assertion.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                told.computeIfAbsent(kind, key -> new ArrayList<>()).add(assertion);
              }
            });
    return told;
  }

  private static <T extends Assertion> List<T> of(
      Class<T> type, Map<String, List<Assertion>> told) {
    return told.getOrDefault(type.getSimpleName().toLowerCase(Locale.ROOT), List.of()).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(one -> one.provenance().status() != Status.REJECTED)
        .toList();
  }

  private void note(Assertion assertion) {
    telling.add(assertion.provenance().evidence().get(0).document());
  }

  private boolean isOnTopic(Assertion assertion) {
    if (topic == null) {
      return true;
    }
    StringBuilder said = new StringBuilder();
    assertion.provenance().evidence().forEach(one -> said.append(one.quote()).append('\n'));
    if (assertion instanceof Event event) {
      said.append(event.topic());
    } else if (assertion instanceof Position position) {
      said.append(position.topic());
    }
    String words = normal(said.toString());
    return Arrays.stream(normal(topic).strip().split("\\s+", -1)).allMatch(words::contains);
  }

  private static String normal(String text) {
    return Normalization.of("und").normalize(text);
  }

  private boolean isInTime(@Nullable Edtf date) {
    return RecordApi.isIn(date, since, until);
  }

  // Occasions

  private List<Story> stories(List<Event> events) {
    List<Story> stories = new ArrayList<>(Story.of(events));
    stories.removeIf(story -> !isInTime(story.date()));
    stories.sort(
        Comparator.comparing((Story story) -> story.date() == null)
            .thenComparing(Story::day, Comparator.reverseOrder())
            .thenComparing(Story::id));
    return stories;
  }

  private Told<Event> occasion(Story story) {
    List<Event> all = reports(Event.class, story.best());
    List<Event> reports = lookedAt(Event.class, all);
    Story whole = new Story(story.id(), reports);
    return new Told<>(
        story.best(), whole.date(), whole.status(), reports, all.size(), independent(reports));
  }

  /** All reports of what an assertion tells, itself first. */
  private <T extends Assertion> List<T> reports(Class<T> type, T one) {
    Map<String, T> all = new LinkedHashMap<>();
    all.put(one.id(), one);
    for (Assertion other : archive.clusterOf(one.id())) {
      if (type.isInstance(other) && other.provenance().status() != Status.REJECTED) {
        all.put(other.id(), type.cast(other));
      }
    }
    return List.copyOf(all.values());
  }

  /** As many reports as a brief reads the documents of, the first known first. */
  private <T extends Assertion> List<T> lookedAt(Class<T> type, List<T> reports) {
    return Report.inOrder(
            reports.stream().limit(REPORTS).flatMap(it -> report(it).stream()).toList())
        .stream()
        .map(report -> type.cast(report.assertion()))
        .toList();
  }

  private Optional<Report> report(Assertion assertion) {
    return document(assertion.provenance().evidence().get(0).document())
        .map(kept -> new Report(assertion, kept.document(), kept.copy()));
  }

  private int independent(List<? extends Assertion> reports) {
    return Report.independent(
        reports.stream().flatMap(one -> report(one).stream()).toList(),
        report -> archive.originOf(report.assertion().id(), report.document().id()),
        archive::originOf);
  }

  private Optional<ArchivedDocument> document(String id) {
    return documents.computeIfAbsent(id, archive::document);
  }

  /** Who takes part in which events. */
  private static Map<String, Set<String>> taking(List<Event> events) {
    Map<String, Set<String>> taking = new LinkedHashMap<>();
    for (Event event : events) {
      for (Event.Participant party : event.participants()) {
        String entity = party.entity();
        if (entity != null && entity.startsWith("person-")) {
          taking
              .computeIfAbsent(entity, key -> new HashSet<>())
              .add(event.sameAs() == null ? event.id() : event.sameAs());
        }
      }
    }
    return taking;
  }

  // Posts

  private List<Tenure> tenures(Map<String, List<Assertion>> told, Collection<String> persons) {
    Map<String, Tenure> all = new LinkedHashMap<>();
    of(Tenure.class, told).forEach(tenure -> all.put(tenure.id(), tenure));
    // Counterparts are known by what they did together: their posts name one side alone.
    if (parties.size() == 2) {
      for (String person : persons.stream().limit(PERSONS).toList()) {
        for (Assertion assertion :
            archive.assertionsNamingAll(List.of(person), List.of("tenure"), MOST)) {
          if (assertion instanceof Tenure tenure
              && person.equals(tenure.person())
              && tenure.provenance().status() != Status.REJECTED
              && side(tenure) != null) {
            all.put(tenure.id(), tenure);
          }
        }
      }
    }
    return all.values().stream()
        .filter(tenure -> !parties.isEmpty() || isOnTopic(tenure))
        .filter(this::isKnownThen)
        .toList();
  }

  /** Whether somebody says so of a day that is not after the one that is asked for. */
  private boolean isKnownThen(Tenure tenure) {
    Edtf start = tenure.from() == null ? tenure.asOf() : tenure.from();
    return start == null || start.earliest().filter(day -> day.isAfter(asOf)).isEmpty();
  }

  private @Nullable Integer side(Tenure tenure) {
    for (int side = 0; side < parties.size(); side++) {
      Entity party = parties.get(side);
      String country = isCountry(party) ? party.country() : null;
      if (party.id().equals(tenure.person())
          || (country != null && country.equals(tenure.country()))
          || party.names().stream().anyMatch(name -> name.text().equals(tenure.body()))) {
        return side;
      }
    }
    return null;
  }

  private Part<Post> posts(List<Tenure> tenures, Map<String, Set<String>> taking) {
    List<List<Tenure>> fullest = new ArrayList<>();
    for (HeldPost post : HeldPosts.of(tenures, archive)) {
      Map<String, List<Tenure>> byHolder = new LinkedHashMap<>();
      for (Tenure tenure : post.tenures()) {
        String person = tenure.person() == null ? tenure.name() : tenure.person();
        byHolder.computeIfAbsent(person, key -> new ArrayList<>()).add(tenure);
      }
      fullest.addAll(byHolder.values());
    }
    fullest.sort(
        Comparator.comparingInt((List<Tenure> same) -> -met(same.get(0), taking))
            .thenComparing(same -> latest(same), Comparator.reverseOrder())
            .thenComparingInt(same -> -same.size())
            .thenComparing(same -> same.get(0).id()));
    List<Post> posts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (List<Tenure> same : fullest.subList(0, Math.min(POSTS_LOOKED_AT, fullest.size()))) {
      if (seen.add(same.get(0).id())) {
        Map<String, Tenure> reports = new LinkedHashMap<>();
        same.forEach(tenure -> reports.put(tenure.id(), tenure));
        reports(Tenure.class, same.get(0)).stream()
            .filter(this::isKnownThen)
            .forEach(tenure -> reports.put(tenure.id(), tenure));
        seen.addAll(reports.keySet());
        post(List.copyOf(reports.values()), taking).ifPresent(posts::add);
      }
    }
    int others = Math.max(0, fullest.size() - POSTS_LOOKED_AT);
    return new Part<>(posts.subList(0, Math.min(POSTS, posts.size())), posts.size() + others);
  }

  private Optional<Post> post(List<Tenure> tenures, Map<String, Set<String>> taking) {
    Succession.Holder holder = Succession.of(tenures).holders().get(0);
    Edtf to = holder.to();
    if (to != null && to.latest().filter(day -> day.isBefore(asOf)).isPresent()) {
      return Optional.empty();
    }
    Edtf known = holder.known();
    if (since != null && (known == null || !isInTime(known))) {
      return Optional.empty();
    }
    Tenure best = holder.tenures().get(0);
    List<Tenure> reports = lookedAt(Tenure.class, holder.tenures());
    return Optional.of(
        new Post(
            new Told<>(
                best,
                known,
                status(reports),
                reports,
                holder.tenures().size(),
                independent(reports)),
            holder.beginnings(),
            holder.ends(),
            side(best),
            met(best, taking)));
  }

  private static int met(Tenure tenure, Map<String, Set<String>> taking) {
    String person = tenure.person();
    return person == null ? 0 : taking.getOrDefault(person, Set.of()).size();
  }

  private static LocalDate latest(List<Tenure> tenures) {
    return tenures.stream()
        .map(Tenure::asOf)
        .flatMap(
            date -> date == null ? Optional.<LocalDate>empty().stream() : date.latest().stream())
        .max(LocalDate::compareTo)
        .orElse(LocalDate.MIN);
  }

  private static Status status(List<? extends Assertion> reports) {
    Set<Status> all = new HashSet<>();
    reports.forEach(report -> all.add(report.provenance().status()));
    for (Status status : List.of(Status.CONTESTED, Status.CONFIRMED, Status.CORROBORATED)) {
      if (all.contains(status)) {
        return status;
      }
    }
    return Status.REPORTED;
  }

  // Positions

  private Part<Told<Position>> stands(Map<String, List<Assertion>> told) {
    List<Position> positions = new ArrayList<>(of(Position.class, told));
    positions.removeIf(position -> !isOnTopic(position) || !isInTime(position.date()));
    positions.forEach(this::note);
    positions.sort(
        Comparator.comparing((Position position) -> position.date() == null)
            .thenComparing(
                position ->
                    Optional.ofNullable(position.date())
                        .flatMap(Edtf::earliest)
                        .orElse(LocalDate.MIN),
                Comparator.reverseOrder())
            .thenComparing(Position::id));
    List<Told<Position>> stands = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int left = 0;
    for (Position position : positions) {
      if (stands.size() >= STANDS) {
        left += seen.contains(position.id()) ? 0 : 1;
      } else if (seen.add(position.id())) {
        List<Position> all = reports(Position.class, position);
        List<Position> reports = lookedAt(Position.class, all);
        all.forEach(report -> seen.add(report.id()));
        stands.add(
            new Told<>(
                position,
                position.date(),
                status(reports),
                reports,
                all.size(),
                independent(reports)));
      }
    }
    return new Part<>(stands, stands.size() + left);
  }

  /** The figures that stand in the words of votes and positions: how many voted how. */
  private Map<String, List<Figure>> within(
      Part<Told<Event>> occasions, Part<Told<Position>> stands) {
    List<Assertion> holding = new ArrayList<>();
    for (Told<Event> told : occasions.items()) {
      if (told.best().act() == Event.Act.VOTE) {
        holding.add(told.best());
      }
    }
    stands.items().forEach(told -> holding.add(told.best()));
    Map<String, List<Figure>> within = new TreeMap<>();
    for (Assertion assertion : holding) {
      Evidence words = assertion.provenance().evidence().get(0);
      for (Assertion other : archive.assertionsOf(words.document())) {
        if (other instanceof Figure figure
            && figure.provenance().status() != Status.REJECTED
            && figure.unit() == null
            && isWithin(figure.provenance().evidence().get(0), words)) {
          within.computeIfAbsent(assertion.id(), key -> new ArrayList<>()).add(figure);
        }
      }
    }
    return within;
  }

  private static boolean isWithin(Evidence part, Evidence whole) {
    return part.document().equals(whole.document())
        && part.span().start() >= whole.span().start()
        && part.span().end() <= whole.span().end();
  }

  // Figures

  /** Figures of several reports that are about a place asked for, or stand in its documents. */
  private Part<Count> counts() {
    Set<String> groups = new LinkedHashSet<>();
    List<String> places = new ArrayList<>();
    if (topic != null) {
      places.add(topic);
    }
    if (topic == null && parties.size() == 1 && parties.get(0).type() == EntityType.PLACE) {
      parties.get(0).names().stream().map(EntityName::text).limit(10).forEach(places::add);
    }
    for (String place : places) {
      FiguresAbout.of(place, archive).stream()
          .limit(GROUPS_LOOKED_AT)
          .forEach(figure -> groups.add(figure.group()));
    }
    Set<String> about = Set.copyOf(groups);
    groups.addAll(archive.figureGroupsTold(telling, GROUPS_LOOKED_AT));
    List<Count> counts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String group : groups) {
      if (seen.contains(group)) {
        continue;
      }
      List<Figure> figures = new ArrayList<>();
      for (Assertion assertion : archive.clusterOf(group)) {
        if (assertion instanceof Figure figure
            && figure.provenance().status() != Status.REJECTED
            && isPublishedInTime(figure)) {
          figures.add(figure);
        }
      }
      figures.forEach(figure -> seen.add(figure.id()));
      boolean relevant =
          about.contains(group)
              || figures.stream()
                  .anyMatch(
                      figure -> telling.contains(figure.provenance().evidence().get(0).document()));
      if (relevant && !figures.isEmpty()) {
        counts.add(count(figures));
      }
    }
    counts.sort(
        Comparator.comparing((Count count) -> !count.contested())
            .thenComparingInt(count -> -count.all())
            .thenComparing(count -> count.figures().get(0).id()));
    return Part.of(counts, COUNTS);
  }

  private Count count(List<Figure> figures) {
    List<Figure> ordered =
        Report.inOrder(figures.stream().flatMap(figure -> report(figure).stream()).toList())
            .stream()
            .limit(REPORTS)
            .map(report -> (Figure) report.assertion())
            .toList();
    return new Count(
        ordered,
        figures.size(),
        CountLikeness.about(archive.itemBody(ordered.get(0).id()).orElse("")),
        ordered.stream().anyMatch(it -> it.provenance().status() == Status.CONTESTED),
        independent(ordered));
  }

  private boolean isPublishedInTime(Assertion assertion) {
    return isInTime(
        document(assertion.provenance().evidence().get(0).document())
            .map(kept -> kept.document().origin().published())
            .orElse(null));
  }

  // Statements

  /** What the parties are quoted with; of two, what those say who took part, where that is told. */
  private Part<Claim> statements(Map<String, List<Assertion>> told, Collection<String> persons) {
    Map<String, Claim> all = new LinkedHashMap<>();
    Set<String> speakers = new HashSet<>();
    parties.forEach(party -> speakers.add(party.id()));
    List<Claim> claims = new ArrayList<>(of(Claim.class, told));
    if (parties.size() == 2) {
      for (String person : persons.stream().limit(SPEAKERS).toList()) {
        speakers.add(person);
        claims.addAll(
            of(
                Claim.class,
                Map.of(
                    "claim",
                    archive.assertionsNamingAll(List.of(person), List.of("claim"), MOST))));
      }
    }
    for (Claim claim : claims) {
      List<Link> chain = claim.provenance().attribution();
      String speaker = chain.isEmpty() ? null : chain.get(chain.size() - 1).entity();
      boolean theirs = parties.isEmpty() || (speaker != null && speakers.contains(speaker));
      boolean there =
          parties.size() < 2 || telling.contains(claim.provenance().evidence().get(0).document());
      if (theirs && there && isOnTopic(claim) && isPublishedInTime(claim)) {
        all.put(claim.id(), claim);
      }
    }
    List<Claim> latest = new ArrayList<>(all.values());
    latest.sort(
        Comparator.comparing((Claim claim) -> published(claim), Comparator.reverseOrder())
            .thenComparing(Claim::id));
    return Part.of(latest, STATEMENTS);
  }

  private LocalDate published(Assertion assertion) {
    return document(assertion.provenance().evidence().get(0).document())
        .flatMap(kept -> Optional.ofNullable(kept.document().origin().published()))
        .flatMap(Edtf::earliest)
        .orElse(LocalDate.MIN);
  }

  // Who and where

  private Map<String, Source> sources(List<Assertion> cited) {
    Map<String, Source> sources = new TreeMap<>();
    for (Assertion assertion : cited) {
      String id = assertion.provenance().evidence().get(0).document();
      if (!sources.containsKey(id)) {
        document(id).ifPresent(kept -> sources.put(id, source(kept.document())));
      }
    }
    return sources;
  }

  private static Source source(Document document) {
    String address = Views.address(document.uri().toString());
    String title = document.origin().title();
    return new Source(
        document.origin().publisher(),
        title == null || title.isBlank() ? address : title,
        document.origin().published(),
        document.language(),
        address);
  }

  private Map<String, Entity> entities(List<Assertion> cited) {
    Set<String> ids = new TreeSet<>();
    for (Assertion assertion : cited) {
      assertion
          .provenance()
          .attribution()
          .forEach(link -> Optional.ofNullable(link.entity()).ifPresent(ids::add));
      switch (assertion) {
        case Event event ->
            event
                .participants()
                .forEach(party -> Optional.ofNullable(party.entity()).ifPresent(ids::add));
        case Tenure tenure -> Optional.ofNullable(tenure.person()).ifPresent(ids::add);
        case Position position -> ids.add(position.body());
        default -> {}
      }
    }
    Map<String, Entity> entities = new TreeMap<>();
    archive.entities(ids).forEach((id, summary) -> entities.put(id, summary.entity()));
    return entities;
  }
}
