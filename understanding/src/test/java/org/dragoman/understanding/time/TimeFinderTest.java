package org.dragoman.understanding.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dragoman.record.document.Origin;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeFinderTest {

  /** A Wednesday. */
  private static final Edtf PUBLISHED = new Edtf("2021-06-16");

  static Stream<String> languages() {
    return Stream.of(
        "en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de", "others");
  }

  /**
   * Each line of {@code time/<language>.txt} is a sentence and, after semicolons, what must be
   * found: surface, "=" and value, or "~" and value where it is relative.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("languages")
  void sentencesGiveTheirDates(String file) throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String line : lines(file)) {
      count++;
      String language = file;
      String rest = line;
      if (file.equals("others")) {
        language = line.substring(0, line.indexOf(' '));
        rest = line.substring(line.indexOf(' ') + 1);
      }
      int end = rest.indexOf(';');
      String sentence = (end < 0 ? rest : rest.substring(0, end)).strip();
      String expected =
          end < 0
              ? ""
              : Stream.of(rest.substring(end + 1).split(";"))
                  .map(String::strip)
                  .collect(Collectors.joining("; "));
      String found = show(language, sentence, PUBLISHED);
      if (!found.equals(expected)) {
        wrong.add(sentence + "\n  expected " + expected + "\n  found    " + found);
      }
    }
    assertThat(String.join("\n", wrong)).isEmpty();
    assertThat(count).isGreaterThanOrEqualTo(10);
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream in = TimeFinderTest.class.getResourceAsStream("/time/" + file + ".txt");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    }
  }

  private static String show(String language, String text, @Nullable Edtf published) {
    Reading reading = Passages.reading(language, text, Origin.UNKNOWN);
    List<Passage> passages =
        reading.sentences().stream()
            .map(sentence -> new Passage(reading.document(), sentence))
            .toList();
    return TimeFinder.find(language, passages, published).stream()
        .map(
            mention ->
                reading.slice(mention.span())
                    + (mention.basis() == DateBasis.STATED ? "=" : "~")
                    + mention.value())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest(name = "{1} on {0}: {2}")
  @CsvSource({
    "2021-01-02, They met last Friday., last Friday~2021-01-01",
    "2021-01-02, They met yesterday., yesterday~2021-01-01",
    "2021-01-01, They met yesterday., yesterday~2020-12-31",
    "2021-01-02, They met in December., December~2020-12",
    "2021-01-02, They met on 30 December., 30 December~2020-12-30",
    "2021-12-30, They meet on 5 January., 5 January~2022-01-05",
    "2021-01-31, They met last month., last month~2020-12",
    "2021-03-31, They met last month., last month~2021-02",
    "2020-03-01, They met yesterday., yesterday~2020-02-29",
    "2021-03-01, They met on 29 February., 29 February~2020-02-29",
    "2021-01-02, They met last week., last week~2020-12-21/2020-12-27",
    "2021-06-18, They met last Friday., last Friday~2021-06-11",
    "2021-06-18, They met on Friday., Friday~2021-06-18",
    "2021-02-10, They met last December., last December~2020-12",
    "2021-12-10, They met last December., last December~2020-12",
    "2021-01-10, Talks ended last quarter., last quarter~2020-10/2020-12",
    "2021-03-28T02:30:00+01:00, They met yesterday., yesterday~2021-03-27",
    "2024~, It was opened last year., last year~2023",
    "2024~, It was opened on 26 February., ''",
    "2024~, It was opened yesterday., ''",
    "2024-02, They met last month., last month~2024-01",
    "2024-02, They met last Friday., ''",
  })
  void theTurnOfTheYearAndHalfKnownPublicationsAreCountedRight(
      String published, String sentence, String expected) {
    assertThat(show("en", sentence, new Edtf(published))).isEqualTo(expected);
  }

  @Test
  void withoutPublicationNothingRelativeIsFound() {
    assertThat(show("en", "Yesterday, last Friday and on 22 February they met.", null)).isEmpty();
  }

  @Test
  void aDateWithoutYearIsCountedFromOneNamedNearby() {
    assertThat(show("en", "They came on 10 June 2013 and left on 12 June.", null))
        .isEqualTo("10 June 2013=2013-06-10; 12 June~2013-06-12");
  }

  @Test
  void thatYearIsTheOneNamedBefore() {
    assertThat(show("en", "Talks began in 1998.\nThat year the fund closed.", null))
        .isEqualTo("1998=1998; That year~1998");
  }

  @Test
  void oneClearDateBetweenSlashesTellsTheOthers() {
    assertThat(show("en", "Signed 03/04/2020.\nRenewed 25/04/2021.", null))
        .isEqualTo("03/04/2020=2020-04-03; 25/04/2021=2021-04-25");
    assertThat(show("en", "Signed 03/04/2020.\nRenewed 04/25/2021.", null))
        .isEqualTo("03/04/2020=2020-03-04; 04/25/2021=2021-04-25");
    assertThat(show("en", "Signed 03/04/2020.", null)).isEmpty();
    assertThat(show("en-US", "Signed 03/04/2020.", null)).isEqualTo("03/04/2020=2020-03-04");
    assertThat(show("en-GB", "Signed 03/04/2020.", null)).isEqualTo("03/04/2020=2020-04-03");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; 3 March 2020 | 09:05; 2020-03-03T09:05:00",
        "en; News 5 May 2020 11:15 (UTC +04:00); 2020-05-05T11:15:00+04:00",
        "en; 2020-03-03 22:25; 2020-03-03T22:25:00",
        "en; 2020-03-03T22:25:10Z; 2020-03-03T22:25:10Z",
        "en; 2020-03-03T22:25:10+0300; 2020-03-03T22:25:10+03:00",
        "en; Published March 3, 2020 at 4:30 PM; 2020-03-03T16:30:00",
        "en; March 3, 2020, 12:10 a.m. GMT; 2020-03-03T00:10:00Z",
        "en; Tuesday, 3 March 2020; 2020-03-03",
        "ru; 14.06.2021; 2021-06-14",
        "ru; 10:40, 3 марта 2020; 2020-03-03T10:40:00",
        "ru; 3 марта 2020, 10:40 (GMT+3); 2020-03-03T10:40:00+03:00",
        "fa; ۲۵ خرداد ۱۴۰۰ - ۱۲:۴۵; 2021-06-15T12:45:00",
        "fa; سه‌شنبه ۲۵ خرداد ۱۴۰۰ ساعت ۱۲:۴۵; 2021-06-15T12:45:00",
        "fa; ۱۴۰۰/۰۳/۲۵ ۱۲:۴۵; 2021-06-15T12:45:00",
        "hy; 20 հունիսի, 2023; 2023-06-20",
        "hy; 20 հունիսի, 2023 14:05; 2023-06-20T14:05:00",
        "fr; mardi 3 mars 2020 à 14h05; 2020-03-03T14:05:00",
        "es; 3 de marzo de 2020 a las 14:05 hs; 2020-03-03T14:05:00",
        "es; Lima, 3 mar. 2020; 2020-03-03",
        "az; 3 mart 2020, 14:05; 2020-03-03T14:05:00",
        "az; 03 Mart 2020 [14:05]; 2020-03-03T14:05:00",
        "tr; 03.03.2020 - 14:05; 2020-03-03T14:05:00",
        "kk; 2020 жылғы 3 наурыз 14:05; 2020-03-03T14:05:00",
        "ar; الثلاثاء 3 مارس 2020 - 14:05; 2020-03-03T14:05:00",
        "pt; 03/03/2020 14h05; 2020-03-03T14:05:00",
        "en; Oct. 8; ''",
        "en; Call 555-2020-11 now; ''",
      })
  void headerLinesGiveDatesWithTheirTimes(String language, String line, String expected) {
    assertThat(
            TimeFinder.timestamps(language, Passages.of(language, line)).stream()
                .map(mention -> mention.value().value())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void aPartialHeaderDateIsCountedFromAnchors() {
    Passage line = Passages.of("en", "LISBON, Oct. 8, 14:05");
    assertThat(TimeFinder.timestamps("en", line, Anchors.published(new Edtf("2021")))).isEmpty();
    assertThat(TimeFinder.timestamps("en", line, Anchors.published(new Edtf("2021-10"))))
        .extracting(mention -> mention.value().value())
        .containsExactly("2021-10-08T14:05:00");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; They marked the 20th anniversary of the accord of 5 May 1999.; 2019~",
        "en; Twenty years have passed since the accord of 5 May 1999.; 2019~",
        "en; They marked the 20th anniversary.|The accord is of 5 May 1999.; 2019~",
        "en; The 20th anniversary of the accord of 1999 and the 20th of the one of 1989.; ''",
        "en; The 20th anniversary of the 1999 accord.|It was renewed in 2025.; ''",
        "es; Celebran el 20 aniversario del acuerdo de 1999.; 2019~",
        "fr; Le 20e anniversaire du traité de 1999.; 2019~",
        "ru; Отметили 20-ю годовщину договора от 5 мая 1999 года.; 2019~",
        "fa; بیستمین سالگرد پیمان سال 1999 میلادی برگزار شد.; 2019~",
        "az; 1999-cu il sazişinin 20-ci ildönümü qeyd edildi.; 2019~",
        "tr; 1999 yılındaki anlaşmanın 20. yıldönümü kutlandı.; 2019~",
        "hy; Նշվեց 1999 թվականի պայմանագրի 20-րդ տարելիցը:; 2019~",
        "en; Nothing is said.; ''",
      })
  void anniversariesTellTheYearOfPublication(String language, String text, String expected) {
    Reading reading = Passages.reading(language, text.replace('|', '\n'), Origin.UNKNOWN);
    List<Passage> passages =
        reading.sentences().stream()
            .map(sentence -> new Passage(reading.document(), sentence))
            .toList();
    assertThat(TimeFinder.inferPublished(language, passages).map(Edtf::value).orElse(""))
        .isEqualTo(expected);
  }
}
