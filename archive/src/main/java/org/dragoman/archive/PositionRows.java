package org.dragoman.archive;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.decision.Decision;
import org.dragoman.record.time.Edtf;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What positions are looked up by, as editors left them: a row for each that is not rejected.
 *
 * <p>Written with the document and again with each decision of a position.
 */
final class PositionRows {

  private static final String WHERE =
      """
       where (:body = '' or instr(p.body, :body) > 0)
        and (:topic = '' or instr(p.topic, :topic) > 0)
        and (:stance = '' or instr(p.stance, :stance) > 0)
        and (:from is null or p.last >= :from) and (:to is null or p.first <= :to)
      """;

  private PositionRows() {}

  static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** Writes the row of a position anew; {@code line} is its line of the public format. */
  static void write(Statements statements, long document, long place, String line)
      throws SQLException {
    statements.execute("delete from position where document = ? and place = ?", document, place);
    Optional<Position> left = asDecided(statements, line);
    if (left.isEmpty()) {
      return;
    }
    Position position = left.get();
    Edtf date = position.date();
    statements.execute(
        """
        insert into position (document, place, id, entity, body, topic, stance, day, first, last)
        values (?, ?, ?, (select n.entity from entity_name n
          where n.document = ? and n.text = ? order by n.entity limit 1), ?, ?, ?, ?, ?, ?)
        """,
        document,
        place,
        position.id(),
        document,
        position.body(),
        lower(position.body()),
        lower(position.topic()),
        lower(position.stance()),
        date == null ? null : date.value(),
        date == null ? null : DocumentRows.first(date),
        date == null ? null : DocumentRows.last(date));
  }

  private static Optional<Position> asDecided(Statements statements, String line)
      throws SQLException {
    try {
      if (!(RecordJson.readAssertion(line) instanceof Position position)) {
        return Optional.empty();
      }
      List<Decision> log =
          statements.list(
              RecordView::decision,
              """
              select * from decision where subject = ? or kind = 'WITHDRAWN' order by number
              """,
              position.id());
      return RecordView.position(position, log);
    } catch (RecordFormatException e) {
      // A damaged entry is told of where it is shown.
      return Optional.empty();
    }
  }

  /** Writes the rows of what a decision is about anew. */
  static void decided(Statements statements, String subject) throws SQLException {
    String about =
        statements
            .first(
                row -> row.getString(1),
                "select subject from decision where cast(number as text) = ?",
                subject)
            .orElse(subject);
    record Line(long document, long place, String body) {}
    for (Line line :
        statements.list(
            row -> new Line(row.getLong(1), row.getLong(2), row.getString(3)),
            "select document, place, body from assertion where id = ? and kind = 'position'",
            about)) {
      write(statements, line.document(), line.place(), line.body());
    }
  }

  /** Where the positions that fit stand, the latest first; those without a date come last. */
  static Query list(Handle handle, PositionFilter filter, long offset, int limit) {
    return bind(
            handle.createQuery(
                "select a.document, a.body from (select p.document, p.place, p.day, p.id from position p"
                    + WHERE
                    + " order by p.day is null, p.day desc, p.id limit :limit offset :offset) n"
                    + " join assertion a on a.document = n.document and a.place = n.place"
                    + " order by n.day is null, n.day desc, n.id"),
            filter)
        .bind("limit", limit)
        .bind("offset", offset);
  }

  /** How many fit, by the country of their body; the empty one where none is known. */
  static SortedMap<String, Long> byCountry(Handle handle, PositionFilter filter) {
    SortedMap<String, Long> countries = new TreeMap<>();
    bind(
            handle.createQuery(
                """
                select coalesce((select r.country from record_entity r where r.id = b.record),
                    (select e.country from entity e where e.id = b.record), '') as country,
                  sum(b.times) as times
                from (select a.record, count(*) as times from position p
                  left join appearance a on a.document = p.document and a.entity = p.entity
                """
                    + WHERE
                    + " group by a.record) b group by 1"),
            filter)
        .map((row, context) -> countries.put(row.getString("country"), row.getLong("times")))
        .list();
    return countries;
  }

  private static Query bind(Query query, PositionFilter filter) {
    return query
        .bind("body", lower(filter.body().strip()))
        .bind("topic", lower(filter.topic().strip()))
        .bind("stance", lower(filter.stance().strip()))
        .bind("from", filter.from().map(LocalDate::toString).orElse(null))
        .bind("to", filter.to().map(LocalDate::toString).orElse(null));
  }
}
