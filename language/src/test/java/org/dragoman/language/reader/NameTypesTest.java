package org.dragoman.language.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dragoman.language.head.NameSpan;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Node;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every word list does what its example says. */
class NameTypesTest {

  private static final NameTypes TYPES = new NameTypes();

  private static Stream<Arguments> rows() {
    return Stream.of("en", "es", "fr", "pt", "ru", "tr", "az", "kk", "fa", "ar", "hy", "de", "und")
        .flatMap(
            language ->
                TYPES.rows(language).stream()
                    .map(row -> Arguments.of(language, row.type(), row.example())));
  }

  private static List<String> forms(String name) {
    return Arrays.stream(name.split(" ")).map(NameTypes::lower).toList();
  }

  @ParameterizedTest(name = "{0} {2} is a {1}")
  @MethodSource("rows")
  void aRowFitsItsExample(String language, String type, String example) {
    List<String> forms = forms(example);
    if (type.equals("title")) {
      assertThat(TYPES.titles(language, forms)).isBetween(1, forms.size() - 1);
    } else {
      assertThat(TYPES.organization(language, forms))
          .isEqualTo(EntityType.valueOf(type.toUpperCase(Locale.ROOT)));
    }
  }

  @Test
  void otherOrganizationsStayOrganizations() {
    assertThat(TYPES.organization("en", forms("United Nations")))
        .isEqualTo(EntityType.ORGANIZATION);
    assertThat(TYPES.organization("xx", forms("Gazprom"))).isEqualTo(EntityType.ORGANIZATION);
  }

  @Test
  void severalTitlesInARowAreAllKeptOut() {
    assertThat(TYPES.titles("en", forms("Mr. President Obama"))).isEqualTo(2);
    assertThat(TYPES.titles("en", forms("Barack Obama"))).isZero();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "en, the newspaper * Kommersant * said, OUTLET",
    "en, the news agency * Fars * said, OUTLET",
    "tr, * Hürriyet * gazetesi yazdı, OUTLET",
    "ru, газета * Коммерсантъ * пишет, OUTLET",
    "fa, روزنامه * شرق * نوشت, OUTLET",
    "en, said * Gazprom * in a statement, ORGANIZATION",
  })
  void theWordsBesideANameTellAnOutlet(String language, String text, EntityType type) {
    List<Node> nodes = new ArrayList<>();
    List<Integer> borders = new ArrayList<>();
    for (String form : text.split(" ", -1)) {
      if (form.equals("*")) {
        borders.add(nodes.size());
      } else {
        int at = nodes.size();
        nodes.add(new Node(at, new Span(at, at + 1), form, form, "X", Map.of(), at - 1, "dep"));
      }
    }
    NameSpan span = new NameSpan(borders.get(0), borders.get(1), "organization");
    assertThat(TYPES.name(language, nodes, span).orElseThrow().type()).isEqualTo(type);
  }
}
