package org.dragoman.reconciliation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.Shelf;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.NamingLikeness;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.entity.Portrait;
import org.dragoman.reconciliation.event.Occurrence;
import org.dragoman.reconciliation.event.OccurrenceLikeness;
import org.dragoman.reconciliation.figure.Count;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.reconciliation.figure.Surroundings;
import org.dragoman.reconciliation.known.Kinds;
import org.dragoman.reconciliation.position.Stance;
import org.dragoman.reconciliation.source.Origins;
import org.dragoman.reconciliation.source.Translations;
import org.dragoman.reconciliation.tenure.Offices;
import org.dragoman.reconciliation.tenure.Seat;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * The way from the assertions of many documents to one record.
 *
 * <p>{@link #take} takes one document after another, in any order, with the same result: names in
 * use, events, figures, positions and tenures are gathered in clusters, and each is marked as
 * reported, corroborated or contested. A document taken again replaces what it said before. Not
 * thread-safe.
 */
public final class Reconciliation {

  private static final String COUNTRY = "place-";
  private static final String DOCUMENT = "doc-";

  private final Shelf shelf;
  private final Namings namings;
  private final Origins origins;
  private final Translations translations = new Translations();
  private final Portrait portrait;
  private final Offices offices;
  private final Kinds counted = Kinds.ofCounted();
  private final Clusters<Naming> names;
  private final Clusters<Occurrence> events;
  private final Clusters<Count> figures;
  private final Clusters<Stance> positions;
  private final Clusters<Seat> tenures;

  /** On a shelf that may hold a record already. */
  public Reconciliation(Shelf shelf, Namings namings) {
    this.shelf = shelf;
    this.namings = namings;
    origins = new Origins(namings);
    offices = new Offices(namings);
    portrait = new Portrait(namings.gazetteer());
    names = new Clusters<>(shelf, new NamingLikeness());
    events = new Clusters<>(shelf, new OccurrenceLikeness());
    figures = new Clusters<>(shelf, new CountLikeness());
    positions = new Clusters<>(shelf, new Stance.Alike());
    tenures = new Clusters<>(shelf, new Seat.Alike());
  }

  /** Takes what a document tells; what it told before is forgotten. */
  public void take(Findings findings) {
    Document document = findings.document();
    Set<String> left = new TreeSet<>(shelf.forget(document.id()));
    String publisher = document.origin().publisher();
    String word = origin(documentChain(findings), document, publisher);
    shelf.originates(document.id(), word);
    Map<String, Naming> byEntity = new HashMap<>();
    for (Entity entity : findings.entities()) {
      Optional<Naming> naming = namings.of(entity, document.language());
      if (naming.isPresent()) {
        byEntity.put(entity.id(), naming.get());
        add(names, naming.get().id(), naming.get().line(), document, entity.id(), "", left);
      }
    }
    translations(findings, byEntity, word);
    Surroundings surroundings = new Surroundings(findings, byEntity, namings, counted);
    Parties parties = new Parties(findings, byEntity);
    for (Assertion assertion : findings.assertions()) {
      String origin = origin(assertion.provenance().attribution(), document, publisher);
      String id = assertion.id();
      switch (assertion) {
        case Event event ->
            add(events, id, Occurrence.line(event, document, parties), document, id, origin, left);
        case Figure figure ->
            add(figures, id, surroundings.line(figure, origin), document, id, origin, left);
        case Position position -> {
          Naming body =
              byEntity.getOrDefault(position.body(), named(position.body(), null, document));
          add(positions, id, Stance.line(position, body), document, id, origin, left);
        }
        case Tenure tenure -> {
          Naming body =
              tenure.body() == null ? null : named(tenure.body(), tenure.country(), document);
          Naming person = tenure.person() == null ? null : byEntity.get(tenure.person());
          String line =
              Seat.line(
                  tenure,
                  body,
                  bare(document.language()),
                  offices.of(
                      tenure, person == null ? null : person.country(), bare(document.language())),
                  person,
                  document.origin().published());
          add(tenures, id, line, document, id, origin, left);
        }
        default -> {}
      }
    }
    left.forEach(this::remove);
    settle();
  }

  /** Finds the documents of which one is a translation, or that are translations of it. */
  private void translations(Findings findings, Map<String, Naming> byEntity, String word) {
    Document document = findings.document();
    String publisher = document.origin().publisher();
    String key = publisher == null ? "" : origins.key(publisher, bare(document.language()));
    String line = Translations.line(findings, byEntity, key, word);
    shelf.tell(document.id(), line, Translations.keys(line));
    retell(document.id(), line);
  }

  /** Links a document with its translations, but for those that an editor has parted from it. */
  private void retell(String document, String line) {
    Map<String, Boolean> decided = shelf.decided(document);
    Map<String, String> found = new TreeMap<>();
    shelf
        .toldAlike(document)
        .forEach(
            (other, its) -> {
              if (decided.getOrDefault(other, true)) {
                translations
                    .judge(line, its)
                    .ifPresent(judgement -> found.put(other, judgement.why()));
              }
            });
    touched.addAll(shelf.translations(document, found));
  }

  /** What a document tells, as those know that tell something alike; empty where none does. */
  private String told(String document) {
    return shelf.toldAlike(document).keySet().stream()
        .map(other -> shelf.toldAlike(other).getOrDefault(document, ""))
        .findFirst()
        .orElse("");
  }

  /** Forgets a document. */
  public void drop(String document) {
    shelf.tell(document, "", Set.of());
    touched.addAll(shelf.translations(document, Map.of()));
    shelf.forget(document).forEach(this::remove);
    settle();
  }

  /** Settles some things or documents anew, because an editor decided something of them. */
  public void reconsider(Set<String> ids) {
    for (String id : ids) {
      if (id.startsWith(DOCUMENT)) {
        String line = told(id);
        if (!line.isEmpty()) {
          retell(id, line);
        }
      } else {
        clustersOf(id).reconsider(id);
      }
    }
    settle();
  }

  /** Whom the names of parties mean in a document. */
  private final class Parties implements Occurrence.Meaning {

    private final Document document;
    private final Map<String, Naming> byEntity;
    private final Map<String, Set<String>> held = new HashMap<>();
    private final List<String> about;
    private final List<String> cast;

    Parties(Findings findings, Map<String, Naming> byEntity) {
      document = findings.document();
      this.byEntity = byEntity;
      for (Assertion assertion : findings.assertions()) {
        if (assertion instanceof Tenure tenure && tenure.person() != null) {
          Naming person = byEntity.get(tenure.person());
          String country = person == null ? null : person.country();
          held.computeIfAbsent(tenure.person(), key -> new TreeSet<>())
              .addAll(offices.held(tenure, country, bare(document.language())));
        }
      }
      Map<String, Integer> countries = new TreeMap<>();
      Map<String, Integer> persons = new TreeMap<>();
      for (Assertion assertion : findings.assertions()) {
        if (assertion instanceof Mention mention) {
          String entity = mention.entity();
          Naming person = byEntity.get(entity);
          if (mention.type() == EntityType.PERSON && person != null) {
            persons.merge(person.name(), 1, Integer::sum);
          } else if (isCountry(entity)) {
            countries.merge(code(entity), 1, Integer::sum);
          }
        }
      }
      about = mostFrequent(countries, Occurrence.MOST_NAMED);
      cast = mostFrequent(persons, Occurrence.MOST_NAMED);
    }

    @Override
    public List<String> about() {
      return about;
    }

    @Override
    public List<String> cast() {
      return cast;
    }

    @Override
    public String of(Event.Participant participant) {
      String entity = participant.entity();
      Naming naming = entity == null ? null : byEntity.get(entity);
      if (naming == null) {
        naming = named(participant.name(), null, document);
      }
      String id = naming.known() != null ? naming.known() : naming.kind();
      return id != null ? "=" + id : naming.name();
    }

    @Override
    public Set<String> offices(Event.Participant participant) {
      String entity = participant.entity();
      return entity == null
          ? offices.named(participant.name(), bare(document.language()))
          : held.getOrDefault(entity, Set.of());
    }

    @Override
    public Set<String> bodies(Set<String> held) {
      return offices.bodies(held);
    }
  }

  private Naming named(String name, @Nullable String country, Document document) {
    return namings.of(EntityType.BODY, country, bare(document.language()), name);
  }

  private <T> void add(
      Clusters<T> clusters,
      String id,
      String line,
      Document document,
      String subject,
      String origin,
      Set<String> left) {
    left.remove(id);
    clusters.add(id, line);
    shelf.use(document.id(), subject, id, origin);
    touched.add(id);
  }

  /** What was added or witnessed anew: its cluster's standing may be another. */
  private final Set<String> touched = new TreeSet<>();

  private void remove(String id) {
    clustersOf(id).remove(id);
    touched.remove(id);
  }

  private Clusters<?> clustersOf(String id) {
    return switch (Sort.of(id)) {
      case NAME -> names;
      case EVENT -> events;
      case FIGURE -> figures;
      case POSITION -> positions;
      case TENURE -> tenures;
    };
  }

  private void settle() {
    for (String entity : names.settle()) {
      List<Naming> members = new ArrayList<>();
      shelf.members(entity).forEach(id -> members.add(names.thing(id)));
      if (members.isEmpty()) {
        shelf.undescribe(entity);
      } else {
        shelf.describe(portrait.of(entity, members));
      }
    }
    Map<String, Clusters<?>> changed = new TreeMap<>();
    for (Clusters<?> clusters : List.of(events, figures, positions, tenures)) {
      clusters.settle().forEach(cluster -> changed.put(cluster, clusters));
    }
    for (String id : touched) {
      if (clustersOf(id) != names) {
        shelf.cluster(id).ifPresent(cluster -> changed.put(cluster, clustersOf(id)));
      }
    }
    changed.forEach((cluster, clusters) -> clusters.standing(cluster).forEach(shelf::mark));
    touched.clear();
  }

  private String origin(List<Link> chain, Document document, @Nullable String publisher) {
    String fallback =
        publisher == null ? document.id() : origins.key(publisher, bare(document.language()));
    return origins.of(chain, bare(document.language()), fallback);
  }

  /** The chain that all of a document stands under: that of its plainest mentions. */
  private static List<Link> documentChain(Findings findings) {
    return findings.assertions().stream()
        .filter(Mention.class::isInstance)
        .map(mention -> mention.provenance().attribution())
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static String bare(String language) {
    return language.split("-", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static boolean isCountry(String entity) {
    return entity.startsWith(COUNTRY) && entity.length() == COUNTRY.length() + 2;
  }

  private static String code(String country) {
    return country.substring(COUNTRY.length());
  }

  private static List<String> mostFrequent(Map<String, Integer> frequency, int most) {
    return frequency.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
