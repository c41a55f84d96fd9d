package org.dragoman.reconciliation;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.known.Gazetteer;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Evidence;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Findings of documents made for tests: each name and figure stands in a text of its own. */
final class Documents {

  /** Knows the countries that stand in names as the tests write them. */
  static final CountryWords COUNTRIES =
      (name, language) -> {
        List<String> words = new ArrayList<>();
        Set<String> found = new TreeSet<>();
        for (String word : Normalization.of(language).normalize(name).split("[^\\p{L}]+", -1)) {
          if (word.startsWith("azerb")
              || word.startsWith("азерб")
              || word.startsWith("آذرب")
              || word.startsWith("اذرب")
              || word.startsWith("azərb")) {
            found.add("AZ");
          } else if (word.startsWith("peru") || word.startsWith("перу")) {
            found.add("PE");
          } else if (!word.isEmpty()) {
            words.add(word);
          }
        }
        return new CountryWords.Parted(words, new TreeSet<>(found));
      };

  static final Namings NAMINGS = new Namings(new Gazetteer(COUNTRIES), COUNTRIES);

  private final String id;
  private final String language;
  private final @Nullable String publisher;
  private final StringBuilder text = new StringBuilder();
  private final List<Entity> entities = new ArrayList<>();
  private final List<Assertion> assertions = new ArrayList<>();
  private @Nullable URI canonical;
  private final List<LanguageVersion> versions = new ArrayList<>();
  private @Nullable String published;
  private List<Link> chain = List.of();

  private Documents(String id, String language, @Nullable String publisher) {
    this.id = id;
    this.language = language;
    this.publisher = publisher;
    if (publisher != null) {
      chain = List.of(new Link(publisher, null, null, null));
    }
  }

  static Documents document(String id, String language, @Nullable String publisher) {
    return new Documents("doc-" + id, language, publisher);
  }

  /** Where it says that it stands, and stands in another language. */
  Documents addresses(String own, String language, String other) {
    canonical = URI.create(own);
    versions.add(new LanguageVersion(language, URI.create(other)));
    return this;
  }

  Documents published(String day) {
    published = day;
    return this;
  }

  /** All that follows is told citing somebody. */
  Documents citing(String source) {
    List<Link> longer = new ArrayList<>(chain);
    longer.add(new Link(source, null, "citing", null));
    chain = longer;
    return this;
  }

  /** Begins another sentence. */
  Documents nextSentence() {
    text.append('\n');
    return this;
  }

  private Span word(String word) {
    int start = text.codePointCount(0, text.length());
    text.append(word).append(' ');
    return new Span(start, start + word.codePointCount(0, word.length()));
  }

  private Provenance provenance(String kind, Span span, String content, Modality modality) {
    String quote =
        text.substring(
            text.offsetByCodePoints(0, span.start()), text.offsetByCodePoints(0, span.end()));
    return new Provenance(
        ContentId.of(kind, id, span.start(), content),
        List.of(new Evidence(id, span, quote)),
        chain,
        modality,
        Status.REPORTED,
        1,
        "test");
  }

  /** The id under which a document knows a name. */
  static String entityId(EntityType type, String name) {
    return ContentId.of(type.name().toLowerCase(java.util.Locale.ROOT), name);
  }

  Documents names(EntityType type, String name, @Nullable String country) {
    String entity = entityId(type, name);
    entities.add(
        new Entity(
            entity, type, name, country, List.of(new EntityName(name, language, "Zyyy", 1)), null));
    Span span = word(name);
    assertions.add(new Mention(provenance("mention", span, name, Modality.ASSERTED), entity, type));
    return this;
  }

  /** A country by its code. */
  Documents country(String code) {
    Span span = word(code);
    assertions.add(
        new Mention(
            provenance("mention", span, code, Modality.ASSERTED),
            "place-" + code.toLowerCase(java.util.Locale.ROOT),
            EntityType.PLACE));
    return this;
  }

  Documents event(
      Event.Act act,
      @Nullable String date,
      Modality modality,
      Set<String> countries,
      String... persons) {
    List<Event.Participant> participants = new ArrayList<>();
    for (String person : persons) {
      names(EntityType.PERSON, person, null);
      participants.add(
          new Event.Participant(
              entityId(EntityType.PERSON, person), person, Event.Role.PARTICIPANT));
    }
    Span span = word(act.name());
    assertions.add(
        new Event(
            provenance("event", span, act + date, modality),
            act,
            null,
            date == null ? null : new Edtf(date),
            date == null ? DateBasis.UNKNOWN : DateBasis.STATED,
            null,
            participants,
            countries,
            null,
            null));
    return this;
  }

