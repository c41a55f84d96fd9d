package org.dragoman.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordSource;

/**
 * Writes a whole record as JSON Lines: the header, then documents, entities and assertions in the
 * order of the source.
 *
 * <p>The same record, reader and time give the same bytes. Stateless and thread-safe.
 */
public final class JsonLinesExport {

  private JsonLinesExport() {}

  /**
   * What an export holds.
   *
   * @param documents the number of documents
   * @param entities the number of entities
   * @param assertions the number of assertions
   */
  public record Totals(long documents, long entities, long assertions) {}

  /**
   * Writes a record in UTF-8 with {@code \n} after each line; flushes but does not close.
   *
   * @param record what to write
   * @param reader name and version of the program that made the record
   * @param created the time to name in the header
   * @param out where to
   */
  public static Totals write(RecordSource record, String reader, Instant created, OutputStream out)
      throws IOException {
    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    line(RecordJson.header(reader, created), lines);
    long documents =
        all(record.documents(), d -> RecordJson.write(d.document(), d.copy().orElse(null)), lines);
    long entities = all(record.entities(), RecordJson::write, lines);
    long assertions = all(record.assertions(), RecordJson::write, lines);
    lines.flush();
    return new Totals(documents, entities, assertions);
  }

  private static <T> long all(Stream<T> contents, Function<T, String> json, Writer lines)
      throws IOException {
    long count = 0;
    try (contents) {
      for (Iterator<T> each = contents.iterator(); each.hasNext(); count++) {
        line(json.apply(each.next()), lines);
      }
    }
    return count;
  }

  private static void line(String json, Writer lines) throws IOException {
    lines.write(json);
    lines.write('\n');
  }
}
