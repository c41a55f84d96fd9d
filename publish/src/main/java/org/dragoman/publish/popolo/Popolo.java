package org.dragoman.publish.popolo;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.ByDocument;
import org.dragoman.publish.Edition;
import org.dragoman.publish.IsoDates;
import org.dragoman.publish.JsonWriting;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Report;
import org.dragoman.publish.Totals;
import org.dragoman.publish.sort.SpillingSorter;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.jspecify.annotations.Nullable;

/**
 * Popolo: one JSON object with persons, organizations, posts, memberships and events, each with its
 * sources, whose notes cite the exact words.
 *
 * <p>A body that a tenure names and the record does not know is an organization of its own. Tenures
 * whose holder the record does not know as a person, or that are not told as being so, are left
 * out, as is what an editor rejected; so are places, statements, figures, claims, dates and
 * mentions, for which Popolo has no place.
 */
public final class Popolo implements RecordFormat {

  @Override
  public String name() {
    return "popolo";
  }

  @Override
  public String extension() {
    return "popolo.json";
  }

  @Override
  public String description() {
    return "Popolo: persons, organizations, posts, memberships and events";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    Lookups lookups = new Lookups(record);
    try (JsonGenerator json = JsonWriting.lines(out);
        SpillingSorter bodies = new SpillingSorter();
        SpillingSorter posts = new SpillingSorter();
        SpillingSorter memberships = new SpillingSorter()) {
      long tenures = sort(record, lookups, bodies, posts, memberships);
      json.writeStartObject();
      json.writeArrayFieldStart("persons");
      long entities = entities(record, lookups, true, json);
      json.writeEndArray();
      json.writeArrayFieldStart("organizations");
      entities += entities(record, lookups, false, json);
      bodies.groups((id, rows) -> named(id, rows.get(0).get(0), json));
      json.writeEndArray();
      json.writeArrayFieldStart("posts");
      posts.groups((id, rows) -> post(id, rows.get(0), json));
      json.writeEndArray();
      json.writeArrayFieldStart("memberships");
      memberships.groups((key, rows) -> membership(key, Report.sorted(rows), json));
      json.writeEndArray();
      json.writeArrayFieldStart("events");
      long events =
          Report.events(record, lookups, (id, reports) -> event(id, reports, lookups, json));
      json.writeEndArray();
      json.writeEndObject();
      JsonWriting.endLine(json);
      json.flush();
      return new Totals(0, entities, tenures + events);
    }
  }

  private static long entities(
      RecordSource record, Lookups lookups, boolean persons, JsonGenerator json)
      throws IOException {
    long count = 0;
    try (Stream<Entity> all = record.entities()) {
      for (Iterator<Entity> each = all.iterator(); each.hasNext(); ) {
        Entity entity = each.next();
        if (entity.type() != EntityType.PLACE && (entity.type() == EntityType.PERSON) == persons) {
          entity(entity, lookups, json);
          count++;
        }
      }
    }
    return count;
  }

