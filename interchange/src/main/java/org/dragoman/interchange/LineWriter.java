package org.dragoman.interchange;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
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
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Writes the fields of each kind of line. */
final class LineWriter {

  /** A longer number is written with an exponent: {@code 1E+999999999} has no plain form. */
  private static final int LONGEST_PLAIN = 1000;

  private LineWriter() {}

  static void header(JsonGenerator json, RecordLine.OfHeader header) throws IOException {
    json.writeStringField("kind", "header");
    json.writeStringField("format", header.format());
    json.writeNumberField("version", header.version());
    known(json, "reader", header.reader().orElse(null));
    if (header.created().isPresent()) {
      json.writeStringField("created", header.created().get().toString());
    }
  }

  static void document(JsonGenerator json, Document document, @Nullable CopyLink copy)
      throws IOException {
    Origin origin = document.origin();
    json.writeStringField("kind", "document");
    json.writeStringField("id", document.id());
    json.writeStringField("uri", document.uri().toString());
    known(json, "title", origin.title());
    language(json, document.language(), document.script());
    known(json, "publisher", origin.publisher());
    known(json, "byline", origin.byline());
    known(json, "place", origin.place());
    date(json, "published", origin.published());
    if (origin.publishedBasis() != null) {
      json.writeStringField("publishedBasis", Words.PUBLISHED_BASIS.name(origin.publishedBasis()));
    }
    if (document.retrieved() != null) {
      json.writeStringField("retrieved", document.retrieved().toString());
    }
    if (origin.canonical() != null) {
      json.writeStringField("canonical", origin.canonical().toString());
    }
    if (!origin.versions().isEmpty()) {
      json.writeArrayFieldStart("versions");
      for (LanguageVersion version : origin.versions()) {
        json.writeStartObject();
        json.writeStringField("language", version.language());
        json.writeStringField("uri", version.uri().toString());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (copy != null) {
      json.writeStringField("copyOf", copy.original());
      json.writeStringField("copyKind", Words.COPY_KIND.name(copy.kind()));
    }
    json.writeStringField("text", document.text().toString());
    if (!document.sections().isEmpty()) {
      json.writeArrayFieldStart("sections");
      for (Section section : document.sections()) {
        json.writeStartObject();
        span(json, section.span());
        json.writeStringField("kind", Words.SECTION.name(section.kind()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  static void entity(JsonGenerator json, Entity entity) throws IOException {
    json.writeStringField("kind", "entity");
    json.writeStringField("id", entity.id());
    json.writeStringField("type", Words.ENTITY_TYPE.name(entity.type()));
    json.writeStringField("label", entity.label());
    known(json, "country", entity.country());
    json.writeArrayFieldStart("names");
    for (EntityName name : entity.names()) {
      json.writeStartObject();
      json.writeStringField("text", name.text());
      language(json, name.language(), name.script());
      json.writeNumberField("mentions", name.mentions());
      json.writeEndObject();
    }
    json.writeEndArray();
    known(json, "parent", entity.parent());
  }

  static void assertion(JsonGenerator json, Assertion assertion) throws IOException {
    json.writeStringField("kind", RecordJson.kindOf(assertion));
    json.writeStringField("id", assertion.id());
    switch (assertion) {
      case Mention mention -> mention(json, mention);
      case Event event -> event(json, event);
      case Tenure tenure -> tenure(json, tenure);
      case Position position -> position(json, position);
      case Figure figure -> figure(json, figure);
      case Claim claim -> claim(json, claim);
      case DateExpression date -> dateExpression(json, date);
    }
    provenance(json, assertion.provenance());
  }

  private static void mention(JsonGenerator json, Mention mention) throws IOException {
    json.writeStringField("entity", mention.entity());
    json.writeStringField("type", Words.ENTITY_TYPE.name(mention.type()));
  }

  private static void event(JsonGenerator json, Event event) throws IOException {
    json.writeStringField("act", Words.ACT.name(event.act()));
    Event.Plover plover = event.plover();
    if (plover != null) {
      json.writeObjectFieldStart("plover");
      json.writeStringField("event", plover.event());
      known(json, "mode", plover.mode());
      known(json, "context", plover.context());
      json.writeEndObject();
    }
    date(json, "date", event.date());
    json.writeStringField("dateBasis", Words.DATE_BASIS.name(event.dateBasis()));
    known(json, "place", event.place());
    json.writeArrayFieldStart("participants");
    for (Event.Participant participant : event.participants()) {
      json.writeStartObject();
      known(json, "entity", participant.entity());
      json.writeStringField("name", participant.name());
      json.writeStringField("role", Words.ROLE.name(participant.role()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("countries");
    for (String country : event.countries()) {
      json.writeString(country);
    }
    json.writeEndArray();
    known(json, "topic", event.topic());
    known(json, "sameAs", event.sameAs());
  }

  private static void tenure(JsonGenerator json, Tenure tenure) throws IOException {
    known(json, "person", tenure.person());
    json.writeStringField("name", tenure.name());
    json.writeStringField("post", tenure.post());
    known(json, "body", tenure.body());
    known(json, "country", tenure.country());
    date(json, "from", tenure.from());
    date(json, "to", tenure.to());
    date(json, "asOf", tenure.asOf());
  }

  private static void position(JsonGenerator json, Position position) throws IOException {
    json.writeStringField("body", position.body());
    json.writeStringField("instrument", Words.INSTRUMENT.name(position.instrument()));
    json.writeStringField("act", Words.POSITION_ACT.name(position.act()));
    known(json, "stance", position.stance());
    known(json, "topic", position.topic());
    date(json, "date", position.date());
    known(json, "refersTo", position.refersTo());
  }

  private static void figure(JsonGenerator json, Figure figure) throws IOException {
    number(json, "value", figure.value());
    if (figure.upper() != null) {
      number(json, "upper", figure.upper());
    }
    json.writeStringField("qualifier", Words.QUALIFIER.name(figure.qualifier()));
    known(json, "unit", figure.unit());
    known(json, "counted", figure.counted());
    json.writeStringField("measure", Words.MEASURE.name(figure.measure()));
    known(json, "about", figure.about());
    known(json, "partOf", figure.partOf());
    known(json, "group", figure.group());
  }

  private static void claim(JsonGenerator json, Claim claim) throws IOException {
    json.writeStringField("content", claim.content());
    known(json, "cue", claim.cue());
    json.writeBooleanField("direct", claim.direct());
  }

  private static void dateExpression(JsonGenerator json, DateExpression date) throws IOException {
    date(json, "value", date.value());
    json.writeStringField("basis", Words.DATE_BASIS.name(date.basis()));
  }

  private static void provenance(JsonGenerator json, Provenance provenance) throws IOException {
    json.writeArrayFieldStart("evidence");
    for (Evidence evidence : provenance.evidence()) {
      json.writeStartObject();
      json.writeStringField("document", evidence.document());
      span(json, evidence.span());
      json.writeStringField("quote", evidence.quote());
      json.writeEndObject();
    }
    json.writeEndArray();
    attribution(json, provenance.attribution());
    json.writeStringField("modality", Words.MODALITY.name(provenance.modality()));
    json.writeStringField("status", Words.STATUS.name(provenance.status()));
    json.writeNumberField("confidence", provenance.confidence());
    json.writeStringField("why", provenance.why());
  }

  private static void attribution(JsonGenerator json, List<Link> attribution) throws IOException {
    json.writeArrayFieldStart("attribution");
    for (Link link : attribution) {
      json.writeStartObject();
      json.writeStringField("name", link.name());
      known(json, "entity", link.entity());
      known(json, "cue", link.cue());
      if (link.span() != null) {
        span(json, link.span());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void language(JsonGenerator json, String language, String script)
      throws IOException {
    if (!language.equals(LineReader.NO_LANGUAGE)) {
      json.writeStringField("language", language);
    }
    if (!script.equals(LineReader.NO_SCRIPT)) {
      json.writeStringField("script", script);
    }
  }

  private static void span(JsonGenerator json, Span span) throws IOException {
    json.writeNumberField("start", span.start());
    json.writeNumberField("end", span.end());
  }

  private static void number(JsonGenerator json, String field, BigDecimal number)
      throws IOException {
    boolean plain = Math.abs((long) number.scale()) <= LONGEST_PLAIN;
    json.writeFieldName(field);
    json.writeNumber(plain ? number.toPlainString() : number.toString());
  }

  private static void date(JsonGenerator json, String field, @Nullable Edtf date)
      throws IOException {
    known(json, field, date == null ? null : date.value());
  }

  private static void known(JsonGenerator json, String field, @Nullable String value)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }
}
