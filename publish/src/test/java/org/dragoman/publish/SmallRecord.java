package org.dragoman.publish;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
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
import org.jspecify.annotations.Nullable;

/**
 * A record of a few invented documents in four languages, for the tests of all formats: one event
 * told by two of them, one that is planned, posts, a statement and contested figures.
 */
public final class SmallRecord implements RecordSource {

  /** The edition that the tests write. */
  public static final Edition EDITION =
      new Edition("test 1", Instant.parse("2026-01-02T03:04:05Z"));

  private final List<RecordLine.OfDocument> documents = new ArrayList<>();
  private final List<Entity> entities = new ArrayList<>();
  private final List<Assertion> assertions = new ArrayList<>();

  public SmallRecord() {
    entities.add(person("person-sol", "Ana Sol", "PE", "Ana Sol", "آنا سول"));
    entities.add(person("person-veli", "Vəli \"V\" Əli, oğlu", "AZ", "Vəli Əli"));
    entities.add(
        new Entity(
            "body-mm",
            EntityType.BODY,
            "Milli Məclis",
            "AZ",
            names("Milli Məclis"),
            "body-unnamed"));
    entities.add(
        new Entity(
            "group-pe", EntityType.GROUP, "Peru group", "AZ", names("Peru group"), "body-mm"));
    entities.add(
        new Entity("outlet-a", EntityType.OUTLET, "Agencia A", "PE", names("Agencia A"), null));
    entities.add(new Entity("place-pe", EntityType.PLACE, "Perú", "PE", names("Perú"), null));
    entities.sort(Comparator.comparing(Entity::id));

    Document first =
        document(
            "https://a.example/1",
            "Ana Sol met Vəli Əli in Lima on 3 May 2024 𐤀. Vəli Əli chairs the Peru group of Milli Məclis.",
            "en",
            "A visit; with \"talks\"",
            "Agencia A",
            "2024-05-04");
    Document second =
        document(
            "file:///b%20c/2.txt",
            "آنا سول با ولی علی در لیما دیدار کرد. ۱۲ نفر کشته شدند.", "fa", null, null, null);
    Document third =
        document(
            "https://c.example/3?x=1&y=2",
            "=Milli Məclis bəyanat qəbul etdi.\nAna Sol gələcək.\nAzı 15 nəfər həlak olub. Peru bəyanat yaydı.",
            "az",
            "Bəyanat",
            "Xəbər <C>",
            "2024-05-05T10:00:00+04:00");
    Event.Participant sol = new Event.Participant("person-sol", "Ana Sol", Event.Role.PARTICIPANT);
    Event.Participant veli =
        new Event.Participant("person-veli", "Vəli Əli", Event.Role.PARTICIPANT);
    mention(first, "Ana Sol", "person-sol", EntityType.PERSON);
    assertions.add(
        new Event(
            said(
                "event-1",
                first,
                "Ana Sol met Vəli Əli in Lima",
                Status.CORROBORATED,
                .9,
                "Agencia A"),
            Event.Act.MEET,
            new Event.Plover("CONSULT", null, null),
            new Edtf("2024-05-03"),
            DateBasis.STATED,
            "Lima",
            List.of(sol, veli),
            Set.of("PE", "AZ"),
            "trade",
            "cluster-1"));
    assertions.add(
        new Tenure(
            said(
                "tenure-1",
                first,
                "Vəli Əli chairs the Peru group",
                Status.REPORTED,
                .8,
                "Agencia A"),
            "person-veli",
            "Vəli Əli",
            "chair",
            "Peru group",
            "AZ",
            new Edtf("2020"),
            null,
            new Edtf("2024-05-04")));
    assertions.add(
        new Event(
            said(
                "event-2", second, "آنا سول با ولی علی در لیما دیدار کرد", Status.CORROBORATED, .7),
            Event.Act.MEET,
            new Event.Plover("CONSULT", null, null),
            new Edtf("2024-05"),
            DateBasis.RELATIVE,
            null,
            List.of(
                new Event.Participant("person-sol", "آنا سول", Event.Role.PARTICIPANT),
                new Event.Participant(null, "ولی علی", Event.Role.PARTICIPANT)),
            Set.of("PE"),
            null,
            "cluster-1"));
    assertions.add(figure("figure-1", second, "۱۲", "12", Figure.Qualifier.EXACT));
    mention(third, "Milli Məclis", "body-mm", EntityType.BODY);
    mention(third, "Peru", "place-pe", EntityType.PLACE);
    assertions.add(
        new Position(
            said("position-2", third, "Peru bəyanat yaydı", Status.REPORTED, .4, "Xəbər <C>"),
            "Peru",
            Position.Instrument.STATEMENT,
            Position.PositionAct.ISSUED,
            null,
            null,
            null,
            null));
    assertions.add(
        new Position(
            said(
                "position-1",
                third,
                "=Milli Məclis bəyanat qəbul etdi",
                Status.REPORTED,
                .6,
                "Xəbər <C>"),
            "Milli Məclis",
            Position.Instrument.STATEMENT,
            Position.PositionAct.ADOPTED,
            "support",
            "Peru",
            new Edtf("2024-05-05"),
            null));
    assertions.add(
        new Event(
            new Provenance(
                "event-3",
                List.of(words(third, "Ana Sol gələcək")),
                List.of(
                    new Link("Xəbər <C>", null, null, null),
                    new Link("Ana Sol", "person-sol", "dedi", null)),
                Modality.PLANNED,
                Status.REPORTED,
                .5,
                "act/verb/visit"),
            Event.Act.VISIT,
            new Event.Plover("CONSULT", "visit", null),
            null,
            DateBasis.UNKNOWN,
            null,
            List.of(new Event.Participant("person-sol", "Ana Sol", Event.Role.GUEST)),
            Set.of("PE"),
            null,
            null));
    assertions.add(
        new Claim(
            said("claim-1", third, "Ana Sol gələcək", Status.REPORTED, .5, "Xəbər <C>"),
            "Ana Sol gələcək",
            "dedi",
            true));
    assertions.add(figure("figure-2", third, "15", "15", Figure.Qualifier.AT_LEAST));
    documents.sort(Comparator.comparing(one -> one.document().uri()));
    List<String> order = documents.stream().map(one -> one.document().id()).toList();
    assertions.sort(
        Comparator.<Assertion>comparingInt(
                one -> order.indexOf(one.provenance().evidence().get(0).document()))
            .thenComparingInt(one -> one.provenance().evidence().get(0).span().start())
            .thenComparing(Assertion::id));
  }

