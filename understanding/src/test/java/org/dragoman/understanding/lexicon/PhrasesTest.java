package org.dragoman.understanding.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dragoman.record.document.Origin;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

  private static Phrases<String> phrases(
      String language, List<String> endings, List<String> prefixes, String... forms) {
    Morphology morphology =
        new Morphology(Normalization.of(language), Set.copyOf(endings), prefixes);
    Phrases.Builder<String> builder = Phrases.in(morphology);
    for (String form : forms) {
      builder.add(form, form);
    }
    return builder.build();
  }

  private static List<String> found(Phrases<String> phrases, Passage passage) {
    return phrases.find(passage).stream()
        .map(match -> passage.document().text().slice(passage.span(match.start(), match.end())))
        .toList();
  }

  @ParameterizedTest(name = "{2} in: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; He left Peru's capital.; Peru",
        "en; PERU and peru; PERU",
        "en; the United\u00a0Arab Emirates; United\u00a0Arab Emirates",
        "ru; в Соединенных Штатах Америки; Соединенных Штатах Америки",
        "ru; послом России; России",
        "tr; Peru'nun başkenti; Peru'nun",
        "tr; İRAN'DAN gelen; İRAN'DAN",
        "az; İrana səfər; İrana",
        "ar; زيارة وبيرو; بيرو",
        "en; Peruse the menu.; ''",
        "en; superUnited States; ''",
      })
  void formsAreFoundOnWholeWordsWithTheirEndings(String language, String text, String expected) {
    Phrases<String> phrases =
        phrases(
            language,
            List.of("ых", "ах", "ы", "и", "nun", "dan", "a"),
            List.of("و"),
            "Peru~",
            "United Arab Emirates",
            "United States",
            "Соединенн~ Штат~ Америки",
            "Росси~",
            "İran~",
            "بيرو");
    assertThat(String.join(",", found(phrases, Passages.of(language, text)))).isEqualTo(expected);
  }

  @Test
  void theLongestFormWins() {
    Phrases<String> phrases = phrases("en", List.of(), List.of(), "Guinea", "Equatorial Guinea");
    assertThat(found(phrases, Passages.of("en", "Equatorial Guinea and Guinea")))
        .containsExactly("Equatorial Guinea", "Guinea");
  }

  @Test
  void anUncertainFormSaysSo() {
    Phrases<String> phrases = phrases("en", List.of(), List.of(), "?Jordan");
    Phrases.Match<String> match = phrases.find(Passages.of("en", "Michael Jordan")).get(0);
    assertThat(match.forms().get(0).uncertain()).isTrue();
  }

  @Test
  void aFormIsFoundAcrossALineBreak() {
    Phrases<String> phrases = phrases("en", List.of(), List.of(), "United States");
    Passage passage = Passages.of("en", "the United   States");
    assertThat(found(phrases, passage)).containsExactly("United   States");
  }

  @Property
  void anyTextIsSearchedAndEveryMatchLiesInside(@ForAll String any) {
    Phrases<String> phrases = phrases("fa", List.of("ها"), List.of("و"), "a~", "ب", "1 ?");
    Reading reading = Passages.reading("fa", any, Origin.UNKNOWN);
    for (Sentence sentence : reading.sentences()) {
      Passage passage = new Passage(reading.document(), sentence);
      for (Phrases.Match<String> match : phrases.find(passage)) {
        Span span = passage.span(match.start(), match.end());
        assertThat(passage.sentence().span().contains(span)).isTrue();
        assertThat(passage.document().text().slice(span)).isNotEmpty();
      }
    }
  }
}
