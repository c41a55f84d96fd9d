package org.dragoman.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of a reader's connection, kept for the next question of the same words.
 *
 * <p>SQLite plans a statement each time that it is prepared, which takes longer than most questions
 * do. PostgreSQL's driver keeps them itself. For one thread at a time, as the connection is.
 */
final class KeptStatements extends DefaultStatementBuilder {

  /** More questions than the archive has; what is put together of filters may have more forms. */
  private static final int MOST = 200;

  /** Those that nobody uses now, the one used last at the end. */
  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  /** The words of those in use: what JDBI closes a statement by is what it made them from. */
  private final IdentityHashMap<Statement, String> used = new IdentityHashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    // While it is used it is not here: a question may be asked again while its rows are read.
    PreparedStatement kept = idle.remove(sql);
    PreparedStatement statement = kept == null ? super.create(connection, sql, context) : kept;
    used.put(statement, sql);
    return statement;
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    String words = used.remove(statement);
    if (words == null || statement.isClosed() || !(statement instanceof PreparedStatement kept)) {
      super.close(connection, sql, statement);
      return;
    }
    kept.clearParameters();
    PreparedStatement twin = idle.put(words, kept);
    if (twin != null) {
      twin.close();
    }
    if (idle.size() > MOST) {
      Iterator<PreparedStatement> oldest = idle.values().iterator();
      oldest.next().close();
      oldest.remove();
    }
  }

  @Override
  public void close(Connection connection) {
    // The driver closes a connection's statements with it.
    idle.clear();
    used.clear();
  }
}
