package org.dragoman.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dragoman.reconciliation.Sort;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.Likeness;

/**
 * Parts what hangs together into clusters: the fourth stage, on each component alone, by the
 * function that parts it on one machine.
 */
final class Settling {

  private static final StructType CLUSTERED = Schemas.strings("id", "cluster");

  private Settling() {}

  /** Whether a thing binds nothing together. */
  static boolean isWeak(Row item) {
    return isWeak(Sort.of(item.getAs("id")).likeness(), item.getAs("line"));
  }

  private static <T> boolean isWeak(Likeness<T> likeness, String line) {
    return likeness.isWeak(likeness.read(line));
  }

  /**
   * The clusters of things that bind others.
   *
   * @param items {@code id} and {@code line}
   * @param links pairs of them
   */
  static Dataset<Row> strong(Dataset<Row> items, Dataset<Row> links) {
    Dataset<Row> components = Components.of(links);
    Dataset<Row> things =
        items
            .join(components, items.col("id").equalTo(components.col("id")), "left")
            .select(
                coalesce(components.col("component"), items.col("id")).as("component"),
                items.col("id").as("one"),
                lit(null).cast("string").as("other"),
                items.col("line"),
                lit(0.0).as("likeness"));
    Dataset<Row> edges =
        links
            .join(components, links.col("one").equalTo(components.col("id")))
            .select(
                components.col("component"),
                links.col("one"),
                links.col("other"),
                lit("").as("line"),
                links.col("likeness"));
    // Things before links: what is not there cannot be linked.
    return Schemas.together(things.unionByName(edges), "component", List.of("other", "one"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) Settling::settled, Schemas.rows(CLUSTERED));
  }

  private static Iterator<Row> settled(Iterator<Row> rows) {
    Groups components = new Groups(rows, "component");
    return new Flat<>(
        new Batches(components),
        batch -> {
          Bench bench = new Bench();
          List<String> ids = new ArrayList<>();
          for (Row row : batch) {
            String one = row.getAs("one");
            if (row.isNullAt(row.fieldIndex("other"))) {
              bench.shelf.put(one, row.getAs("line"), Set.of());
              ids.add(one);
            } else {
              bench.shelf.link(one, row.getAs("other"), row.<Double>getAs("likeness"));
            }
          }
          ids.forEach(id -> bench.of(id).reconsider(id));
          bench.all().forEach(Clusters::settle);
          return ids.stream()
              .map(id -> RowFactory.create(id, bench.shelf.cluster(id).orElseThrow()))
              .toList();
        });
  }

  /** Whole groups, so many together that it is worth a bench. */
  record Batches(Iterator<List<Row>> groups) implements Iterator<List<Row>> {

    @Override
    public boolean hasNext() {
      return groups.hasNext();
    }

    @Override
    public List<Row> next() {
      List<Row> batch = new ArrayList<>(groups.next());
      while (batch.size() < Bench.ROOM && groups.hasNext()) {
        batch.addAll(groups.next());
      }
      return batch;
    }
  }

  /**
   * The clusters of weak things: each joins the one that it fits.
   *
   * @param weak {@code id} and {@code line}
   * @param links pairs of a weak one and another
   * @param items all, {@code id} and {@code line}
   * @param strong {@code id} and {@code cluster}
   */
  static Dataset<Row> weak(
      Dataset<Row> weak, Dataset<Row> links, Dataset<Row> items, Dataset<Row> strong) {
    Dataset<Row> both =
        links
            .select(col("one").as("weakling"), col("other").as("neighbour"), col("likeness"))
            .union(links.select(col("other"), col("one"), col("likeness")));
    Dataset<Row> settled =
        items
            .join(strong, "id")
            .select(col("id").as("neighbour"), col("line").as("neighbourLine"), col("cluster"));
    Dataset<Row> fits =
        weak.withColumnRenamed("id", "weakling")
            .join(both.join(settled, "neighbour"), "weakling", "left");
    return Schemas.together(fits, "weakling", List.of("neighbour"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) Settling::fitting, Schemas.rows(CLUSTERED));
  }

  private static Iterator<Row> fitting(Iterator<Row> rows) {
    return new Flat<>(
        new Groups(rows, "weakling"),
        group -> {
          String id = group.get(0).getAs("weakling");
          Bench bench = new Bench();
          bench.shelf.put(id, group.get(0).getAs("line"), Set.of());
          for (Row row : group) {
            String neighbour = row.getAs("neighbour");
            if (neighbour != null) {
              bench.shelf.put(neighbour, row.getAs("neighbourLine"), Set.of());
              bench.shelf.assign(neighbour, row.getAs("cluster"));
              bench.shelf.link(id, neighbour, row.<Double>getAs("likeness"));
            }
          }
          return List.of(RowFactory.create(id, bench.of(id).fitting(id)));
        });
  }
}
