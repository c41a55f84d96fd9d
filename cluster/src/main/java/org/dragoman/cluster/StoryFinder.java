package org.dragoman.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dragoman.app.Dragoman;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.CopyPolicy.Story;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;

/**
 * Tells which documents are one story, as copies or translations, and which of them came first: as
 * the archive of one machine tells it, by the same {@link CopyPolicy}.
 */
final class StoryFinder {

  private static final StructType STORY = Schemas.strings("document", "story");

  private StoryFinder() {}

  /**
   * To each document that is not alone the one of its story that came first.
   *
   * @param documents as they were read
   * @param things what they give to be compared
   * @param translations pairs of documents
   * @param most so many with one key are compared in one place
   */
  static Dataset<Row> of(
      Dataset<Row> documents, Dataset<Row> things, Dataset<Row> translations, int most) {
    Dataset<Row> comparable = documents.filter(col("exact").notEqual(""));
    // Of those that are the same word by word, the first is held against others, for all.
    Dataset<Row> firsts = comparable.groupBy("exact").agg(min("id").as("first"));
    Dataset<Row> identical =
        comparable.join(firsts, "exact").select(col("first").as("one"), col("id").as("other"));
    Dataset<Row> prints =
        comparable
            .join(firsts, comparable.col("id").equalTo(firsts.col("first")), "left_semi")
            .select("id", "exact", "minima");
    Dataset<Row> likely = Pairs.of(prints, new Comparison.OfFingerprints(), most);
    Dataset<Row> texts = documents.select("id", "line");
    Dataset<Row> edited =
        likely
            .join(texts.toDF("one", "oneLine"), "one")
            .join(texts.toDF("other", "otherLine"), "other")
            .filter((FilterFunction<Row>) StoryFinder::areCopies)
            .select("one", "other");
    Dataset<Row> stories =
        Components.of(identical.union(edited).union(translations.select(col("one"), col("other"))));
    Dataset<Row> members =
        stories
            .join(documents.select("id", "line"), "id")
            .join(things.select(col("document").as("id"), col("cites")), "id");
    return Schemas.together(members, "component", List.of("id"))
        .mapPartitions((MapPartitionsFunction<Row, Row>) StoryFinder::firsts, Schemas.rows(STORY));
  }

  private static boolean areCopies(Row pair) {
    return policy()
        .compare(story(pair.getAs("oneLine"), false), story(pair.getAs("otherLine"), false))
        .isPresent();
  }

  private static Iterator<Row> firsts(Iterator<Row> rows) {
    Comparator<Story> precedence =
        policy().precedence().thenComparing((Story story) -> story.document().id());
    return new Flat<>(
        new Groups(rows, "component"),
        group -> {
          String first =
              group.stream()
                  .map(row -> story(row.getAs("line"), row.<Boolean>getAs("cites")))
                  .min(precedence)
                  .orElseThrow()
                  .document()
                  .id();
          return group.stream()
              .map(row -> RowFactory.create(row.<String>getAs("id"), first))
              .toList();
        });
  }

  private static CopyPolicy policy() {
    return Holder.POLICY;
  }

  private static final class Holder {
    private static final CopyPolicy POLICY = Dragoman.copies();
  }

  private static Story story(String line, boolean cites) {
    try {
      if (RecordJson.read(line).orElse(null) instanceof RecordLine.OfDocument read) {
        Document document = read.document();
        return new Story(document, Fingerprint.NONE, cites);
      }
      throw new UnusableException("not a document: " + line);
    } catch (RecordFormatException e) {
      throw new UnusableException("what was read is damaged: " + e.getMessage(), e);
    }
  }

  /** Documents with their story, their own where they are alone. */
  static Dataset<Row> withStory(Dataset<Row> documents, Dataset<Row> stories) {
    return documents
        .join(stories, documents.col("document").equalTo(stories.col("document")), "left")
        .select(
            documents.col("document"),
            coalesce(stories.col("story"), documents.col("document")).as("story"));
  }
}
