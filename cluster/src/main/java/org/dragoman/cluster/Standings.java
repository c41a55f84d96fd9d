package org.dragoman.cluster;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.dragoman.interchange.RecordJson;
import org.dragoman.reconciliation.Sort;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.NamingLikeness;
import org.dragoman.reconciliation.entity.Portrait;

/** What becomes of whole clusters: how well each of a cluster is supported; who an entity is. */
final class Standings {

  private static final StructType STATUS = Schemas.strings("id", "status");
  private static final StructType ENTITY = Schemas.strings("id", "line");

  private Standings() {}

  /**
   * How well things are supported.
   *
   * @param uses a row for each that says something of a thing: {@code cluster, item, line,
   *     document, subject, origin, story, documentOrigin, storyOrigin}
   */
  static Dataset<Row> of(Dataset<Row> uses) {
    return Schemas.together(uses, "cluster", List.of("item", "document", "subject"))
        .mapPartitions((MapPartitionsFunction<Row, Row>) Standings::standing, Schemas.rows(STATUS));
  }

  private static Iterator<Row> standing(Iterator<Row> rows) {
    return new Flat<>(
        new Settling.Batches(new Groups(rows, "cluster")),
        batch -> {
          Bench bench = new Bench();
          TreeMap<String, String> clusters = new TreeMap<>();
          for (Row row : batch) {
            String item = row.getAs("item");
            String document = row.getAs("document");
            String story = row.getAs("story");
            String cluster = row.getAs("cluster");
            if (bench.shelf.body(item).isEmpty()) {
              bench.shelf.put(item, row.getAs("line"), Set.of());
              bench.shelf.assign(item, cluster);
              clusters.put(cluster, item);
            }
            bench.shelf.originates(document, row.getAs("documentOrigin"));
            bench.shelf.originates(story, row.getAs("storyOrigin"));
            bench.shelf.copy(document, story);
            bench.shelf.use(document, row.getAs("subject"), item, row.getAs("origin"));
          }
          List<Row> standings = new ArrayList<>();
          clusters.forEach(
              (cluster, item) ->
                  bench
                      .of(item)
                      .standing(cluster)
                      .forEach(
                          (id, status) -> standings.add(RowFactory.create(id, status.name()))));
          return standings;
        });
  }

  /**
   * The entities of the record.
   *
   * @param names {@code id}, {@code line} and {@code cluster} of names in use
   */
  static Dataset<Row> entities(Dataset<Row> names) {
    return Schemas.together(names, "cluster", List.of("id"))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) Standings::portraits, Schemas.rows(ENTITY));
  }

  private static Iterator<Row> portraits(Iterator<Row> rows) {
    Portrait portrait = new Portrait(Things.namings().gazetteer());
    Likeness<Naming> likeness = new NamingLikeness();
    return new Flat<>(
        new Groups(rows, "cluster"),
        group -> {
          String id = group.get(0).getAs("cluster");
          List<Naming> members =
              group.stream().map(row -> likeness.read(row.getAs("line"))).toList();
          return List.of(RowFactory.create(id, RecordJson.write(portrait.of(id, members))));
        });
  }

  static boolean isName(Row item) {
    return Sort.of(item.getAs("id")) == Sort.NAME;
  }
}
