package org.dragoman.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dragoman.app.BatchReport;
import org.dragoman.app.Dragoman;
import org.dragoman.archive.DocumentFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's lines for the library, from another package than its own. */
class LibraryTest {

  private static long read(Path archive, Path path) throws InterruptedException {
    // README begin
    try (Dragoman dragoman = Dragoman.open(archive)) {
      BatchReport report = dragoman.read(path);
      long visits = dragoman.archive().find("visit*", DocumentFilter.ALL, 10).total();
      System.out.println(report.done() + " read, " + visits + " tell of visits");
      // README end
      return report.done() * 100 + visits;
    }
  }

  @Test
  void aFileIsReadInFiveLines(@TempDir Path folder) throws Exception {
    Path text = folder.resolve("visit.txt");
    Files.writeString(
        text, "LIMA, 3 May 2024. Ana Sol visited Peru.\n\nShe met the speaker in Lima.\n");
    assertThat(read(folder.resolve("archive"), text)).isEqualTo(101);
    assertThat(read(folder.resolve("archive"), text)).as("known, and read again").isEqualTo(101);
  }

  @Test
  void theReadmeHasTheseLines() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/org/dragoman/example/LibraryTest.java"));
    String lines =
        source.substring(
            source.indexOf("// README begin\n") + "// README begin\n".length(),
            source.indexOf("// README end"));
    String shown = lines.stripTrailing() + "\n    }\n";
    assertThat(Files.readString(Path.of("../README.md"))).contains(shown);
  }
}
