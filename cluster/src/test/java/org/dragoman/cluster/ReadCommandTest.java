package org.dragoman.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.dragoman.app.BatchReport;
import org.dragoman.app.Dragoman;
import org.dragoman.archive.Archive;
import org.dragoman.intake.IntakeLimits;
import org.dragoman.interchange.RecordJson;
import org.dragoman.interchange.RecordLine;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.assertion.Findings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadCommandTest {

  @TempDir private Path folder;
  private Path inputs;
  private Path output;
  private String out = "";
  private String err = "";

  @BeforeEach
  void makeFolders() throws IOException {
    inputs = Files.createDirectory(folder.resolve("inputs"));
    output = folder.resolve("read");
  }

  private int run(String... arguments) {
    StringWriter outWriter = new StringWriter();
    StringWriter errWriter = new StringWriter();
    int code = Main.run(new PrintWriter(outWriter), new PrintWriter(errWriter), arguments);
    out = outWriter.toString();
    err = errWriter.toString();
    return code;
  }

  private int read() {
    return run(
        "read",
        "--input",
        inputs.toString(),
        "--output",
        output.toString(),
        "--piece",
        "1",
        "--master",
        "local[2]");
  }

  private List<Path> pieces() throws IOException {
    try (Stream<Path> all = Files.list(output)) {
      return all.sorted().toList();
    }
  }

  private static Map<String, FileTime> times(List<Path> pieces) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path piece : pieces) {
      times.put(piece.toString(), Files.getLastModifiedTime(piece.resolve("documents.parquet")));
    }
    return times;
  }

  private void makeInputs() throws IOException {
    Inputs.sample("nordic-council-oslo.en.txt", inputs);
    Inputs.webArchive(inputs.resolve("a.warc.gz"), 0, 2);
    Inputs.webArchive(inputs.resolve("b.warc.gz"), 1, 3);
    Files.write(inputs.resolve("broken.pdf"), "%PDF-1.4 nothing".getBytes(StandardCharsets.UTF_8));
    Files.writeString(inputs.resolve("empty.txt"), "");
    Files.writeString(inputs.resolve(".hidden"), "hidden");
  }

  @Test
  void theResultIsThatOfOneMachineAndEachInputEndsOnce() throws Exception {
    makeInputs();
    assertThat(read()).isEqualTo(1);
    assertThat(err).contains("failed").contains("broken.pdf").doesNotContain("\tat ");
    List<String> here = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home"));
    try (Reader reader = Reader.open(ModelPack.locate(ModelPack.cache(System.getenv(), home)));
        Dragoman dragoman =
            Dragoman.open(
                folder.resolve("archive"),
                reader,
                IntakeLimits.DEFAULT,
                Clock.systemUTC(),
                notice -> {})) {
      BatchReport report =
          dragoman.read(List.of(inputs.toString()), InputStream.nullInputStream(), 1, ending -> {});
      assertThat(out)
          .contains(row("done", report.done()))
          .contains(row("skipped", report.skippedInputs()))
          .contains(row("failed", report.failedInputs()))
          .contains(row("inputs", report.inputs()));
      try (Archive.Snapshot snapshot = dragoman.archive().snapshot();
          Stream<RecordLine.OfDocument> documents = snapshot.documents()) {
        for (RecordLine.OfDocument line : documents.toList()) {
          here.addAll(lines(dragoman.archive().findings(line.document().id()).orElseThrow()));
        }
      }
    }
    List<String> there = new ArrayList<>();
    try (SparkSession spark = new SparkOption().open()) {
      spark
          .read()
          .parquet(new ReadFolder(output.toString()).table("documents"))
          .dropDuplicates(new String[] {"id"})
          .collectAsList()
          .forEach(row -> there.addAll(lines(ToldDocument.read(row).findings())));
    }
    assertThat(there).containsExactlyInAnyOrderElementsOf(here).hasSizeGreaterThan(20);
  }

  private static String row(String what, long count) {
    return String.format(Locale.ROOT, "  %-9s %,7d", what, count);
  }

  /** All that findings hold, entities and assertions each in one order. */
  private static List<String> lines(Findings findings) {
    List<String> lines = new ArrayList<>();
    lines.add(RecordJson.write(findings.document(), null));
    findings.entities().forEach(entity -> lines.add(RecordJson.write(entity)));
    findings.assertions().stream().map(RecordJson::write).distinct().forEach(lines::add);
    findings.problems().forEach(problem -> lines.add(problem.toString()));
    return lines;
  }

  @Test
  void aPieceThatIsThereIsNotReadAgainAndOneThatIsNotIs() throws IOException {
    Inputs.webArchive(inputs.resolve("a.warc.gz"), 0, 1);
    Inputs.webArchive(inputs.resolve("b.warc.gz"), 1, 2);
    assertThat(read()).isZero();
    String whole = out.replaceFirst("reading took .*", "");
    List<Path> pieces = pieces();
    assertThat(pieces).hasSize(2);
    Map<String, FileTime> before = times(pieces);
    // As a killed process leaves it.
    Path unfinished = output.resolve("unfinished-" + pieces.get(0).getFileName() + "-1");
    Files.move(pieces.get(0), unfinished);
    Files.write(unfinished.resolve("documents.parquet"), new byte[] {'P', 'A', 'R'});
    assertThat(read()).isZero();
    assertThat(out.replaceFirst("reading took .*", "")).isEqualTo(whole);
    assertThat(out).contains("2 pieces, 1 of them read before");
    assertThat(pieces()).isEqualTo(pieces);
    assertThat(times(pieces).get(pieces.get(1).toString()))
        .isEqualTo(before.get(pieces.get(1).toString()));
    assertThat(times(pieces).get(pieces.get(0).toString()))
        .isNotEqualTo(before.get(pieces.get(0).toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --input nothing/*.txt | no file fits
          --input samples --master nonsense | Spark cannot run at nonsense
          --input samples --conf color=blue | Spark's properties begin with spark.
          --input samples --model /nowhere | There is no model
          """)
  void whatCannotBeUsedIsToldInOneLine(String options, String told) {
    List<String> arguments = new ArrayList<>(List.of("read", "--output", output.toString()));
    arguments.addAll(Arrays.asList(options.split(" ")));
    assertThat(run(arguments.toArray(String[]::new))).isEqualTo(3);
    assertThat(err.strip()).contains(told).doesNotContain("\n");
  }
}