  private static void entity(Entity entity, Lookups lookups, JsonGenerator json)
      throws IOException {
    JsonWriting.endLine(json);
    json.writeStartObject();
    json.writeStringField("id", entity.id());
    json.writeStringField("name", entity.label());
    json.writeArrayFieldStart("other_names");
    for (EntityName name : entity.names()) {
      if (!name.text().equals(entity.label())) {
        json.writeStartObject();
        json.writeStringField("name", name.text());
        json.writeStringField("note", name.language());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    if (entity.type() != EntityType.PERSON) {
      json.writeStringField("classification", word(entity.type()));
      // A parliament may be known as a chamber's without being named anywhere.
      known("parent_id", lookups.entity(entity.parent()).map(Entity::id).orElse(null), json);
      known("area_id", entity.country(), json);
    }
    json.writeEndObject();
  }

  private static void named(String id, String name, JsonGenerator json) throws IOException {
    JsonWriting.endLine(json);
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", name);
    json.writeEndObject();
  }

  /** Sorts tenures by what they are about. Returns how many there are. */
  private static long sort(
      RecordSource record,
      Lookups lookups,
      SpillingSorter bodies,
      SpillingSorter posts,
      SpillingSorter memberships)
      throws IOException {
    long[] count = new long[1];
    ByDocument.each(
        record,
        lookups,
        document -> {
          for (Assertion assertion : document.told()) {
            if (assertion instanceof Tenure tenure && isHeld(tenure, lookups)) {
              String organization = "";
              String body = tenure.body();
              if (body != null) {
                organization =
                    document
                        .entityNamed(body)
                        .filter(id -> isOrganization(id, lookups))
                        .orElseGet(() -> ContentId.of("organization", body, country(tenure)));
                if (lookups.entity(organization).isEmpty()) {
                  bodies.add(organization, body);
                }
              }
              String post = ContentId.of("post", tenure.post(), organization, country(tenure));
              posts.add(
                  post, tenure.post(), organization, country(tenure), body == null ? "" : body);
              String membership =
                  ContentId.of(
                      "membership",
                      tenure.person() == null ? "" : tenure.person(),
                      post,
                      String.valueOf(tenure.from()),
                      String.valueOf(tenure.to()));
              Report.sort(
                  memberships,
                  String.join("\t", membership, post, organization),
                  new Report<>(tenure, document.story()));
              count[0]++;
            }
          }
        });
    return count[0];
  }

  private static boolean isHeld(Tenure tenure, Lookups lookups) {
    return tenure.provenance().modality() == Modality.ASSERTED
        && tenure.provenance().status() != Status.REJECTED
        && lookups
            .entity(tenure.person())
            .filter(one -> one.type() == EntityType.PERSON)
            .isPresent();
  }

  private static boolean isOrganization(String id, Lookups lookups) {
    return lookups
        .entity(id)
        .filter(one -> one.type() != EntityType.PLACE && one.type() != EntityType.PERSON)
        .isPresent();
  }

  private static String country(Tenure tenure) {
    String country = tenure.country();
    return country == null ? "" : country;
  }

  private static void post(String id, List<String> row, JsonGenerator json) throws IOException {
    JsonWriting.endLine(json);
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField(
        "label", row.get(3).isEmpty() ? row.get(0) : row.get(0) + ", " + row.get(3));
    json.writeStringField("role", row.get(0));
    known("organization_id", row.get(1), json);
    known("area_id", row.get(2), json);
    json.writeEndObject();
  }

  private static void membership(String key, List<Report<Assertion>> reports, JsonGenerator json)
      throws IOException {
    String[] ids = key.split("\t", -1);
    Tenure tenure = (Tenure) reports.get(0).told();
    JsonWriting.endLine(json);
    json.writeStartObject();
    json.writeStringField("id", ids[0]);
    json.writeStringField("role", tenure.post());
    known("person_id", tenure.person(), json);
    known("organization_id", ids[2], json);
    json.writeStringField("post_id", ids[1]);
    known("start_date", IsoDates.start(tenure.from()).orElse(null), json);
    known("end_date", IsoDates.end(tenure.to()).orElse(null), json);
    sources(reports, json);
    json.writeEndObject();
  }

  private static void event(
      String id, List<Report<Event>> reports, Lookups lookups, JsonGenerator json)
      throws IOException {
    Event event = reports.get(0).told();
    JsonWriting.endLine(json);
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", AssertionText.value(event));
    json.writeStringField("classification", word(event.act()));
    known("start_date", IsoDates.start(event.date()).orElse(null), json);
    known("end_date", IsoDates.end(event.date()).orElse(null), json);
    known("location", event.place(), json);
    json.writeStringField("status", word(event.provenance().modality()));
    Map<String, String> attendees = new LinkedHashMap<>();
    for (Event.Participant participant : event.participants()) {
      Optional<Entity> entity =
          lookups.entity(participant.entity()).filter(one -> one.type() == EntityType.PERSON);
      entity.ifPresent(person -> attendees.put(person.id(), person.label()));
    }
    json.writeArrayFieldStart("attendees");
    for (Map.Entry<String, String> attendee : attendees.entrySet()) {
      json.writeStartObject();
      json.writeStringField("id", attendee.getKey());
      json.writeStringField("name", attendee.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    sources(reports, json);
    json.writeEndObject();
  }

  /** Each report with the exact words. */
  private static void sources(List<? extends Report<?>> reports, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("sources");
    for (Report<?> report : reports) {
      json.writeStartObject();
      json.writeStringField("url", report.story().uri());
      json.writeStringField(
          "note", report.story().citation() + ": “" + report.words().quote() + "”");
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void known(String field, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value != null && !value.isEmpty()) {
      json.writeStringField(field, value);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
