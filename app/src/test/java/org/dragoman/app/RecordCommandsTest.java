package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.archive.Archive;
import org.dragoman.archive.ArchiveOptions;
import org.dragoman.archive.SqliteArchive;
import org.dragoman.record.decision.Decision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the record, on two reports of one meeting in two scripts. */
class RecordCommandsTest {

  @TempDir private Path folder;
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--archive");
    all.add(folder.resolve("archive").toString());
    StringWriter outWriter = new StringWriter();
    StringWriter errWriter = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(outWriter), new PrintWriter(errWriter), all.toArray(String[]::new));
    out = outWriter.toString();
    err = errWriter.toString();
    return code;
  }

  @BeforeEach
  void readTwoReports() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(
        inputs.resolve("visit.txt"),
        """
        Speaker Ramaz Kobalia receives ambassador

        3 May 2023

        TBILISI, 3 May 2023 (Interpressnews) - Ramaz Kobalia, Speaker of the Parliament of Georgia, met Ambassador of Peru Javier Montalvo in Tbilisi on 3 May 2023.
        An official of the Ministry of Internal Affairs said that 41 people were killed in the flood in Zugdidi.
        """,
        StandardCharsets.UTF_8);
    Files.writeString(
        inputs.resolve("vstrecha.txt"),
        """
        Встреча в Тбилиси

        4 мая 2023 года

        ТБИЛИСИ, 4 мая 2023 года (ТАСС) - Председатель парламента Грузии Рамаз Кобалия встретился 3 мая 2023 года в Тбилиси с послом Перу Хавьером Монтальво.
        По данным спасателей, в результате наводнения в Зугдиди погибли 57 человек.
        """,
        StandardCharsets.UTF_8);
    assertThat(run("read", inputs.toString())).isZero();
  }

  private String first(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(out);
    assertThat(matcher.find()).as("%s in %s", pattern, out).isTrue();
    return matcher.group();
  }

  @Test
  void onePersonHasBothSpellings() {
    assertThat(run("entities", "--type", "person")).isZero();
    assertThat(out).contains("Ramaz Kobalia", "Рамаз Кобалия", "in 2 documents");
    assertThat(run("show", "Кобалия")).isZero();
    assertThat(out).contains("Latn", "Cyrl", "posts", "events");
  }

  @Test
  void oneOfficeInTwoLanguagesIsOnePostAndExplainSaysAsWhat() {
    assertThat(run("show", "Кобалия")).isZero();
    assertThat(out)
        .contains("posts 1\n")
        .containsPattern("(Speaker = Председатель|Председатель = Speaker)[^\n]*2 reports");
    assertThat(run("show", "visit.txt", "--limit", "50")).isZero();
    assertThat(run("explain", first("tenure-[0-9a-f]+"))).isZero();
    assertThat(out)
        .contains("the office in every language: ", "speaker@GE", "the same post: “Председатель");
  }

  @Test
  void oneMeetingStandsOnceInTheTimeline() {
    assertThat(run("timeline", "GE", "PE")).isZero();
    assertThat(out).contains("2023-05-03", "meet", "2 documents", "corroborated");
    assertThat(out.split("meet:", -1)).hasSize(2);
    assertThat(run("timeline", "Рамаз Кобалия", "--until", "2022")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run("timeline", "Nobody Atall")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("Nobody is known as");
  }

  @Test
  void anEventHasAllItsReportsOnThePageOfSomebodyWhomOnlyOneNames() throws IOException {
    Path third = folder.resolve("third.txt");
    Files.writeString(
        third,
        """
        Georgia and Peru

        3 May 2023

        LIMA, 3 May 2023 (Andina) - Ramaz Kobalia, Speaker of the Parliament of Georgia, met the Ambassador of Peru in Tbilisi on 3 May 2023.
        """,
        StandardCharsets.UTF_8);
    assertThat(run("read", third.toString())).isZero();
    run("timeline", "GE", "PE");
    assertThat(out).as("one event").contains("corroborated · 3 documents");
    assertThat(run("show", "Javier Montalvo")).isZero();
    assertThat(out).contains("corroborated · 3 documents").doesNotContain("2 documents ·");
    assertThat(run("show", first("event-[0-9a-f]+"))).isZero();
    assertThat(out).contains("corroborated, 3 documents (dragoman sources event-");
  }

  @Test
  void figuresThatDifferStandSideBySide() {
    assertThat(run("figures", "Zugdidi")).isZero();
    assertThat(out).contains("contested", "41 people (killed)", "57 человек (killed)");
    assertThat(run("figures", "Atlantis")).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void sourcesShowEachReportsChain() {
    run("timeline", "GE", "PE");
    assertThat(run("sources", first("event-[0-9a-f]+"))).isZero();
    assertThat(out).contains("2 reports, 2 independent", "Interpressnews", "ТАСС");
  }

  @Test
  void splittingAndUndoing() {
    run("entities", "--type", "person");
    String kobalia = first("person-[0-9a-f]+(?=\\R    [^\\r\\n]*Рамаз Кобалия)");
    assertThat(run("split", kobalia, "Рамаз Кобалия", "--why", "a test")).isZero();
    run("show", "Ramaz Kobalia");
    assertThat(out).contains("in 1 documents");
    assertThat(run("reconcile", "--anew")).isZero();
    run("show", "Ramaz Kobalia");
    assertThat(out).as("the decision outlives the record").contains("in 1 documents");
    assertThat(run("decisions")).isZero();
    assertThat(out).contains("different", "a test");
    assertThat(run("decisions", "--undo", "1", "--why", "they are one")).isZero();
    run("show", "Ramaz Kobalia");
    assertThat(out).contains("in 2 documents");
  }

  @Test
  void merging() {
    run("entities", "--type", "person");
    List<String> ids =
        Pattern.compile("person-[0-9a-f]+").matcher(out).results().map(r -> r.group()).toList();
    assertThat(ids).hasSizeGreaterThanOrEqualTo(2);
    assertThat(run("merge", ids.get(0), ids.get(1), "--why", "a test")).isZero();
    run("entities", "--type", "person");
    assertThat(Pattern.compile("person-[0-9a-f]+").matcher(out).results().count())
        .isEqualTo(ids.size() - 1L);
  }

  @Test
  void correctingConfirmingAndRejecting() {
    run("timeline", "GE", "PE");
    String event = first("event-[0-9a-f]+");
    assertThat(run("correct", event, "date=2023-05-02", "--why", "the text says Tuesday")).isZero();
    run("show", event);
    assertThat(out).contains("2023-05-02", "confirmed");
    assertThat(run("correct", event, "date=soon", "--why", "x")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("not an EDTF date: soon");
    assertThat(run("correct", event, "colour=red", "--why", "x")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("no field colour");
    assertThat(run("reject", event, "--why", "not said")).isZero();
    run("show", event);
    assertThat(out).contains("rejected");
    assertThat(run("confirm", event, "--why", "said after all")).isZero();
    run("show", event);
    assertThat(out).contains("confirmed");
  }

  @Test
  void wrongUseGetsOneLine() {
    assertThat(run("merge", "person-1", "person-2", "--why", "x")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("Nothing that can be merged is known as: person-1");
    assertThat(run("split", "person-1", "x", "--why", "x")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run("confirm", "event-1", "--why", " ")).isEqualTo(2);
    assertThat(err).contains("--why needs a reason");
    assertThat(run("decisions", "--undo", "9", "--why", "x")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(run("sources", "nothing")).isEqualTo(ExitCode.INCOMPLETE);
  }

  @Test
  void explainingAnEntityShowsWhatEachSpellingRestsOn() {
    assertThat(run("explain", "Кобалия")).isZero();
    assertThat(out)
        .contains(
            "Рамаз Кобалия  ru GE",
            "like Ramaz Kobalia  en GE",
            "Рамаз = Ramaz",
            "Кобалия = Kobalia",
            "for it: the same country");
    assertThat(run("explain", first("person-[0-9a-f]+"))).isZero();
    assertThat(out).contains("Рамаз = Ramaz");
    assertThat(run("explain", "Parliament of Georgia")).isZero();
    assertThat(out).contains("the gazetteer has this name");
    assertThat(run("explain", "Peru")).isZero();
    assertThat(out).contains("known by its code alone");
    assertThat(run("explain", "Parliament", "of", "Georgia"))
        .as("words of one name without quotes")
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("explain", "Nobody Atall")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("Nothing is known as: Nobody Atall");
    assertThat(run("explain", "event-")).as("two begin so").isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("Several begin so");
  }

  @Test
  void explainingShowsAnEditorsDecision() {
    run("entities", "--type", "person");
    List<String> ids =
        Pattern.compile("person-[0-9a-f]+").matcher(out).results().map(r -> r.group()).toList();
    assertThat(run("merge", ids.get(0), ids.get(1), "--why", "one and the same")).isZero();
    assertThat(run("explain", ids.get(0))).isZero();
    assertThat(out).contains("merged by an editor, decision 1: one and the same");
  }

  @Test
  void twoNamesAreComparedThatNeedNotBeInTheArchive() {
    assertThat(run("explain", "Murad Rahimov", "Murad Fikrat Rahimov")).isZero();
    assertThat(out)
        .contains("enough to be held for one as names of one person", "only in the second: Fikrat");
    assertThat(run("explain", "Murad Rahimov", "Anna Berg")).isZero();
    assertThat(out).contains("not held for one");
    assertThat(run("explain", "Milli Majlis", "مجلس ملی آذربایجان", "--language", "en,fa"))
        .isZero();
    assertThat(out).contains("1.00 alike", "one body", "the gazetteer has this name");
    assertThat(run("explain", "Sahib Aliyev", "Əliyev", "-l", "en,az")).isZero();
    assertThat(out).contains("a surname alone; it joins only whom it fits alone");
  }

  @Test
  void aCorrectionThatNoLongerFitsIsShownAsSuch() {
    run("timeline", "GE", "PE");
    String event = first("event-[0-9a-f]+");
    // A decision of a field that no event has: what remains of one when the reader has changed.
    try (Archive archive =
        SqliteArchive.open(
            folder.resolve("archive"),
            ArchiveOptions.writing(
                new StoryCopies(Dragoman.namings().gazetteer()), notice -> {}))) {
      archive.decide(
          new Decision(
              0,
              Decision.Kind.CORRECTED,
              event,
              null,
              "qualifier",
              "atLeast",
              "a reason",
              "an editor",
              Instant.EPOCH));
    }
    assertThat(run("show", event)).isZero();
    assertThat(out).contains("meet", "corrected " + event, "no longer fits");
    assertThat(run("decisions")).isZero();
    assertThat(out).contains("no longer fits");
    assertThat(run("export", "-o", folder.resolve("record.jsonl").toString())).isZero();
    assertThat(folder.resolve("record.jsonl")).content().contains(event).doesNotContain("atLeast");
    assertThat(run("decisions", "--undo", "1", "--why", "x")).isZero();
    assertThat(run("decisions")).isZero();
    assertThat(out).doesNotContain("no longer fits");
  }
}