  /** An event of which an organization is party that is named before. */
  Documents eventWith(Event.Act act, String date, Set<String> countries, String organization) {
    Span span = word(act + "/" + organization);
    assertions.add(
        new Event(
            provenance("event", span, act + organization, Modality.ASSERTED),
            act,
            null,
            new Edtf(date),
            DateBasis.STATED,
            null,
            List.of(
                new Event.Participant(
                    entityId(EntityType.ORGANIZATION, organization),
                    organization,
                    Event.Role.ACTOR)),
            countries,
            null,
            null));
    return this;
  }

  /** A post of somebody who is named before or after. */
  Documents tenure(String person, String post, @Nullable String body, @Nullable String country) {
    return tenure(person, post, body, country, null);
  }

  /** A post of a country that somebody has held since a day. */
  Documents tenureSince(String person, String post, String country, String since) {
    return tenure(person, post, null, country, new Edtf(since));
  }

  private Documents tenure(
      String person,
      String post,
      @Nullable String body,
      @Nullable String country,
      @Nullable Edtf from) {
    Span span = word(post);
    assertions.add(
        new Tenure(
            provenance("tenure", span, person + post, Modality.ASSERTED),
            entityId(EntityType.PERSON, person),
            person,
            post,
            body,
            country,
            from,
            null,
            null));
    return this;
  }

  /** An event of which somebody is party who is named by words alone; without a date where null. */
  Documents eventBy(Event.Act act, @Nullable String date, Set<String> countries, String party) {
    Span span = word(act + "/" + party);
    assertions.add(
        new Event(
            provenance("event", span, act + party, Modality.ASSERTED),
            act,
            null,
            date == null ? null : new Edtf(date),
            date == null ? DateBasis.UNKNOWN : DateBasis.STATED,
            null,
            List.of(new Event.Participant(null, party, Event.Role.PARTICIPANT)),
            countries,
            null,
            null));
    return this;
  }

  Documents date(String value) {
    Span span = word(value);
    assertions.add(
        new DateExpression(
            provenance("date", span, value, Modality.ASSERTED), new Edtf(value), DateBasis.STATED));
    return this;
  }

  Documents figure(
      Figure.Measure measure, int value, Figure.Qualifier qualifier, @Nullable String counted) {
    return figure(measure, value, qualifier, counted, null, null, Modality.ASSERTED);
  }

  /** A figure that the publisher tells as not so. */
  Documents deniedFigure(Figure.Measure measure, int value, @Nullable String counted) {
    return figure(measure, value, Figure.Qualifier.EXACT, counted, null, null, Modality.DENIED);
  }

  /** A figure in the words of an act of a day. */
  Documents figureOf(
      Event.Act act,
      String day,
      Figure.Measure measure,
      int value,
      @Nullable String counted,
      @Nullable String unit) {
    Span span = word(act + "=" + value);
    assertions.add(
        new Event(
            provenance("event", span, act + day, Modality.ASSERTED),
            act,
            null,
            new Edtf(day),
            DateBasis.STATED,
            null,
            List.of(),
            Set.of(),
            null,
            null));
    return figure(measure, value, Figure.Qualifier.EXACT, counted, unit, span, Modality.ASSERTED);
  }

  private Documents figure(
      Figure.Measure measure,
      int value,
      Figure.Qualifier qualifier,
      @Nullable String counted,
      @Nullable String unit,
      @Nullable Span at,
      Modality modality) {
    Span span = at == null ? word(Integer.toString(value)) : at;
    assertions.add(
        new Figure(
            provenance("figure", span, Integer.toString(value), modality),
            BigDecimal.valueOf(value),
            null,
            qualifier,
            unit,
            counted,
            measure,
            null,
            null,
            null));
    return this;
  }

  Findings done() {
    Origin origin = Origin.UNKNOWN.withPublisher(publisher).withAddresses(canonical, versions);
    if (published != null) {
      origin = origin.withPublished(new Edtf(published), PublishedBasis.TEXT);
    }
    Document document =
        new Document(
            id,
            URI.create("test:" + id),
            new SourceText(text.toString()),
            language,
            "Zyyy",
            origin,
            List.of(),
            null);
    return new Findings(document, entities, assertions, List.of());
  }
}
