package org.dragoman.evaluation;

import de.l3s.boilerpipe.BoilerpipeProcessingException;
import de.l3s.boilerpipe.extractors.ArticleExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.dankito.readability4j.Readability4J;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.jspecify.annotations.Nullable;

/**
 * Measures how well the main text and the origin of pages are told, by trafilatura's evaluation,
 * beside other Java libraries.
 */
public final class ArticleScores {

  private static final Intake INTAKE = new Intake(IntakeLimits.DEFAULT);

  private final Map<String, Tally> texts = new LinkedHashMap<>();
  private final Map<String, int[]> origins = new LinkedHashMap<>();
  private final boolean misses;

  private ArticleScores(boolean misses) {
    this.misses = misses;
  }

  /**
   * Arguments: the folder {@code tests} of trafilatura; {@code --misses} names what was got wrong,
   * of the half for tuning only; {@code --ours} leaves out the others; {@code --least F1} and
   * {@code --least-date SHARE} end with 1 below them.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> all = List.of(arguments);
    List<ArticlePage> pages;
    try {
      pages = ArticlePage.in(Path.of(all.getFirst()));
    } catch (IOException e) {
      System.err.println("articles: no such file: " + e.getMessage());
      System.exit(2);
      return;
    }
    ArticleScores scores = new ArticleScores(all.contains("--misses"));
    for (ArticlePage page : pages) {
      scores.score(page, all.contains("--ours"));
    }
    scores.print();
    double f1 = scores.texts.getOrDefault("dragoman all", new Tally()).f1();
    int[] dates = scores.origins.getOrDefault("date all", new int[2]);
    if (f1 < number(all, "--least")
        || dates[0] < number(all, "--least-date") * Math.max(1, dates[1])) {
      System.out.println("below the floor");
      System.exit(1);
    }
  }

  private static double number(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    return at < 0 ? 0 : Double.parseDouble(arguments.get(at + 1));
  }

  private void score(ArticlePage page, boolean oursOnly) throws IOException {
    long before = System.nanoTime();
    @Nullable Document document = read(page);
    String story = document == null ? "" : story(document);
    count("dragoman", page, story, System.nanoTime() - before);
    if (document != null) {
      origin(page, document.origin());
    }
    if (oursOnly) {
      return;
    }
    byte[] bytes = Files.readAllBytes(page.file());
    // The others take text: each gets the page in the encoding that jsoup finds it to have.
    org.jsoup.nodes.Document parsed;
    try (var in = Files.newInputStream(page.file())) {
      parsed = org.jsoup.Jsoup.parse(in, null, "");
    }
    String html =
        new String(bytes, parsed.charset() == null ? StandardCharsets.UTF_8 : parsed.charset());
    before = System.nanoTime();
    count("readability4j", page, readability(html), System.nanoTime() - before);
    before = System.nanoTime();
    count("boilerpipe", page, boilerpipe(html), System.nanoTime() - before);
    before = System.nanoTime();
    count("jsoup's text", page, org.jsoup.Jsoup.parse(html).text(), System.nanoTime() - before);
  }

  private static String readability(String html) {
    try {
      String content = new Readability4J("https://example.org/", html).parse().getContent();
      // Its own text joins paragraphs without a space between.
      return content == null ? "" : org.jsoup.Jsoup.parse(content).text();
    } catch (IllegalStateException e) {
      // It gives up on a few pages; that counts as an empty text, as in the evaluation itself.
      return "";
    }
  }

  private static String boilerpipe(String html) {
    try {
      return ArticleExtractor.INSTANCE.getText(html);
    } catch (BoilerpipeProcessingException e) {
      return "";
    }
  }

  private static @Nullable Document read(ArticlePage page) {
    Document document = null;
    try (SourceWalker walker =
        new SourceWalker(
            List.of(page.file().toString()), InputStream.nullInputStream(), IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        if (walker.next() instanceof Found.ToRead toRead) {
          for (Outcome outcome : INTAKE.read(toRead.source())) {
            document = outcome instanceof Outcome.Ready ready ? ready.document() : document;
          }
        }
      }
    }
    return document;
  }

  /** What the reader reads of a page. */
  private static String story(Document document) {
    return document.sections().stream()
        .filter(section -> section.kind() == Section.Kind.BODY)
        .map(section -> document.text().slice(section.span()))
        .collect(Collectors.joining("\n"));
  }

