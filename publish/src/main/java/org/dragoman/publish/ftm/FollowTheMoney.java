package org.dragoman.publish.ftm;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.AssertionText;
import org.dragoman.publish.ByDocument;
import org.dragoman.publish.Edition;
import org.dragoman.publish.IsoDates;
import org.dragoman.publish.JsonWriting;
import org.dragoman.publish.Lookups;
import org.dragoman.publish.RecordFormat;
import org.dragoman.publish.Report;
import org.dragoman.publish.Story;
import org.dragoman.publish.Totals;
import org.dragoman.publish.sort.SpillingSorter;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityName;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.ContentId;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * FollowTheMoney entities, one a line, as {@code ftm} and OpenAleph load them: documents as
 * articles; persons, bodies and organizations; posts and who holds them; events and official
 * statements; and for each report a link from its document with the exact words.
 *
 * <p>Places have no schema and are left out, as are mentions, figures, claims and dates; of tenures
 * those whose holder the record does not know. What an editor rejected is left out.
 */
public final class FollowTheMoney implements RecordFormat {

  @Override
  public String name() {
    return "ftm";
  }

  @Override
  public String extension() {
    return "ftm.json";
  }

  @Override
  public String description() {
    return "FollowTheMoney entities, for ftm and OpenAleph";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    Lookups lookups = new Lookups(record);
    try (JsonGenerator json = JsonWriting.lines(out)) {
      long documents = 0;
      try (Stream<RecordLine.OfDocument> all = record.documents()) {
        for (Iterator<RecordLine.OfDocument> each = all.iterator(); each.hasNext(); documents++) {
          line(article(each.next().document()), json);
        }
      }
      long entities = 0;
      try (Stream<Entity> all = record.entities()) {
        for (Iterator<Entity> each = all.iterator(); each.hasNext(); ) {
          Entity entity = each.next();
          if (entity.type() != EntityType.PLACE) {
            line(party(entity), json);
            entities++;
          }
        }
      }
      long assertions = tenuresAndPositions(record, lookups, json);
      assertions +=
          Report.events(record, lookups, (id, reports) -> event(id, reports, lookups, json));
      json.flush();
      return new Totals(documents, entities, assertions);
    }
  }

  private static void line(Thing thing, JsonGenerator json) throws IOException {
    thing.write(json);
    JsonWriting.endLine(json);
  }

  private static Thing article(Document document) {
    String path = Optional.ofNullable(document.uri().getPath()).orElse("");
    String file = path.substring(path.lastIndexOf('/') + 1);
    String fileName = file.isEmpty() ? document.id() : file;
    String title = document.origin().title();
    return new Thing(document.id(), "Article")
        .with("name", title == null ? fileName : title)
        .with("fileName", fileName)
        .with("title", title)
        .with("author", document.origin().byline())
        .with("publisher", document.origin().publisher())
        .with("publishedAt", IsoDates.utc(document.origin().published()))
        .with("language", language(document.language()))
        .from(document.uri().toString())
        .with("bodyText", document.text().toString());
  }

  /** FollowTheMoney has three letters for a language. */
  private static @Nullable String language(String tag) {
    try {
      return tag.equals("und") ? null : Locale.forLanguageTag(tag).getISO3Language();
    } catch (MissingResourceException e) {
      return null;
    }
  }

  private static Thing party(Entity entity) {
    String schema =
        switch (entity.type()) {
          case PERSON -> "Person";
          case BODY -> "PublicBody";
          case GROUP, ORGANIZATION, OUTLET, PLACE -> "Organization";
        };
    return new Thing(entity.id(), schema)
        .with("name", entity.label())
        .with(
            "alias",
            entity.names().stream()
                .map(EntityName::text)
                .filter(name -> !name.equals(entity.label()))
                .toList())
        .in(entity.country());
  }

  /** Posts, who holds them, and what bodies say; each once, with all who tell it. */
  private static long tenuresAndPositions(RecordSource record, Lookups lookups, JsonGenerator json)
      throws IOException {
    long[] count = new long[1];
    try (SpillingSorter posts = new SpillingSorter()) {
      ByDocument.each(
          record,
          lookups,
          document -> {
            for (Assertion assertion : document.told()) {
              if (assertion.provenance().status() == Status.REJECTED) {
                continue;
              }
              if (assertion instanceof Tenure tenure && isHeld(tenure, lookups)) {
                String body = tenure.body();
                String organization = body == null ? "" : document.entityNamed(body).orElse("");
                Report.sort(
                    posts,
                    postId(tenure, organization) + "\t" + organization,
                    new Report<>(tenure, document.story()));
                count[0]++;
              } else if (assertion instanceof Position position) {
                Report<Position> report = new Report<>(position, document.story());
                line(
                    statement(
                        report,
                        document.entityNamed(position.body()).filter(id -> isParty(id, lookups))),
                    json);
                line(documentation(report, position.id(), "report"), json);
                count[0]++;
              }
            }
          });
      posts.groups((key, rows) -> post(key, Report.sorted(rows), lookups, json));
    }
    return count[0];
  }

  /** Whether the record knows the holder, and the tenure is told as being so. */
  private static boolean isHeld(Tenure tenure, Lookups lookups) {
    return tenure.provenance().modality() == Modality.ASSERTED
        && lookups
            .entity(tenure.person())
            .filter(
                holder ->
                    holder.type() == EntityType.PERSON
                        || (holder.type() != EntityType.PLACE && tenure.body() != null))
            .isPresent();
  }

