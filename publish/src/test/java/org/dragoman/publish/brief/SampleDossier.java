package org.dragoman.publish.brief;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dragoman.publish.brief.Dossier.Count;
import org.dragoman.publish.brief.Dossier.Part;
import org.dragoman.publish.brief.Dossier.Post;
import org.dragoman.publish.brief.Dossier.Source;
import org.dragoman.publish.brief.Dossier.Told;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Event.Participant;
import org.dragoman.record.assertion.Event.Role;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
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

/** A dossier with everything in it, over three made-up documents in three scripts. */
final class SampleDossier {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

  private static final Document ENGLISH =
      document(
          "doc-en",
          "https://example.org/a?b=1&c=<2>",
          "en",
          "Speaker <Kobalia> & the *ambassador*",
          "Interpressnews",
          "2023-05-03",
          "Ramaz Kobalia met Ambassador Javier Montalvo in Tbilisi. Rescuers said that 41 people"
              + " were killed in Zugdidi. A visit to Lima is planned for 2027. The Parliament of"
              + " Georgia adopted a resolution on trade by 90 votes to 3. “We want trade,” Kobalia"
              + " said.");

  private static final Document RUSSIAN =
      document(
          "doc-ru",
          "file:///folder/vstrecha.txt",
          "ru",
          "Встреча в Тбилиси",
          "ТАСС",
          "2023-05-04",
          "Рамаз Кобалия встретился с послом Перу. В Зугдиди погибли 57 человек.");

  private static final Document PERSIAN =
      document(
          "doc-fa",
          "file:///folder/didar.txt",
          "fa",
          "دیدار در تفلیس",
          null,
          "2023",
          "راماز کوبالیا، رئیس پارلمان گرجستان، با خاویر مونتالوو دیدار کرد.");

  static final Map<String, Document> DOCUMENTS =
      List.of(ENGLISH, RUSSIAN, PERSIAN).stream()
          .collect(Collectors.toMap(Document::id, document -> document));

  private static final Entity KOBALIA =
      new Entity(
          "person-1",
          EntityType.PERSON,
          "Ramaz Kobalia",
          "GE",
          List.of(
              new EntityName("Ramaz Kobalia", "en", "Latn", 3),
              new EntityName("Рамаз Кобалия", "ru", "Cyrl", 2),
              new EntityName("راماز کوبالیا", "fa", "Arab", 1)),
          null);

  private static final Entity GEORGIA =
      new Entity("place-ge", EntityType.PLACE, "Georgia", "GE", List.of(), null);

  private static final Entity PERU =
      new Entity("place-pe", EntityType.PLACE, "Peru", "PE", List.of(), null);

  private SampleDossier() {}

  private static Document document(
      String id,
      String uri,
      String language,
      String title,
      @org.jspecify.annotations.Nullable String publisher,
      String published,
      String text) {
    return new Document(
        id,
        URI.create(uri.replace("<", "%3C").replace(">", "%3E")),
        new SourceText(text),
        language,
        language.equals("en") ? "Latn" : language.equals("ru") ? "Cyrl" : "Arab",
        new Origin(title, publisher, null, null, new Edtf(published), PublishedBasis.METADATA),
        List.of(),
        null);
  }

  private static Evidence words(Document document, String words) {
    String text = document.text().toString();
    int at = text.indexOf(words);
    int start = text.codePointCount(0, at);
    return Evidence.in(document, new Span(start, start + words.codePointCount(0, words.length())));
  }

  private static Provenance provenance(
      String id, Evidence evidence, Modality modality, Status status) {
    Document document = DOCUMENTS.get(evidence.document());
    String publisher = document == null ? null : document.origin().publisher();
    return new Provenance(
        id,
        List.of(evidence),
        publisher == null
            ? List.of(new Link("منبع", null, null, null))
            : List.of(
                new Link(publisher, null, null, null),
                new Link("press office", null, "citing", null)),
        modality,
        status,
        0.9,
        "test");
  }

  private static Event event(
      String id, Act act, String date, Evidence evidence, Modality modality, Status status) {
    return new Event(
        provenance(id, evidence, modality, status),
        act,
        null,
        new Edtf(date),
        DateBasis.STATED,
        "Tbilisi",
        List.of(
            new Participant("person-1", "Kobalia", Role.HOST),
            new Participant(null, "Javier Montalvo", Role.PARTICIPANT)),
        Set.of("GE", "PE"),
        "trade",
        null);
  }

  private static Figure figure(String id, String value, String counted, Evidence evidence) {
    return new Figure(
        provenance(
            id,
            evidence,
            Modality.ASSERTED,
            counted.equals("votes") ? Status.REPORTED : Status.CONTESTED),
        new BigDecimal(value),
        null,
        Figure.Qualifier.EXACT,
        null,
        counted,
        counted.equals("votes") ? Figure.Measure.OTHER : Figure.Measure.KILLED,
        null,
        null,
        null);
  }

  /** The same tenure as a Russian document tells it. */
  static Tenure inRussian(Tenure tenure, String post) {
    return new Tenure(
        provenance(
            "tenure-ru", words(RUSSIAN, "Рамаз Кобалия"), Modality.ASSERTED, Status.CORROBORATED),
        tenure.person(),
        tenure.name(),
        post,
        null,
        tenure.country(),
        tenure.from(),
        tenure.to(),
        tenure.asOf());
  }

