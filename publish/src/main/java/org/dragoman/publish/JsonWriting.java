package org.dragoman.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/** JSON written value by value, in UTF-8. Stateless and thread-safe. */
public final class JsonWriting {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private JsonWriting() {}

  /** Writes without white space; {@link #endLine} ends a line after a value. */
  public static JsonGenerator lines(OutputStream out) throws IOException {
    JsonGenerator json = FACTORY.createGenerator(out);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
    return json;
  }

  /** Ends a line between two values. */
  public static void endLine(JsonGenerator json) throws IOException {
    json.writeRaw('\n');
  }
}
