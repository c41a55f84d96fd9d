package org.dragoman.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.ArchiveTransfer;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.PositionFilter;
import org.dragoman.archive.PostgresArchive;
import org.dragoman.archive.SqliteArchive;

/**
 * Measures an archive in PostgreSQL beside one in a folder: storing with one writer and several,
 * reconciling, questions, copying, and the search of words by Lucene and by PostgreSQL itself.
 *
 * <p>Arguments: the address of a server on which databases may be made, how many documents.
 */
public final class PostgresSpeed {

  private static final int TIMES = 21;

  private final String server;
  private final Path folder;
  private final List<DeskArchive.Entry> entries;

  private PostgresSpeed(String server, Path folder, int documents) {
    this.server = server;
    this.folder = folder;
    this.entries = DeskArchive.entries(documents);
  }

  /** Arguments: the address of a server, how many documents. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("postgres-speed");
    try {
      new PostgresSpeed(arguments[0], folder, Integer.parseInt(arguments[1])).run();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() throws Exception {
    double all = entries.size();
    System.out.printf(Locale.ROOT, "%,d made documents%n", entries.size());
    try (Archive sqlite = sqlite("one")) {
      print("stored, SQLite", all, seconds(() -> store(sqlite, 0, 1)));
      for (int writers : new int[] {1, 2, 4}) {
        String database = database("stored_" + writers);
        print(
            "stored, PostgreSQL, " + writers + (writers == 1 ? " writer" : " writers"),
            all,
            seconds(() -> storeAtOnce(database, writers)));
      }
      try (Archive postgres = postgres(database("stored_1"))) {
        print("reconciled, SQLite", all, seconds(() -> reconcile(sqlite)));
        print("reconciled, PostgreSQL", all, seconds(() -> reconcile(postgres)));
        print("indexed for the first search, PostgreSQL", all, seconds(() -> search(postgres)));
        execute(database("stored_1"), "vacuum analyze");
        questions(sqlite, postgres);
      }
      try (Archive copy = postgres(database("copied"));
          Archive back = sqlite("back")) {
        double rows = ArchiveTransfer.rows(sqlite);
        System.out.printf(Locale.ROOT, "%,.0f rows%n", rows);
        print("rows copied to PostgreSQL", rows, seconds(() -> copy(sqlite, copy)));
        print("rows copied back", rows, seconds(() -> copy(copy, back)));
      }
    }
    new FullTextSides(database("stored_1"), folder).run();
  }

  private static void copy(Archive from, Archive to) {
    ArchiveTransfer.copy(from, to, done -> {});
  }

  private Archive sqlite(String name) {
    return SqliteArchive.open(
        folder.resolve(name), ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
  }

  private Archive postgres(String database) {
    return PostgresArchive.open(
        database,
        Map.of(),
        folder.resolve("indexes"),
        ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}));
  }

  /** The address of a database of that name; makes it where there is none. */
  private String database(String name) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet row =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        there = row.next();
      }
      if (!there) {
        statement.execute("create database " + name);
      }
    }
    return server.replace("/postgres?", "/" + name + "?");
  }

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void storeAtOnce(String database, int writers)
      throws InterruptedException, ExecutionException {
    postgres(database).close();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> all = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        int first = writer;
        all.add(
            threads.submit(
                () -> {
                  try (Archive archive = postgres(database)) {
                    store(archive, first, writers);
                  }
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private void store(Archive archive, int first, int step) {
    for (int i = first; i < entries.size(); i += step) {
      archive.store(entries.get(i).findings(), entries.get(i).fingerprint(), "made");
    }
    archive.flush();
  }

  private void reconcile(Archive archive) {
    for (DeskArchive.Entry entry : entries) {
      archive.reconcile(entry.findings().document().id(), entry.reconciling());
    }
    archive.flush();
  }

  private static void search(Archive archive) {
    archive.find("water trade", DocumentFilter.ALL, 10);
  }

  private void questions(Archive sqlite, Archive postgres) throws Exception {
    String person = sqlite.entities(Optional.empty(), 0, 1).get(0).entity().id();
    String document = entries.get(entries.size() / 2).findings().document().id();
    List<String> some =
        sqlite.entities(Optional.empty(), 0, 2).stream().map(each -> each.entity().id()).toList();
    Map<String, Consumer<Archive>> questions = new LinkedHashMap<>();
    questions.put("counts", Archive::counts);
    questions.put("the 50 most named", archive -> archive.entities(Optional.empty(), 0, 50));
    questions.put("a page of documents", archive -> archive.documents(DocumentFilter.ALL, 500, 50));
    questions.put("a document's assertions", archive -> archive.assertionsOf(document));
    questions.put("names that begin so", archive -> archive.entitiesNamed("assembly", 20));
    questions.put("what names an entity", archive -> archive.assertionsNaming(person, 0, 50));
    questions.put(
        "events of two", archive -> archive.assertionsNamingAll(some, Set.of("event"), 500));
    questions.put("positions", archive -> archive.positions(PositionFilter.ALL, 0, 50));
    questions.put(
        "contested figures", archive -> archive.figureGroups(Optional.empty(), true, 0, 50));
    questions.put("who names one", archive -> archive.publishersNaming(person, 20));
    questions.put("the queue", archive -> archive.undecided(Set.of("event", "figure"), 0, 20));
    questions.put(
        "words", archive -> archive.find("water -museum railway", DocumentFilter.ALL, 10));
    System.out.printf(Locale.ROOT, "%-28s %9s %11s%n", "median, ms", "SQLite", "PostgreSQL");
    for (Map.Entry<String, Consumer<Archive>> question : questions.entrySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %9.1f %11.1f%n",
          question.getKey(),
          median(() -> question.getValue().accept(sqlite)),
          median(() -> question.getValue().accept(postgres)));
    }
  }

  /** Some work that is timed. */
  interface Work {
    void run() throws Exception;
  }

  static double median(Work work) throws Exception {
    work.run();
    double[] times = new double[TIMES];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1000 * seconds(work);
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  static double seconds(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String what, double count, double seconds) {
    System.out.printf(
        Locale.ROOT, "%-42s %8.1f s %,9.0f a second%n", what, seconds, count / seconds);
  }

  /** The search of words by Lucene, and by what PostgreSQL brings along. */
  private static final class FullTextSides {

    /** A text, and what somebody may ask for who wants it: in each language, forms of its words. */
    private record Case(String language, String text, String query) {}

    private static final List<Case> CASES =
        Stream.of(
                "en|The delegations visited Lima.|delegation",
                "en|The delegations visited Lima.|visit",
                "en|The delegations visited Lima.|deleg*",
                "es|El señor Núñez viajó al Perú.|peru nunez",
                "es|Las declaraciones fueron aprobadas.|declaración",
                "fr|L'assemblée a adopté la résolution.|assemblee",
                "fr|Les sénateurs ont été reçus.|sénateur",
                "pt|As eleições foram observadas.|eleicoes",
                "pt|Os deputados visitaram Lisboa.|deputado",
                "ru|Делегация посетила Ереван и Тбилиси.|делегации",
                "ru|Он ещё не приехал.|еще",
                "tr|IĞDIR'da İstanbul heyeti|ığdır",
                "tr|IĞDIR'da İstanbul heyeti|istanbul",
                "tr|Heyetlerin üyeleri|heyet",
                "az|Azərbaycanın Milli Məclisi|azərbaycan",
                "az|Bakının küçələri|bakı",
                "az|Milli Məclisinin sədri|məclis",
                "az|Nümayəndələrin İSMAYILLI səfəri|nümayəndə",
                "az|Nümayəndələrin İSMAYILLI səfəri|ismayıllı",
                "kk|Қазақстан Парламенті|қазақстан",
                "kk|Қазақстанның Парламенті|қазақстан",
                "hy|Հայաստանի Ազգային ժողով|հայաստան",
                "hy|Հայաստանի Ազգային ժողով|ՀԱՅԱՍՏԱՆԻ",
                "fa|رئیس مجلس شورای اسلامی ایران|ايران",
                "fa|نماینده‌های مجلس|نماینده",
                "fa|در سال ۱۴۰۰ برگزار شد|1400",
                "ar|مجلس النواب الأردني|الاردني",
                "ar|قال رئيس البرلمان|برلمان")
            .map(line -> line.split("\\|", -1))
            .map(parts -> new Case(parts[0], parts[1], parts[2]))
            .toList();

    /** PostgreSQL has none for Persian, Azerbaijani and Kazakh. */
    private static final Map<String, String> CONFIGURATIONS =
        Map.of(
            "en",
            "english",
            "es",
            "spanish",
            "fr",
            "french",
            "pt",
            "portuguese",
            "ru",
            "russian",
            "tr",
            "turkish",
            "ar",
            "arabic",
            "hy",
            "armenian");

    private final String database;
    private final Path folder;

    FullTextSides(String database, Path folder) {
      this.database = database;
      this.folder = folder;
    }

    void run() throws Exception {
      try (Connection connection = DriverManager.getConnection(database);
          Statement statement = connection.createStatement()) {
        statement.execute("create extension if not exists unaccent");
        statement.execute("create extension if not exists pg_trgm");
        quality(connection);
        speed(connection, statement);
      }
    }

    private void quality(Connection connection) throws SQLException, IOException {
      Map<String, int[]> found = new LinkedHashMap<>();
      int number = 0;
      for (Case each : CASES) {
        int[] counts = found.computeIfAbsent(each.language(), language -> new int[4]);
        counts[0]++;
        counts[1] += lucene(each, number++) ? 1 : 0;
        counts[2] += words(connection, each) ? 1 : 0;
        counts[3] += trigrams(connection, each) ? 1 : 0;
      }
      System.out.printf(
          Locale.ROOT,
          "%-10s %6s %7s %9s %9s%n",
          "found of",
          "cases",
          "Lucene",
          "tsvector",
          "trigram");
      int[] sums = new int[4];
      found.forEach(
          (language, counts) -> {
            for (int i = 0; i < 4; i++) {
              sums[i] += counts[i];
            }
            System.out.printf(
                Locale.ROOT,
                "%-10s %6d %7d %9d %9d%n",
                language,
                counts[0],
                counts[1],
                counts[2],
                counts[3]);
          });
      System.out.printf(
          Locale.ROOT, "%-10s %6d %7d %9d %9d%n", "all", sums[0], sums[1], sums[2], sums[3]);
    }

    private boolean lucene(Case each, int number) {
      DeskArchive.Entry made = DeskArchive.worded(each.language(), each.text());
      try (Archive archive =
          SqliteArchive.open(
              folder.resolve("case-" + number),
              ArchiveOptions.writing(CopyPolicy.IDENTICAL_ONLY, notice -> {}))) {
        archive.store(made.findings(), made.fingerprint(), "made");
        return archive.find(each.query(), DocumentFilter.ALL, 1).total() == 1;
      }
    }

    /** In the words' own language, and as they stand without accents. */
    private static boolean words(Connection connection, Case each) throws SQLException {
      String language = CONFIGURATIONS.getOrDefault(each.language(), "simple");
      boolean begins = each.query().endsWith("*");
      String query =
          begins ? each.query().substring(0, each.query().length() - 1) + ":*" : each.query();
      String reader = begins ? "to_tsquery" : "websearch_to_tsquery";
      try (PreparedStatement statement =
          connection.prepareStatement(
              String.format(
                  Locale.ROOT,
                  "select to_tsvector('%1$s', ?) @@ %2$s('%1$s', ?)"
                      + " or to_tsvector('simple', unaccent(?)) @@ %2$s('simple', unaccent(?))",
                  language,
                  reader))) {
        statement.setString(1, each.text());
        statement.setString(2, query);
        statement.setString(3, each.text());
        statement.setString(4, query);
        try (ResultSet row = statement.executeQuery()) {
          return row.next() && row.getBoolean(1);
        }
      }
    }

    /** All words of the question inside those of the text. */
    private static boolean trigrams(Connection connection, Case each) throws SQLException {
      boolean all = true;
      for (String word : each.query().replace("*", "").split(" ", -1)) {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "select unaccent(?) ilike '%' || unaccent(?) || '%' or word_similarity(?, ?) > 0.6")) {
          statement.setString(1, each.text());
          statement.setString(2, word);
          statement.setString(3, word);
          statement.setString(4, each.text());
          try (ResultSet row = statement.executeQuery()) {
            all &= row.next() && row.getBoolean(1);
          }
        }
      }
      return all;
    }

    private void speed(Connection connection, Statement statement) throws Exception {
      double made =
          seconds(
              () ->
                  statement.execute(
                      "create table words as select number, setweight(to_tsvector('english', coalesce(title, '')), 'A')"
                          + " || to_tsvector('english', text) || to_tsvector('simple', unaccent(text)) as words"
                          + " from document"));
      made +=
          seconds(() -> statement.execute("create index words_index on words using gin (words)"));
      double trigrams =
          seconds(
              () ->
                  statement.execute(
                      "create index trigrams on document using gin (text gin_trgm_ops)"));
      statement.execute("analyze words");
      System.out.printf(
          Locale.ROOT,
          "made: tsvector with index %.1f s, %s; trigrams %.1f s, %s%n",
          made,
          size(statement, "words"),
          trigrams,
          size(statement, "trigrams"));
      Path indexes = folder.resolve("indexes");
      try (Archive archive =
              PostgresArchive.open(
                  database, Map.of(), indexes, ArchiveOptions.reading(notice -> {}));
          Stream<Path> files = Files.walk(indexes)) {
        long bytes = 0;
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
        System.out.printf(Locale.ROOT, "Lucene's index %,d kB%n", bytes / 1024);
        System.out.printf(Locale.ROOT, "%-28s %9s %11s%n", "median, ms", "Lucene", "tsvector");
        for (String query :
            List.of("water", "water railway museum", "water -museum", "\"water trade\"")) {
          System.out.printf(
              Locale.ROOT,
              "%-28s %9.1f %11.1f%n",
              query,
              median(() -> archive.find(query, DocumentFilter.ALL, 10)),
              median(() -> ranked(connection, query)));
        }
      }
    }

    private static String size(Statement statement, String relation) throws SQLException {
      try (ResultSet row =
          statement.executeQuery(
              "select pg_size_pretty(pg_total_relation_size('" + relation + "'))")) {
        row.next();
        return row.getString(1);
      }
    }

    /** The ten best with their number in all and a passage each, as the archive gives them. */
    private static void ranked(Connection connection, String query) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              with q as (select websearch_to_tsquery('english', ?) as q),
                best as (select w.number, ts_rank(w.words, q.q) as rank from words w, q where w.words @@ q.q
                  order by rank desc limit 10)
              select (select count(*) from words w, q where w.words @@ q.q), b.rank,
                ts_headline('english', d.text, q.q) from best b join document d on d.number = b.number, q
              """)) {
        statement.setString(1, query);
        try (ResultSet row = statement.executeQuery()) {
          while (row.next()) {
            row.getString(3);
          }
        }
      }
    }
  }
}
