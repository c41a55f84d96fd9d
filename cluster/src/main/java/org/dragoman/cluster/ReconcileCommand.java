package org.dragoman.cluster;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dragoman.app.Console;
import org.dragoman.app.ExitCode;
import org.dragoman.app.Version;
import org.dragoman.record.assertion.Status;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman-cluster reconcile}: from what documents tell to one record. */
@Command(
    name = "reconcile",
    description = "Finds who and what is the same in all that was read, on all of a cluster.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Gives the record that dragoman read gives of the same documents. It is written beside what",
      "was read, in the folder record; dragoman-cluster load puts it into an archive.",
      "",
      "Examples:",
      "  dragoman-cluster reconcile --input read"
    })
final class ReconcileCommand implements Callable<Integer> {

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FOLDER",
      description = "What dragoman-cluster read has written.")
  private String input = "";

  @Option(
      names = "--together",
      paramLabel = "N",
      description = {
        "So many things with one key are compared in one place; more are laid out in cells.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int together = Pairs.MOST_TOGETHER;

  @Mixin private SparkOption spark = new SparkOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (together < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "--together must be at least 1");
    }
    Console console = Console.of(spec);
    ReadFolder read = new ReadFolder(ReadFolder.absolute(input));
    if (read.pieces().isEmpty()) {
      throw new UnusableException(
          "nothing was read into " + input + " yet; run dragoman-cluster read first");
    }
    RecordFolder record = read.record();
    Instant start = Clock.systemUTC().instant();
    try (SparkSession session = spark.open()) {
      record.begin(session);
      Stages stages = new Stages();
      long entities = reconcile(read.documents(session), record, session, together, stages);
      record.finish();
      console.plain(
          String.format(
              Locale.ROOT,
              "%,d documents are in the record, which has %,d entities; %.1f s",
              record.table("documents", session).count(),
              entities,
              Duration.between(start, Clock.systemUTC().instant()).toMillis() / 1000.0));
      console.plain("of that " + stages);
    }
    return ExitCode.DONE;
  }

  /** The way from documents to a record; returns how many entities it has. */
  private static long reconcile(
      Dataset<Row> documents,
      RecordFolder record,
      SparkSession session,
      int together,
      Stages stages) {
    // What is written is read again: so that nothing is made twice, and a lost machine costs
    // little.
    Dataset<Row> things =
        stages.keep(
            record, "things", documents.map(new Things(), Schemas.rows(Schemas.THINGS)), session);
    Dataset<Row> items =
        stages.keep(
            record,
            "bodies",
            things
                .select(explode(col("items")).as("item"))
                .select("item.id", "item.line")
                .groupBy("id")
                .agg(min("line").as("line")),
            session);
    Dataset<Row> tellings =
        things.select(col("document").as("id"), col("telling").as("line"), col("keys"));

    // What shares a key is compared, and linked where it is alike.
    Dataset<Row> translations =
        stages.keep(
            record,
            "translations",
            Pairs.of(tellings, new Comparison.OfTellings(), together),
            session);
    Dataset<Row> links =
        stages.keep(record, "links", Pairs.of(items, new Comparison.OfItems(), together), session);

    // What hangs together is parted into clusters.
    Dataset<Row> strongItems =
        stages.keep(
            record,
            "strong",
            items.filter((FilterFunction<Row>) item -> !Settling.isWeak(item)),
            session);
    Dataset<Row> ids = strongItems.select("id");
    Dataset<Row> strongLinks =
        links
            .join(ids.toDF("one"), "one")
            .join(ids.toDF("other"), "other")
            .select("one", "other", "likeness", "why");
    Dataset<Row> strong =
        stages.keep(record, "settled", Settling.strong(strongItems, strongLinks), session);
    Dataset<Row> weakItems = items.join(ids, items.col("id").equalTo(ids.col("id")), "left_anti");
    Dataset<Row> clusters =
        stages.keep(
            record,
            "clusters",
            strong.unionByName(Settling.weak(weakItems, links, items, strong)),
            session);

    // Who says it, as which story, and so how well it is supported.
    Dataset<Row> stories =
        stages.time("stories", () -> StoryFinder.of(documents, things, translations, together));
    Dataset<Row> told =
        stages.keep(
            record,
            "documents",
            StoryFinder.withStory(things, stories)
                .join(things.select("document", "origin", "telling", "keys"), "document"),
            session);
    Dataset<Row> uses =
        stages.keep(
            record, "uses", things.select(explode(col("uses")).as("use")).select("use.*"), session);
    Dataset<Row> clustered = items.join(clusters, "id");
    Dataset<Row> compared = clustered.filter((FilterFunction<Row>) item -> !Standings.isName(item));
    Dataset<Row> origins = told.select("document", "origin");
    Dataset<Row> witnesses =
        uses.join(compared.withColumnRenamed("id", "item"), "item")
            .join(told.select("document", "story"), "document")
            .join(origins.toDF("document", "documentOrigin"), "document")
            .join(origins.toDF("story", "storyOrigin"), "story");
    Dataset<Row> standings = Standings.of(witnesses);
    stages.keep(
        record,
        "items",
        clustered
            .join(standings, clustered.col("id").equalTo(standings.col("id")), "left")
            .select(
                clustered.col("id"),
                clustered.col("line"),
                clustered.col("cluster"),
                coalesce(standings.col("status"), lit(Status.REPORTED.name())).as("status")),
        session);
    return stages
        .keep(
            record,
            "entities",
            Standings.entities(clustered.filter((FilterFunction<Row>) Standings::isName)),
            session)
        .count();
  }
}
