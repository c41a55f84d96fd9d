package org.dragoman.evaluation;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;

/**
 * A record of any size, made on the fly: fifty assertions a document, of the kinds in the shares in
 * which the samples tell them. Each event is told by two documents that lie far apart.
 */
final class MadeRecord implements RecordSource {

  private static final int A_DOCUMENT = 50;
  private static final int PERSONS = 20_000;
  private static final int BODIES = 2_000;
  private static final List<String> COUNTRIES = List.of("AZ", "PE", "KZ", "FR", "IR", "BR", "AM");
  private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

  private static final String STORY =
      "The speaker received the delegation and both sides spoke of trade, visas and the friendship"
          + " group; Vəli Əli, رئیس مجلس, председатель комитета, said that 25 people had signed. ";

  private final int size;
  private final int documents;

  MadeRecord(int size) {
    this.size = size;
    this.documents = Math.max(2, size / A_DOCUMENT);
  }

  private Document document(int number) {
    LocalDate day = FIRST.plusDays(number % 9_000);
    return new Document(
        "doc-" + number,
        URI.create("https://news.example/" + number),
        new SourceText("No. " + number + ". " + STORY.repeat(12)),
        "en",
        "Latn",
        new Origin(
            "Story no. " + number,
            "Outlet " + number % 40,
            null,
            null,
            Edtf.day(day),
            PublishedBasis.METADATA),
        List.of(),
        null);
  }

  @Override
  public Stream<RecordLine.OfDocument> documents() {
    return IntStream.range(0, documents)
        .mapToObj(number -> new RecordLine.OfDocument(document(number), Optional.empty()));
  }

  @Override
  public Stream<Entity> entities() {
    return Stream.concat(
        IntStream.range(0, BODIES).mapToObj(number -> entity("body-" + number).orElseThrow()),
        IntStream.range(0, PERSONS).mapToObj(number -> entity("person-" + number).orElseThrow()));
  }

  @Override
  public Stream<Assertion> assertions() {
    return IntStream.range(0, documents)
        .boxed()
        .flatMap(number -> told(number).stream())
        .limit(size);
  }

  private List<Assertion> told(int number) {
    Document document = document(number);
    List<Assertion> told = new ArrayList<>(A_DOCUMENT);
    for (int i = 0; i < A_DOCUMENT; i++) {
      told.add(assertion(document, number, i));
    }
    return told;
  }

  private Assertion assertion(Document document, int number, int i) {
    Edtf day = Edtf.day(FIRST.plusDays((number + i) % 9_000));
    String person = "person-" + (number * 31 + i * 7) % PERSONS;
    String other = "person-" + (number * 17 + i * 11) % PERSONS;
    String body = "body-" + number % BODIES;
    return switch (i % 25) {
      case 0, 8, 16 -> {
        // The other half of the documents tells the same events again.
        String cluster = "event-cluster-" + number % (documents / 2) + "-" + i;
        yield new Event(
            said("event", document, number, i, 8, 90),
            i % 2 == 0 ? Event.Act.MEET : Event.Act.VISIT,
            new Event.Plover("CONSULT", i % 2 == 0 ? null : "visit", null),
            day,
            DateBasis.STATED,
            "Lima",
            List.of(
                new Event.Participant(person, "Person " + person, Event.Role.PARTICIPANT),
                new Event.Participant(other, "Person " + other, Event.Role.PARTICIPANT)),
            Set.of(COUNTRIES.get(number % 7), COUNTRIES.get((number + 1) % 7)),
            "trade",
            cluster);
      }
      case 1, 9, 17 ->
          new Tenure(
              said("tenure", document, number, i, 8, 60),
              person,
              "Person " + person,
              "chair",
              "Body " + body,
              COUNTRIES.get(number % 7),
              Edtf.year(2000 + i % 20),
              null,
              day);
      case 2, 10 ->
          new DateExpression(said("date", document, number, i, 8, 20), day, DateBasis.STATED);
      case 3 ->
          new Figure(
              said("figure", document, number, i, 150, 160),
              BigDecimal.valueOf(number % 1000),
              null,
              Figure.Qualifier.ABOUT,
              null,
              "people",
              Figure.Measure.MEMBERS,
              null,
              null,
              null);
      case 4 -> {
        Provenance said = said("claim", document, number, i, 120, 180);
        yield new Claim(said, said.evidence().get(0).quote(), "said", true);
      }
      case 5 ->
          i == 5
              ? new Position(
                  said("position", document, number, i, 8, 80),
                  "Body " + body,
                  Position.Instrument.STATEMENT,
                  Position.PositionAct.ADOPTED,
                  "support",
                  "trade",
                  day,
                  null)
              : mention(document, number, i, body, EntityType.BODY);
      default -> mention(document, number, i, person, EntityType.PERSON);
    };
  }

  private static Mention mention(
      Document document, int number, int i, String entity, EntityType type) {
    return new Mention(said("mention", document, number, i, 8 + i, 20 + i), entity, type);
  }

  private static Provenance said(
      String kind, Document document, int number, int i, int from, int to) {
    String outlet = "Outlet " + number % 40;
    List<Link> chain =
        i % 3 == 0
            ? List.of(
                new Link(outlet, null, null, null), new Link("Ministry", null, "citing", null))
            : List.of(new Link(outlet, null, null, null));
    return Provenance.reported(
        kind + "-" + number + "-" + i,
        Evidence.in(document, new Span(from, to)),
        chain,
        .5 + i % 50 / 100.0,
        "made");
  }

  @Override
  public Optional<RecordLine.OfDocument> document(String id) {
    return Optional.of(
        new RecordLine.OfDocument(
            document(Integer.parseInt(id.substring("doc-".length()))), Optional.empty()));
  }

  @Override
  public Optional<Entity> entity(String id) {
    if (!id.matches("(person|body)-\\d+")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(id.substring(id.indexOf('-') + 1));
    boolean person = id.startsWith("person-");
    String label = (person ? "Person " : "Body ") + id;
    return Optional.of(
        new Entity(
            id,
            person ? EntityType.PERSON : EntityType.BODY,
            label,
            COUNTRIES.get(number % 7),
            List.of(
                new EntityName(label, "en", "Latn", 3),
                new EntityName("Вәли " + number, "ru", "Cyrl", 2)),
            null));
  }
}
