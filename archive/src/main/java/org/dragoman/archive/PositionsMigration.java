package org.dragoman.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * The seventh migration: what positions are looked up by.
 *
 * <p>In Java, for letters of all scripts are made small, which SQLite does with the English ones
 * only.
 */
final class PositionsMigration extends BaseJavaMigration {

  @Override
  protected void init() {
    // The name of the class tells no version.
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("7");
  }

  @Override
  public String getDescription() {
    return "positions";
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table position (
            document bigint not null,
            place integer not null,
            id text not null,
            entity text,
            body text not null,
            topic text not null,
            stance text not null,
            day text,
            first text,
            last text,
            primary key (document, place)
          ) without rowid
          """);
      statement.execute("create index position_day on position (day is null, day desc, id)");
      statement.execute(
          """
          create trigger position_removed after delete on assertion when old.kind = 'position' begin
            delete from position where document = old.document and place = old.place;
          end
          """);
    }
    Statements statements = new Statements(connection);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select document, place, body from assertion where kind = 'position'")) {
      while (row.next()) {
        PositionRows.write(statements, row.getLong(1), row.getLong(2), row.getString(3));
      }
    } finally {
      statements.closeStatements();
    }
  }
}
