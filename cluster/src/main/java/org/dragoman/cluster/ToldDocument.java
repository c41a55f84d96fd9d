package org.dragoman.cluster;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.sql.Row;
import org.dragoman.app.Version;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.text.Span;

/**
 * What a document tells, as a row of {@code documents.parquet}: lines of the public format beside
 * the columns that are asked for most.
 *
 * @param findings what it tells
 * @param fingerprint what finds its copies
 */
record ToldDocument(Findings findings, Fingerprint fingerprint) {

  static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message document {
            required binary id (STRING);
            required binary uri (STRING);
            required binary language (STRING);
            optional binary publisher (STRING);
            optional binary published (STRING);
            optional binary title (STRING);
            required binary reader (STRING);
            required binary exact (STRING);
            required group minima (LIST) {
              repeated group list {
                required int32 element;
              }
            }
            required binary line (STRING);
            required group findings (LIST) {
              repeated group list {
                required group element {
                  required binary kind (STRING);
                  required binary id (STRING);
                  required binary line (STRING);
                }
              }
            }
            required group problems (LIST) {
              repeated group list {
                required group element {
                  required int32 start;
                  required int32 end;
                  required binary stage (STRING);
                  required binary what (STRING);
                }
              }
            }
          }
          """);

  private static final String ENTITY = "entity";

  Group row() {
    Document document = findings.document();
    Group row = new SimpleGroup(SCHEMA);
    row.append("id", document.id())
        .append("uri", document.uri().toString())
        .append("language", document.language())
        .append("reader", Version.READER)
        .append("exact", fingerprint.exact())
        .append("line", RecordJson.write(document, null));
    Columns.append(row, "publisher", document.origin().publisher());
    Columns.append(
        row,
        "published",
        document.origin().published() == null ? null : document.origin().published().value());
    Columns.append(row, "title", document.origin().title());
    Group minima = row.addGroup("minima");
    fingerprint.minima().forEach(minimum -> minima.addGroup("list").append("element", minimum));
    Group lines = row.addGroup("findings");
    for (Entity entity : findings.entities()) {
      line(lines, ENTITY, entity.id(), RecordJson.write(entity));
    }
    for (Assertion assertion : findings.assertions()) {
      line(lines, RecordJson.kindOf(assertion), assertion.id(), RecordJson.write(assertion));
    }
    Group problems = row.addGroup("problems");
    for (Problem problem : findings.problems()) {
      problems
          .addGroup("list")
          .addGroup("element")
          .append("start", problem.span().start())
          .append("end", problem.span().end())
          .append("stage", problem.stage().name())
          .append("what", problem.what());
    }
    return row;
  }

  private static void line(Group lines, String kind, String id, String line) {
    lines
        .addGroup("list")
        .addGroup("element")
        .append("kind", kind)
        .append("id", id)
        .append("line", line);
  }

  /**
   * What a row holds.
   *
   * @throws UnusableException where it was written by another version, or damaged
   */
  static ToldDocument read(Row row) {
    String id = row.getAs("id");
    try {
      if (!(RecordJson.read(row.getAs("line")).orElse(null)
          instanceof RecordLine.OfDocument read)) {
        throw damaged(id, "not a document");
      }
      List<Entity> entities = new ArrayList<>();
      List<Assertion> assertions = new ArrayList<>();
      for (Row line : row.<Row>getList(row.fieldIndex("findings"))) {
        RecordLine told =
            RecordJson.read(line.getAs("line"))
                .orElseThrow(() -> damaged(id, "neither an entity nor an assertion"));
        switch (told) {
          case RecordLine.OfEntity entity -> entities.add(entity.entity());
          case RecordLine.OfAssertion assertion -> assertions.add(assertion.assertion());
          default -> throw damaged(id, "neither an entity nor an assertion");
        }
      }
      List<Problem> problems = new ArrayList<>();
      for (Row problem : row.<Row>getList(row.fieldIndex("problems"))) {
        problems.add(
            new Problem(
                new Span(problem.getAs("start"), problem.getAs("end")),
                Problem.Stage.valueOf(problem.getAs("stage")),
                problem.getAs("what")));
      }
      Fingerprint fingerprint =
          new Fingerprint(row.getAs("exact"), row.getList(row.fieldIndex("minima")));
      return new ToldDocument(
          new Findings(read.document(), entities, assertions, problems), fingerprint);
    } catch (RecordFormatException e) {
      throw damaged(id, String.valueOf(e.getMessage()));
    }
  }

  private static UnusableException damaged(String id, String why) {
    return new UnusableException(
        "what was read of " + id + " is damaged: " + why + "; read it again");
  }
}
