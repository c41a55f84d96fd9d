package org.dragoman.interchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Makes record objects of the fields of a line, whatever their order. */
final class LineReader {

  /** BCP 47 for "not told". */
  static final String NO_LANGUAGE = "und";

  /** ISO 15924 for "no script of its own". */
  static final String NO_SCRIPT = "Zyyy";

  private static final ObjectReader JSON =
      JsonMapper.builder(RecordJson.FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  private LineReader() {}

  static Optional<RecordLine> read(String line) throws RecordFormatException {
    try {
      JsonNode json = JSON.readTree(line);
      if (!json.isObject()) {
        throw new RecordFormatException("not a JSON object");
      }
      return line(json);
    } catch (JsonProcessingException e) {
      throw new RecordFormatException("not JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      // The record's own checks: a reversed span, a quote of another length, no such date.
      throw new RecordFormatException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<RecordLine> line(JsonNode json) throws RecordFormatException {
    return switch (text(json, "kind")) {
      case "header" -> Optional.of(header(json));
      case "document" -> Optional.of(document(json));
      case "entity" -> Optional.of(new RecordLine.OfEntity(entity(json)));
      case "mention" -> assertion(mention(json));
      case "event" -> assertion(event(json));
      case "tenure" -> assertion(tenure(json));
      case "position" -> assertion(position(json));
      case "figure" -> assertion(figure(json));
      case "claim" -> assertion(claim(json));
      case "date" ->
          assertion(
              new DateExpression(
                  provenance(json),
                  new Edtf(text(json, "value")),
                  word(json, "basis", Words.DATE_BASIS, DateBasis.UNKNOWN)));
      default -> Optional.empty();
    };
  }

  private static Optional<RecordLine> assertion(Assertion assertion) {
    return Optional.of(new RecordLine.OfAssertion(assertion));
  }

  private static RecordLine header(JsonNode json) throws RecordFormatException {
    String format = text(json, "format");
    int version = number(json, "version").intValue();
    if (!format.equals(RecordJson.FORMAT)) {
      throw new RecordFormatException("another format: " + format);
    }
    if (version > RecordJson.VERSION) {
      throw new RecordFormatException(
          "version " + version + " of the format; this program reads up to " + RecordJson.VERSION);
    }
    String created = optionalText(json, "created");
    return new RecordLine.OfHeader(
        format,
        version,
        Optional.ofNullable(optionalText(json, "reader")),
        created == null ? Optional.empty() : Optional.of(Instant.parse(created)));
  }

  private static RecordLine document(JsonNode json) throws RecordFormatException {
    String id = text(json, "id");
    String basis = optionalText(json, "publishedBasis");
    String canonical = optionalText(json, "canonical");
    List<LanguageVersion> versions = new ArrayList<>();
    for (JsonNode version : array(json, "versions")) {
      versions.add(new LanguageVersion(text(version, "language"), uri(text(version, "uri"))));
    }
    Origin origin =
        new Origin(
            optionalText(json, "title"),
            optionalText(json, "publisher"),
            optionalText(json, "byline"),
            optionalText(json, "place"),
            date(json, "published"),
            basis == null ? null : word(json, "publishedBasis", Words.PUBLISHED_BASIS),
            canonical == null ? null : uri(canonical),
            versions);
    List<Section> sections = new ArrayList<>();
    for (JsonNode section : array(json, "sections")) {
      sections.add(new Section(span(section), word(section, "kind", Words.SECTION)));
    }
    String retrieved = optionalText(json, "retrieved");
    Document document =
        new Document(
            id,
            uri(text(json, "uri")),
            new SourceText(text(json, "text")),
            orElse(optionalText(json, "language"), NO_LANGUAGE),
            orElse(optionalText(json, "script"), NO_SCRIPT),
            origin,
            sections,
            retrieved == null ? null : Instant.parse(retrieved));
    String original = optionalText(json, "copyOf");
    return new RecordLine.OfDocument(
        document,
        original == null
            ? Optional.empty()
            : Optional.of(new CopyLink(id, original, word(json, "copyKind", Words.COPY_KIND))));
  }

  private static Entity entity(JsonNode json) throws RecordFormatException {
    List<EntityName> names = new ArrayList<>();
    for (JsonNode name : array(json, "names")) {
      names.add(
          new EntityName(
              text(name, "text"),
              orElse(optionalText(name, "language"), NO_LANGUAGE),
              orElse(optionalText(name, "script"), NO_SCRIPT),
              integer(name, "mentions")));
    }
    return new Entity(
        text(json, "id"),
        word(json, "type", Words.ENTITY_TYPE),
        text(json, "label"),
        optionalText(json, "country"),
        names,
        optionalText(json, "parent"));
  }

  private static Mention mention(JsonNode json) throws RecordFormatException {
    return new Mention(
        provenance(json), text(json, "entity"), word(json, "type", Words.ENTITY_TYPE));
  }

  private static Event event(JsonNode json) throws RecordFormatException {
    JsonNode plover = json.get("plover");
    List<Event.Participant> participants = new ArrayList<>();
    for (JsonNode participant : array(json, "participants")) {
      participants.add(
          new Event.Participant(
              optionalText(participant, "entity"),
              text(participant, "name"),
              word(participant, "role", Words.ROLE)));
    }
    Set<String> countries = new TreeSet<>();
    for (JsonNode country : array(json, "countries")) {
      countries.add(string(country, "countries"));
    }
    return new Event(
        provenance(json),
        word(json, "act", Words.ACT),
        plover == null
            ? null
            : new Event.Plover(
                text(plover, "event"),
                optionalText(plover, "mode"),
                optionalText(plover, "context")),
        date(json, "date"),
        word(json, "dateBasis", Words.DATE_BASIS, DateBasis.UNKNOWN),
        optionalText(json, "place"),
        participants,
        countries,
        optionalText(json, "topic"),
        optionalText(json, "sameAs"));
  }

  private static Tenure tenure(JsonNode json) throws RecordFormatException {
    return new Tenure(
        provenance(json),
        optionalText(json, "person"),
        text(json, "name"),
        text(json, "post"),
        optionalText(json, "body"),
        optionalText(json, "country"),
        date(json, "from"),
        date(json, "to"),
        date(json, "asOf"));
  }

  private static Position position(JsonNode json) throws RecordFormatException {
    return new Position(
        provenance(json),
        text(json, "body"),
        word(json, "instrument", Words.INSTRUMENT),
        word(json, "act", Words.POSITION_ACT),
        optionalText(json, "stance"),
        optionalText(json, "topic"),
        date(json, "date"),
        optionalText(json, "refersTo"));
  }

  private static Figure figure(JsonNode json) throws RecordFormatException {
    return new Figure(
        provenance(json),
        number(json, "value"),
        json.has("upper") ? number(json, "upper") : null,
        word(json, "qualifier", Words.QUALIFIER, Figure.Qualifier.EXACT),
        optionalText(json, "unit"),
        optionalText(json, "counted"),
        word(json, "measure", Words.MEASURE, Figure.Measure.OTHER),
        optionalText(json, "about"),
        optionalText(json, "partOf"),
        optionalText(json, "group"));
  }

  private static Claim claim(JsonNode json) throws RecordFormatException {
    JsonNode direct = json.get("direct");
    return new Claim(
        provenance(json),
        text(json, "content"),
        optionalText(json, "cue"),
        direct != null && direct.asBoolean());
  }

  private static Provenance provenance(JsonNode json) throws RecordFormatException {
    List<Evidence> evidence = new ArrayList<>();
    for (JsonNode one : array(json, "evidence")) {
      evidence.add(new Evidence(text(one, "document"), span(one), text(one, "quote")));
    }
    List<Link> attribution = new ArrayList<>();
    for (JsonNode link : array(json, "attribution")) {
      attribution.add(
          new Link(
              text(link, "name"),
              optionalText(link, "entity"),
              optionalText(link, "cue"),
              link.has("start") ? span(link) : null));
    }
    return new Provenance(
        text(json, "id"),
        evidence,
        attribution,
        word(json, "modality", Words.MODALITY, Modality.ASSERTED),
        word(json, "status", Words.STATUS, Status.REPORTED),
        number(json, "confidence").doubleValue(),
        text(json, "why"));
  }

  private static Span span(JsonNode json) throws RecordFormatException {
    return new Span(integer(json, "start"), integer(json, "end"));
  }

  private static @Nullable Edtf date(JsonNode json, String field) throws RecordFormatException {
    String value = optionalText(json, field);
    return value == null ? null : new Edtf(value);
  }

  private static URI uri(String value) throws RecordFormatException {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new RecordFormatException("not a URI: " + value, e);
    }
  }

  private static <E extends Enum<E>> E word(JsonNode json, String field, EnumNames<E> names)
      throws RecordFormatException {
    String name = text(json, field);
    E constant = names.constant(name);
    if (constant == null) {
      throw new RecordFormatException("unknown " + field + ": " + name);
    }
    return constant;
  }

  private static <E extends Enum<E>> E word(
      JsonNode json, String field, EnumNames<E> names, E absent) throws RecordFormatException {
    return json.has(field) ? word(json, field, names) : absent;
  }

  private static Iterable<JsonNode> array(JsonNode json, String field)
      throws RecordFormatException {
    JsonNode value = json.get(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new RecordFormatException("not a list: " + field);
    }
    return value;
  }

  private static BigDecimal number(JsonNode json, String field) throws RecordFormatException {
    JsonNode value = json.get(field);
    if (value == null || !value.isNumber()) {
      throw new RecordFormatException("not a number: " + field);
    }
    return value.decimalValue();
  }

  private static int integer(JsonNode json, String field) throws RecordFormatException {
    JsonNode value = json.get(field);
    if (value == null || !value.isInt()) {
      throw new RecordFormatException("not a whole number: " + field);
    }
    return value.intValue();
  }

  private static String text(JsonNode json, String field) throws RecordFormatException {
    String value = optionalText(json, field);
    if (value == null) {
      throw new RecordFormatException("missing: " + field);
    }
    return value;
  }

  private static @Nullable String optionalText(JsonNode json, String field)
      throws RecordFormatException {
    JsonNode value = json.get(field);
    return value == null ? null : string(value, field);
  }

  private static String string(JsonNode value, String field) throws RecordFormatException {
    if (!value.isTextual()) {
      throw new RecordFormatException("not a string: " + field);
    }
    return value.textValue();
  }

  private static String orElse(@Nullable String value, String absent) {
    return value == null ? absent : value;
  }
}
