package org.dragoman.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.dragoman.archive.ArchiveException.Reason;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on a PostgreSQL server: where it is, who asks, and its tables.
 *
 * <p>Neither the password nor anything else of the address but server, port and name is ever shown.
 */
final class PostgresServer {

  static final String PREFIX = "jdbc:postgresql:";

  private static final String HISTORY = "schema_history";

  /** The first version that tells which transaction a row is of by a number that never returns. */
  private static final int OLDEST = 13;

  private static final int SECONDS_TO_CONNECT = 10;

  private final PGSimpleDataSource source;
  private final String place;

  private PostgresServer(PGSimpleDataSource source, String place) {
    this.source = source;
    this.place = place;
  }

  /**
   * The database at an address.
   *
   * @param environment where {@code PGUSER} and {@code PGPASSWORD} may stand; a password file is
   *     looked for by the driver
   */
  static PostgresServer at(String address, Map<String, String> environment) {
    Properties parts = Driver.parseURL(address, new Properties());
    // What follows is a name and password where there is an "@"; the driver would take them for a
    // server, and show them.
    if (parts == null || authority(address).contains("@")) {
      throw new ArchiveException(
          Reason.NOT_AN_ARCHIVE,
          "the archive's address is not understood; it has the form"
              + " jdbc:postgresql://SERVER:PORT/DATABASE?user=NAME (the password belongs in"
              + " ~/.pgpass or $PGPASSWORD)");
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address);
    if (PGProperty.USER.getOrDefault(parts) == null) {
      String user = environment.getOrDefault("PGUSER", "");
      source.setUser(user.isEmpty() ? System.getProperty("user.name") : user);
    }
    String password = environment.getOrDefault("PGPASSWORD", "");
    if (PGProperty.PASSWORD.getOrDefault(parts) == null && !password.isEmpty()) {
      source.setPassword(password);
    }
    if (PGProperty.CONNECT_TIMEOUT.getOrDefault(parts) == null) {
      source.setConnectTimeout(SECONDS_TO_CONNECT);
    }
    source.setApplicationName("dragoman");
    source.setTcpKeepAlive(true);
    // Many rows travel as one statement, and its triggers fire once.
    source.setReWriteBatchedInserts(true);
    return new PostgresServer(source, place(parts));
  }

  private static String authority(String address) {
    String rest = address.substring(PREFIX.length());
    int end = rest.startsWith("//") ? rest.indexOf('/', 2) : 0;
    return end < 0 ? rest : rest.substring(0, end);
  }

  private static String place(Properties parts) {
    String[] hosts = PGProperty.PG_HOST.getOrDefault(parts).split(",", -1);
    String[] ports = PGProperty.PG_PORT.getOrDefault(parts).split(",", -1);
    StringBuilder place = new StringBuilder("postgresql://");
    for (int i = 0; i < hosts.length; i++) {
      place.append(i > 0 ? "," : "").append(hosts[i]).append(':').append(ports[i]);
    }
    return place.append('/').append(PGProperty.PG_DBNAME.getOrDefault(parts)).toString();
  }

  /** What it is called in a message: server, port and name. */
  String place() {
    return place;
  }

  Connection connect() throws SQLException {
    return WholeStrings.over(source.getConnection());
  }

  /** Makes the tables where there are none, and brings older ones up to date. */
  void migrate() throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (isCurrent(connection)) {
        return;
      }
    }
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(source)
        .table(HISTORY)
        .locations("classpath:org/dragoman/archive/postgresql")
        .load()
        .migrate();
  }

  /** Brings tables up to date that are there. */
  void requireTables() throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (version(connection) == 0) {
        throw new ArchiveException(Reason.MISSING, "there is no archive in " + place + " yet");
      }
    }
    migrate();
  }

  private boolean isCurrent(Connection connection) throws SQLException {
    int version = version(connection);
    if (version > ArchiveFolder.SCHEMA) {
      throw new ArchiveException(
          Reason.NEWER,
          "the archive "
              + place
              + " was made by a newer version of Dragoman; update Dragoman to use it");
    }
    return version == ArchiveFolder.SCHEMA;
  }

  private int version(Connection connection) throws SQLException {
    int server = connection.getMetaData().getDatabaseMajorVersion();
    if (server < OLDEST) {
      throw unusable("needs PostgreSQL " + OLDEST + " or later; its server is " + server);
    }
    try (Statement statement = connection.createStatement()) {
      String encoding = text(statement, "select current_setting('server_encoding')");
      if (!"UTF8".equals(encoding)) {
        throw unusable(
            "keeps its texts in "
                + encoding
                + "; make a database for it with: createdb --encoding UTF8 --template template0");
      }
      if (text(statement, "select current_schema()") == null) {
        throw unusable("has no schema to keep tables in; see currentSchema in its address");
      }
      String tables =
          text(
              statement,
              "select count(*) filter (where relname in ('"
                  + HISTORY
                  + "', 'archive')) || ' ' || count(*) from pg_class"
                  + " where relnamespace = current_schema()::regnamespace"
                  + " and relkind in ('r', 'p', 'v', 'm', 'f')");
      if ("0 0".equals(tables)) {
        return 0;
      }
      // A process killed while it made the tables may leave the history alone.
      if (tables == null || !(tables.startsWith("2 ") || tables.equals("1 1"))) {
        throw new ArchiveException(
            Reason.NOT_AN_ARCHIVE,
            place + " is not an archive and holds other tables; name a new database or schema");
      }
      String version =
          text(
              statement,
              "select coalesce(max(version::integer), 0) from " + HISTORY + " where success");
      return version == null ? 0 : Integer.parseInt(version);
    }
  }

  private ArchiveException unusable(String why) {
    return new ArchiveException(Reason.FAILED, "the archive " + place + " " + why);
  }

  private static @Nullable String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  String archiveId() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return String.valueOf(text(statement, "select id from archive"));
    }
  }
}