  /** The same figure as one that its last source denies. */
  static Figure denied(Figure figure) {
    Provenance told = figure.provenance();
    return new Figure(
        new Provenance(
            told.id(),
            told.evidence(),
            told.attribution(),
            Modality.DENIED,
            told.status(),
            told.confidence(),
            told.why()),
        figure.value(),
        figure.upper(),
        figure.qualifier(),
        figure.unit(),
        figure.counted(),
        figure.measure(),
        figure.about(),
        figure.partOf(),
        figure.group());
  }

  /** The dossier; every part of it has something. */
  static Dossier full() {
    Event english =
        event(
            "event-en",
            Act.MEET,
            "2023-05-03",
            words(ENGLISH, "Ramaz Kobalia met Ambassador Javier Montalvo in Tbilisi"),
            Modality.ASSERTED,
            Status.CORROBORATED);
    Event russian =
        event(
            "event-ru",
            Act.MEET,
            "2023-05-03",
            words(RUSSIAN, "Рамаз Кобалия встретился с послом Перу"),
            Modality.ASSERTED,
            Status.CORROBORATED);
    Event persian =
        event(
            "event-fa",
            Act.CALL,
            "2023",
            words(PERSIAN, "با خاویر مونتالوو دیدار کرد"),
            Modality.ASSERTED,
            Status.CONTESTED);
    Event planned =
        event(
            "event-plan",
            Act.VISIT,
            "2027",
            words(ENGLISH, "A visit to Lima is planned for 2027"),
            Modality.PLANNED,
            Status.REPORTED);
    Event vote =
        event(
            "event-vote",
            Act.VOTE,
            "2023-05",
            words(ENGLISH, "adopted a resolution on trade by 90 votes to 3"),
            Modality.ASSERTED,
            Status.REPORTED);
    Position position =
        new Position(
            provenance(
                "position-1",
                words(ENGLISH, "The Parliament of Georgia adopted a resolution on trade"),
                Modality.ASSERTED,
                Status.REPORTED),
            "Parliament of Georgia",
            Position.Instrument.RESOLUTION,
            Position.PositionAct.ADOPTED,
            "support",
            "trade",
            new Edtf("2023-05-02/2023-05-03"),
            null);
    Tenure tenure =
        new Tenure(
            provenance(
                "tenure-1",
                words(PERSIAN, "راماز کوبالیا، رئیس پارلمان گرجستان"),
                Modality.ASSERTED,
                Status.REPORTED),
            "person-1",
            "راماز کوبالیا",
            "رئیس",
            "پارلمان گرجستان",
            "GE",
            new Edtf("2022-10"),
            null,
            new Edtf("2023"));
    Claim claim =
        new Claim(
            provenance(
                "claim-1", words(ENGLISH, "We want trade"), Modality.ASSERTED, Status.REPORTED),
            "We want trade",
            "said",
            true);
    Figure votes = figure("figure-votes", "90", "votes", words(ENGLISH, "90 votes"));
    List<Figure> killed =
        List.of(
            figure("figure-en", "41", "people", words(ENGLISH, "41 people were killed")),
            figure("figure-ru", "57", "человек", words(RUSSIAN, "погибли 57 человек")));
    Map<String, Source> sources = new LinkedHashMap<>();
    DOCUMENTS.forEach(
        (id, document) ->
            sources.put(
                id,
                new Source(
                    document.origin().publisher(),
                    String.valueOf(document.origin().title()),
                    document.origin().published(),
                    document.language(),
                    document.uri().toString().replace("file:///folder/", ""))));
    return new Dossier(
        List.of(GEORGIA, PERU),
        null,
        null,
        null,
        TODAY,
        new Part<>(
            List.of(
                told(planned, planned),
                new Told<>(
                    english, english.date(), Status.CORROBORATED, List.of(english, russian), 2, 2),
                told(vote, vote),
                told(persian, persian)),
            9),
        Part.of(
            List.of(
                new Post(
                    new Told<>(tenure, tenure.asOf(), Status.REPORTED, List.of(tenure), 1, 1),
                    tenure.from() == null ? List.of() : List.of(tenure.from()),
                    List.of(),
                    0,
                    3)),
            10),
        Part.of(
            List.of(
                new Told<>(position, position.date(), Status.REPORTED, List.of(position), 1, 1)),
            10),
        Part.of(List.of(new Count(killed, killed.size(), List.of("Zugdidi"), true, 2)), 10),
        Part.of(List.of(claim), 10),
        Map.of("event-vote", List.of(votes)),
        sources,
        Map.of("person-1", KOBALIA));
  }

  private static Told<Event> told(Event event, Event report) {
    return new Told<>(event, event.date(), event.provenance().status(), List.of(report), 1, 1);
  }

  /** A dossier on whom the record does not know. */
  static Dossier empty() {
    Dossier full = full();
    return new Dossier(
        full.parties(),
        "fishery",
        new Edtf("2021"),
        new Edtf("2022-06"),
        TODAY,
        Part.of(List.of(), 1),
        Part.of(List.of(), 1),
        Part.of(List.of(), 1),
        Part.of(List.of(), 1),
        Part.of(List.of(), 1),
        Map.of(),
        Map.of(),
        Map.of());
  }

  static Brief brief(String language) {
    return BriefComposer.compose(full(), language, "test 1", TODAY);
  }

  /** The words of a note, where they stand in the document that it names; fails where not. */
  static boolean stands(String document, String words) {
    Document read = DOCUMENTS.get(document);
    return read != null && read.text().toString().contains(words);
  }
}
