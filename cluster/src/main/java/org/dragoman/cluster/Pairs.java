package org.dragoman.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dragoman.cluster.Comparison.Alike;
import org.dragoman.cluster.Comparison.Ready;
import org.dragoman.reconciliation.Recent;
import org.dragoman.record.document.Fingerprint;

/**
 * Finds the things that share a key and are alike: the second stage, on each key alone.
 *
 * <p>Of a key that many things have, those are laid out in a square: some of them in each row, some
 * in each column, and each cell is compared by itself, so that a name that the whole world has
 * takes no machine longer than another. Two things with several keys in common are compared at the
 * first.
 */
final class Pairs implements Serializable {

  private static final long serialVersionUID = 1;

  /** A key with more things is laid out in cells. */
  static final int MOST_TOGETHER = 1_000;

  /** Things that are ready to be compared again. */
  private static final int RECENT = 1 << 13;

  private final Comparison comparison;
  private final StructType thing;
  private final int most;

  private Pairs(Comparison comparison, StructType thing, int most) {
    this.comparison = comparison;
    this.thing = thing;
    this.most = most;
  }

  /**
   * The pairs of things that are alike.
   *
   * @param things with an {@code id} and what else the comparison reads
   * @param most so many things with one key are compared in one place
   */
  static Dataset<Row> of(Dataset<Row> things, Comparison comparison, int most) {
    return new Pairs(comparison, things.schema(), most).of(things);
  }

  private Dataset<Row> of(Dataset<Row> things) {
    Map<String, Integer> sizes = new HashMap<>();
    Dataset<Row> heavy =
        things
            .flatMap((FlatMapFunction<Row, String>) this::allKeys, Encoders.STRING())
            .toDF("key")
            .groupBy("key")
            .agg(count(lit(1)).as("count"))
            .filter(col("count").gt(most));
    // As many as there are things by the limit, at most: few.
    for (Row row : heavy.collectAsList()) {
      sizes.put(row.getString(0), (int) Math.ceilDiv(row.getLong(1), (long) most));
    }
    StructType entry =
        new StructType().add("cell", StringType).add("filed", BooleanType).add("thing", thing);
    Encoder<Row> entries = Schemas.rows(entry);
    Dataset<Row> cells =
        things.flatMap((FlatMapFunction<Row, Row>) row -> cells(row, sizes).iterator(), entries);
    return Schemas.together(cells, "cell", List.of())
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) this::compared, Schemas.rows(Schemas.PAIR));
  }

  private Iterator<String> allKeys(Row row) {
    Ready ready = comparison.read(row);
    Set<String> keys = new TreeSet<>(ready.keys());
    keys.addAll(ready.sought());
    return keys.iterator();
  }

  private List<Row> cells(Row row, Map<String, Integer> sizes) {
    Ready ready = comparison.read(row);
    List<Row> cells = new ArrayList<>();
    int hash = row.<String>getAs("id").hashCode();
    for (String key : ready.keys()) {
      int side = sizes.getOrDefault(key, 1);
      for (int i = 0; i < side; i++) {
        cells.add(RowFactory.create(cell(key, Math.floorMod(hash, side), i), true, row));
      }
    }
    for (String key : ready.sought()) {
      int side = sizes.getOrDefault(key, 1);
      for (int i = 0; i < side; i++) {
        cells.add(RowFactory.create(cell(key, i, Math.floorMod(hash, side)), false, row));
      }
    }
    return cells;
  }

  private static final String SEPARATOR = "\u0001";

  private static String cell(String key, int row, int column) {
    return key + SEPARATOR + row + SEPARATOR + column;
  }

  private record Entry(String id, Ready ready) {}

  private Iterator<Row> compared(Iterator<Row> rows) {
    Groups cells = new Groups(rows, "cell");
    Recent<Ready> recent = new Recent<>(RECENT);
    return new Flat<>(
        cells,
        cell -> {
          String name = cell.get(0).getAs("cell");
          String key = name.substring(0, name.indexOf(SEPARATOR));
          List<Entry> filed = new ArrayList<>();
          List<Entry> sought = new ArrayList<>();
          boolean both = cell.stream().anyMatch(row -> !row.<Boolean>getAs("filed"));
          if (cell.size() > 1 && both) {
            for (Row row : cell) {
              Row its = row.getAs("thing");
              String id = its.getAs("id");
              Ready ready = recent.get(id, "", true, () -> comparison.read(its));
              (row.<Boolean>getAs("filed") ? filed : sought).add(new Entry(id, ready));
            }
          }
          return compared(key, filed, sought);
        });
  }

  private static List<Row> compared(String key, List<Entry> filed, List<Entry> sought) {
    List<Row> pairs = new ArrayList<>();
    for (Entry other : sought) {
      for (Entry one : filed) {
        // Each finds the other: that which has the lesser id is taken as filed.
        if (one.id().compareTo(other.id()) < 0
            && isFirst(key, one.ready().keys(), other.ready().sought())) {
          one.ready().compare(other.ready()).ifPresent(alike -> pairs.add(pair(one, other, alike)));
        }
      }
    }
    return pairs;
  }

  private static Row pair(Entry one, Entry other, Alike alike) {
    return RowFactory.create(one.id(), other.id(), alike.likeness(), alike.why());
  }

  /** Whether a key is the first that is filed and sought. */
  private static boolean isFirst(String key, Set<String> filed, Set<String> sought) {
    for (String each : filed) {
      if (each.compareTo(key) < 0 && sought.contains(each)) {
        return false;
      }
    }
    return true;
  }

  static Set<String> prefixed(String prefix, Collection<String> keys) {
    Set<String> prefixed = new TreeSet<>();
    keys.forEach(key -> prefixed.add(prefix + " " + key));
    return prefixed;
  }

  static Set<String> keys(Fingerprint fingerprint) {
    Set<String> keys = new TreeSet<>();
    fingerprint.bandKeys().forEach(key -> keys.add(Long.toHexString(key)));
    return keys;
  }
}
