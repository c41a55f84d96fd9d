package org.dragoman.intake.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a journal that is only added to: each an object of JSON. Stateless. */
final class JournalLines {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalLines() {}

  /** Takes a line. */
  interface Reader {

    /**
     * Takes a line.
     *
     * @throws IllegalArgumentException where it holds what no line can
     */
    void take(JsonNode line) throws IOException;
  }

  /**
   * Reads a journal; a line that cannot be read is left out where it is the last, for there the
   * program was killed.
   *
   * @throws IOException where another line is damaged; the message is one line
   */
  static void read(Path path, Reader reader) throws IOException {
    // A kill may cut a character as well as a line: what is left of it fails as JSON, not as text.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
      int number = 0;
      int cut = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (cut > 0) {
          throw new IOException("line " + cut + " is damaged; mend it or take it out");
        }
        try {
          reader.take(JSON.readTree(line));
        } catch (JsonProcessingException | IllegalArgumentException e) {
          cut = number;
        }
      }
    }
  }
}
