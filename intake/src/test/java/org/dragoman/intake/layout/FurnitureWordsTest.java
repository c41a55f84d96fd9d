package org.dragoman.intake.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dragoman.intake.layout.FurnitureWords.Kind;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FurnitureWordsTest {

  private static final String BODY =
      "The speaker of the parliament received a delegation of the friendship group on Monday. Both"
          + " sides spoke about trade, schools and the exchange of visits between committees."
          + " The guests thanked the hosts for their welcome in the capital and in the provinces.";

  static Stream<FurnitureWords.Row> rows() {
    return FurnitureWords.ALL.rows().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyExampleIsToldByItsPhrase(FurnitureWords.Row row) {
    boolean about = row.kind() == Kind.ABOUT;
    String text = BODY + "\n\n" + row.example() + (about ? "\n\n" + BODY.substring(0, 87) : "");
    SourceText source = new SourceText(text);
    Layout layout = Layout.of(source, List.of());
    Section second = layout.sections().get(1);
    assertThat(source.slice(second.span())).startsWith(row.example());
    Section.Kind expected =
        switch (row.kind()) {
          case LABEL, LIST, NOTICE -> Section.Kind.FURNITURE;
          case ABOUT -> Section.Kind.ABOUT;
          default -> Section.Kind.FRAME;
        };
    assertThat(second.kind()).isEqualTo(expected);
  }

  @Test
  void everyLanguageHasEveryKind() {
    for (String language : FurnitureWords.LANGUAGES) {
      assertThat(
              rows().filter(row -> row.language().equals(language)).map(FurnitureWords.Row::kind))
          .as(language)
          .contains(Kind.values());
    }
  }
}
