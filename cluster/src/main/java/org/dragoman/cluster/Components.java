package org.dragoman.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What hangs together, directly or through others: the third stage.
 *
 * <p>By turns everything is tied to the least of its neighbours and itself (large and small stars;
 * R. Kiveris and others, "Connected Components in MapReduce and Beyond", 2014) until nothing
 * changes any more: some rounds, however long the chains are.
 */
final class Components {

  private Components() {}

  /**
   * To each thing that has a neighbour the least of all that hang together with it.
   *
   * @param edges {@code one} and {@code other}, in either order
   * @return {@code id} and {@code component}
   */
  static Dataset<Row> of(Dataset<Row> edges) {
    Dataset<Row> tied =
        edges
            .select(col("one").as("a"), col("other").as("b"))
            .filter(col("a").notEqual(col("b")))
            .distinct()
            .checkpoint();
    Row before = sign(tied);
    while (true) {
      Dataset<Row> next = small(large(tied)).checkpoint();
      Row now = sign(next);
      if (now.equals(before)) {
        return members(next);
      }
      before = now;
      tied = next;
    }
  }

  /** What tells whether two sets of edges are the same, in all likelihood. */
  private static Row sign(Dataset<Row> edges) {
    return edges
        .agg(count(lit(1)), sum(xxhash64(col("a"), col("b")).bitwiseAND(lit(0xFFFFFFFFL))))
        .first();
  }

  private static Dataset<Row> large(Dataset<Row> edges) {
    Dataset<Row> both = edges.union(edges.select(col("b"), col("a")));
    return both.join(leastNeighbour(both), "a")
        .filter(col("b").gt(col("a")))
        .select(col("b").as("a"), col("m").as("b"))
        .distinct();
  }

  private static Dataset<Row> small(Dataset<Row> edges) {
    // Of large stars the second is the lesser.
    Dataset<Row> joined = edges.join(leastNeighbour(edges), "a");
    return joined
        .select(col("b").as("a"), col("m").as("b"))
        .filter(col("a").notEqual(col("b")))
        .union(joined.select(col("a"), col("m").as("b")))
        .distinct();
  }

  /** The least neighbour of each, or itself. */
  private static Dataset<Row> leastNeighbour(Dataset<Row> edges) {
    return edges
        .groupBy("a")
        .agg(min("b").as("n"))
        .select(col("a"), least(col("a"), coalesce(col("n"), col("a"))).as("m"));
  }

  /** At the end everything is tied to its component's least, which is tied to nothing. */
  private static Dataset<Row> members(Dataset<Row> stars) {
    return stars
        .select(col("a").as("id"), col("b").as("component"))
        .union(stars.select(col("b").as("id"), col("b").as("component")))
        .distinct();
  }
}
