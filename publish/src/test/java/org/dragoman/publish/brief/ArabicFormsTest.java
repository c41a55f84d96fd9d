package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArabicFormsTest {

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "بب, FE91 FE90, two that join",
    "ببب, FE91 FE92 FE90, first and middle and last",
    "دب, FEA9 FE8F, dal does not join what follows",
    "کیچ, FB90 FBFF FB7B, Persian letters join",
    "سلام, FEB3 FEFC FEE1, lam and alef are one",
    "لا, FEFB, lam and alef alone",
    "می‌گ, FEE3 FBFD 200C FB92, a non-joiner parts",
    "بَب, FE91 064E FE90, a mark does not part",
    "خانهٔ, FEA7 FE8E FEE7 FBA5, heh with hamza is one",
    "ab, 0061 0062, other scripts stay",
  })
  void lettersHaveTheFormOfTheirPlace(String text, String expected, String fact) {
    StringBuilder codes = new StringBuilder();
    ArabicForms.joined(text)
        .codePoints()
        .forEach(c -> codes.append(codes.isEmpty() ? "" : " ").append("%04X".formatted(c)));
    assertThat(codes).as(fact).hasToString(expected);
  }

  @Test
  void drawnWordsReachAsFarAsTheirLetters() {
    Outline one = Outline.of("Визит", 10);
    Outline two = Outline.of("Визит Визит", 10);
    assertThat(two.width()).isGreaterThan(2 * one.width());
    assertThat(one.path().getBounds2D().getWidth()).isBetween(one.width() * 0.8, one.width());
    assertThat(Outline.of("دیدار", 10).path().getBounds2D().isEmpty()).isFalse();
  }
}
