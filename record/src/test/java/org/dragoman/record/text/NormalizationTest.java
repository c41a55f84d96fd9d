package org.dragoman.record.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {

  @ParameterizedTest(name = "{0}: {1} and {2} are compared as {3}")
  @CsvSource({
    "en, Istanbul, ISTANBUL, istanbul",
    "tr, İstanbul, İSTANBUL, istanbul",
    "tr, Ilgaz, ILGAZ, ılgaz",
    "az, İran, İRAN, iran",
    "es, Perú, PERÚ, perú",
    "fa, علي, علی, علی",
    "fa, می‌شود, میشود, میشود",
    "fa, آذربايجان, اذربایجان, اذربایجان",
    "fa, ۱۲۳۴, 1234, 1234",
    "ar, مُحَمَّد, محمد, محمد",
    "ar, القــاهرة, القاهره, القاهره",
    "ru, Ещё, ЕЩЕ, еще",
    "hi, १२, 12, 12",
    "fr, l’accord, l'accord, l'accord",
  })
  void variantsShareOneNormalForm(String language, String one, String other, String normal) {
    Normalization normalization = Normalization.of(language);
    assertThat(normalization.normalize(one)).isEqualTo(normal);
    assertThat(normalization.normalize(other)).isEqualTo(normal);
  }
}