  private void count(String system, ArticlePage page, String text, long nanos) {
    String plain = ArticlePage.plain(text);
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    page.with().stream().filter(words -> !plain.contains(words)).forEach(missed::add);
    page.without().stream().filter(plain::contains).forEach(wrong::add);
    for (String half : List.of("all", page.isTuning() ? "tuning" : "holdout")) {
      Tally tally = texts.computeIfAbsent(system + " " + half, key -> new Tally());
      tally.found += page.with().size() - missed.size();
      tally.missed += missed.size();
      tally.wrong += wrong.size();
      tally.spared += page.without().size() - wrong.size();
      tally.nanos += nanos;
      tally.pages++;
    }
    if (misses && system.equals("dragoman") && page.isTuning()) {
      missed.forEach(words -> miss("MISSED", page, words));
      wrong.forEach(words -> miss("WRONG ", page, words));
    }
  }

  private static void miss(String how, ArticlePage page, String words) {
    System.out.println(how + " " + page.file().getFileName() + ": " + words);
  }

  private void origin(ArticlePage page, Origin origin) {
    String date = origin.published() == null ? "" : origin.published().value();
    told(page, "title", page.title(), origin.title());
    told(page, "author", page.author(), origin.byline());
    told(page, "date", page.date(), date.substring(0, Math.min(10, date.length())));
    told(page, "site", page.site(), origin.publisher());
  }

  private void told(ArticlePage page, String what, String gold, @Nullable String ours) {
    if (gold.isEmpty()) {
      return;
    }
    String said = ours == null ? "" : ArticlePage.plain(ours).replace(", ", "; ");
    boolean right = said.equalsIgnoreCase(gold.replace(", ", "; "));
    for (String half : List.of("all", page.isTuning() ? "tuning" : "holdout")) {
      int[] count = origins.computeIfAbsent(what + " " + half, key -> new int[3]);
      count[0] += right ? 1 : 0;
      count[1]++;
      count[2] += said.isEmpty() ? 1 : 0;
    }
    if (misses && !right && page.isTuning()) {
      miss(what, page, gold + " | " + said);
    }
  }

  private void print() {
    System.out.printf(
        Locale.ROOT,
        "%-22s %9s %9s %9s %9s %9s%n",
        "main text",
        "precision",
        "recall",
        "accuracy",
        "F1",
        "pages/s");
    texts.forEach((name, tally) -> System.out.println(tally.line(name)));
    System.out.printf(
        Locale.ROOT, "%n%-22s %9s %9s %9s %9s%n", "origin", "right", "of", "share", "not told");
    origins.forEach(
        (name, count) ->
            System.out.printf(
                Locale.ROOT,
                "%-22s %9d %9d %9.3f %9d%n",
                name,
                count[0],
                count[1],
                count[0] / (double) count[1],
                count[2]));
  }

  /** What was found, missed, wrongly taken and rightly left out. */
  private static final class Tally {
    long found;
    long missed;
    long wrong;
    long spared;
    long nanos;
    long pages;

    double f1() {
      return 2.0 * found / Math.max(1, 2 * found + wrong + missed);
    }

    String line(String name) {
      return String.format(
          Locale.ROOT,
          "%-22s %9.3f %9.3f %9.3f %9.4f %9.0f",
          name,
          found / (double) Math.max(1, found + wrong),
          found / (double) Math.max(1, found + missed),
          (found + spared) / (double) Math.max(1, found + missed + wrong + spared),
          f1(),
          pages * 1e9 / Math.max(1, nanos));
    }
  }
}
