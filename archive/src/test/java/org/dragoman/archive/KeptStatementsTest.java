package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStatementsTest {

  @TempDir Path folder;
  private final List<PreparedStatement> given = new ArrayList<>();
  private Handle handle;

  /** Notes the statements that are given. */
  private final class Watched extends DefaultStatementBuilder {
    private final KeptStatements kept = new KeptStatements();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context)
        throws SQLException {
      PreparedStatement statement = kept.create(connection, sql, context);
      given.add(statement);
      return statement;
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
      kept.close(connection, sql, statement);
    }

    @Override
    public void close(Connection connection) {
      kept.close(connection);
    }
  }

  @BeforeEach
  void open() {
    Jdbi jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("some.db"));
    jdbi.setStatementBuilderFactory(connection -> new Watched());
    handle = jdbi.open();
    handle.execute("create table number (n integer)");
    handle.execute("insert into number values (1), (2), (3)");
    given.clear();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  private List<Integer> above(int n) {
    return handle
        .createQuery("select n from number where n > :n order by n")
        .bind("n", n)
        .mapTo(Integer.class)
        .list();
  }

  @Test
  void theSameQuestionIsPreparedOnce() {
    assertThat(above(0)).containsExactly(1, 2, 3);
    assertThat(above(1)).containsExactly(2, 3);
    assertThat(above(2)).containsExactly(3);
    assertThat(new HashSet<>(given)).hasSize(1);
  }

  @Test
  void aQuestionMayBeAskedAgainWhileItsRowsAreRead() {
    List<List<Integer>> above =
        handle
            .createQuery("select n from number where n > :n order by n")
            .bind("n", 0)
            .map((row, context) -> above(row.getInt("n")))
            .list();
    assertThat(above).containsExactly(List.of(2, 3), List.of(3), List.of());
    assertThat(above(0)).containsExactly(1, 2, 3);
    assertThat(new HashSet<>(given)).hasSize(2);
  }

  @Test
  void aTableThatChangesIsReadAsItIs() {
    assertThat(above(2)).containsExactly(3);
    handle.execute("alter table number add column more text");
    handle.execute("insert into number values (4, 'four')");
    assertThat(above(2)).containsExactly(3, 4);
    assertThat(handle.createQuery("select * from number where n = 4").mapToMap().one())
        .containsEntry("more", "four");
  }

  @Test
  void whatIsReadHoldsNoTransactionOpen() {
    assertThat(above(2)).containsExactly(3);
    try (Handle other = Jdbi.open("jdbc:sqlite:" + folder.resolve("some.db"))) {
      other.execute("insert into number values (5)");
    }
    assertThat(above(2)).containsExactly(3, 5);
  }

  @Test
  void notAllStatementsAreKept() throws SQLException {
    for (int i = 0; i < 1000; i++) {
      assertThat(handle.createQuery("select " + i).mapTo(Integer.class).one()).isEqualTo(i);
    }
    int open = 0;
    Set<PreparedStatement> all = new HashSet<>(given);
    for (PreparedStatement statement : all) {
      open += statement.isClosed() ? 0 : 1;
    }
    assertThat(all).hasSize(1000);
    assertThat(open).isBetween(100, 300);
    handle.createQuery("select 999").mapTo(Integer.class).one();
    handle.createQuery("select 1").mapTo(Integer.class).one();
    assertThat(new HashSet<>(given)).as("the last one is there, the first is not").hasSize(1001);
  }
}
