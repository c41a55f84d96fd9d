package org.dragoman.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Provenance;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.decision.Decision;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Assertions as the record has them: what documents say, with the record's entities, clusters and
 * standing in place of the documents' own, and editors' decisions applied. For one thread.
 */
final class RecordView {

  private final Handle handle;
  private final Map<String, List<Decision>> decisions = new HashMap<>();
  private long document = -1;
  private Map<String, Standing> standings = Map.of();

  /** Where an item of a document stands in the record. */
  private record Standing(String cluster, Status status) {}

  RecordView(Handle handle) {
    this.handle = handle;
    for (Decision decision : inForce(handle)) {
      decisions.computeIfAbsent(decision.subject(), key -> new ArrayList<>()).add(decision);
    }
  }

  /** All decisions in their order. */
  static List<Decision> decisions(Handle handle) {
    return handle
        .createQuery("select * from decision order by number")
        .map((row, context) -> decision(row))
        .list();
  }

  private static List<Decision> inForce(Handle handle) {
    List<Decision> all = decisions(handle);
    Set<String> withdrawn = new HashSet<>();
    for (Decision decision : all) {
      if (decision.kind() == Decision.Kind.WITHDRAWN) {
        withdrawn.add(decision.subject());
      }
    }
    return all.stream()
        .filter(decision -> !withdrawn.contains(Long.toString(decision.number())))
        .toList();
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getLong("number"),
        Decision.Kind.valueOf(row.getString("kind")),
        row.getString("subject"),
        row.getString("other"),
        row.getString("field"),
        row.getString("value"),
        row.getString("why"),
        row.getString("editor"),
        Instant.parse(row.getString("made")));
  }

  /** The assertion of a row with {@code document} and {@code body}. */
  Assertion assertion(ResultSet row) throws SQLException, RecordFormatException {
    long number = row.getLong("document");
    if (number != document) {
      standings = standings(number);
      document = number;
    }
    String body = row.getString("body");
    if (decisions.isEmpty()) {
      return mapped(RecordJson.readAssertion(body), List.of());
    }
    Assertion read = RecordJson.readAssertion(body);
    List<Decision> decided = decisions.getOrDefault(read.id(), List.of());
    for (Decision decision : decided) {
      String field = decision.field();
      String value = decision.value();
      if (decision.kind() == Decision.Kind.CORRECTED && field != null && value != null) {
        read = RecordJson.corrected(read, field, value);
      }
    }
    return mapped(read, decided);
  }

  private Map<String, Standing> standings(long number) {
    Map<String, Standing> all = new TreeMap<>();
    handle
        .createQuery(
            """
            select u.subject, i.cluster, i.status from item_use u join item i on i.id = u.item
            where u.document = :document and i.cluster is not null
            """)
        .bind("document", number)
        .map(
            (row, context) ->
                all.put(
                    row.getString("subject"),
                    new Standing(
                        row.getString("cluster"), Status.valueOf(row.getString("status")))))
        .list();
    return all;
  }

  /** The record's id for an id of the document: an entity's cluster, or a position's. */
  private @Nullable String entity(@Nullable String id) {
    Standing standing = id == null ? null : standings.get(id);
    return standing == null ? id : standing.cluster();
  }

  private Assertion mapped(Assertion read, List<Decision> decided) {
    Provenance provenance = provenance(read, decided);
    Standing own = standings.get(read.id());
    String cluster = own == null ? null : own.cluster();
    return switch (read) {
      case Mention m -> {
        String entity = entity(m.entity());
        yield new Mention(provenance, entity == null ? m.entity() : entity, m.type());
      }
      case Event e ->
          new Event(
              provenance,
              e.act(),
              e.plover(),
              e.date(),
              e.dateBasis(),
              e.place(),
              e.participants().stream()
                  .map(p -> new Event.Participant(entity(p.entity()), p.name(), p.role()))
                  .toList(),
              e.countries(),
              e.topic(),
              cluster == null ? e.sameAs() : cluster);
      case Tenure t ->
          new Tenure(
              provenance,
              entity(t.person()),
              t.name(),
              t.post(),
              t.body(),
              t.country(),
              t.from(),
              t.to(),
              t.asOf());
      case Position p ->
          new Position(
              provenance,
              p.body(),
              p.instrument(),
              p.act(),
              p.stance(),
              p.topic(),
              p.date(),
              entity(p.refersTo()));
      case Figure f ->
          new Figure(
              provenance,
              f.value(),
              f.upper(),
              f.qualifier(),
              f.unit(),
              f.counted(),
              f.measure(),
              entity(f.about()),
              f.partOf(),
              cluster == null ? f.group() : cluster);
      case Claim c -> new Claim(provenance, c.content(), c.cue(), c.direct());
      case DateExpression d -> new DateExpression(provenance, d.value(), d.basis());
    };
  }

  private Provenance provenance(Assertion read, List<Decision> decided) {
    Provenance p = read.provenance();
    Standing standing = standings.get(read.id());
    Status status = standing == null ? p.status() : standing.status();
    for (Decision decision : decided) {
      status =
          switch (decision.kind()) {
            case RIGHT, CORRECTED -> Status.CONFIRMED;
            case WRONG -> Status.REJECTED;
            case SAME, DIFFERENT, WITHDRAWN -> status;
          };
    }
    return new Provenance(
        p.id(),
        p.evidence(),
        p.attribution().stream()
            .map(link -> new Link(link.name(), entity(link.entity()), link.cue(), link.span()))
            .toList(),
        p.modality(),
        status,
        p.confidence(),
        p.why());
  }
}
