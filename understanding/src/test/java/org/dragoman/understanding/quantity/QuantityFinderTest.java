package org.dragoman.understanding.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;
import org.dragoman.understanding.lexicon.WordList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityFinderTest {

  private static final List<String> LANGUAGES =
      List.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de");

  /**
   * The rows of a table of every language, as language, text, what it gives and where it stands.
   */
  private static Stream<Arguments> rows(String table, String text) {
    List<Arguments> rows = new ArrayList<>();
    for (String language : LANGUAGES) {
      for (WordList.Row row : WordList.of(language, table).rows()) {
        rows.add(Arguments.of(language, row.cell(text), row.cell("gives"), row));
      }
    }
    return rows.stream();
  }

  static Stream<Arguments> wordLists() {
    return rows("quantities", "example");
  }

  static Stream<Arguments> sentences() {
    return rows("quantity-sentences", "text");
  }

  @ParameterizedTest(name = "{3}: {1}")
  @MethodSource("wordLists")
  void everyRowOfTheWordListsDoesWhatItSays(
      String language, String example, String gives, WordList.Row row) {
    assertThat(QuantityTables.found(language, example)).as(row.toString()).isEqualTo(gives);
  }

  @ParameterizedTest(name = "{3}: {1}")
  @MethodSource("sentences")
  void everySentenceGivesItsQuantities(
      String language, String text, String gives, WordList.Row row) {
    assertThat(QuantityTables.found(language, text)).as(row.toString()).isEqualTo(gives);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de"})
  void everyLanguageHasTwentySentencesAndSomeWithoutAnyQuantity(String language) {
    List<WordList.Row> rows = WordList.of(language, "quantity-sentences").rows();
    assertThat(rows)
        .filteredOn(row -> !row.cell("gives").equals("-"))
        .hasSizeGreaterThanOrEqualTo(20);
    assertThat(rows)
        .filteredOn(row -> row.cell("gives").equals("-"))
        .hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void theSpanGoesFromTheQualifierThroughTheNoun() {
    Passage passage = Passages.of("en", "The pact binds more than 30 countries today.");
    Quantity quantity = QuantityFinder.find("en", passage, List.of()).get(0);
    assertThat(passage.document().text().slice(quantity.span()))
        .isEqualTo("more than 30 countries");
  }

  @Test
  void whatATimeExpressionTakesIsNoQuantity() {
    Passage passage = Passages.of("en", "In 1,990 meetings 12 envoys spoke.");
    assertThat(QuantityFinder.find("en", passage, List.of(new Span(3, 8))))
        .singleElement()
        .satisfies(quantity -> assertThat(quantity.value()).isEqualByComparingTo("12"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ka", "uz-Cyrl", "nl", "hi", "zh", "und", "xx-nonsense"})
  void digitsAreReadInLanguagesWithoutATable(String language) {
    Passage passage = Passages.of(language, "abc २५ xyz");
    assertThat(QuantityFinder.find(language, passage, List.of()))
        .singleElement()
        .satisfies(quantity -> assertThat(quantity.value()).isEqualByComparingTo("25"));
  }
}
