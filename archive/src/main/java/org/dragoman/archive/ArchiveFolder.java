package org.dragoman.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Stream;
import org.dragoman.archive.ArchiveException.Reason;
import org.flywaydb.core.Flyway;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** The folder of an archive: the database file, the index, the writers' lock. */
final class ArchiveFolder {

  private static final String DATABASE = "dragoman.db";
  private static final String INDEX = "index";
  private static final String HISTORY = "schema_history";

  /** The number of the last migration that this version of the program knows. */
  static final int SCHEMA = 10;

  private static final int WAIT_MILLISECONDS = 10_000;

  private final Path folder;

  ArchiveFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  Path path() {
    return folder;
  }

  Path index() {
    return folder.resolve(INDEX);
  }

  private Path database() {
    return folder.resolve(DATABASE);
  }

  /** Makes the folder where it is missing, and refuses one with other things in it. */
  void prepare() throws IOException {
    if (!hasDatabase()) {
      refuseOtherFiles();
      Files.createDirectories(folder);
    }
  }

  /** Refuses a place where there is no archive to read. */
  void requireDatabase() throws IOException {
    if (!hasDatabase()) {
      refuseOtherFiles();
      throw new ArchiveException(Reason.MISSING, "there is no archive in " + folder + " yet");
    }
  }

  private void refuseOtherFiles() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw notAnArchive();
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.anyMatch(file -> !isOurs(file))) {
        throw notAnArchive();
      }
    }
  }

  private boolean hasDatabase() throws IOException {
    return Files.isRegularFile(database()) && Files.size(database()) > 0;
  }

  /** What a process killed while it made an archive may leave. */
  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(DATABASE) || name.equals(WriterLock.FILE) || name.equals(INDEX);
  }

  private ArchiveException notAnArchive() {
    return new ArchiveException(
        Reason.NOT_AN_ARCHIVE,
        folder + " is not an archive and holds other files; name an empty or a new folder");
  }

  boolean isWritable() {
    return Files.isWritable(folder) && (!Files.exists(database()) || Files.isWritable(database()));
  }

  /** Brings the database's tables up to date. */
  void migrate() throws SQLException {
    SQLiteDataSource source = writingSource();
    int version;
    try (Connection connection = source.getConnection()) {
      version = version(connection);
    }
    if (version > SCHEMA) {
      throw newer();
    }
    if (version < SCHEMA) {
      Flyway.configure()
          .loggers("slf4j")
          .dataSource(source)
          .table(HISTORY)
          .locations("classpath:org/dragoman/archive/migrations")
          .javaMigrations(new PositionsMigration())
          .load()
          .migrate();
    }
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into archive (id) select '"
              + UUID.randomUUID()
              + "' where not exists (select 1 from archive)");
    }
  }

  /** Whether the database's tables are as this version of the program knows them. */
  boolean isCurrent() throws SQLException {
    int version;
    try (Connection connection = readingSource().getConnection()) {
      version = version(connection);
    }
    if (version > SCHEMA) {
      throw newer();
    }
    return version == SCHEMA;
  }

  private ArchiveException newer() {
    return new ArchiveException(
        Reason.NEWER,
        "the archive "
            + folder
            + " was made by a newer version of Dragoman; update Dragoman to use it");
  }

  private int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet tables =
          statement.executeQuery(
              "select sum(name = '" + HISTORY + "'), count(*) from sqlite_master")) {
        if (tables.next() && tables.getInt(1) == 0) {
          if (tables.getInt(2) > 0) {
            throw notAnArchive();
          }
          return 0;
        }
      }
      try (ResultSet version =
          statement.executeQuery(
              "select coalesce(max(cast(version as integer)), 0) from "
                  + HISTORY
                  + " where success")) {
        return version.next() ? version.getInt(1) : 0;
      }
    }
  }

  SQLiteDataSource writingSource() {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.enforceForeignKeys(true);
    config.setCacheSize(-65_536);
    // Asking for the number of each row written costs more than writing it.
    config.setGetGeneratedKeys(false);
    return source(config, database().toString());
  }

  SQLiteDataSource readingSource() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    // Where the folder cannot be written to, SQLite cannot make the files by which readers and
    // writers of a write-ahead log meet; as nobody can write there, none are needed.
    boolean alone = !isWritable() && !Files.exists(folder.resolve(DATABASE + "-wal"));
    String file = database().toString();
    return source(
        config, alone ? "file:" + database().toUri().getRawPath() + "?immutable=1" : file);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(WAIT_MILLISECONDS);
    config.setOpenMode(SQLiteOpenMode.OPEN_URI);
    return config;
  }

  private static SQLiteDataSource source(SQLiteConfig config, String file) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(JDBC.PREFIX + file);
    return source;
  }

  static String archiveId(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id from archive")) {
      row.next();
      return row.getString(1);
    }
  }
}
