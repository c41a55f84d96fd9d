package org.dragoman.understanding.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dragoman.record.text.SourceText;
import org.dragoman.understanding.lexicon.WordList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every language's table gives what it says it gives. */
class ReportingTableTest {

  private static final List<String> LANGUAGES =
      List.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de");

  static Stream<Arguments> rows() {
    List<Arguments> rows = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (String table : List.of("reporting", "reporting-cases")) {
        for (WordList.Row row : WordList.of(language, table).rows()) {
          rows.add(Arguments.of(language, row));
        }
      }
    }
    for (WordList.Row row : WordList.of("und", "outlets").rows()) {
      rows.add(Arguments.of("en", row));
    }
    return rows.stream();
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("rows")
  void aRowsExampleGivesWhatItSays(String language, WordList.Row row) {
    String text = row.cell("example").replace("\\n", "\n");
    assertThat(text).as("example of %s", row).isNotBlank();
    String gives = row.cell("gives");
    assertThat(gives).as("gives of %s", row).isNotBlank();
    Attribution read = Texts.read(language, text);
    SourceText source = SourceText.repaired(text);
    List<String> claims =
        read.claims().stream()
            .map(
                claim ->
                    Texts.names(claim.chain())
                        + " :: "
                        + Line.oneLine(source.slice(claim.content())))
            .toList();
    if (gives.equals("-")) {
      assertThat(claims).as(text).isEmpty();
      assertThat(read.documentChain()).as(text).isEmpty();
    } else if (gives.contains(" :: ")) {
      assertThat(claims).as(text).contains(gives);
    } else if (gives.startsWith("publisher ")) {
      assertThat(read.origin().publisher()).as(text).isEqualTo(gives.substring(10));
    } else {
      assertThat(Texts.names(read.documentChain())).as(text).isEqualTo(gives);
    }
  }
}
