package org.dragoman.understanding.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.WordList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateTest {

  private static final Gate GATE = Gate.shipped();

  private static final String VISIT =
      """
      The speaker of the Riigikogu received a delegation of the Senate of Chile in Tallinn on Monday. \
      They spoke about trade and about an agreement that both parliaments ratified in May. \
      The ambassador of Chile to Estonia took part in the meeting.
      """;

  private static final String MATCH =
      """
      The striker scored twice after half-time and the club won the match. \
      The coach praised the goalkeeper, who saved a penalty in the first half of the season's last league match. \
      Fans sang until the evening.
      """;

  static Document document(String language, String words, Section.Kind kind) {
    SourceText text = new SourceText(words);
    URI uri = URI.create("text:example");
    return new Document(
        Document.idOf(uri, text),
        uri,
        text,
        language,
        "Zyyy",
        Origin.UNKNOWN,
        List.of(new Section(new Span(0, text.codePointLength()), kind)),
        null);
  }

  private static FirstLook look(String language, String words) {
    return GATE.look(document(language, words, Section.Kind.BODY));
  }

  @Test
  void aVisitIsLetThroughAndTheWordsThatSpokeForItAreTold() {
    FirstLook look = look("en", VISIT);
    assertThat(look.told()).isEqualTo(FirstLook.Told.DIPLOMACY);
    assertThat(look.score()).isGreaterThan(look.least());
    assertThat(look.signs())
        .anySatisfy(
            sign -> {
              assertThat(sign.what()).isEqualTo("country");
              assertThat(sign.words()).contains("chile", "estonia", "tallinn");
            });
    double sum = look.signs().stream().mapToDouble(FirstLook.Sign::share).sum();
    double constant =
        WordList.of("und", "gate").rows().stream()
            .filter(row -> row.cell("feature").equals("constant"))
            .mapToDouble(row -> Double.parseDouble(row.cell("weight")))
            .sum();
    assertThat(sum + constant).isCloseTo(look.score(), org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void aMatchIsRefusedAsSport() {
    FirstLook look = look("en", MATCH);
    assertThat(look.letsThrough()).isFalse();
    assertThat(look.told()).isEqualTo(FirstLook.Told.OTHER_NEWS);
    assertThat(look.genre()).isEqualTo("sport");
    assertThat(look.line()).isEqualTo("by its words sport, and no diplomacy");
  }

  @Test
  void menusDoNotSpeakForAPage() {
    assertThat(GATE.look(document("en", VISIT, Section.Kind.FURNITURE)).signs()).isEmpty();
  }

  @Test
  void whatCannotBeLookedAtIsLetThrough() {
    assertThat(look("fi", MATCH).told()).isEqualTo(FirstLook.Told.UNKNOWN_LANGUAGE);
    assertThat(look("fi", MATCH).letsThrough()).isTrue();
    assertThat(look("en", "Full time.").told()).isEqualTo(FirstLook.Told.FEW_WORDS);
    assertThat(look("en", "Full time.").letsThrough()).isTrue();
  }

  @Test
  void aRegionMakesNoOtherLanguage() {
    assertThat(look("en-GB", MATCH).letsThrough()).isFalse();
  }

  @Test
  void weightsThatDoNotFitAreADefect() {
    assertThatThrownBy(() -> new Gate(new double[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 weights");
  }

  @Test
  void wordsOfOtherGenresNeverSpeakForATextNorSignsOfDiplomacyAgainstIt() {
    for (WordList.Row row : WordList.of("und", "gate").rows()) {
      String feature = row.cell("feature");
      double weight = Double.parseDouble(row.cell("weight"));
      if (Gate.features().indexOf(feature) > 0) {
        assertThat(Gate.isAgainst(feature) ? -weight : weight).as(feature).isNotNegative();
      }
    }
  }

  static Stream<WordList.Row> genres() {
    return Stream.of("en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de")
        .flatMap(
            language -> {
              List<WordList.Row> rows = WordList.of(language, "genres").rows();
              assertThat(rows).as(language).hasSizeGreaterThanOrEqualTo(8);
              return rows.stream();
            });
  }

  /** The row's genre is the one that most listed words of its example speak for. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("genres")
  void everyRowTellsItsExample(WordList.Row row) {
    String language = row.file().split("/", -1)[2];
    String best = "";
    double most = 0;
    double[] counted =
        Gate.features(document(language, row.cell("example").repeat(2), Section.Kind.BODY))
            .orElseThrow();
    for (String genre :
        List.of(
            "diplomacy",
            "sport",
            "markets",
            "weather",
            "crime",
            "culture",
            "kitchen",
            "technology")) {
      double value = counted[Gate.features().indexOf("genre " + genre)];
      if (value > most) {
        most = value;
        best = genre;
      }
    }
    assertThat(best).isEqualTo(row.cell("gives")).isEqualTo(row.cell("value"));
  }

  @Property
  void anyTextIsLookedAt(@ForAll String any) {
    SourceText text = SourceText.repaired(any);
    FirstLook look = look("tr", text.toString());
    assertThat(Double.isFinite(look.score())).isTrue();
  }
}
