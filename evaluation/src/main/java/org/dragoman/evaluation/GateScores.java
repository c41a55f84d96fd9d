package org.dragoman.evaluation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.dragoman.record.document.Document;
import org.dragoman.understanding.gate.FirstLook;
import org.dragoman.understanding.gate.Gate;

/**
 * How much of what is about diplomacy the gate lets through, how much other news, and how many
 * documents a second one thread looks at.
 */
public final class GateScores {

  private static final int ROUNDS = 5;
  private static final long A_ROUND = 1_000_000_000L;

  private final Gate gate = Gate.shipped();
  private final double floor;
  private final boolean showMisses;
  private boolean low;

  private GateScores(double floor, boolean showMisses) {
    this.floor = floor;
    this.showMisses = showMisses;
  }

  /**
   * Arguments: the project's folder; {@code --seeds FOLDER}: further documents about diplomacy;
   * {@code --pages FOLDER}: saved pages of all sorts; {@code --least SHARE}: ends with 1 where less
   * of what is about diplomacy is let through; {@code --misses}: names what went wrong.
   */
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    Path project = Path.of(arguments[0]);
    double floor = 0;
    List<Path> seeds = new ArrayList<>();
    List<Path> pages = new ArrayList<>();
    boolean misses = false;
    Iterator<String> options = Arrays.asList(arguments).subList(1, arguments.length).iterator();
    while (options.hasNext()) {
      switch (options.next()) {
        case "--seeds" -> seeds.add(Path.of(options.next()));
        case "--pages" -> pages.add(Path.of(options.next()));
        case "--least" -> floor = Double.parseDouble(options.next());
        case "--misses" -> misses = true;
        default -> throw new IllegalArgumentException("only --seeds, --pages, --least, --misses");
      }
    }
    GateScores scores = new GateScores(floor, misses);
    Path development = project.resolve("evaluation/development");
    Path other = project.resolve("evaluation/gate-texts");
    System.out.println("about diplomacy, let through");
    List<Document> texts = GateTexts.read(development.resolve("texts"));
    scores.kept("development set", texts, true);
    unseen(GateTraining.of(project), scores.gate.least());
    scores.kept(
        "translations, test", GateTexts.read(development.resolve("translations/test")), true);
    for (Path folder : seeds) {
      scores.kept("seeds", GateTexts.read(folder), true);
    }
    scores.kept("short, held out", documents(other.resolve("diplomacy-holdout.tsv")), true);
    System.out.println("other news, let through");
    scores.kept("learned from", documents(other.resolve("other-training.tsv")), false);
    scores.kept("held out", documents(other.resolve("other-holdout.tsv")), false);
    for (Path folder : pages) {
      scores.pages(folder);
    }
    scores.speed(texts);
    System.exit(scores.low ? 1 : 0);
  }

  private static List<Document> documents(Path table) throws IOException {
    return ShortText.table(table).stream().map(ShortText::document).toList();
  }

  private void kept(String what, List<Document> documents, boolean diplomatic) {
    Map<String, int[]> byLanguage = new TreeMap<>();
    int kept = 0;
    for (Document document : documents) {
      FirstLook look = gate.look(document);
      int[] counts = byLanguage.computeIfAbsent(document.language(), key -> new int[2]);
      counts[1]++;
      if (look.letsThrough()) {
        counts[0]++;
        kept++;
      }
      if (showMisses && look.letsThrough() != diplomatic) {
        show(document, look);
      }
    }
    double share = kept / (double) Math.max(1, documents.size());
    StringBuilder line = new StringBuilder();
    byLanguage.forEach(
        (language, counts) ->
            line.append(' ')
                .append(language)
                .append(' ')
                .append(counts[0])
                .append('/')
                .append(counts[1]));
    System.out.printf(
        Locale.ROOT, "  %-25s %.3f  %d of %d %s%n", what, share, kept, documents.size(), line);
    if (diplomatic && (share < floor || documents.isEmpty())) {
      System.out.printf(Locale.ROOT, "%s: %.3f is below %.3f%n", what, share, floor);
      low = true;
    }
  }

  private static void show(Document document, FirstLook look) {
    System.out.printf(
        Locale.ROOT,
        "    %.2f %s: %s%n",
        look.score(),
        look.line(),
        document.text().toString().strip().lines().findFirst().orElse(""));
    look.signs().stream()
        .limit(8)
        .forEach(
            sign ->
                System.out.printf(
                    Locale.ROOT, "      %+.2f %s %s%n", sign.share(), sign.what(), sign.words()));
  }

  /** What is learned from is scored by what the other stories teach. */
  private static void unseen(GateTraining training, double least) {
    double[] scores = training.scoresUnseen();
    int kept = 0;
    int all = 0;
    for (int i = 0; i < scores.length; i++) {
      GateTraining.Example example = training.examples().get(i);
      if (example.whole() && example.diplomatic()) {
        all++;
        kept += scores[i] >= least ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "  %-25s %.3f  %d of %d%n",
        "all learned from, unseen",
        kept / (double) all,
        kept,
        all);
  }

  /** Pages of all sorts, most of them no diplomacy; nobody has said which. */
  private void pages(Path folder) throws IOException {
    List<Document> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".html"))
          .sorted()
          .forEach(file -> documents.addAll(GateTexts.read(file)));
    }
    Map<FirstLook.Told, Integer> told = new TreeMap<>();
    for (Document document : documents) {
      FirstLook look = gate.look(document);
      told.merge(look.told(), 1, Integer::sum);
      if (showMisses && look.letsThrough()) {
        show(document, look);
      }
    }
    int through =
        told.entrySet().stream()
            .filter(entry -> entry.getKey().letsThrough())
            .mapToInt(Map.Entry::getValue)
            .sum();
    System.out.printf(
        Locale.ROOT,
        "  %-25s %.3f  %d of %d %s%n",
        "saved pages",
        through / (double) Math.max(1, documents.size()),
        through,
        documents.size(),
        told);
  }

  /** Counted in the thread's own time, for other programs may run on the same processor. */
  private void speed(List<Document> documents) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] speeds = new double[ROUNDS];
    for (int round = -2; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      long looked = 0;
      int through = 0;
      while (threads.getCurrentThreadCpuTime() - start < A_ROUND) {
        for (Document document : documents) {
          through += gate.look(document).letsThrough() ? 1 : 0;
          looked++;
        }
      }
      if (round >= 0 && through > 0) {
        speeds[round] = looked * 1e9 / (threads.getCurrentThreadCpuTime() - start);
      }
    }
    Arrays.sort(speeds);
    System.out.printf(
        Locale.ROOT,
        "a core, documents of %d characters: median %.0f documents a second (%.0f to %.0f)%n",
        documents.stream().mapToInt(document -> document.text().length()).sum() / documents.size(),
        speeds[ROUNDS / 2],
        speeds[0],
        speeds[ROUNDS - 1]);
  }
}
