package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class SqliteKeptTotalsTest extends KeptTotalsContract {

  @Override
  Archive open() {
    return SqliteArchive.open(
        temporary.resolve("archive"), ArchiveOptions.writing(Reports.HALF_ALIKE, notice -> {}));
  }

  @Override
  Connection connection() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + temporary.resolve("archive").resolve("dragoman.db"));
  }

  @Override
  void makeTables(String version) {
    temporary.resolve("archive").toFile().mkdirs();
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(
            "jdbc:sqlite:" + temporary.resolve("archive").resolve("dragoman.db"), null, null)
        .table("schema_history")
        .locations("classpath:org/dragoman/archive/migrations")
        .javaMigrations(new PositionsMigration())
        .target(version)
        .load()
        .migrate();
  }

  @Test
  void anArchiveOfAnEarlierVersionGetsItsTotals() throws SQLException {
    makeTables("5");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      for (String written :
          List.of(
              "insert into archive values ('one')",
              "insert into document (number, id, uri, file_name, language, script, text, sections,"
                  + " cites, reader, change, cluster) values"
                  + " (1, 'doc-1', 'x:1', '1', 'en', 'Latn', 'a', '', 0, 'r', 1, 1),"
                  + " (2, 'doc-2', 'x:2', '2', 'en', 'Latn', 'b', '', 0, 'r', 2, 2)",
              "insert into entity values ('place-a', 'PLACE', 'A', 'a', null, null),"
                  + " ('person-b', 'PERSON', 'B', 'b', null, null)",
              "insert into entity_name values (1, 'place-a', 'A', 'en', 'Latn', 3, 'a'),"
                  + " (2, 'place-a', 'A', 'en', 'Latn', 1, 'a'),"
                  + " (2, 'person-b', 'B', 'en', 'Latn', 2, 'b')",
              "insert into appearance values (1, 'place-a', null), (2, 'place-a', null),"
                  + " (2, 'person-b', null)",
              "insert into item values ('item-b', 'PERSON', 'person-c', 'REPORTED'),"
                  + " ('figure-1', 'MEMBERS' || char(31) || '3', 'figure-1', 'CONTESTED'),"
                  + " ('figure-2', 'MEMBERS' || char(31) || '4', 'figure-1', 'CONTESTED')",
              "insert into item_use values (2, 'person-b', 'item-b', '')",
              "insert into record_entity values ('person-c', 'PERSON', 'B', 'b', null, null)",
              "insert into assertion values (1, 0, 'mention-1', 'mention', '{}', 1),"
                  + " (2, 0, 'figure-1', 'figure', '{}', 1)",
              "insert into assertion_entity values ('place-a', 1, 0)",
              "insert into citation values (1, 'x', 'y', 2), (2, 'x', 'y', 1)")) {
        statement.executeUpdate(written);
      }
    }
    open().close();
    assertKeptIsCounted("the migration");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      assertThat(rows(statement, "select id, type, mentions, documents from known_entity"))
          .containsExactlyInAnyOrder("place-a | PLACE | 4 | 2 | ", "person-c | PERSON | 2 | 1 | ");
    }
  }
}
