package org.dragoman.evaluation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dragoman.app.Dragoman;
import org.dragoman.reconciliation.Reconciliation;
import org.dragoman.reconciliation.cluster.MemoryShelf;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.SourceText;

/**
 * Measures how long it takes to reconcile made-up persons in two scripts, and to add one document.
 *
 * <p>Persons have a given name and a surname drawn from name words, and a country; some are named
 * often and most seldom. A tenth of the mentions has a slip of a letter, a tenth is a bare surname.
 */
public final class ReconciliationSpeed {

  private static final int A_DOCUMENT = 10;
  private static final int ADDED = 200;
  private static final String[] COUNTRIES = Locale.getISOCountries();

  private final Random random = new Random(11);
  private final List<List<String>> words = new ArrayList<>();

  private ReconciliationSpeed() {}

  private record Person(List<String> given, List<String> surname, String country) {}

  /** Arguments: the file {@code en_russian_64}, then numbers of mentions. */
  public static void main(String[] arguments) throws IOException {
    ReconciliationSpeed speed = new ReconciliationSpeed();
    try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
      lines
          .map(line -> line.split("\t", -1))
          .filter(cells -> cells[0].length() > 3 && cells[1].length() > 6)
          .forEach(
              cells ->
                  speed.words.add(List.of(capital(cells[0]), capital(cells[1].replace(" ", "")))));
    }
    System.out.printf(
        Locale.ROOT,
        "%10s %9s %9s %9s %10s %8s %9s %9s%n",
        "mentions",
        "persons",
        "seconds",
        "clusters",
        "mentions/s",
        "MB",
        "add ms",
        "p95 ms");
    for (int i = 1; i < arguments.length; i++) {
      speed.measure(Integer.parseInt(arguments[i]));
    }
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void measure(int mentions) {
    List<Person> persons = new ArrayList<>();
    for (int i = 0; i < mentions / 10; i++) {
      persons.add(
          new Person(
              words.get(random.nextInt(2000)),
              words.get(2000 + random.nextInt(words.size() - 2000)),
              COUNTRIES[random.nextInt(60)]));
    }
    MemoryShelf shelf = new MemoryShelf();
    Reconciliation reconciliation = new Reconciliation(shelf, Dragoman.namings());
    long start = System.nanoTime();
    for (int i = 0; i < mentions / A_DOCUMENT; i++) {
      reconciliation.take(document(i, persons));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int clusters = shelf.clusters().size();
    double[] added = new double[ADDED];
    for (int i = 0; i < ADDED; i++) {
      Findings one = document(mentions + i, persons);
      long before = System.nanoTime();
      reconciliation.take(one);
      added[i] = (System.nanoTime() - before) / 1e6;
    }
    Arrays.sort(added);
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%10d %9d %9.1f %9d %10.0f %8d %9.2f %9.2f%n",
        mentions,
        persons.size(),
        seconds,
        clusters,
        mentions / seconds,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20,
        added[ADDED / 2],
        added[ADDED * 95 / 100]);
  }

  private Findings document(int number, List<Person> persons) {
    boolean russian = random.nextInt(3) == 0;
    String language = russian ? "ru" : "en";
    Map<String, Entity> entities = new TreeMap<>();
    for (int i = 0; i < A_DOCUMENT; i++) {
      // A few are named often: the square makes the first ones likelier.
      double where = random.nextDouble();
      Person person = persons.get((int) (where * where * persons.size()));
      String surname = person.surname().get(russian ? 1 : 0);
      String name =
          random.nextInt(10) == 0 ? surname : person.given().get(russian ? 1 : 0) + " " + surname;
      if (random.nextInt(10) == 0) {
        int at = 1 + random.nextInt(name.length() - 1);
        name = name.substring(0, at) + name.charAt(at - 1) + name.substring(at);
      }
      String id = ContentId.of("person", name, person.country());
      entities.put(
          id,
          new Entity(
              id,
              EntityType.PERSON,
              name,
              random.nextInt(3) == 0 ? null : person.country(),
              List.of(new EntityName(name, language, russian ? "Cyrl" : "Latn", 1)),
              null));
    }
    Document document =
        new Document(
            "doc-" + number,
            URI.create("made:" + number),
            new SourceText("x"),
            language,
            russian ? "Cyrl" : "Latn",
            Origin.UNKNOWN,
            List.of(),
            null);
    return new Findings(document, List.copyOf(entities.values()), List.of(), List.of());
  }
}
