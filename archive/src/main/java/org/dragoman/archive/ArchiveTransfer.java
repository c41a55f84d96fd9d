package org.dragoman.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import org.dragoman.archive.ArchiveException.Reason;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Copies a whole archive into an empty one, from either kind of database into either: documents,
 * what they tell, the record, decisions, the audit log, and what became of each input.
 *
 * <p>All rows travel as they are and all at once: where it is interrupted, the other archive stays
 * empty. The copy has an id of its own, for it has an index of its own; that of a folder is
 * completed when it is opened next, or by {@link Archive#reindex}.
 */
public final class ArchiveTransfer {

  /** Everything that an archive holds, each table after those that it refers to. */
  private static final List<String> TABLES =
      List.of(
          "document",
          "fingerprint",
          "band",
          "copy",
          "entity",
          "entity_name",
          "appearance",
          "assertion",
          "assertion_entity",
          "position",
          "problem",
          "input",
          "item",
          "item_key",
          "item_link",
          "item_use",
          "record_entity",
          "decision",
          "citation",
          "telling",
          "telling_key",
          "translation",
          "audit",
          "known_name",
          "known_document",
          "known_entity",
          "kind_total",
          "figure_group",
          "citation_total");

  private static final int ROWS_AT_ONCE = 500;

  /** Documents are long. */
  private static final int CHARACTERS_AT_ONCE = 4_000_000;

  private ArchiveTransfer() {}

  /** How many rows an archive has: the measure of the work. */
  public static long rows(Archive from) {
    return database(from)
        .read(
            handle -> {
              long rows = 0;
              for (String table : TABLES) {
                rows += handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
              }
              return rows;
            });
  }

  /**
   * Copies one archive into another.
   *
   * @param to opened for writing, and empty
   * @param progress takes the number of rows done so far
   * @return the number of rows
   * @throws ArchiveException where the other archive is not empty, or one of them fails
   */
  public static long copy(Archive from, Archive to, LongConsumer progress) {
    DatabaseArchive source = database(from);
    DatabaseArchive target = database(to);
    return source.atOneMoment(
        moment ->
            target.writeOnce(
                writer -> writer.fill(filler -> copy(source, moment, target, filler, progress))));
  }

  private static DatabaseArchive database(Archive archive) {
    if (archive instanceof DatabaseArchive database) {
      return database;
    }
    throw new IllegalArgumentException("not an archive in a database");
  }

  private static long copy(
      DatabaseArchive source,
      Handle moment,
      DatabaseArchive target,
      Filler filler,
      LongConsumer progress)
      throws SQLException {
    for (String table : TABLES) {
      if (filler.statements().number("select count(*) from " + table) > 0) {
        throw new ArchiveException(
            Reason.NOT_AN_ARCHIVE,
            "the archive " + target.place() + " is not empty; name a new one to copy into");
      }
    }
    long rows = 0;
    Dialect dialect = filler.dialect();
    List<String> triggers = dialect.putAsideTriggers(filler.statements(), TABLES);
    for (String table : TABLES) {
      try {
        rows = copy(source, moment, table, new Sink(target, filler), progress, rows);
      } catch (SQLException e) {
        throw source.trouble(e);
      }
    }
    for (String trigger : triggers) {
      filler.statements().run(trigger);
    }
    dialect.filled(filler.statements());
    return rows;
  }

  private static long copy(
      DatabaseArchive source,
      Handle moment,
      String table,
      Sink target,
      LongConsumer progress,
      long before)
      throws SQLException {
    long done = before;
    try (PreparedStatement all =
        moment.getConnection().prepareStatement(source.dialect().rowsOf(table))) {
      all.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = all.executeQuery()) {
        List<String> columns = columns(row.getMetaData());
        String add =
            "insert into "
                + table
                + " ("
                + String.join(", ", columns)
                + ") values ("
                + String.join(", ", Collections.nCopies(columns.size(), "?"))
                + ")";
        List<@Nullable Object[]> some = new ArrayList<>();
        long characters = 0;
        while (row.next()) {
          @Nullable Object[] values = new @Nullable Object[columns.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
            characters += values[i] instanceof String text ? text.length() : 0;
          }
          some.add(values);
          done++;
          if (some.size() == ROWS_AT_ONCE || characters > CHARACTERS_AT_ONCE) {
            target.put(add, some);
            some.clear();
            characters = 0;
            progress.accept(done);
          }
        }
        target.put(add, some);
        progress.accept(done);
      }
    }
    return done;
  }

  private static List<String> columns(ResultSetMetaData row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getColumnCount(); i++) {
      columns.add(row.getColumnLabel(i));
    }
    return columns;
  }

  /** Puts rows into the other archive, and knows that trouble with that is trouble with it. */
  private record Sink(DatabaseArchive archive, Filler filler) {
    void put(String sql, List<@Nullable Object[]> rows) {
      try {
        filler.statements().executeAll(sql, rows);
      } catch (SQLException e) {
        throw archive.trouble(e);
      }
    }
  }

  /** What an archive is filled through. */
  record Filler(Statements statements, Dialect dialect) {}

  /** Fills an archive; returns the number of rows. */
  interface Filling {
    long with(Filler filler) throws SQLException;
  }
}
