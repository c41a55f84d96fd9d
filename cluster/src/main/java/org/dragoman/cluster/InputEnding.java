package org.dragoman.cluster;

import java.io.Serializable;
import java.util.Locale;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Row;
import org.dragoman.app.Ending;
import org.dragoman.intake.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How an input ended, as a row of {@code endings.parquet}.
 *
 * @param uri the input
 * @param outcome {@code done}, {@code skipped} or {@code failed}; {@code others} where it stands
 *     for the records of a web archive that are no pages
 * @param stage where it stopped; null where it is done
 * @param reason one line; null where it is done
 * @param document the document's id; null where there is none
 * @param records how many records of a web archive it stands for, otherwise 0
 */
record InputEnding(
    String uri,
    String outcome,
    @Nullable String stage,
    @Nullable String reason,
    @Nullable String document,
    long records)
    implements Serializable {

  private static final long serialVersionUID = 1;

  static final String DONE = "done";
  static final String SKIPPED = "skipped";
  static final String FAILED = "failed";
  static final String OTHERS = "others";

  static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message ending {
            required binary uri (STRING);
            required binary outcome (STRING);
            optional binary stage (STRING);
            optional binary reason (STRING);
            optional binary document (STRING);
            required int64 records;
          }
          """);

  static InputEnding of(Ending ending) {
    String uri = ending.uri().toString();
    return switch (ending) {
      case Ending.Told told -> done(uri, told.findings().document().id());
      case Ending.Known known -> done(uri, known.document().id());
      case Ending.Skipped skipped ->
          new InputEnding(uri, SKIPPED, skipped.stage(), skipped.reason(), null, 0);
      case Ending.Failed failed ->
          new InputEnding(uri, FAILED, failed.stage(), failed.cause(), null, 0);
    };
  }

  /** How an input ended that could not be read. */
  static InputEnding of(Outcome outcome) {
    String uri = outcome.uri().toString();
    return switch (outcome) {
      case Outcome.Ready ready -> done(uri, ready.document().id());
      case Outcome.Skipped skipped ->
          new InputEnding(uri, SKIPPED, "intake", skipped.reason(), null, 0);
      case Outcome.Failed failed ->
          new InputEnding(
              uri, FAILED, failed.stage().name().toLowerCase(Locale.ROOT), failed.cause(), null, 0);
    };
  }

  static InputEnding others(String uri, long records) {
    return new InputEnding(uri, OTHERS, null, null, null, records);
  }

  private static InputEnding done(String uri, String document) {
    return new InputEnding(uri, DONE, null, null, document, 0);
  }

  static InputEnding read(Row row) {
    return new InputEnding(
        row.getAs("uri"),
        row.getAs("outcome"),
        row.getAs("stage"),
        row.getAs("reason"),
        row.getAs("document"),
        row.<Long>getAs("records"));
  }

  Group row() {
    Group row = new SimpleGroup(SCHEMA);
    row.append("uri", uri).append("outcome", outcome).append("records", records);
    Columns.append(row, "stage", stage);
    Columns.append(row, "reason", reason);
    Columns.append(row, "document", document);
    return row;
  }
}
