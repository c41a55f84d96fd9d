package org.dragoman.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dragoman.app.ArchivePlace;
import org.dragoman.app.BatchReport;
import org.dragoman.app.Dragoman;
import org.dragoman.app.Ending;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.document.Document;
import org.dragoman.understanding.gate.Gate;
import org.jspecify.annotations.Nullable;

/**
 * How many articles a second go from a web archive to a kept record, with the gate and without, and
 * what the gate loses on the way.
 *
 * <p>The archive is made: pages of a site, with menus and lists of links, nine in ten of them about
 * something else than diplomacy, as in crawls of news, and made of texts that the gate has not
 * learned from. Arguments: the project's folder, how many articles.
 */
public final class WarcSpeed {

  private static final int ABOUT_DIPLOMACY = 10;

  /** Texts of other news are short; an article has several. */
  private static final int JOINED = 4;

  private static final String FOLDER = "diplomacy";

  private final Random random = new Random(20_261_130L);

  private WarcSpeed() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    LogManager.getLogManager().reset();
    Path project = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    int threads = Runtime.getRuntime().availableProcessors();
    Path work = Files.createTempDirectory("dragoman-warc");
    Path home = Path.of(System.getProperty("user.home", "."));
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)))) {
      Path warc = work.resolve("crawl.warc.gz");
      new WarcSpeed().write(project, warc, count);
      System.out.printf(
          Locale.ROOT, "%d articles, %d kB, %d threads%n", count, Files.size(warc) / 1000, threads);
      read("warm-up", warc, work.resolve("warm-up"), reader, Gate.shipped(), threads);
      read("gate", warc, work.resolve("with"), reader, Gate.shipped(), threads);
      read("every article", warc, work.resolve("without"), reader, null, threads);
    } finally {
      try (Stream<Path> all = Files.walk(work)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void read(
      String what, Path warc, Path archive, Reader reader, @Nullable Gate gate, int threads)
      throws InterruptedException {
    List<String> lost = new ArrayList<>();
    try (Dragoman dragoman =
        Dragoman.open(
            ArchivePlace.of(archive),
            reader,
            IntakeLimits.DEFAULT,
            Set.of(),
            gate,
            Clock.systemUTC(),
            notice -> {})) {
      BatchReport report =
          dragoman.read(
              List.of(warc.toString()),
              InputStream.nullInputStream(),
              threads,
              ending -> {
                if (ending instanceof Ending.Skipped && ending.uri().toString().contains(FOLDER)) {
                  lost.add(ending.uri().toString());
                }
              });
      System.out.printf(
          Locale.ROOT,
          "%-14s %6.1f articles a second; %d inputs: %d read, %d skipped, %d failed;"
              + " %d about diplomacy lost%n",
          what,
          report.inputs() / (report.time().toNanos() / 1e9),
          report.inputs(),
          report.done(),
          report.skippedInputs(),
          report.failedInputs(),
          lost.size());
    }
  }

  private void write(Path project, Path warc, int count) throws IOException {
    Path evaluation = project.resolve("evaluation");
    List<Document> diplomacy = GateTexts.read(evaluation.resolve("development/texts"));
    List<ShortText> other = ShortText.table(evaluation.resolve("gate-texts/other-holdout.tsv"));
    try (OutputStream file = Files.newOutputStream(warc)) {
      for (int i = 0; i < count; i++) {
        boolean about = i % ABOUT_DIPLOMACY == 0;
        Document document = diplomacy.get(random.nextInt(diplomacy.size()));
        String page =
            about
                ? page(
                    document.language(),
                    GateTexts.beginning(document, Integer.MAX_VALUE).text().toString(),
                    i)
                : article(other, i);
        record(file, "https://press.example/" + (about ? FOLDER : "news") + "/" + i, page);
      }
    }
  }

  /** Several texts of one language, as long together as the documents about diplomacy. */
  private String article(List<ShortText> all, int number) {
    ShortText first = all.get(random.nextInt(all.size()));
    List<ShortText> same =
        all.stream().filter(text -> text.language().equals(first.language())).toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < JOINED; i++) {
      text.append(same.get(random.nextInt(same.size())).text()).append('\n');
    }
    return page(first.language(), text.toString(), number);
  }

  /** A page around a text; the number stands in it, so that no two pages are copies. */
  private static String page(String language, String text, int number) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return "<!DOCTYPE html><html lang=\""
        + language
        + "\"><head><meta charset=\"utf-8\"><title>"
        + escaped(lines.get(0))
        + "</title></head><body><nav><ul><li><a href=\"/\">A</a></li><li><a href=\"/b\">B</a></li>"
        + "<li><a href=\"/c\">C</a></li></ul></nav><article><h1>"
        + escaped(lines.get(0))
        + "</h1>"
        + lines.stream()
            .skip(lines.size() > 1 ? 1 : 0)
            .map(line -> "<p>" + escaped(line) + "</p>")
            .collect(Collectors.joining())
        + "<p>"
        + number
        + "</p></article><aside><ul>"
        + "<li><a href=\"/x\">1</a></li><li><a href=\"/y\">2</a></li>".repeat(10)
        + "</ul></aside></body></html>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static void record(OutputStream file, String address, String page) throws IOException {
    byte[] body = page.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    String warc =
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            + address
            + "\r\nWARC-Date: 2026-11-30T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:"
            + UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8))
            + ">\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
            + (head.length + body.length)
            + "\r\n\r\n";
    GZIPOutputStream member = new GZIPOutputStream(file);
    member.write(warc.getBytes(StandardCharsets.UTF_8));
    member.write(head);
    member.write(body);
    member.write("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    member.finish();
  }
}
