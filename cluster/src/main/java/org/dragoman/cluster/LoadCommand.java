package org.dragoman.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dragoman.app.ArchivePlace;
import org.dragoman.app.Console;
import org.dragoman.app.Dragoman;
import org.dragoman.app.ExitCode;
import org.dragoman.app.Progress;
import org.dragoman.app.Version;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.InputOutcome;
import org.dragoman.archive.Items;
import org.dragoman.intake.SourceWalker;
import org.dragoman.interchange.RecordFormatException;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.reconciliation.Sort;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.text.ContentId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dragoman-cluster load}: what was read and reconciled, into an archive. */
@Command(
    name = "load",
    description = "Puts what was read and reconciled into an archive, which dragoman then opens.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Nothing is compared any more but copies. A load that was interrupted is done again.",
      "",
      "Examples:",
      "  dragoman-cluster load --input read --archive ~/visits"
    })
final class LoadCommand implements Callable<Integer> {

  /** So many rows are written together. */
  private static final int TOGETHER = 500;

  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "FOLDER",
      description = "What dragoman-cluster read and reconcile have written.")
  private String input = "";

  @Option(
      names = {"-a", "--archive"},
      required = true,
      paramLabel = "PLACE",
      description = {
        "The archive's folder, or jdbc:postgresql://SERVER:PORT/DATABASE; it is made where there",
        "is none."
      })
  private String archive = "";

  @Mixin private SparkOption spark = new SparkOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Console console = Console.of(spec);
    ReadFolder read = new ReadFolder(ReadFolder.absolute(input));
    ArchivePlace place = place();
    Instant start = Clock.systemUTC().instant();
    ArchiveOptions options = ArchiveOptions.writing(Dragoman.copies(), console::trouble);
    try (SparkSession session = spark.open();
        Progress progress = Progress.of(console, "Loading", "documents")) {
      // Told before an archive is made.
      Dataset<Row> told = read.record().table("documents", session);
      try (Archive opened = place.open(options)) {
        requireUsable(opened, place);
        progress.total(told.count());
        Stages stages = new Stages();
        stages.time("reading", () -> documents(read.documents(session), opened, progress));
        opened.forgetRecord();
        record(read.record(), opened, session, stages);
        stages.time("endings", () -> endings(read, opened, session));
        opened.flush();
        console.plain(
            String.format(
                Locale.ROOT,
                "the archive %s holds %,d documents and %,d entities; %.1f s",
                place,
                opened.countDocuments(DocumentFilter.ALL),
                opened.counts().getOrDefault("entity", 0L),
                Duration.between(start, Clock.systemUTC().instant()).toMillis() / 1000.0));
        console.plain("of that " + stages);
        long others = opened.countUnreconciled();
        if (others > 0) {
          console.plain(
              others + " documents were there before; dragoman reconcile takes them in too");
        }
      }
    }
    return ExitCode.DONE;
  }

  private ArchivePlace place() {
    try {
      return ArchivePlace.of(archive);
    } catch (IllegalArgumentException e) {
      throw new UnusableException("--archive: " + e.getMessage(), e);
    }
  }

  private static void requireUsable(Archive archive, ArchivePlace place) {
    if (!archive.decisions().isEmpty()) {
      throw new UnusableException(
          "the archive "
              + place
              + " has decisions of editors, which a cluster does not know; load into a new one,"
              + " or read with dragoman read");
    }
  }

  private static long documents(Dataset<Row> documents, Archive archive, Progress progress) {
    long done = 0;
    for (Iterator<Row> rows = documents.toLocalIterator(); rows.hasNext(); ) {
      ToldDocument told = ToldDocument.read(rows.next());
      archive.store(told.findings(), told.fingerprint(), Version.READER);
      progress.stepTo(++done);
    }
    return done;
  }

  private static void record(
      RecordFolder record, Archive archive, SparkSession spark, Stages stages) {
    // Before documents are taken as reconciled: another story has them taken anew.
    stages.time("translations", () -> translations(record.table("translations", spark), archive));
    Map<String, BiConsumer<Row, Items>> tables = new LinkedHashMap<>();
    tables.put("items", LoadCommand::item);
    tables.put(
        "links",
        (row, items) ->
            items.link(row.getAs("one"), row.getAs("other"), row.<Double>getAs("likeness")));
    tables.put("entities", (row, items) -> items.describe(entity(row.getAs("line"))));
    tables.put(
        "uses",
        (row, items) ->
            items.use(
                row.getAs("document"),
                row.getAs("subject"),
                row.getAs("item"),
                row.getAs("origin")));
    tables.forEach(
        (table, writing) ->
            stages.time(table, () -> write(record.table(table, spark), archive, writing)));
    stages.time("documents", () -> taken(record.table("documents", spark), archive));
  }

  private static int translations(Dataset<Row> translations, Archive archive) {
    Map<String, Map<String, String>> byDocument = new TreeMap<>();
    for (Iterator<Row> rows = translations.toLocalIterator(); rows.hasNext(); ) {
      Row row = rows.next();
      String one = row.getAs("one");
      String other = row.getAs("other");
      String why = row.getAs("why");
      byDocument.computeIfAbsent(one, key -> new TreeMap<>()).put(other, why);
      byDocument.computeIfAbsent(other, key -> new TreeMap<>()).put(one, why);
    }
    byDocument.forEach(
        (document, others) -> archive.reconcile("", items -> items.translations(document, others)));
    return byDocument.size();
  }

  private static long taken(Dataset<Row> documents, Archive archive) {
    long done = 0;
    for (Iterator<Row> rows = documents.toLocalIterator(); rows.hasNext(); done++) {
      Row row = rows.next();
      String document = row.getAs("document");
      archive.reconcile(
          document,
          items -> {
            items.originates(document, row.getAs("origin"));
            items.tell(
                document,
                row.getAs("telling"),
                new TreeSet<>(row.<String>getList(row.fieldIndex("keys"))));
          });
    }
    return done;
  }

  private static void item(Row row, Items items) {
    String id = row.getAs("id");
    String line = row.getAs("line");
    items.put(id, line, keys(Sort.of(id).likeness(), line));
    items.assign(id, row.getAs("cluster"));
    items.mark(id, Status.valueOf(row.getAs("status")));
  }

  private static <T> Set<String> keys(Likeness<T> likeness, String line) {
    return likeness.keys(likeness.read(line));
  }

  private static Entity entity(String line) {
    try {
      if (RecordJson.read(line).orElse(null) instanceof RecordLine.OfEntity read) {
        return read.entity();
      }
      throw new UnusableException("the record is damaged: not an entity; reconcile again");
    } catch (RecordFormatException e) {
      throw new UnusableException(
          "the record is damaged: " + e.getMessage() + "; reconcile again", e);
    }
  }

  private static long write(Dataset<Row> table, Archive archive, BiConsumer<Row, Items> writing) {
    long done = 0;
    Iterator<Row> rows = table.toLocalIterator();
    while (rows.hasNext()) {
      List<Row> some = new ArrayList<>();
      while (some.size() < TOGETHER && rows.hasNext()) {
        some.add(rows.next());
      }
      archive.reconcile("", items -> some.forEach(row -> writing.accept(row, items)));
      done += some.size();
    }
    return done;
  }

  /** Notes how each input ended, as reading on one machine does. */
  private static long endings(ReadFolder read, Archive archive, SparkSession spark) {
    Instant now = Clock.systemUTC().instant();
    String run = ContentId.of("run", now, read.path());
    Dataset<Row> endings = spark.read().parquet(read.table("endings"));
    Dataset<Row> others =
        endings
            .filter(col("outcome").equalTo(InputEnding.OTHERS))
            .groupBy("uri")
            .agg(sum("records").as("records"));
    for (Row row : others.collectAsList()) {
      archive.note(
          new InputOutcome(
              run,
              Path.of(row.<String>getAs("uri")).toUri(),
              InputOutcome.Outcome.SKIPPED,
              "intake",
              SourceWalker.noPages(row.<Long>getAs("records")),
              now));
    }
    long done = 0;
    Iterator<Row> rows =
        endings.filter(col("outcome").notEqual(InputEnding.OTHERS)).toLocalIterator();
    while (rows.hasNext()) {
      InputEnding ending = InputEnding.read(rows.next());
      archive.note(
          new InputOutcome(
              run,
              URI.create(ending.uri()),
              InputOutcome.Outcome.valueOf(ending.outcome().toUpperCase(Locale.ROOT)),
              ending.stage(),
              ending.reason(),
              now));
      done++;
    }
    return done;
  }
}
