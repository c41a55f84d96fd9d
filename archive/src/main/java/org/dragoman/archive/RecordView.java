package org.dragoman.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
  private final Map<Long, Map<String, Standing>> known = new HashMap<>();

  /** Where an item of a document stands in the record. */
  private record Standing(String cluster, Status status) {}

  RecordView(Handle handle) {
    this.handle = handle;
    for (Decision decision : Decision.inForce(decisions(handle))) {
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

  /**
   * The corrections in force that do not fit their assertions any more, by number: the document was
   * read anew since, and says something of another shape, or not that at all.
   */
  static Set<Long> unfitting(Handle handle) {
    Set<Long> unfitting = new TreeSet<>();
    Map<String, List<Decision>> bySubject = new LinkedHashMap<>();
    for (Decision decision : Decision.inForce(decisions(handle))) {
      if (decision.kind() == Decision.Kind.CORRECTED) {
        bySubject.computeIfAbsent(decision.subject(), key -> new ArrayList<>()).add(decision);
        unfitting.add(decision.number());
      }
    }
    bySubject.forEach(
        (subject, corrections) ->
            handle
                .createQuery("select body from assertion where id = :id")
                .bind("id", subject)
                .mapTo(String.class)
                .list()
                .forEach(
                    body ->
                        fitting(body, corrections)
                            .forEach(decision -> unfitting.remove(decision.number()))));
    return unfitting;
  }

  private static List<Decision> fitting(String body, List<Decision> corrections) {
    try {
      return decided(RecordJson.readAssertion(body), corrections).fitting();
    } catch (RecordFormatException e) {
      return List.of();
    }
  }

  static Decision decision(ResultSet row) throws SQLException {
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
    return assertion(row.getLong("document"), row.getString("body"));
  }

  /** The assertion of a line of a document. */
  Assertion assertion(long number, String line) throws RecordFormatException {
    if (number != document) {
      standings = standings(number);
      document = number;
    }
    Assertion read = RecordJson.readAssertion(line);
    if (decisions.isEmpty()) {
      return mapped(read, List.of());
    }
    Decided decided = decided(read, decisions.getOrDefault(read.id(), List.of()));
    return mapped(decided.assertion(), decided.fitting());
  }

  /** An assertion with the corrections that fit it; decisions of other kinds fit always. */
  private record Decided(Assertion assertion, List<Decision> fitting) {}

  private static Decided decided(Assertion read, List<Decision> decisions) {
    Assertion assertion = read;
    List<Decision> fitting = new ArrayList<>();
    for (Decision decision : decisions) {
      Optional<Assertion> next = applied(decision, assertion);
      if (next.isPresent()) {
        assertion = next.get();
        fitting.add(decision);
      }
    }
    return new Decided(assertion, fitting);
  }

  /** A position as editors' decisions in force leave it; empty where it was rejected. */
  static Optional<Position> position(Position read, List<Decision> log) {
    List<Decision> own =
        Decision.inForce(log).stream()
            .filter(decision -> decision.subject().equals(read.id()))
            .toList();
    Decided decided = decided(read, own);
    boolean rejected = false;
    for (Decision decision : decided.fitting()) {
      rejected =
          switch (decision.kind()) {
            case WRONG -> true;
            case RIGHT, CORRECTED -> false;
            case SAME, DIFFERENT, WITHDRAWN -> rejected;
          };
    }
    return rejected || !(decided.assertion() instanceof Position position)
        ? Optional.empty()
        : Optional.of(position);
  }

  /** The assertion with a decision applied; empty where it does not fit, which the log shows. */
  private static Optional<Assertion> applied(Decision decision, Assertion assertion) {
    String field = decision.field();
    String value = decision.value();
    if (decision.kind() != Decision.Kind.CORRECTED || field == null || value == null) {
      return Optional.of(assertion);
    }
    try {
      return Optional.of(RecordJson.corrected(assertion, field, value));
    } catch (RecordFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Asks for the standings of many documents at once, by the numbers that the archive gives them.
   */
  void lookUp(Collection<Long> documents) {
    for (List<Long> some : Portions.of(new TreeSet<>(documents))) {
      some.forEach(number -> known.put(number, new TreeMap<>()));
      handle
          .createQuery(
              """
              select u.document, u.subject, i.cluster, i.status
              from item_use u join item i on i.id = u.item
              where u.document in (<documents>) and i.cluster is not null
              """)
          .bindList("documents", some)
          .map(
              (row, context) ->
                  known
                      .computeIfAbsent(row.getLong("document"), number -> new TreeMap<>())
                      .put(
                          row.getString("subject"),
                          new Standing(
                              row.getString("cluster"), Status.valueOf(row.getString("status")))))
          .list();
    }
  }

  private Map<String, Standing> standings(long number) {
    if (!known.containsKey(number)) {
      // One after another, as an export gives them: those before are not needed any more.
      known.clear();
      lookUp(List.of(number));
    }
    return known.getOrDefault(number, Map.of());
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