  private static Entity person(String id, String label, String country, String... spellings) {
    return new Entity(id, EntityType.PERSON, label, country, names(spellings), null);
  }

  private static List<EntityName> names(String... spellings) {
    return Stream.of(spellings).map(text -> new EntityName(text, "en", "Latn", 1)).toList();
  }

  private Document document(
      String uri,
      String words,
      String language,
      @Nullable String title,
      @Nullable String publisher,
      @Nullable String published) {
    URI from = URI.create(uri);
    SourceText text = new SourceText(words);
    Edtf date = published == null ? null : new Edtf(published);
    Document document =
        new Document(
            Document.idOf(from, text),
            from,
            text,
            language,
            language.equals("fa") ? "Arab" : "Latn",
            new Origin(
                title, publisher, null, null, date, date == null ? null : PublishedBasis.METADATA),
            List.of(),
            null);
    documents.add(new RecordLine.OfDocument(document, Optional.empty()));
    return document;
  }

  private static Evidence words(Document document, String words) {
    int start = document.text().toString().indexOf(words);
    Span span = document.text().spanOfUtf16(start, start + words.length());
    return Evidence.in(document, span);
  }

  private static Provenance said(
      String id,
      Document document,
      String words,
      Status status,
      double confidence,
      String... chain) {
    return new Provenance(
        id,
        List.of(words(document, words)),
        Stream.of(chain).map(name -> new Link(name, null, null, null)).toList(),
        Modality.ASSERTED,
        status,
        confidence,
        "test/rule");
  }

  private void mention(Document document, String name, String entity, EntityType type) {
    assertions.add(
        new Mention(said("mention-" + entity, document, name, Status.REPORTED, 1), entity, type));
  }

  private static Figure figure(
      String id, Document document, String words, String value, Figure.Qualifier qualifier) {
    return new Figure(
        said(id, document, words, Status.CONTESTED, .9),
        new BigDecimal(value),
        null,
        qualifier,
        null,
        "nəfər",
        Figure.Measure.KILLED,
        "cluster-1",
        null,
        "figures-1");
  }

  @Override
  public Stream<RecordLine.OfDocument> documents() {
    return documents.stream();
  }

  @Override
  public Stream<Entity> entities() {
    return entities.stream();
  }

  @Override
  public Stream<Assertion> assertions() {
    return assertions.stream();
  }

  @Override
  public Optional<RecordLine.OfDocument> document(String id) {
    return documents.stream().filter(one -> one.document().id().equals(id)).findFirst();
  }

  @Override
  public Optional<Entity> entity(String id) {
    return entities.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