  private static String postId(Tenure tenure, String organization) {
    String body = tenure.body();
    return ContentId.of(
        "post",
        tenure.post(),
        organization.isEmpty() ? body == null ? "" : body : organization,
        country(tenure));
  }

  private static String country(Tenure tenure) {
    String country = tenure.country();
    return country == null ? "" : country;
  }

  private static void post(
      String key, List<Report<Assertion>> reports, Lookups lookups, JsonGenerator json)
      throws IOException {
    String id = key.substring(0, key.indexOf('\t'));
    Optional<String> organization =
        Optional.of(key.substring(key.indexOf('\t') + 1)).filter(known -> isParty(known, lookups));
    Thing position = new Thing(id, "Position");
    Map<String, Thing> held = new LinkedHashMap<>();
    for (Report<Assertion> report : reports) {
      Tenure tenure = (Tenure) report.told();
      Entity holder = lookups.entity(tenure.person()).orElseThrow();
      String body = tenure.body();
      boolean isMember =
          organization.isPresent()
              && (holder.type() != EntityType.PERSON
                  || lookups
                      .entity(organization.get())
                      .filter(one -> one.type() == EntityType.GROUP)
                      .isPresent());
      if (!isMember && holder.type() != EntityType.PERSON) {
        continue;
      }
      if (!isMember) {
        position
            .with("name", body == null ? tenure.post() : tenure.post() + ", " + body)
            .in(tenure.country())
            .with("organization", organization)
            .with("proof", report.story().id());
      }
      String holding =
          ContentId.of(
              isMember ? "membership" : "occupancy",
              holder.id(),
              id,
              String.valueOf(tenure.from()),
              String.valueOf(tenure.to()));
      Thing thing =
          held.computeIfAbsent(
              holding,
              one ->
                  isMember
                      ? new Thing(one, "Membership")
                          .with("member", holder.id())
                          .with("organization", organization)
                      : new Thing(one, "Occupancy").with("holder", holder.id()).with("post", id));
      if (isMember) {
        thing.with("role", tenure.post());
      }
      thing
          .with("startDate", IsoDates.start(tenure.from()))
          .with("endDate", IsoDates.end(tenure.to()))
          .with("date", IsoDates.date(tenure.asOf()))
          .with("status", word(tenure.provenance().status()));
      told(thing, report);
      held.put("documentation " + tenure.id(), documentation(report, holder.id(), tenure.post()));
    }
    if (held.values().stream().anyMatch(thing -> thing.isA("Occupancy"))) {
      line(position, json);
    }
    for (Thing thing : held.values()) {
      line(thing, json);
    }
  }

  private static boolean isParty(String id, Lookups lookups) {
    return !id.isEmpty()
        && lookups
            .entity(id)
            .filter(one -> one.type() != EntityType.PLACE && one.type() != EntityType.PERSON)
            .isPresent();
  }

  private static Thing statement(Report<Position> report, Optional<String> body) {
    Position position = report.told();
    Thing thing =
        new Thing(position.id(), "Event")
            .with("name", AssertionText.value(position))
            .with("date", IsoDates.date(position.date()))
            .with("organizer", body)
            .with("keywords", word(position.instrument()))
            .with("keywords", word(position.act()))
            .with("keywords", word(position.provenance().modality()))
            .with("proof", report.story().id());
    if (body.isEmpty()) {
      thing.with("namesMentioned", position.body());
    }
    return told(thing, report);
  }

  private static void event(
      String id, List<Report<Event>> reports, Lookups lookups, JsonGenerator json)
      throws IOException {
    Event best = reports.get(0).told();
    Thing thing = new Thing(id, "Event").with("name", AssertionText.value(best));
    for (Report<Event> report : reports) {
      Event event = report.told();
      thing
          .with("date", IsoDates.date(event.date()))
          .with("startDate", span(event, IsoDates.start(event.date())))
          .with("endDate", span(event, IsoDates.end(event.date())))
          .with("location", event.place())
          .with("keywords", word(event.act()))
          .with("keywords", word(event.provenance().modality()))
          .with("keywords", word(event.provenance().status()))
          .with("proof", report.story().id());
      event.countries().forEach(thing::in);
      for (Event.Participant participant : event.participants()) {
        Optional<Entity> entity =
            lookups.entity(participant.entity()).filter(one -> one.type() != EntityType.PLACE);
        thing.with("involved", entity.map(Entity::id));
        if (entity.isEmpty()) {
          thing.with("namesMentioned", participant.name());
        }
      }
      told(thing, report);
    }
    line(thing, json);
    for (Report<Event> report : reports) {
      line(documentation(report, id, "report"), json);
    }
  }

  private static Optional<String> span(Event event, Optional<String> date) {
    return event.date() != null && event.date().isInterval() ? date : Optional.empty();
  }

  /** Who tells it, in which words. */
  private static Thing told(Thing thing, Report<?> report) {
    return thing
        .with("summary", report.words().quote())
        .with("description", AssertionText.chain(report.told().provenance().attribution()))
        .with("recordId", report.told().id())
        .with("publisher", report.story().publisher())
        .from(report.story().uri());
  }

  private static Thing documentation(Report<?> report, String entity, String role) {
    Story story = report.story();
    return told(
        new Thing(ContentId.of("documentation", report.told().id(), entity), "Documentation")
            .with("document", story.id())
            .with("entity", entity)
            .with("role", role)
            .with(
                "date",
                story.published().isEmpty()
                    ? Optional.empty()
                    : IsoDates.utc(new Edtf(story.published()))),
        report);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
