package org.dragoman.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.dragoman.archive.AuditEntry.Action;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the rows of the audit log. */
final class AuditRows {

  private AuditRows() {}

  static List<AuditEntry> of(Handle handle, AuditFilter filter, long offset, int limit) {
    return query(handle, "select *", filter, " order by number desc limit :limit offset :offset")
        .bind("limit", limit)
        .bind("offset", offset)
        .map((row, context) -> entry(row))
        .list();
  }

  static long count(Handle handle, AuditFilter filter) {
    return query(handle, "select count(*)", filter, "").mapTo(Long.class).one();
  }

  private static Query query(Handle handle, String select, AuditFilter filter, String end) {
    StringBuilder sql = new StringBuilder(select + " from audit where true");
    filter.who().ifPresent(who -> sql.append(" and who = :who"));
    if (!filter.actions().isEmpty()) {
      sql.append(" and action in (<actions>)");
    }
    // Times are kept in one form of one length, so their order is that of the text.
    filter.from().ifPresent(day -> sql.append(" and at >= :from"));
    filter.to().ifPresent(day -> sql.append(" and at < :end"));
    Query query = handle.createQuery(sql + end);
    filter.who().ifPresent(who -> query.bind("who", who));
    if (!filter.actions().isEmpty()) {
      query.bindList("actions", filter.actions().stream().map(Action::name).toList());
    }
    filter.from().map(LocalDate::toString).ifPresent(day -> query.bind("from", day));
    filter.to().map(day -> day.plusDays(1).toString()).ifPresent(day -> query.bind("end", day));
    return query;
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        Instant.parse(row.getString("at")),
        row.getString("who"),
        row.getString("came_from"),
        Action.valueOf(row.getString("action")),
        row.getString("subject"),
        row.getString("detail"));
  }
}
