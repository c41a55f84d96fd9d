package org.dragoman.evaluation;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.Understanding;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.WordList;

/**
 * Reads the example of every row of the rules' tables and compares what comes of it with what the
 * row promises.
 */
public final class Rows {

  /** The languages that have tables. */
  static final List<String> LANGUAGES =
      List.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de");

  /** One row in so many may fail: another processor rounds the model's 8 bits otherwise. */
  private static final int ROUNDING = 500;

  private final Reader reader;
  private final String language;
  private final Normalization normalization;
  private int rows;
  private final List<String> failures = new ArrayList<>();

  private Rows(Reader reader, String language) {
    this.reader = reader;
    this.language = language;
    normalization = Normalization.of(language);
  }

  /**
   * Prints the rows that fail; ends with 1 where more than one in five hundred does.
   *
   * @param arguments the languages; all where there are none
   */
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset();
    Path home = Path.of(System.getProperty("user.home"));
    int rows = 0;
    int failures = 0;
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)))) {
      for (String language : arguments.length == 0 ? LANGUAGES : Arrays.asList(arguments)) {
        Rows check = new Rows(reader, language);
        check.run();
        check.failures.forEach(System.out::println);
        rows += check.rows;
        failures += check.failures.size();
        System.out.printf(
            Locale.ROOT,
            "%s: %d rows, %d do not give what they promise%n",
            language,
            check.rows,
            check.failures.size());
      }
    }
    System.exit(rows > 0 && failures * ROUNDING <= rows ? 0 : 1);
  }

  private void run() {
    for (Table table : Table.values()) {
      for (WordList.Row row : Lexicon.rows(language, table)) {
        rows++;
        List<Assertion> told = read(row.cell("example"));
        if (!gives(table, row, told)) {
          failures.add(
              row
                  + " "
                  + row.cell("class")
                  + " "
                  + row.cell("value")
                  + "\n    "
                  + row.cell("example")
                  + "\n    promises "
                  + row.cell("gives")
                  + "\n    gives    "
                  + told.stream()
                      .map(this::shown)
                      .filter(text -> !text.isEmpty())
                      .collect(Collectors.joining(" | ")));
        }
      }
    }
  }

  /** The events of a text of one paragraph. */
  static List<Event> events(Reader reader, String language, String text) {
    return events(new Rows(reader, language).read(text)).toList();
  }

  private List<Assertion> read(String example) {
    SourceText text = new SourceText(example);
    URI uri = URI.create("row:example");
    Document document =
        new Document(
            Document.idOf(uri, text),
            uri,
            text,
            language,
            "Zyyy",
            Origin.UNKNOWN,
            List.of(new Section(new Span(0, text.codePointLength()), Section.Kind.BODY)),
            null);
    return Understanding.of(reader.read(document)).assertions();
  }

  private boolean gives(Table table, WordList.Row row, List<Assertion> told) {
    String promised = row.cell("gives");
    String value = row.cell("value").split("[/@]", 2)[0];
    return switch (table) {
      case ACTS ->
          Set.of("verb", "on", "noun").contains(row.cell("class"))
              ? events(told)
                  .anyMatch(event -> is(event, value) && takePart(promised, List.of(event)))
              : takePart(promised, events(told).toList());
      case MARKERS ->
          switch (row.cell("class")) {
            case "of-this", "estimates", "claims" -> says(promised, told);
            case "cited" -> passesOn(promised, told);
            // What is a cause may be told or not, but never as what it caused is.
            case "cause" -> !isMeant(promised.replaceFirst("^not ", ""), told);
            default -> takePart(promised, events(told).toList());
          };
      case MODALITY -> isMeant(promised, told);
      case POSTS ->
          list(promised).stream().allMatch(one -> told.stream().anyMatch(a -> is(a, one)));
      case BODIES ->
          told.stream()
              .filter(Mention.class::isInstance)
              .map(Mention.class::cast)
              .filter(mention -> mention.type() != EntityType.PERSON)
              .anyMatch(mention -> same(mention.provenance().evidence().get(0).quote(), promised));
      case POSITIONS ->
          row.cell("class").equals("votes")
              ? events(told)
                  .anyMatch(event -> is(event, "vote") && takePart(promised, List.of(event)))
              : told.stream()
                  .filter(Position.class::isInstance)
                  .map(Position.class::cast)
                  .anyMatch(position -> is(position, promised));
    };
  }

  /** Whether an act is told in a modality: "visit planned". */
  private static boolean isMeant(String promised, List<Assertion> told) {
    return events(told)
        .anyMatch(
            event ->
                promised.equals(lower(event.act()) + " " + lower(event.provenance().modality())));
  }

  /** Whether somebody says something, as the tree tells. */
  private boolean says(String promised, List<Assertion> told) {
    return told.stream()
        .filter(Claim.class::isInstance)
        .map(Assertion::provenance)
        .anyMatch(
            claim ->
                claim.why().startsWith("speech/")
                    && same(
                        claim.attribution().get(claim.attribution().size() - 1).name(), promised));
  }

  /** Whether an outlet passes on what somebody says: "outlet > speaker". */
  private boolean passesOn(String promised, List<Assertion> told) {
    String[] links = promised.split(" > ", 2);
    return told.stream()
        .filter(Claim.class::isInstance)
        .map(claim -> claim.provenance().attribution())
        .anyMatch(
            chain ->
                chain.size() > 1
                    && same(chain.get(chain.size() - 2).name(), links[0])
                    && same(chain.get(chain.size() - 1).name(), links[1]));
  }

  private static Stream<Event> events(List<Assertion> told) {
    return told.stream().filter(Event.class::isInstance).map(Event.class::cast);
  }

  private static boolean is(Event event, String act) {
    return lower(event.act()).equals(act);
  }

  private boolean takePart(String promised, List<Event> events) {
    if (promised.equals("-")) {
      return events.stream().allMatch(event -> event.participants().isEmpty());
    }
    return list(promised).stream()
        .allMatch(
            name ->
                events.stream()
                    .flatMap(event -> event.participants().stream())
                    .anyMatch(participant -> same(participant.name(), name)));
  }

  private boolean is(Assertion assertion, String promised) {
    if (!(assertion instanceof Tenure tenure)) {
      return false;
    }
    String[] nameAndDate = promised.split(" (since|until) ", 2);
    boolean since = promised.contains(" since ");
    boolean dated =
        nameAndDate.length == 1
            || String.valueOf(since ? tenure.from() : tenure.to()).contains(nameAndDate[1]);
    String[] nameAndPost = nameAndDate[0].split(" = ", 2);
    String[] postAndBody = nameAndPost[1].split(" @ ", 2);
    return dated
        && same(tenure.name(), nameAndPost[0])
        && words(tenure.post()).stream().anyMatch(words(postAndBody[0])::contains)
        && (postAndBody.length == 1
            || (tenure.body() != null && same(tenure.body(), postAndBody[1])));
  }

  private boolean is(Position position, String promised) {
    int colon = promised.indexOf(": ");
    if (colon < 0) {
      return promised.equals(position.stance());
    }
    return same(position.body(), promised.substring(0, colon))
        && promised
            .substring(colon + 2)
            .equals(lower(position.act()) + " " + lower(position.instrument()));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> list(String names) {
    return List.of(names.split("; ", -1));
  }

  /** Whether one name's words all stand in the other's, as the scorer of the gold facts has it. */
  private boolean same(String one, String other) {
    Set<String> a = words(one);
    Set<String> b = words(other);
    return !a.isEmpty() && !b.isEmpty() && (a.containsAll(b) || b.containsAll(a));
  }

  private Set<String> words(String name) {
    Set<String> words =
        new HashSet<>(List.of(normalization.normalize(name).split("[^\\p{L}\\p{M}\\p{N}]+", -1)));
    words.remove("");
    words.remove("the");
    return words;
  }

  private String shown(Assertion assertion) {
    return switch (assertion) {
      case Event event ->
          lower(event.act())
              + " "
              + lower(event.provenance().modality())
              + " "
              + event.participants().stream().map(Event.Participant::name).toList()
              + event.countries();
      case Tenure tenure ->
          tenure.name()
              + " = "
              + tenure.post()
              + " @ "
              + tenure.body()
              + (tenure.from() == null ? "" : " since " + tenure.from().value())
              + (tenure.to() == null ? "" : " until " + tenure.to().value());
      case Position position ->
          position.body()
              + ": "
              + lower(position.act())
              + " "
              + lower(position.instrument())
              + " "
              + position.stance();
      case Mention mention ->
          mention.type() == EntityType.PLACE
              ? ""
              : lower(mention.type()) + " «" + mention.provenance().evidence().get(0).quote() + "»";
      default -> "";
    };
  }
}
