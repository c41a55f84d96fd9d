package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Fingerprint;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class PostgresKeptTotalsTest extends KeptTotalsContract {

  private final LocalPostgres server = LocalPostgres.get();
  private String address = server.address(server.database(false));

  @Override
  Archive open() {
    return PostgresArchive.open(
        address,
        Map.of(),
        temporary.resolve("indexes"),
        ArchiveOptions.writing(Reports.HALF_ALIKE, notice -> {}));
  }

  @Override
  Connection connection() throws SQLException {
    return DriverManager.getConnection(address);
  }

  @Override
  void makeTables(String version) {
    address = server.address(server.database(true));
    Flyway.configure()
        .loggers("slf4j")
        .dataSource(address, null, null)
        .table("schema_history")
        .locations("classpath:org/dragoman/archive/postgresql")
        .target(version)
        .load()
        .migrate();
  }

  @Test
  void totalsAreRightWhereSeveralWriteAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        Random random = new Random(writer);
        boolean reconciles = writer % 2 == 0;
        writers.add(
            threads.submit(
                () -> {
                  try (Archive archive = open()) {
                    for (int step = 0; step < 60; step++) {
                      Findings report = Reports.report(random.nextInt(20));
                      archive.store(report, Fingerprint.NONE, "reader " + random.nextInt(3));
                      if (reconciles) {
                        reconcile(
                            archive,
                            archive.findings(report.document().id()).orElseThrow(),
                            random);
                      }
                    }
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertKeptIsCounted("writing at once");
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      assertThat(rows(statement, "select * from total_change")).isEmpty();
      assertThat(rows(statement, "select * from totals_due")).isEmpty();
    }
  }
}
