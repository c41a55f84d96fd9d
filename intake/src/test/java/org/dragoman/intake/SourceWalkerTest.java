package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWalkerTest {

  @TempDir Path tempDir;
  private Path dir = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    dir = Files.createDirectory(tempDir.resolve("in"));
  }

  @Test
  void filesOfFoldersComeInTheOrderOfTheirNames() throws IOException {
    write("b.txt", "b");
    write("a/z.txt", "z");
    write("a/c.txt", "c");
    write("c.txt", "c");
    assertThat(names(walk(dir.toString()))).containsExactly("c.txt", "z.txt", "b.txt", "c.txt");
  }

  @Test
  void hiddenFilesAreSkippedWithTheReason() throws IOException {
    write(".DS_Store", "x");
    write(".git/config", "x");
    write("README", "x");
    List<Found> found = walk(dir.toString());
    assertThat(names(found)).containsExactly("README");
    assertThat(endings(found)).hasSize(2).allMatch(line -> line.contains("hidden"));
  }

  @Test
  void aPathThatDoesNotExistFails() {
    assertThat(endings(walk(dir.resolve("no/such").toString())))
        .singleElement()
        .asString()
        .startsWith("FIND")
        .contains("no such file");
  }

  @Test
  void anImpossiblePathFails() {
    assertThat(endings(walk("a\0b"))).singleElement().asString().startsWith("FIND");
  }

  @Test
  void linksInACircleAreSurvived() throws IOException {
    write("a/b.txt", "b");
    Files.createSymbolicLink(dir.resolve("a/up"), dir);
    Files.createSymbolicLink(dir.resolve("self"), dir.resolve("self"));
    Files.createSymbolicLink(dir.resolve("nowhere"), dir.resolve("gone"));
    List<Found> found = walk(dir.toString());
    assertThat(names(found)).containsExactly("b.txt");
    assertThat(endings(found)).hasSize(3);
    assertThat(endings(found).getFirst()).contains("link back");
    assertThat(endings(found)).anySatisfy(end -> assertThat(end).contains("in a circle"));
  }

  @Test
  void entriesOfAZipFileAreSourcesOfTheirOwn() throws IOException {
    zip("x.zip", "a/b.txt", "first", "c d.txt", "second", "пример.txt", "third");
    List<Found> found = walk(dir.toString());
    assertThat(names(found)).containsExactly("b.txt", "c d.txt", "пример.txt");
    assertThat(((Found.ToRead) found.getFirst()).source().uri().toString())
        .startsWith("jar:file:///")
        .endsWith("/x.zip!/a/b.txt");
    assertThat(((Found.ToRead) found.get(1)).source().uri().toString()).endsWith("!/c%20d.txt");
    // Read after the walk has gone on and closed the file.
    assertThat(content(found.getFirst())).isEqualTo("first");
    assertThat(content(found.get(2))).isEqualTo("third");
  }

  @Test
  void severalThreadsReadOneZipFile() throws IOException {
    Object[] entries = new Object[200];
    for (int i = 0; i < 100; i++) {
      entries[2 * i] = i + ".txt";
      entries[2 * i + 1] = "entry " + i;
    }
    zip("x.zip", entries);
    List<Found> found = walk(dir.resolve("x.zip").toString());
    List<String> contents =
        IntStream.range(0, 100).parallel().mapToObj(i -> content(found.get(i))).toList();
    for (int i = 0; i < 100; i++) {
      assertThat(contents.get(i)).isEqualTo("entry " + i);
    }
  }

  @Test
  void nestedArchivesAreSkipped() throws IOException {
    zip("x.zip", "inner.zip", Zips.of("a.txt", "a"), "b.txt", "b");
    List<Found> found = walk(dir.toString());
    assertThat(names(found)).containsExactly("b.txt");
    assertThat(endings(found)).singleElement().asString().contains("zip file inside a zip file");
  }

  @Test
  void aCutZipFileFails() throws IOException {
    byte[] zip = Zips.of("a.txt", "some words", "b.txt", "more words");
    Files.write(dir.resolve("x.zip"), Arrays.copyOf(zip, zip.length / 2));
    Files.writeString(dir.resolve("y.zip"), "no zip at all");
    assertThat(endings(walk(dir.toString())))
        .hasSize(2)
        .allMatch(line -> line.startsWith("OPEN not a whole zip file"));
  }

  @Test
  void aLockedZipFileFails() throws IOException {
    byte[] zip = Zips.of("a.txt", "some words");
    // The bit that says "encrypted", in the entry's header and in the table of contents.
    zip[6] |= 1;
    int table = indexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[table + 8] |= 1;
    Files.write(dir.resolve("x.zip"), zip);
    assertThat(endings(walk(dir.toString())))
        .singleElement()
        .asString()
        .contains("password-protected");
  }

  @Test
  void aZipBombFails() throws IOException {
    zip("x.zip", "bomb.txt", new byte[40_000_000], "a.txt", "a");
    List<Found> found = walk(dir.toString());
    assertThat(names(found)).containsExactly("a.txt");
    assertThat(endings(found)).singleElement().asString().contains("zip bomb");
  }

  @Test
  void aZipFileWithTooManyEntriesFails() throws IOException {
    zip("x.zip", "a.txt", "a", "b.txt", "b", "c.txt", "c");
    IntakeLimits d = IntakeLimits.DEFAULT;
    IntakeLimits few =
        new IntakeLimits(
            d.sourceBytes(), d.textCodePoints(), 2, d.zipRatio(), d.zipBytes(), 1, d.parseTime());
    assertThat(endings(walk(few, dir.toString())))
        .singleElement()
        .asString()
        .contains("3 entries, more than 2");
  }

  @Test
  void aSparseFileOf200MegabytesEndsAsALine() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(dir.resolve("big.txt").toFile(), "rw")) {
      file.setLength(200_000_000);
    }
    Found found = walk(dir.toString()).getFirst();
    Outcome outcome =
        new Intake(IntakeLimits.DEFAULT).read(((Found.ToRead) found).source()).getFirst();
    assertThat(((Outcome.Failed) outcome).cause()).startsWith("too large");
  }

  @Test
  void standardInputIsOneSourceNamedByItsContent() throws IOException {
    List<Found> once = walk("-");
    List<Found> again = walk("-");
    Source source = ((Found.ToRead) once.getFirst()).source();
    assertThat(source.uri().toString()).matches("stdin:[0-9a-f]{20}");
    assertThat(source.uri()).isEqualTo(((Found.ToRead) again.getFirst()).source().uri());
    assertThat(content(once.getFirst())).isEqualTo("from a pipe");
  }

  private List<Found> walk(String... paths) {
    return walk(IntakeLimits.DEFAULT, paths);
  }

  private static List<Found> walk(IntakeLimits limits, String... paths) {
    InputStream in = new ByteArrayInputStream("from a pipe".getBytes(StandardCharsets.UTF_8));
    List<Found> found = new ArrayList<>();
    try (SourceWalker walker = new SourceWalker(List.of(paths), in, limits)) {
      walker.forEachRemaining(found::add);
    }
    return found;
  }

  private static List<String> names(List<Found> found) {
    return found.stream()
        .filter(Found.ToRead.class::isInstance)
        .map(one -> ((Found.ToRead) one).source().name())
        .toList();
  }

  private static List<String> endings(List<Found> found) {
    return found.stream()
        .filter(Found.Ended.class::isInstance)
        .map(one -> ((Found.Ended) one).outcome())
        .map(
            outcome ->
                outcome instanceof Outcome.Failed failed
                    ? failed.stage() + " " + failed.cause()
                    : ((Outcome.Skipped) outcome).reason())
        .toList();
  }

  private static String content(Found found) {
    try (InputStream in = ((Found.ToRead) found).source().open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void zip(String name, Object... entries) throws IOException {
    Files.write(dir.resolve(name), Zips.of(entries));
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int i = 0; i <= bytes.length - part.length; i++) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
