package org.dragoman.archive;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server for the tests, one for all of them; it ends with this process.
 *
 * <p>Where there are no programs of a server, tests that need one are not run, and say so; with
 * {@code DRAGOMAN_POSTGRES=required} in the environment they fail.
 */
final class LocalPostgres {

  private static @Nullable LocalPostgres running;
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final String address;

  private LocalPostgres(String address) {
    this.address = address;
  }

  static synchronized LocalPostgres get() {
    if (running == null) {
      running = new LocalPostgres(start());
      running.sql("postgres", "create database template_archive");
      PostgresArchive.open(
              running.address("template_archive"),
              Map.of(),
              Path.of(System.getProperty("java.io.tmpdir")),
              ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}))
          .close();
    }
    return running;
  }

  private static String start() {
    try {
      Process server =
          new ProcessBuilder("./local-postgres", "fsync=off", "max_connections=200")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
      String address = out.readLine();
      if (address != null) {
        return address;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String untested = "PostgreSQL IS NOT TESTED: its server could not be started";
    System.err.println(untested);
    if ("required".equals(System.getenv("DRAGOMAN_POSTGRES"))) {
      throw new IllegalStateException(untested);
    }
    return abort(untested);
  }

  /** The address of a database on the server. */
  String address(String database) {
    return address.replace("/postgres?", "/" + database + "?");
  }

  /** The name of a new database: empty, or with the tables of an archive. */
  String database(boolean empty) {
    String name = "archive_" + DATABASES.incrementAndGet();
    sql("postgres", "create database " + name + (empty ? "" : " template template_archive"));
    return name;
  }

  void sql(String database, String statement) {
    try (Connection connection = DriverManager.getConnection(address(database));
        Statement change = connection.createStatement()) {
      change.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
