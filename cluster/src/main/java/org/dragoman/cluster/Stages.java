package org.dragoman.cluster;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** How long the stages of some work took, in their order. For one thread. */
final class Stages {

  private static final double NANOSECONDS = 1e9;

  private final Map<String, Double> took = new LinkedHashMap<>();

  /** Does some work as a stage. */
  <T> T time(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    T done = work.get();
    took.merge(stage, (System.nanoTime() - start) / NANOSECONDS, Double::sum);
    return done;
  }

  /** Makes and keeps a table of a record as a stage of its name. */
  Dataset<Row> keep(RecordFolder record, String table, Dataset<Row> rows, SparkSession session) {
    return time(table, () -> record.keep(table, rows, session));
  }

  /** The stages on one line, each with its seconds. */
  @Override
  public String toString() {
    return took.entrySet().stream()
        .map(stage -> String.format(Locale.ROOT, "%s %.1f s", stage.getKey(), stage.getValue()))
        .collect(Collectors.joining(", "));
  }
}
