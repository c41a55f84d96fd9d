package org.dragoman.understanding.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passages;
import org.dragoman.understanding.lexicon.WordList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every language's table does what its example says. */
class DateTablesTest {

  /** A Wednesday. */
  private static final Anchors PUBLISHED = Anchors.published(new Edtf("2021-06-16"));

  static Stream<String> languages() {
    return Stream.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("languages")
  void everyRowGivesWhatItSays(String language) {
    List<WordList.Row> rows = WordList.of(language, "dates").rows();
    String wrong =
        rows.stream()
            .filter(row -> !read(language, row).equals(row.cell("gives")))
            .map(row -> row + " " + row.cells() + " gave \"" + read(language, row) + "\"")
            .collect(Collectors.joining("\n"));
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThan(30);
  }

  private static String read(String language, WordList.Row row) {
    return TimeFinder.find(language, Passages.of(language, row.cell("example")), PUBLISHED).stream()
        .map(mention -> mention.value().value())
        .collect(Collectors.joining(" "));
  }
}
