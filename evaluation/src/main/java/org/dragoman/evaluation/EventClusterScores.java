package org.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dragoman.app.Dragoman;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.MemoryShelf;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.event.Occurrence;
import org.dragoman.reconciliation.event.OccurrenceLikeness;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.tenure.Offices;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Measures event clusters on events read by people: pairs of one event found and right, and B³. */
public final class EventClusterScores {

  private EventClusterScores() {}

  /** Arguments: the table of gold clusters, folders with gold facts; {@code --misses}. */
  public static void main(String[] arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean misses = all.remove("--misses");
    Map<String, List<String>> gold = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of(all.get(0))).stream().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      gold.computeIfAbsent(cells[1], key -> new ArrayList<>()).add(cells[0]);
    }
    MemoryShelf shelf = new MemoryShelf();
    Clusters<Occurrence> clusters = new Clusters<>(shelf, new OccurrenceLikeness());
    Map<String, String> goldOf = new TreeMap<>();
    Map<String, String> shown = new HashMap<>();
    for (String folder : all.subList(1, all.size())) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          JsonNode facts = new ObjectMapper().readTree(file.toFile());
          Document document = document(facts);
          List<String> ids = gold.getOrDefault(facts.path("id").asText(), List.of());
          int at = 0;
          for (JsonNode event : facts.path("events")) {
            String id = "event-" + facts.path("id").asText() + "-" + at;
            goldOf.put(id, ids.get(at++));
            shown.put(
                id,
                event.path("act").asText()
                    + " "
                    + event.path("date").asText()
                    + " "
                    + event.path("countries")
                    + event.path("participants")
                    + " "
                    + facts.path("id").asText());
            clusters.add(
                id,
                Occurrence.line(
                    event(id, event, facts, document), document, new Read(facts, document)));
          }
        }
      }
    }
    clusters.settle();
    Map<String, Set<String>> byGold = new TreeMap<>();
    Map<String, Set<String>> byFound = new TreeMap<>();
    goldOf.forEach((id, cluster) -> byGold.computeIfAbsent(cluster, k -> new HashSet<>()).add(id));
    goldOf
        .keySet()
        .forEach(
            id ->
                byFound
                    .computeIfAbsent(shelf.cluster(id).orElse(id), k -> new HashSet<>())
                    .add(id));
    double precision = 0;
    double recall = 0;
    for (String id : goldOf.keySet()) {
      Set<String> right = byGold.getOrDefault(goldOf.get(id), Set.of());
      Set<String> found = byFound.getOrDefault(shelf.cluster(id).orElse(id), Set.of());
      double both = found.stream().filter(right::contains).count();
      precision += both / found.size();
      recall += both / right.size();
    }
    precision /= goldOf.size();
    recall /= goldOf.size();
    System.out.printf(
        Locale.ROOT,
        "%d events  B3 precision %.3f recall %.3f F1 %.3f%n",
        goldOf.size(),
        precision,
        recall,
        2 * precision * recall / (precision + recall));
    Set<String> goldPairs = pairs(byGold);
    Set<String> foundPairs = pairs(byFound);
    long both = foundPairs.stream().filter(goldPairs::contains).count();
    System.out.printf(
        Locale.ROOT,
        "pairs of one event: %d, found %d, right %d  precision %.3f recall %.3f F1 %.3f%n",
        goldPairs.size(),
        foundPairs.size(),
        both,
        both / (double) Math.max(1, foundPairs.size()),
        both / (double) goldPairs.size(),
        2.0 * both / (goldPairs.size() + foundPairs.size()));
    if (misses) {
      foundPairs.stream()
          .filter(pair -> !goldPairs.contains(pair))
          .forEach(pair -> print("WRONG", pair, shown, shelf));
      goldPairs.stream()
          .filter(pair -> !foundPairs.contains(pair))
          .forEach(pair -> print("MISSED", pair, shown, shelf));
    }
  }

  private static final Namings NAMINGS = Dragoman.namings();

  private static final Offices OFFICES = new Offices(NAMINGS);

  /** What parties mean, by the persons that people read in a document, with post and country. */
  private record Read(JsonNode facts, Document document) implements Occurrence.Meaning {

    @Override
    public String of(Event.Participant participant) {
      Naming naming = NAMINGS.of(EntityType.BODY, null, document.language(), participant.name());
      String id = naming.known() != null ? naming.known() : naming.kind();
      boolean person = String.valueOf(participant.entity()).startsWith("person-");
      return id != null && !person ? "=" + id : participant.name();
    }

    @Override
    public Set<String> offices(Event.Participant participant) {
      Set<String> offices = new TreeSet<>();
      if (!String.valueOf(participant.entity()).startsWith("person-")) {
        return OFFICES.named(participant.name(), document.language());
      }
      for (JsonNode person : facts.path("persons")) {
        String post = text(person, "post");
        if (post != null && person.path("name").asText().endsWith(participant.name())) {
          offices.addAll(OFFICES.offices(post, null, text(person, "country"), document.language()));
        }
      }
      return offices;
    }

    @Override
    public Set<String> bodies(Set<String> offices) {
      return OFFICES.bodies(offices);
    }

    @Override
    public List<String> about() {
      Map<String, Integer> countries = new TreeMap<>();
      for (JsonNode event : facts.path("events")) {
        event.path("countries").forEach(code -> countries.merge(code.asText(), 1, Integer::sum));
      }
      return countries.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(Occurrence.MOST_NAMED)
          .map(Map.Entry::getKey)
          .toList();
    }

    @Override
    public List<String> cast() {
      List<String> names = new ArrayList<>();
      facts.path("persons").forEach(person -> names.add(person.path("name").asText()));
      return names.subList(0, Math.min(Occurrence.MOST_NAMED, names.size()));
    }
  }

  private static boolean isCountry(String name, Document document) {
    CountryWords.Parted parted = NAMINGS.countries().part(name, document.language());
    return parted.words().isEmpty() && !parted.countries().isEmpty();
  }

  private static final OccurrenceLikeness LIKENESS = new OccurrenceLikeness();

  private static void print(
      String what, String pair, Map<String, String> shown, MemoryShelf shelf) {
    String[] two = pair.split(" ", -1);
    double likeness =
        LIKENESS.likeness(
            LIKENESS.read(shelf.body(two[0]).orElseThrow()),
            LIKENESS.read(shelf.body(two[1]).orElseThrow()));
    System.out.printf(Locale.ROOT, "%s %.2f", what, likeness);
    System.out.println("\n  " + shown.get(two[0]) + "\n  " + shown.get(two[1]));
  }

  private static Set<String> pairs(Map<String, Set<String>> clusters) {
    Set<String> pairs = new TreeSet<>();
    for (Set<String> cluster : clusters.values()) {
      List<String> members = cluster.stream().sorted().toList();
      for (int i = 0; i < members.size(); i++) {
        for (int j = i + 1; j < members.size(); j++) {
          pairs.add(members.get(i) + " " + members.get(j));
        }
      }
    }
    return pairs;
  }

  private static Document document(JsonNode facts) {
    Optional<Edtf> published = Edtf.parse(facts.path("published").asText(""));
    Origin origin =
        published.isEmpty()
            ? Origin.UNKNOWN
            : Origin.UNKNOWN.withPublished(published.get(), PublishedBasis.TEXT);
    return new Document(
        facts.path("id").asText(),
        URI.create("gold:" + facts.path("id").asText()),
        new SourceText("x"),
        facts.path("language").asText("und"),
        "Zyyy",
        origin,
        List.of(),
        null);
  }

  private static Event event(String id, JsonNode gold, JsonNode facts, Document document) {
    Set<String> persons = new HashSet<>();
    facts.path("persons").forEach(person -> persons.add(person.path("name").asText()));
    List<Event.Participant> participants = new ArrayList<>();
    for (JsonNode name : gold.path("participants")) {
      boolean person = persons.stream().anyMatch(full -> full.endsWith(name.asText()));
      String kind = person ? "person-" : isCountry(name.asText(), document) ? "place-" : "body-";
      String entity = kind + name.asText();
      participants.add(new Event.Participant(entity, name.asText(), Event.Role.PARTICIPANT));
    }
    Set<String> countries = new TreeSet<>();
    gold.path("countries").forEach(country -> countries.add(country.asText()));
    Optional<Edtf> date = Edtf.parse(gold.path("date").asText(""));
    return new Event(
        Provenance.reported(id, Evidence.in(document, new Span(0, 1)), List.of(), 1, "gold"),
        Event.Act.valueOf(gold.path("act").asText().toUpperCase(Locale.ROOT)),
        null,
        date.map(Edtf::withoutTime).orElse(null),
        date.isPresent() ? DateBasis.STATED : DateBasis.UNKNOWN,
        text(gold, "place"),
        participants,
        countries,
        text(gold, "topic"),
        null);
  }

  private static @Nullable String text(JsonNode gold, String field) {
    String text = gold.path(field).asText("");
    return text.isEmpty() || text.equals("null") ? null : text;
  }
}
