package org.dragoman.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Assertions as the record has them: what documents say, with the record's entities, clusters and
 * standing in place of the documents' own, and editors' decisions applied. For one thread.
 */
final class RecordView {

  private final Handle handle;
  private final OfficeParties parties;
  private final Map<String, List<Decision>> decisions = new HashMap<>();
  private long document = -1;
  private Map<String, Standing> standings = Map.of();

  /** Where an item of a document stands in the record. */
  private record Standing(String cluster, Status status) {}

  /** Tells the standing of an id of a document; null where it has none. */
  private interface Standings {
    @Nullable Standing of(String id);

    /** The record's id for an id of the document: an entity's cluster, or a position's. */
    default @Nullable String entity(@Nullable String id) {
      Standing standing = id == null ? null : of(id);
      return standing == null ? id : standing.cluster();
    }
  }

  /** A line of a document, which is told by the number that the archive gives it. */
  record Line(long document, String body) {}

  /** An id as a document has it; documents share ids. */
  private record Subject(long document, String id) {}

  RecordView(Handle handle, Incumbents incumbents) {
    this.handle = handle;
    parties = new OfficeParties(handle, incumbents);
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

  /**
   * The assertion of a row with {@code document} and {@code body}: all that a document tells, one
   * after another.
   */
  Assertion assertion(ResultSet row) throws SQLException, RecordFormatException {
    long number = row.getLong("document");
    if (number != document) {
      standings = standings(number);
      document = number;
    }
    return parties.named(mapped(read(row.getString("body")), standings::get), number);
  }

  /** The assertions of some lines, which may be a few each of many documents. */
  List<Assertion> assertions(List<Line> lines) throws RecordFormatException {
    List<Decided> read = new ArrayList<>(lines.size());
    Set<Subject> asked = new LinkedHashSet<>();
    for (Line line : lines) {
      Decided decided = read(line.body());
      read.add(decided);
      mapped(
          decided,
          id -> {
            asked.add(new Subject(line.document(), id));
            return null;
          });
    }
    Map<Subject, Standing> known = standings(asked);
    Set<Long> named = new TreeSet<>();
    for (int i = 0; i < read.size(); i++) {
      if (parties.isAsked(read.get(i).assertion())) {
        named.add(lines.get(i).document());
      }
    }
    parties.lookUp(named);
    List<Assertion> assertions = new ArrayList<>(lines.size());
    for (int i = 0; i < read.size(); i++) {
      long of = lines.get(i).document();
      Assertion mapped = mapped(read.get(i), id -> known.get(new Subject(of, id)));
      assertions.add(parties.named(mapped, of));
    }
    return assertions;
  }

  private Decided read(String line) throws RecordFormatException {
    Assertion read = RecordJson.readAssertion(line);
    return decisions.isEmpty()
        ? new Decided(read, List.of())
        : decided(read, decisions.getOrDefault(read.id(), List.of()));
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

  private Map<String, Standing> standings(long number) {
    Map<String, Standing> all = new HashMap<>();
    handle
        .createQuery(
            """
            select u.subject, i.cluster, i.status from item_use u join item i on i.id = u.item
            where u.document = :document and i.cluster is not null
            """)
        .bind("document", number)
        .map((row, context) -> all.put(row.getString("subject"), standing(row)))
        .list();
    return all;
  }

  private Map<Subject, Standing> standings(Set<Subject> asked) {
    Map<Subject, Standing> all = new HashMap<>();
    for (List<Subject> some : Portions.of(asked)) {
      Query question =
          handle.createQuery(
              // In this order, so that no database reads all that is used; and not put before it
              // as "with", for SQLite's driver takes long to look through such a question.
              "select u.document, u.subject, i.cluster, i.status from (values "
                  + String.join(", ", Collections.nCopies(some.size(), "(?, ?)"))
                  + """
                  ) asked cross join item_use u join item i on i.id = u.item
                  where u.document = asked.column1 and u.subject = asked.column2
                    and i.cluster is not null
                  """);
      for (int i = 0; i < some.size(); i++) {
        question.bind(2 * i, some.get(i).document()).bind(2 * i + 1, some.get(i).id());
      }
      question
          .map(
              (row, context) ->
                  all.put(
                      new Subject(row.getLong("document"), row.getString("subject")),
                      standing(row)))
          .list();
    }
    return all;
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(row.getString("cluster"), Status.valueOf(row.getString("status")));
  }

  private static Assertion mapped(Decided decided, Standings standings) {
    Assertion read = decided.assertion();
    Standing own = standings.of(read.id());
    Provenance provenance = provenance(read, own, decided.fitting(), standings);
    String cluster = own == null ? null : own.cluster();
    return switch (read) {
      case Mention m -> {
        String entity = standings.entity(m.entity());
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
                  .map(p -> new Event.Participant(standings.entity(p.entity()), p.name(), p.role()))
                  .toList(),
              e.countries(),
              e.topic(),
              cluster == null ? e.sameAs() : cluster);
      case Tenure t ->
          new Tenure(
              provenance,
              standings.entity(t.person()),
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
              standings.entity(p.refersTo()));
      case Figure f ->
          new Figure(
              provenance,
              f.value(),
              f.upper(),
              f.qualifier(),
              f.unit(),
              f.counted(),
              f.measure(),
              standings.entity(f.about()),
              f.partOf(),
              cluster == null ? f.group() : cluster);
      case Claim c -> new Claim(provenance, c.content(), c.cue(), c.direct());
      case DateExpression d -> new DateExpression(provenance, d.value(), d.basis());
    };
  }

  private static Provenance provenance(
      Assertion read, @Nullable Standing own, List<Decision> decided, Standings standings) {
    Provenance p = read.provenance();
    Status status = own == null ? p.status() : own.status();
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
            .map(
                link ->
                    new Link(link.name(), standings.entity(link.entity()), link.cue(), link.span()))
            .toList(),
        p.modality(),
        status,
        p.confidence(),
        p.why());
  }
}
