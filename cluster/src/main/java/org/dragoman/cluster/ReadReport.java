package org.dragoman.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * How the inputs of some pieces ended, counted from what was written.
 *
 * @param inputs how many there are
 * @param done those that were read
 * @param documents the documents among them that differ
 * @param skipped by reason, the most frequent
 * @param skippedInputs how many in all
 * @param failed by stage
 * @param languages documents by language
 * @param found assertions by kind
 * @param failures some of those that failed, by address
 */
record ReadReport(
    long inputs,
    long done,
    long documents,
    Map<String, Long> skipped,
    long skippedInputs,
    Map<String, Long> failed,
    Map<String, Long> languages,
    Map<String, Long> found,
    List<InputEnding> failures) {

  private static final int MOST_REASONS = 12;
  private static final int MOST_FAILURES = 20;

  /** Checks that nothing was lost on the way. */
  ReadReport {
    long ended = done + skippedInputs + failed.values().stream().mapToLong(Long::longValue).sum();
    if (ended != inputs) {
      throw new IllegalStateException("of " + inputs + " inputs only " + ended + " ended");
    }
  }

  long failedInputs() {
    return failed.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Counts.
   *
   * @throws UnusableException where a piece is not there
   */
  static ReadReport of(ReadFolder folder, List<Piece> pieces, SparkSession spark) {
    if (!folder.pieces().containsAll(pieces.stream().map(Piece::id).toList())) {
      throw new UnusableException(
          "not all pieces are in " + folder.path() + " that were read; read again");
    }
    Dataset<Row> endings = rows(folder, "endings", pieces, spark);
    Map<String, Long> outcomes = counts(endings, "outcome");
    // The records of one archive that are no pages count once, in however many parts it was read.
    long others =
        endings
            .filter(col("outcome").equalTo(InputEnding.OTHERS))
            .agg(countDistinct(col("uri")))
            .first()
            .getLong(0);
    long done = outcomes.getOrDefault(InputEnding.DONE, 0L);
    long skipped = outcomes.getOrDefault(InputEnding.SKIPPED, 0L) + others;
    Map<String, Long> reasons =
        counts(
            endings
                .filter(col("outcome").equalTo(InputEnding.SKIPPED))
                .groupBy("reason")
                .agg(count(lit(1)).as("count"))
                .orderBy(col("count").desc())
                .limit(MOST_REASONS));
    if (others > 0) {
      reasons.put("records that are no pages", others);
    }
    Map<String, Long> failed =
        counts(endings.filter(col("outcome").equalTo(InputEnding.FAILED)), "stage");
    long inputs = outcomes.values().stream().mapToLong(Long::longValue).sum();
    long lines = outcomes.getOrDefault(InputEnding.OTHERS, 0L);
    Dataset<Row> documents =
        rows(folder, "documents", pieces, spark).dropDuplicates(new String[] {"id"});
    return new ReadReport(
        inputs - lines + others,
        done,
        documents.count(),
        reasons,
        skipped,
        failed,
        counts(documents, "language"),
        counts(
            documents
                .select(explode(col("findings.kind")).as("kind"))
                .filter(col("kind").notEqual("entity")),
            "kind"),
        endings
            .filter(col("outcome").equalTo(InputEnding.FAILED))
            .orderBy("uri", "reason")
            .limit(MOST_FAILURES)
            .collectAsList()
            .stream()
            .map(InputEnding::read)
            .toList());
  }

  private static Dataset<Row> rows(
      ReadFolder folder, String table, List<Piece> pieces, SparkSession spark) {
    String[] files =
        pieces.stream().map(piece -> folder.table(table, piece.id())).toArray(String[]::new);
    return spark.read().parquet(files);
  }

  private static Map<String, Long> counts(Dataset<Row> rows, String column) {
    return counts(rows.groupBy(column).agg(count(lit(1)).as("count")));
  }

  private static Map<String, Long> counts(Dataset<Row> counted) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : counted.collectAsList()) {
      counts.put(String.valueOf(row.get(0)), row.getLong(1));
    }
    return counts;
  }
}
