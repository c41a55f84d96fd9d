package org.dragoman.understanding.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dragoman.record.document.Origin;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QuantityFinderProperties {

  @Property(tries = 500)
  void anyTextIsSurvived(@ForAll String any, @ForAll("languages") String language) {
    check(language, any);
  }

  @Property(tries = 1500)
  void anySequenceOfNumbersAndWordsIsSurvived(
      @ForAll @From("pieces") List<String> pieces, @ForAll("languages") String language) {
    check(language, String.join("", pieces));
  }

  /** Time that grows with the square of the length runs into the limit. */
  @Test
  @Timeout(120)
  void aLongLineTakesLinearTime() {
    check("en", "20 million million ".repeat(20_000));
    check("en", "12 and 13, ".repeat(20_000));
    check("ru", "1 275 ".repeat(20_000));
    check("fa", "۳ هزار و ".repeat(20_000));
    check("az", "9".repeat(100_000));
  }

  private static void check(String language, String text) {
    Reading reading = Passages.reading(language, text, Origin.UNKNOWN);
    for (Sentence sentence : reading.sentences()) {
      Passage passage = new Passage(reading.document(), sentence);
      List<Quantity> found = QuantityFinder.find(language, passage, List.of());
      assertThat(QuantityFinder.find(language, passage, List.of(sentence.span()))).isEmpty();
      int last = sentence.span().start();
      for (int i = 0; i < found.size(); i++) {
        Quantity quantity = found.get(i);
        assertThat(sentence.span().contains(quantity.span())).isTrue();
        assertThat(quantity.span().start()).isGreaterThanOrEqualTo(last);
        last = quantity.span().end();
        Span counted = quantity.counted();
        if (counted != null) {
          assertThat(quantity.span().contains(counted)).isTrue();
        }
        assertThat(quantity.value()).isPositive();
        assertThat(quantity.partOf()).isBetween(-1, i - 1);
        assertThat(quantity.confidence()).isBetween(0.0, 1.0);
        if (quantity.upper() != null) {
          assertThat(quantity.upper()).isGreaterThan(quantity.value());
        }
      }
    }
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of(
        "en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de", "zz");
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "1",
            "12",
            "275",
            "2021",
            "0",
            ",",
            ".",
            " ",
            " ",
            " ",
            "-",
            "–",
            "'",
            "%",
            "$",
            "€",
            "/",
            ":",
            "(",
            "٣",
            "۲",
            "half",
            "two",
            "million",
            "people",
            "killed",
            "و",
            "هزار",
            "نفر",
            "more than",
            "between",
            "and",
            "to",
            "тысяч",
            "человек",
            "двадцать",
            "от",
            "до",
            "dan",
            "çox",
            "iyirmi",
            "beş",
            "nəfər",
            "mil",
            "personas",
            "\u200F",
            "\u202B",
            "\u200C",
            "İ",
            "\uD83D\uDE00",
            "including",
            "of the",
            "m",
            "km",
            "dollars",
            "№",
            "§",
            "é",
            "e\u0301")
        .list()
        .ofMaxSize(14);
  }
}
