package org.dragoman.interchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Claim;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The codec of the public format: one record object is one JSON object on one line.
 *
 * <p>Lines are given without their line end and hold none. What is unknown is left out. Characters
 * outside ASCII stand for themselves. Beyond the format a document has {@code byline}, {@code
 * place} and {@code sections}, which other readers ignore. Stateless and thread-safe.
 */
public final class RecordJson {

  /** The name of the format, in the header. */
  public static final String FORMAT = "dragoman-record";

  /** The version of the format that is written, and the highest that is read. */
  public static final int VERSION = 1;

  /** A document of any size is one string, so Jackson's guards for web services are widened. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(100_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RecordJson() {}

  /**
   * The first line of a file.
   *
   * @param reader name and version of the program that made the record
   * @param created when
   */
  public static String header(String reader, Instant created) {
    return line(
        json -> {
          json.writeStringField("kind", "header");
          json.writeStringField("format", FORMAT);
          json.writeNumberField("version", VERSION);
          json.writeStringField("reader", reader);
          json.writeStringField("created", created.toString());
        });
  }

  /** A document's line; {@code copy} is null where it copies no other document. */
  public static String write(Document document, @Nullable CopyLink copy) {
    return line(json -> LineWriter.document(json, document, copy));
  }

  /** An entity's line. */
  public static String write(Entity entity) {
    return line(json -> LineWriter.entity(json, entity));
  }

  /** An assertion's line. */
  public static String write(Assertion assertion) {
    return line(json -> LineWriter.assertion(json, assertion));
  }

  /** The line of anything that a line can hold. */
  public static String write(RecordLine content) {
    return switch (content) {
      case RecordLine.OfHeader header -> line(json -> LineWriter.header(json, header));
      case RecordLine.OfDocument document ->
          write(document.document(), document.copy().orElse(null));
      case RecordLine.OfEntity entity -> write(entity.entity());
      case RecordLine.OfAssertion assertion -> write(assertion.assertion());
    };
  }

  /**
   * What a line holds; empty for a kind that is unknown here.
   *
   * @throws RecordFormatException where the line is no JSON object, or lacks what its kind must
   *     have
   */
  public static Optional<RecordLine> read(String line) throws RecordFormatException {
    return LineReader.read(line);
  }

  /**
   * The assertion that a line holds.
   *
   * @throws RecordFormatException where it holds none
   */
  public static Assertion readAssertion(String line) throws RecordFormatException {
    if (read(line).orElse(null) instanceof RecordLine.OfAssertion read) {
      return read.assertion();
    }
    throw new RecordFormatException("not an assertion");
  }

  /**
   * An assertion with another value in a field of the public format.
   *
   * @param field one of the fields of the assertion's kind that hold one value: not its id,
   *     evidence or attribution
   * @throws RecordFormatException where there is no such field or the value does not fit
   */
  public static Assertion corrected(Assertion assertion, String field, String value)
      throws RecordFormatException {
    return Correction.of(assertion, field, value);
  }

  /** The public format's word for an assertion's kind. */
  public static String kindOf(Assertion assertion) {
    return switch (assertion) {
      case Mention ignored -> "mention";
      case Event ignored -> "event";
      case Tenure ignored -> "tenure";
      case Position ignored -> "position";
      case Figure ignored -> "figure";
      case Claim ignored -> "claim";
      case DateExpression ignored -> "date";
    };
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static String line(Fields fields) {
    StringWriter out = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory does not fail", e);
    }
    return out.toString();
  }
}
