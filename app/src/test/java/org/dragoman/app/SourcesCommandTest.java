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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has something from whom: an agency, the translation of its report, and another report. */
class SourcesCommandTest {

  @TempDir private Path folder;
  private String out = "";

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--archive");
    all.add(folder.resolve("archive").toString());
    StringWriter writer = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(writer),
            new PrintWriter(new StringWriter()),
            all.toArray(String[]::new));
    out = writer.toString();
    return code;
  }

  private void write(String name, String text) throws IOException {
    Path inputs = Files.createDirectories(folder.resolve("inputs"));
    Files.writeString(inputs.resolve(name), text, StandardCharsets.UTF_8);
  }

  private String first(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(out);
    assertThat(matcher.find()).as("%s in %s", pattern, out).isTrue();
    return matcher.group();
  }

  /** An agency's report and its translation. */
  private void original() throws IOException {
    // The name of the translation sorts first.
    write(
        "a-translation.txt",
        """
        Встреча в Баку

        24 августа 2022 года. Тренд

        24 августа 2022 года в Баку Президент Азербайджана Ильхам Алиев встретился с Президентом Казахстана Касым-Жомартом Токаевым, сообщает Тренд со ссылкой на АЗЕРТАДЖ.

        Президент Казахстана прибыл в Азербайджан 23 августа 2022 года. На встрече присутствовали Джейхун Байрамов и Мухтар Тлеуберди. Подписано 12 документов.

        Дипломатические отношения были установлены 27 августа 1992 года.
        """);
    write(
        "b-original.txt",
        """
        Bakıda görüş

        Bakı, 24 avqust 2022-ci il, AZƏRTAC

        2022-ci il avqustun 24-də Bakıda Azərbaycan Prezidenti İlham Əliyev Qazaxıstan Prezidenti Kasım-Jomart Tokayev ilə görüşüb.

        Qazaxıstan Prezidenti Azərbaycana 2022-ci il avqustun 23-də gəlib. Görüşdə Ceyhun Bayramov və Muxtar Tileuberdi iştirak ediblər. 12 sənəd imzalanıb.

        Diplomatik münasibətlər 1992-ci il avqustun 27-də qurulub.
        """);
  }

  @Test
  void anEditorPartsWhatIsNoTranslation() throws IOException {
    original();
    assertThat(run("read", folder.resolve("inputs").toString())).isZero();
    run("documents");
    List<String> ids =
        Pattern.compile("doc-[0-9a-f]{20}")
            .matcher(out)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(ids).hasSize(2);
    assertThat(run("split", ids.get(0), "doc-unknown", "--why", "a test")).isNotZero();
    assertThat(out).contains("doc-unknown is not taken for a translation of");
    assertThat(run("split", ids.get(0), ids.get(1), "--why", "two reporters in one room")).isZero();
    for (int again = 0; again < 2; again++) {
      run("documents");
      assertThat(out).doesNotContain("translation of");
      assertThat(again == 0 ? run("reconcile") : run("reconcile", "--anew")).isZero();
    }
    assertThat(run("decisions", "--undo", "1", "--why", "it is one after all")).isZero();
    run("documents");
    assertThat(out).contains("translation of");
  }

  @Test
  void aTranslationCountsOnceAndTheAgencyIsTheFirstKnown() throws IOException {
    original();
    assertThat(run("read", folder.resolve("inputs").toString())).isZero();
    run("timeline", "AZ", "KZ");
    String meeting = first("(?s)2022-08-24.*").replaceAll("(?s).*?(event-[0-9a-f]+).*", "$1");
    assertThat(run("sources", meeting)).isZero();
    assertThat(out)
        .contains("2 reports, 1 independent", "translation of", "status: reported")
        .contains("first known: 2022-08-24, AZƏRTAC");
    write(
        "c-independent.txt",
        """
        Kazakh leader in Baku

        BAKU, August 25, 2022 (Reuters) - Kazakh President Kassym-Jomart Tokayev met his Azerbaijani counterpart Ilham Aliyev in Baku on August 24, 2022.

        Oil exports from Kashagan were among the topics, Reuters sources said. European Council President Charles Michel will visit Astana on October 27, 2022.
        """);
    assertThat(run("read", folder.resolve("inputs").toString())).isZero();
    run("timeline", "AZ", "KZ");
    meeting = first("(?s)2022-08-24.*").replaceAll("(?s).*?(event-[0-9a-f]+).*", "$1");
    assertThat(run("sources", meeting)).isZero();
    assertThat(out).contains("3 reports, 2 independent", "status: corroborated", "AZƏRTAC");
  }
}
