package org.dragoman.language.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.language.segmentation.Part;
import org.dragoman.record.text.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatelineTest {

  /** Words parted by spaces; one that begins with + touches the one before it. */
  private static List<Part> words(String text) {
    List<Part> words = new ArrayList<>();
    int at = 0;
    for (String one : text.split(" ", -1)) {
      boolean touches = one.startsWith("+");
      String form = touches ? one.substring(1) : one;
      at += touches || words.isEmpty() ? 0 : 1;
      words.add(new Part(words.size(), new Span(at, at + form.length()), form));
      at += form.length();
    }
    return words;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LOMÉ +, 3 mars ( +AFP +) – Le ministre est arrivé | 8",
        "NAIROBI +, Aug. 6 +, 2024 ( +KNA +) -- The speaker met | 10",
        "ANKARA ( +AA +) - TBMM Başkanı kabul etti | 5",
        "Asunción +, 14 de mayo ( +EFE +) +. +- La Cámara aprobó | 10",
        "Қазақпарат – Мәжіліс төрағасы кездесті | 2",
        "تهران ( +ایرنا +) - رئیس مجلس دیدار کرد | 5",
        "Moscow – which had waited for days – agreed | 0",
        "Душанбе и вся страна – в ожидании выборов | 0",
        "The UK +- +based group said it would | 0",
        "تهران و بغداد – دو پایتخت – توافق کردند | 0",
        "President Ruto met the envoy in Nairobi | 0"
      })
  void isToldByItsDash(String text, int length) {
    assertThat(Dateline.length(words(text))).isEqualTo(length);
  }
}
