package org.dragoman.archive;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a database does in its own way; all other SQL serves every one of them. */
enum Dialect {
  /** One process writes, through one connection. */
  SQLITE {
    @Override
    void prepare(Statements statements) throws SQLException {
      // Moving pages from the log to the file waits for the disk: do it every 64 MB, not every 4.
      statements.number("pragma wal_autocheckpoint = 16384");
    }

    @Override
    String begin() {
      return "begin immediate";
    }

    @Override
    int together() {
      return 64;
    }

    @Override
    boolean isShared() {
      return false;
    }

    @Override
    long nextDocument(Statements statements) throws SQLException {
      return 1 + statements.number("select max(number) from document");
    }

    @Override
    long nextTurn(Statements statements) {
      return 0;
    }

    @Override
    void mayBeDoneAgain(Statements statements) {
      // Transactions do not wait for the disk anyway.
    }

    @Override
    void lock(Statements statements, Lock lock) {
      // Nobody else writes.
    }

    @Override
    String of(String sql) {
      return sql;
    }

    @Override
    String byAddress() {
      return "d.uri, d.id";
    }

    @Override
    String rowsOf(String table) {
      // The rows of inputs have no number but SQLite's own.
      return table.equals("input") ? "select rowid, * from input" : "select * from " + table;
    }

    @Override
    List<String> putAsideTriggers(Statements statements, List<String> tables) throws SQLException {
      List<String> all =
          statements.list(
              row -> row.getString(1), "select sql from sqlite_master where type = 'trigger'");
      for (String name :
          statements.list(
              row -> row.getString(1), "select name from sqlite_master where type = 'trigger'")) {
        statements.run("drop trigger " + name);
      }
      return all;
    }

    @Override
    void filled(Statements statements) {
      // Numbers follow the largest by themselves.
    }
  },

  /** Any number of processes write at once. */
  POSTGRESQL {
    @Override
    void prepare(Statements statements) {
      // The server's own settings hold.
    }

    @Override
    String begin() {
      return "begin";
    }

    @Override
    int together() {
      // What is not committed keeps others waiting, and may do so while the next document is read.
      return 1;
    }

    @Override
    boolean isShared() {
      return true;
    }

    @Override
    long nextDocument(Statements statements) throws SQLException {
      return statements.number("select nextval('document_number')");
    }

    @Override
    long nextTurn(Statements statements) throws SQLException {
      return statements.number("select nextval('record_turn')");
    }

    @Override
    void mayBeDoneAgain(Statements statements) throws SQLException {
      statements.first(row -> 1, "select set_config('synchronous_commit', 'off', true)");
    }

    @Override
    void lock(Statements statements, Lock lock) throws SQLException {
      statements.first(row -> 1, "select pg_advisory_xact_lock(?, ?)", LOCKS, lock.number);
    }

    @Override
    String of(String sql) {
      return HINT.matcher(sql).replaceAll("");
    }

    @Override
    String byAddress() {
      // The same order; its index has the beginning of an address, for that may be of any length.
      return "left(d.uri, 500), d.uri, d.id";
    }

    @Override
    String rowsOf(String table) {
      return "select * from " + table;
    }

    @Override
    List<String> putAsideTriggers(Statements statements, List<String> tables) throws SQLException {
      List<String> back = new ArrayList<>();
      for (String table : tables) {
        statements.run("alter table " + table + " disable trigger user");
        back.add("alter table " + table + " enable trigger user");
      }
      return back;
    }

    @Override
    void filled(Statements statements) throws SQLException {
      statements.run(
          "select setval('document_number', (select coalesce(max(number), 0) + 1 from document), false)");
      statements.run(
          "select setval(pg_get_serial_sequence('input', 'rowid'),"
              + " (select coalesce(max(rowid), 0) + 1 from input), false)");
      // So that the first questions are answered by the right indexes already.
      statements.run("analyze");
    }
  };

  /** What only one of several writers may do at a time; always taken in this order. */
  enum Lock {
    /** Number an entry of the audit log. */
    LOG(0),
    /** Change what is compared across documents, decide of it, or replace what a document tells. */
    RECORD(1),
    /** Link copies of a story, and give the numbers of changes, so that these come in order. */
    STORIES(2);

    /** Its number among the archive's advisory locks, the same in all versions of the program. */
    private final int number;

    Lock(int number) {
      this.number = number;
    }
  }

  /** Tells the archive's advisory locks from those of other programs: "drgm". */
  private static final int LOCKS = 0x6472676D;

  private static final Pattern HINT = Pattern.compile("indexed by \\w+");

  /** Has a connection be ready for writing. */
  abstract void prepare(Statements statements) throws SQLException;

  /** Begins a transaction that writes. */
  abstract String begin();

  /** How many documents share a transaction at most. */
  abstract int together();

  /** Whether others may write at the same time. */
  abstract boolean isShared();

  /** A number for a document that has none yet. */
  abstract long nextDocument(Statements statements) throws SQLException;

  /** The number of a turn at changing what is compared. */
  abstract long nextTurn(Statements statements) throws SQLException;

  /**
   * Has the transaction not wait for the disk: what it writes is made again where a crash of the
   * server undoes it, as a whole and with all that was written after it.
   */
  abstract void mayBeDoneAgain(Statements statements) throws SQLException;

  /** Waits until no other writer has a lock; it is free again with the end of the transaction. */
  abstract void lock(Statements statements, Lock lock) throws SQLException;

  /** A question without hints that this database does not know. */
  abstract String of(String sql);

  /** What documents {@code d} are ordered by so that their addresses come in order. */
  abstract String byAddress();

  /** The question for all rows of a table, with every column that another database needs. */
  abstract String rowsOf(String table);

  /**
   * Has some tables be written to without their triggers until the end of the transaction; returns
   * the statements that bring them back.
   */
  abstract List<String> putAsideTriggers(Statements statements, List<String> tables)
      throws SQLException;

  /** Brings up to date what does not follow by itself where rows came with their numbers. */
  abstract void filled(Statements statements) throws SQLException;
}
