package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dragoman.record.assertion.Findings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed while it writes: {@code -Ddragoman.kills=20} kills more often. */
class KillTest {

  private static final int DOCUMENTS = 4000;

  @TempDir Path temporary;

  /** What the process that will be killed runs: stores reports until all are there. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] arguments) throws IOException {
      try (Archive archive = open(arguments[0], Path.of(arguments[2]))) {
        Files.createFile(Path.of(arguments[1]));
        store(archive, DOCUMENTS);
      }
    }
  }

  private static Archive open(String place, Path indexes) {
    ArchiveOptions options = ArchiveOptions.writing(Reports.HALF_ALIKE, notice -> {});
    return PostgresArchive.isAddress(place)
        ? PostgresArchive.open(place, Map.of(), indexes, options)
        : SqliteArchive.open(Path.of(place), options);
  }

  private static void store(Archive archive, int documents) {
    for (int i = 0; i < documents; i++) {
      Findings report = Reports.report(i);
      archive.store(report, Reports.fingerprint(i), "r1");
    }
  }

  @Test
  void aKilledWriterLeavesWholeDocumentsAndReadingOnCompletesThem() throws Exception {
    killAndReadOn(
        temporary.resolve("archive").toString(), temporary.resolve("undisturbed").toString());
  }

  @Test
  void soItIsInPostgres() throws Exception {
    LocalPostgres server = LocalPostgres.get();
    killAndReadOn(server.address(server.database(true)), server.address(server.database(false)));
  }

  private void killAndReadOn(String place, String other) throws Exception {
    int kills = Integer.getInteger("dragoman.kills", 3);
    Random random = new Random(42);
    Path indexes = temporary.resolve("indexes");
    long before = 0;
    for (int kill = 0; kill < kills; kill++) {
      runAndKill(place, indexes, temporary.resolve("started-" + kill), 200 + random.nextInt(1500));
      try (Archive archive = open(place, indexes)) {
        SqliteArchiveTest.assertWhole(archive);
        long documents = archive.countDocuments(DocumentFilter.ALL);
        assertThat(documents).isGreaterThanOrEqualTo(before);
        assertThat(archive.find("report", DocumentFilter.ALL, 1).total()).isEqualTo(documents);
        before = documents;
      }
    }
    assertThat(before).as("documents stored before the last kill").isPositive();
    int documents = (int) Math.min(DOCUMENTS, before + 100);
    List<String> completed;
    try (Archive archive = open(place, indexes)) {
      store(archive, documents);
      completed = ArchiveContract.everything(archive);
      assertThat(archive.find("report", DocumentFilter.ALL, 1).total()).isEqualTo(documents);
    }
    try (Archive undisturbed = open(other, temporary.resolve("other-indexes"))) {
      store(undisturbed, documents);
      assertThat(ArchiveContract.everything(undisturbed)).isEqualTo(completed);
    }
  }

  private static void runAndKill(String place, Path indexes, Path started, int milliseconds)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Victim.class.getName());
    command.add(place);
    command.add(started.toString());
    command.add(indexes.toString());
    Path output = started.resolveSibling("output");
    Process victim =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (!Files.exists(started)) {
      assertThat(victim.isAlive()).as(() -> read(output)).isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
    TimeUnit.MILLISECONDS.sleep(milliseconds);
    victim.destroyForcibly();
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "no output";
    }
  }
}
