package org.dragoman.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.assertion.Event;

/**
 * Codes English sentences and compares event types and actors with PLOVER gold codes.
 *
 * <p>A sentence has one gold event. The type is right where the first event found has it, and found
 * where any has; an actor is found where a participant or a country of any event is it.
 */
public final class PloverScores {

  private PloverScores() {}

  /**
   * Prints the scores.
   *
   * @param arguments the file of gold sentences
   */
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    JsonNode gold = new ObjectMapper().readTree(Path.of(arguments[0]).toFile());
    Map<String, String> countries = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      countries.put(Locale.of("", code).getISO3Country(), code);
    }
    Path home = Path.of(System.getProperty("user.home"));
    int sentences = 0;
    int told = 0;
    int first = 0;
    int any = 0;
    int actors = 0;
    int actorsFound = 0;
    Map<String, int[]> byType = new TreeMap<>();
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)))) {
      for (JsonNode sentence : gold) {
        String type = sentence.path("event").asText();
        List<Event> events = Rows.events(reader, "en", sentence.path("text").asText());
        sentences++;
        told += events.isEmpty() ? 0 : 1;
        first += !events.isEmpty() && type.equals(type(events.get(0))) ? 1 : 0;
        boolean found = events.stream().anyMatch(event -> type.equals(type(event)));
        any += found ? 1 : 0;
        int[] counts = byType.computeIfAbsent(type, key -> new int[2]);
        counts[0]++;
        counts[1] += found ? 1 : 0;
        for (JsonNode actor : actors(sentence)) {
          actors++;
          actorsFound += isAmong(actor, events, countries) ? 1 : 0;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d sentences, an event in %d%ntype of the first event %.3f, of any event %.3f%n"
            + "actors %d, found %.3f%n",
        sentences,
        told,
        first / (double) sentences,
        any / (double) sentences,
        actors,
        actorsFound / (double) actors);
    byType.forEach(
        (type, counts) ->
            System.out.printf(Locale.ROOT, "%-12s %3d of %3d%n", type, counts[1], counts[0]));
  }

  private static String type(Event event) {
    Event.Plover plover = event.plover();
    return plover == null ? "" : plover.event();
  }

  private static List<JsonNode> actors(JsonNode sentence) {
    List<JsonNode> actors = new ArrayList<>();
    for (String side : List.of("source", "target")) {
      sentence.path(side).forEach(actors::add);
    }
    return actors;
  }

  private static boolean isAmong(
      JsonNode actor, List<Event> events, Map<String, String> countries) {
    String code = actor.path("code").asText();
    String country = code.length() >= 3 ? countries.getOrDefault(code.substring(0, 3), "") : "";
    Set<String> words = words(actor.path("actorText").asText());
    for (Event event : events) {
      if (event.countries().contains(country)) {
        return true;
      }
      for (Event.Participant participant : event.participants()) {
        Set<String> shared = words(participant.name());
        shared.retainAll(words);
        if (!shared.isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static Set<String> words(String name) {
    Set<String> words =
        new HashSet<>(List.of(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    words.removeAll(Set.of("", "the", "of", "and", "a"));
    return words;
  }
}
