package org.dragoman.intake.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.dragoman.intake.Found;
import org.dragoman.intake.Intake;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.intake.Outcome;
import org.dragoman.intake.SourceWalker;
import org.dragoman.record.document.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebArchiveTest {

  private static final int LARGEST = 1_000_000;

  @TempDir Path folder;

  private static String story(int i) {
    return "<html><body><h1>Visit no. "
        + i
        + "</h1><p>"
        + "A delegation came and left again on the"
        + " same day, the embassy says. ".repeat(3)
        + i
        + "</p></body></html>";
  }

  private static String address(int i) {
    return "https://press.example/" + i;
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static List<Captured> all(Path file) throws IOException {
    List<Captured> all = new ArrayList<>();
    try (WebArchive archive = WebArchive.open(file, LARGEST)) {
      for (Captured c = archive.next(); c != null; c = archive.next()) {
        all.add(c);
        assertThat(all).as("an end").hasSizeLessThan(100);
      }
    }
    return all;
  }

  private static List<String> pages(List<Captured> all) {
    return all.stream()
        .filter(Captured.Page.class::isInstance)
        .map(page -> ((Captured.Page) page).uri().toString())
        .toList();
  }

  private static long damaged(List<Captured> all) {
    return all.stream().filter(Captured.Damaged.class::isInstance).count();
  }

  @ParameterizedTest
  @CsvSource({"'', a.warc", "gz, a.warc.gz", "zst, a.warc.zst"})
  void pagesComeWithAddressAndDateHoweverTheyArePacked(String packing, String name)
      throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      records.add(Warcs.page(address(i), story(i)));
    }
    Path file = file(name, Warcs.joined(Warcs.packed(packing, records)));
    List<Captured> all = all(file);
    assertThat(pages(all)).containsExactly(address(0), address(1), address(2));
    Captured.Page page = (Captured.Page) all.get(1);
    assertThat(page.fetched()).isEqualTo(Warcs.DATE);
    assertThat(new String(page.bytes(), StandardCharsets.UTF_8)).isEqualTo(story(1));
  }

  @Test
  void whatIsNoPageIsCountedAndNotRead() throws IOException {
    Path file =
        file(
            "a.warc",
            Warcs.joined(
                List.of(
                    Warcs.response(address(0), "image/png", new byte[300]),
                    Warcs.page(address(1), story(1)),
                    Warcs.response(address(2), "text/css", new byte[10]))));
    try (WebArchive archive = WebArchive.open(file, LARGEST)) {
      assertThat(archive.next()).isInstanceOf(Captured.Page.class);
      assertThat(archive.next()).isNull();
      assertThat(archive.others()).isEqualTo(2);
    }
  }

  @Test
  void pagesAreUnpackedAndReadInTheEncodingThatTheSiteDeclares() throws IOException {
    Path file =
        file(
            "a.warc.gz",
            Warcs.joined(
                Warcs.packed(
                    "gz",
                    List.of(
                        Warcs.response(
                            address(0),
                            "text/html",
                            Warcs.gzip(story(0).getBytes(StandardCharsets.UTF_8)),
                            "Content-Encoding",
                            "gzip"),
                        Warcs.response(
                            address(1),
                            "text/html; charset=windows-1251",
                            Warcs.bytes("<p>Визит завершён.</p>", "windows-1251"))))));
    List<Captured> all = all(file);
    assertThat(new String(((Captured.Page) all.get(0)).bytes(), StandardCharsets.UTF_8))
        .isEqualTo(story(0));
    assertThat(new String(((Captured.Page) all.get(1)).bytes(), StandardCharsets.UTF_8))
        .contains("Визит завершён.");
  }

  /** Whichever byte of a record is another: the record is lost at most, and no other is. */
  @ParameterizedTest
  @CsvSource({"'', true", "gz, true", "gz, false", "zst, true", "zst, false"})
  void aDamagedRecordCostsThatRecordAlone(String packing, boolean summed) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      byte[] record = Warcs.page(address(i), story(i));
      records.add(summed ? Warcs.summed(record) : record);
    }
    List<byte[]> packed = Warcs.packed(packing, records);
    String name = packing.isEmpty() ? "a.warc" : "a.warc." + packing;
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int hit = random.nextInt(5);
      List<byte[]> broken = new ArrayList<>(packed);
      byte[] record = packed.get(hit).clone();
      int at = random.nextInt(record.length);
      record[at] ^= (byte) (1 + random.nextInt(255));
      broken.set(hit, record);
      List<Captured> all = all(file(name, Warcs.joined(broken)));
      List<String> whole = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        if (i != hit) {
          whole.add(address(i));
        }
      }
      assertThat(pages(all)).as("byte %s of record %s", at, hit).containsAll(whole);
      assertThat(
              all.stream().filter(Captured.Page.class::isInstance).map(Captured.Page.class::cast))
          .as("byte %s of record %s", at, hit)
          .allMatch(page -> isAsItWas(page, hit));
    }
  }

  /** The pages of whole records are as they were; the damaged one may be only if no letter is. */
  private static boolean isAsItWas(Captured.Page page, int hit) {
    String text = new String(page.bytes(), StandardCharsets.UTF_8);
    for (int i = 0; i < 5; i++) {
      if (page.uri().toString().equals(address(i)) && i != hit) {
        return text.equals(story(i));
      }
    }
    return text.equals(story(hit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gz", "zst"})
  void damagedRecordsAreTold(String packing) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      records.add(Warcs.summed(Warcs.page(address(i), story(i))));
    }
    List<byte[]> packed = new ArrayList<>(Warcs.packed(packing, records));
    for (int hit : List.of(0, 2, 3)) {
      byte[] record = packed.get(hit).clone();
      Arrays.fill(record, record.length / 2, record.length / 2 + 20, (byte) 'x');
      packed.set(hit, record);
    }
    List<Captured> all =
        all(file(packing.isEmpty() ? "a.warc" : "a.warc." + packing, Warcs.joined(packed)));
    assertThat(pages(all)).containsExactly(address(1), address(4));
    assertThat(damaged(all)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gz", "zst"})
  void aFileThatBreaksOffLosesItsLastRecord(String packing) throws IOException {
    List<byte[]> packed =
        Warcs.packed(
            packing, List.of(Warcs.page(address(0), story(0)), Warcs.page(address(1), story(1))));
    byte[] bytes = Warcs.joined(packed);
    byte[] part = Arrays.copyOf(bytes, bytes.length - packed.get(1).length / 2);
    List<Captured> all = all(file(packing.isEmpty() ? "a.warc" : "a.warc." + packing, part));
    assertThat(pages(all)).containsExactly(address(0));
    assertThat(damaged(all)).isEqualTo(1);
  }

  @Test
  void aWaczFileHasTheRecordsOfAllItsWarcFiles() throws IOException {
    byte[] one = Warcs.joined(Warcs.packed("gz", List.of(Warcs.page(address(1), story(1)))));
    byte[] two = Warcs.page(address(2), story(2));
    Path file =
        file(
            "a.wacz",
            Warcs.wacz(
                ZipEntry.STORED,
                "datapackage.json",
                new byte[] {'{', '}'},
                "archive/one.warc.gz",
                one,
                "archive/two.warc",
                two));
    assertThat(pages(all(file))).containsExactly(address(1), address(2));
  }

  @Test
  void aWaczFileThatIsNoneSaysSo() throws IOException {
    byte[] one = Warcs.page(address(1), story(1));
    assertThatThrownBy(() -> all(file("a.wacz", Warcs.wacz(ZipEntry.DEFLATED, "a/b.warc", one))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("packed once more");
    assertThatThrownBy(() -> all(file("b.wacz", Warcs.wacz(ZipEntry.DEFLATED, "b", one))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("without WARC files");
    assertThatThrownBy(() -> all(file("c.wacz", one))).isInstanceOf(IOException.class);
  }

  @Test
  void theWalkReadsThemLikeFoldersAndEveryRecordEnds() throws IOException {
    byte[] broken = Warcs.gzip(Warcs.page(address(1), story(1)));
    broken[broken.length - 5] ^= 1;
    file(
        "news.warc.gz",
        Warcs.joined(
            List.of(
                Warcs.gzip(Warcs.page(address(0), story(0))),
                broken,
                Warcs.gzip(Warcs.response(address(2), "image/png", new byte[9])),
                Warcs.gzip(Warcs.page(address(3), story(3))))));
    file("note.txt", "A note.".getBytes(StandardCharsets.UTF_8));
    file("empty.warc", new byte[0]);
    List<String> told = new ArrayList<>();
    try (SourceWalker walker =
        new SourceWalker(
            List.of(folder.toString()), InputStream.nullInputStream(), IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        switch (walker.next()) {
          case Found.ToRead found -> {
            Outcome outcome = new Intake(IntakeLimits.DEFAULT).read(found.source()).getFirst();
            Document document = ((Outcome.Ready) outcome).document();
            told.add(document.uri() + " " + document.origin().title());
          }
          case Found.Ended ended -> told.add(line(ended.outcome()));
        }
      }
    }
    assertThat(told)
        .containsExactly(
            "skipped empty.warc: an empty file",
            address(0) + " Visit no. 0",
            told.get(2),
            address(3) + " Visit no. 3",
            "skipped news.warc.gz: 1 records in it are no pages: requests, pictures, ...",
            told.get(5));
    assertThat(told.get(2)).startsWith("failed news.warc.gz#").contains("damaged record");
    assertThat(told.get(5)).contains("note.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "'', a.warc, false, 1, 1",
    "gz, a.warc.gz, false, 20, 20",
    "zst, a.warc.zst, false, 20, 20",
    "gz, a.warc.gz, true, 10, 11",
    "zst, a.warc.zst, true, 10, 11"
  })
  void partsOneAfterTheOtherGiveWhatTheWholeGives(
      String packing, String name, boolean damaged, int fewest, int most) throws IOException {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      records.add(
          i % 7 == 3
              ? Warcs.response(address(i), "image/png", new byte[9])
              : Warcs.page(address(i), story(i)));
    }
    List<byte[]> packed = Warcs.packed(packing, records);
    if (damaged) {
      packed.get(10)[packed.get(10).length / 2] ^= 5;
    }
    Path file = file(name, Warcs.joined(packed));
    for (long bytes : new long[] {1, 400, 1000, 1_000_000}) {
      List<WebArchive.Split> splits = WebArchive.splits(file, bytes);
      assertThat(partly(splits)).as("parts of %d bytes", bytes).isEqualTo(wholly(file));
    }
    assertThat(WebArchive.splits(file, 1)).hasSizeBetween(fewest, most);
    assertThat(WebArchive.splits(file, 1_000_000)).hasSize(1);
  }

  @Test
  void aWaczFileIsPartedToo() throws IOException {
    byte[] one =
        Warcs.joined(
            Warcs.packed(
                "gz", List.of(Warcs.page(address(0), story(0)), Warcs.page(address(1), story(1)))));
    byte[] other = Warcs.gzip(Warcs.page(address(2), story(2)));
    Path file =
        file(
            "a.wacz",
            Warcs.wacz(ZipEntry.STORED, "archive/a.warc.gz", one, "archive/b.warc.gz", other));
    assertThat(WebArchive.splits(file, 1)).hasSize(3);
    assertThat(partly(WebArchive.splits(file, 1))).isEqualTo(wholly(file));
  }

  @Test
  void aWalkOverPartsReadsEachPageOnceAndCountsWhatIsNone() throws IOException {
    Path file =
        file(
            "a.warc.gz",
            Warcs.joined(
                Warcs.packed(
                    "gz",
                    List.of(
                        Warcs.page(address(0), story(0)),
                        Warcs.response(address(1), "image/png", new byte[9]),
                        Warcs.page(address(2), story(2))))));
    List<String> found = new ArrayList<>();
    long others = 0;
    for (WebArchive.Split split : WebArchive.splits(file, 1)) {
      try (SourceWalker walker = SourceWalker.of(split, IntakeLimits.DEFAULT)) {
        while (walker.hasNext()) {
          found.add(((Found.ToRead) walker.next()).source().uri().toString());
        }
        others += walker.others();
      }
    }
    assertThat(found).containsExactly(address(0), address(2));
    assertThat(others).isEqualTo(1);
  }

  @Test
  void aWalkThatOpensNothingGivesFilesAsTheyAre() throws IOException {
    file("a.warc.gz", Warcs.gzip(Warcs.page(address(0), story(0))));
    file("b.zip", new byte[] {1});
    file(".c", new byte[] {1});
    List<String> found = new ArrayList<>();
    try (SourceWalker walker =
        SourceWalker.unopened(List.of(folder.toString()), IntakeLimits.DEFAULT)) {
      while (walker.hasNext()) {
        found.add(
            switch (walker.next()) {
              case Found.ToRead read -> read.source().name();
              case Found.Ended ended -> line(ended.outcome());
            });
      }
    }
    assertThat(found)
        .containsExactly(
            "skipped .c: a hidden file or folder; name it to read it", "a.warc.gz", "b.zip");
  }

  /** What an archive gives, told in lines. */
  private static List<String> wholly(Path file) throws IOException {
    List<String> told = new ArrayList<>();
    try (WebArchive archive = WebArchive.open(file, LARGEST)) {
      tell(archive, told);
      told.add(archive.others() + " others");
    }
    return told;
  }

  private static List<String> partly(List<WebArchive.Split> splits) throws IOException {
    List<String> told = new ArrayList<>();
    long others = 0;
    for (WebArchive.Split split : splits) {
      try (WebArchive archive = WebArchive.open(split, LARGEST)) {
        tell(archive, told);
        others += archive.others();
      }
    }
    told.add(others + " others");
    return told;
  }

  private static void tell(WebArchive archive, List<String> told) throws IOException {
    for (Captured c = archive.next(); c != null; c = archive.next()) {
      told.add(
          switch (c) {
            case Captured.Page page ->
                archive.part()
                    + "@"
                    + page.offset()
                    + " "
                    + page.uri()
                    + " "
                    + Arrays.hashCode(page.bytes());
            case Captured.Damaged broken ->
                archive.part() + "@" + broken.offset() + " " + broken.cause();
          });
    }
  }

  private static String line(Outcome outcome) {
    URI uri = outcome.uri();
    String name =
        uri.getPath().replaceFirst(".*/", "")
            + (uri.getFragment() == null ? "" : "#" + uri.getFragment());
    return switch (outcome) {
      case Outcome.Skipped skipped -> "skipped " + name + ": " + skipped.reason();
      case Outcome.Failed failed -> "failed " + name + ": " + failed.cause();
      case Outcome.Ready ready -> "ready " + name;
    };
  }
}
