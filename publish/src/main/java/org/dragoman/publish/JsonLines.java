package org.dragoman.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordSource;

/**
 * JSON Lines, the project's own format: the header, then documents, entities and assertions in the
 * order of the source.
 */
final class JsonLines implements RecordFormat {

  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public String extension() {
    return "jsonl";
  }

  @Override
  public String description() {
    return "everything, a JSON object a line (docs/record-format.md)";
  }

  @Override
  public Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException {
    Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    line(RecordJson.header(edition.reader(), edition.created()), lines);
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
