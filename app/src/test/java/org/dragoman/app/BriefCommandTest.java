package org.dragoman.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code dragoman brief} on documents in two scripts, read as users read them. */
class BriefCommandTest {

  private static final String ENGLISH =
      """
      Speaker Ramaz Kobalia receives ambassador

      3 May 2023

      TBILISI, 3 May 2023 (Interpressnews) - Ramaz Kobalia, Speaker of the Parliament of Georgia, met Ambassador of Peru Javier Montalvo in Tbilisi on 3 May 2023.
      An official of the Ministry of Internal Affairs said that 41 people were killed in the flood in Zugdidi.
      The Parliament of Georgia adopted a resolution on trade on 2 May 2023 by 90 votes to 3.
      """;

  private static final String RUSSIAN =
      """
      Встреча в Тбилиси

      4 мая 2023 года

      ТБИЛИСИ, 4 мая 2023 года (ТАСС) - Председатель парламента Грузии Рамаз Кобалия встретился 3 мая 2023 года в Тбилиси с послом Перу Хавьером Монтальво.
      По данным спасателей, в результате наводнения в Зугдиди погибли 57 человек.
      """;

  @TempDir private static Path folder;
  private String out = "";
  private String err = "";

  @BeforeAll
  static void readTwoReports() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(inputs.resolve("visit.txt"), ENGLISH, StandardCharsets.UTF_8);
    Files.writeString(inputs.resolve("vstrecha.txt"), RUSSIAN, StandardCharsets.UTF_8);
    assertThat(new BriefCommandTest().run("read", inputs.toString())).isZero();
  }

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

  /** Each line cites a note, and the words of each note stand in one of the two documents. */
  private void everyLineIsSourced() {
    int lines = 0;
    for (String line : out.lines().toList()) {
      if (line.startsWith("- ")) {
        assertThat(line).matches(".*\\[\\^\\d+]");
        lines++;
      }
    }
    assertThat(lines).as(out).isPositive();
    Matcher notes = Pattern.compile("(?m)^\\[\\^\\d+]: .*?[“«](.*)[”»]\u2069? \\S+$").matcher(out);
    int found = 0;
    while (notes.find()) {
      found++;
      assertThat((ENGLISH + RUSSIAN).replace('\n', ' ')).contains(notes.group(1).replace("\\", ""));
    }
    assertThat(found).isEqualTo(out.split("(?m)^\\[\\^", -1).length - 1).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GE PE|Georgia and Peru|Meeting",
        "GE|Georgia|Meeting",
        "Kobalia|Ramaz Kobalia|Meeting",
      })
  void eachLineOfABriefIsSourced(String parties, String title, String words) {
    List<String> arguments = new ArrayList<>(List.of("brief"));
    arguments.addAll(List.of(parties.split(" ", -1)));
    assertThat(run(arguments.toArray(String[]::new))).as(err).isZero();
    assertThat(out).startsWith("# " + title).contains(words, "2 reports, 2 independent sources");
    everyLineIsSourced();
  }

  @Test
  void aTopicHasItsContestedFigures() {
    assertThat(run("brief", "--topic", "Zugdidi", "--language", "RU")).as(err).isZero();
    assertThat(out)
        .contains("Спорное", "| погибшие", "57", "41")
        .contains("Ministry of Internal Affairs");
    everyLineIsSourced();
  }

  @Test
  void aBodyHasItsPositionWithItsVotes() {
    assertThat(run("brief", "Parliament of Georgia")).as(err).isZero();
    assertThat(out).contains("resolution, adopted");
    everyLineIsSourced();
  }

  @Test
  void itIsWrittenToAFileInTheFormatOfItsEnding() throws IOException {
    Path page = folder.resolve("brief.HTML");
    assertThat(run("brief", "GE", "PE", "-l", "fa", "-o", page.toString())).as(err).isZero();
    assertThat(page).content().contains("dir=\"rtl\"", "Ramaz Kobalia");
    assertThat(err).contains("wrote " + page);
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
  }

  @Test
  void timeOutsideOfWhichNothingIsKnownGivesAnHonestBrief() {
    assertThat(run("brief", "GE", "PE", "--until", "2020")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("The record has nothing on this.").doesNotContain("- ");
    assertThat(err).contains("the record has nothing on this");
    assertThat(run("brief", "FI")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).startsWith("# Finland");
  }

  @Test
  void unknownNamesGetNearOnes() {
    assertThat(run("brief", "Kobalja")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("Nobody is known as: Kobalja; did you mean Ramaz Kobalia?");
    assertThat(run("brief", "Zzzzz")).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(out).contains("dragoman entities lists all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "brief|name a party or two",
        "brief GE -o x.odt|ends with none of the formats",
        "brief GE -o md|ends with none of the formats",
        "brief GE -l de|no briefs are written in 'de'",
        "brief GE --since 2022 --until 2021|turn them round",
        "brief GE --since soon|is not a date",
        "brief GE PE AZ|a brief is on one party or two, not on 3",
        "brief GE Georgia|both parties are Georgia; name it once",
      })
  void wrongUseIsSaidInOneLine(String call) {
    String[] parts = call.split("\\|", 2);
    assertThat(run(parts[0].split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(err.lines().findFirst().orElse("")).contains(parts[1]);
    assertThat(err).doesNotContain("\tat ");
  }

  @Test
  void templatesAndOutputsThatCannotBeUsedAreSaidInOneLine() {
    assertThat(run("brief", "GE", "--template", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err).startsWith("dragoman: there is no folder").hasLineCount(1);
    assertThat(run("brief", "GE", "-o", folder.resolve("none").resolve("x.md").toString()))
        .isEqualTo(ExitCode.UNUSABLE);
    assertThat(err)
        .startsWith("dragoman: cannot write")
        .contains("its folder does not exist")
        .doesNotContain(".part")
        .hasLineCount(1);
  }
}
