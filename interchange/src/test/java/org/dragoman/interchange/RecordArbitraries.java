package org.dragoman.interchange;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
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
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;

/** Any record object: every field known or not, strings of any characters. */
final class RecordArbitraries {

  private RecordArbitraries() {}

  /** Strings that encodings can carry, with line ends, quotes and supplementary characters. */
  static Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(30).map(s -> SourceText.repaired(s).toString()),
        Arbitraries.of(
            "line\nend\r\n\u2028\u2029\u0085",
            "\"quoted\\\"",
            "𐤀𝄞",
            "به نقل از",
            "İıŞş",
            "\u0000"));
  }

  private static Arbitrary<String> perhaps() {
    return strings().injectNull(0.3);
  }

  private static Arbitrary<String> ids() {
    return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
  }

  private static Arbitrary<Edtf> dates() {
    return Arbitraries.of("2021-02-22", "2013", "1992-02-25/1992-02-26", "2024~", "../2020", "199X")
        .map(Edtf::new);
  }

  private static Arbitrary<Edtf> perhapsDates() {
    return dates().injectNull(0.3);
  }

  static Arbitrary<Document> documents() {
    Arbitrary<Origin> origins =
        Combinators.combine(
                perhaps(),
                perhaps(),
                perhaps(),
                perhaps(),
                perhapsDates(),
                Arbitraries.of(PublishedBasis.class))
            .as(
                (title, publisher, byline, place, date, basis) ->
                    new Origin(title, publisher, byline, place, date, date == null ? null : basis))
            .flatMap(
                origin ->
                    Arbitraries.of("en", "az-Latn", "fa")
                        .list()
                        .ofMaxSize(2)
                        .map(
                            languages ->
                                languages.isEmpty()
                                    ? origin
                                    : origin.withAddresses(
                                        URI.create("https://press.example/" + languages.size()),
                                        languages.stream()
                                            .map(
                                                language ->
                                                    new LanguageVersion(
                                                        language,
                                                        URI.create(
                                                            "https://press.example/" + language)))
                                            .toList())));
    Arbitrary<Instant> instants =
        Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).injectNull(0.3);
    return Combinators.combine(
            strings().map(SourceText::new),
            Arbitraries.of("en", "fa", "az-Latn", "und"),
            Arbitraries.of("Latn", "Arab", "Zyyy"),
            origins,
            Arbitraries.of(Section.Kind.class),
            instants)
        .as(
            (text, language, script, origin, kind, retrieved) -> {
              URI uri = URI.create("file:///reports/" + text.length() + ".txt");
              List<Section> sections =
                  text.codePointLength() == 0
                      ? List.of()
                      : List.of(new Section(new Span(0, 1), kind));
              String id = Document.idOf(uri, text);
              return new Document(id, uri, text, language, script, origin, sections, retrieved);
            });
  }

  static Arbitrary<Entity> entities() {
    Arbitrary<EntityName> names =
        Combinators.combine(
                strings(),
                Arbitraries.of("en", "ru", "und"),
                Arbitraries.of("Latn", "Cyrl", "Zyyy"),
                Arbitraries.integers().between(1, 1_000_000))
            .as(EntityName::new);
    return Combinators.combine(
            ids(),
            Arbitraries.of(EntityType.class),
            strings(),
            Arbitraries.of("AZ", "PE").injectNull(0.3),
            names.list().ofMaxSize(3),
            ids().injectNull(0.3))
        .as(Entity::new);
  }

  private static Arbitrary<Evidence> evidence() {
    return Combinators.combine(
            ids(), Arbitraries.integers().between(0, 100_000), strings().filter(s -> !s.isEmpty()))
        .as(
            (document, start, quote) ->
                new Evidence(
                    document,
                    new Span(start, start + quote.codePointCount(0, quote.length())),
                    quote));
  }

  private static Arbitrary<Provenance> provenance() {
    Arbitrary<Link> links =
        Combinators.combine(
                strings().filter(s -> !s.isBlank()),
                perhaps(),
                perhaps(),
                Arbitraries.integers().between(0, 9).map(i -> new Span(i, i + 3)).injectNull(0.3))
            .as(Link::new);
    return Combinators.combine(
            ids(),
            evidence().list().ofMinSize(1).ofMaxSize(3),
            links.list().ofMaxSize(3),
            Arbitraries.of(Modality.class),
            Arbitraries.of(Status.class),
            Arbitraries.doubles().between(0, 1).ofScale(9),
            strings())
        .as(Provenance::new);
  }

  static Arbitrary<Assertion> assertions() {
    return Arbitraries.oneOf(
        mentions(), events(), tenures(), positions(), figures(), claims(), dateExpressions());
  }

  private static Arbitrary<Assertion> mentions() {
    return Combinators.combine(
            provenance().filter(p -> p.evidence().size() == 1),
            ids(),
            Arbitraries.of(EntityType.class))
        .as(Mention::new);
  }

  private static Arbitrary<Assertion> events() {
    Arbitrary<Event.Plover> plover =
        Combinators.combine(strings(), perhaps(), perhaps()).as(Event.Plover::new).injectNull(0.3);
    Arbitrary<List<Event.Participant>> participants =
        Combinators.combine(ids().injectNull(0.3), strings(), Arbitraries.of(Event.Role.class))
            .as(Event.Participant::new)
            .list()
            .ofMaxSize(3);
    Arbitrary<List<String>> rest = perhaps().list().ofSize(3);
    return Combinators.combine(
            provenance(),
            Arbitraries.of(Event.Act.class),
            plover,
            perhapsDates(),
            Arbitraries.of(DateBasis.class),
            participants,
            Arbitraries.of("AZ", "PE", "IR").set().ofMaxSize(3),
            rest)
        .as(
            (provenance, act, code, date, basis, parties, countries, texts) ->
                new Event(
                    provenance,
                    act,
                    code,
                    date,
                    basis,
                    texts.get(0),
                    parties,
                    countries,
                    texts.get(1),
                    texts.get(2)));
  }

  private static Arbitrary<Assertion> tenures() {
    return Combinators.combine(
            provenance(),
            strings(),
            strings(),
            perhaps().list().ofSize(3),
            perhapsDates(),
            perhapsDates(),
            perhapsDates())
        .as(
            (provenance, name, post, texts, from, to, asOf) ->
                new Tenure(
                    provenance,
                    texts.get(0),
                    name,
                    post,
                    texts.get(1),
                    texts.get(2),
                    from,
                    to,
                    asOf));
  }

  private static Arbitrary<Assertion> positions() {
    return Combinators.combine(
            provenance(),
            strings(),
            Arbitraries.of(Position.Instrument.class),
            Arbitraries.of(Position.PositionAct.class),
            perhaps(),
            perhaps(),
            perhapsDates(),
            perhaps())
        .as(Position::new);
  }

  private static Arbitrary<Assertion> figures() {
    Arbitrary<BigDecimal> values = Arbitraries.bigDecimals().ofScale(6);
    return Combinators.combine(
            provenance(),
            values,
            values.injectNull(0.5),
            Arbitraries.of(Figure.Qualifier.class),
            Arbitraries.of(Figure.Measure.class),
            perhaps().list().ofSize(5))
        .as(
            (provenance, a, b, qualifier, measure, texts) ->
                new Figure(
                    provenance,
                    b == null ? a : a.min(b),
                    b == null ? null : a.max(b),
                    qualifier,
                    texts.get(0),
                    texts.get(1),
                    measure,
                    texts.get(2),
                    texts.get(3),
                    texts.get(4)));
  }

  private static Arbitrary<Assertion> claims() {
    return Combinators.combine(provenance(), strings(), perhaps(), Arbitraries.of(true, false))
        .as(Claim::new);
  }

  private static Arbitrary<Assertion> dateExpressions() {
    return Combinators.combine(provenance(), dates(), Arbitraries.of(DateBasis.class))
        .as(DateExpression::new);
  }

  /** One plain assertion of each kind. */
  static Stream<Assertion> oneOfEachKind() {
    Provenance plain =
        Provenance.reported(
            "x-1", new Evidence("doc-1", new Span(3, 7), "Peru"), List.of(), 0.5, "rule");
    Edtf day = Edtf.day(LocalDate.of(2021, 2, 22));
    return Stream.of(
        new Mention(plain, "country-PE", EntityType.PLACE),
        new Event(
            plain,
            Event.Act.CALL,
            null,
            day,
            DateBasis.STATED,
            null,
            List.of(),
            java.util.Set.of("PE"),
            null,
            null),
        new Tenure(plain, null, "N. N.", "chair", null, "PE", null, null, day),
        new Position(
            plain,
            "Senate",
            Position.Instrument.COMMUNIQUE,
            Position.PositionAct.ISSUED,
            null,
            null,
            null,
            null),
        new Figure(
            plain,
            new BigDecimal("12.50"),
            null,
            Figure.Qualifier.AT_LEAST,
            "%",
            null,
            Figure.Measure.SHARE,
            null,
            null,
            null),
        new Claim(plain, "Peru", null, true),
        new DateExpression(plain, day, DateBasis.STATED));
  }
}
