package org.dragoman.understanding.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;
import org.dragoman.understanding.lexicon.WordList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryFinderTest {

  private static String found(String language, String text) {
    return String.join(
        " ",
        CountryFinder.find(language, List.of(Passages.of(language, text))).stream()
            .map(mention -> mention.form().country() + "/" + mention.form().kind())
            .toList());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; Chile's senators met Ghanaian deputies in Nairobi; CL/NAME GH/PEOPLE KE/CAPITAL",
        "en; the Kingdom of the Netherlands and the Czech Republic; NL/NAME CZ/NAME",
        "en; a chad in the ballot; ''",
        "es; la delegación uruguaya llegó a Quito; UY/PEOPLE EC/CAPITAL",
        "es; el Congreso de los Estados Unidos; US/NAME",
        "fr; les députés sénégalais et la Côte d’Ivoire; SN/PEOPLE CI/NAME",
        "pt; senadores brasileiros em Maputo; BR/PEOPLE MZ/CAPITAL",
        "ru; посол Узбекистана в Соединённых Штатах Америки; UZ/NAME US/NAME",
        "ru; монгольские парламентарии прибыли в Варшаву; MN/PEOPLE PL/CAPITAL",
        "kk; Қазақстанның Сенат төрағасы Түркияға барды; KZ/NAME TR/NAME",
        "hy; Հայաստանի և Վրաստանի խորհրդարանները; AM/NAME GE/NAME",
        "az; Pakistanın parlament sədri Bakıya gəlib; PK/NAME AZ/CAPITAL",
        "az; gürcüstanlı deputatlar; GE/PEOPLE",
        "tr; Özbekistan'ın Ankara Büyükelçisi; UZ/NAME TR/CAPITAL",
        "tr; Macar milletvekilleri; HU/PEOPLE",
        "fa; رئیس مجلس تاجیکستان به تهران سفر کرد; TJ/NAME IR/CAPITAL",
        "fa; نمایندگان عراقی; IQ/PEOPLE",
        "ar; رئيس البرلمان المغربي وصل إلى القاهرة; MA/PEOPLE EG/CAPITAL",
        "ar; الجزائر وتونس; DZ/NAME TN/NAME",
        "ar; وفد من جنوب السودان في الولايات المتحدة; SS/NAME US/NAME",
        "ar; غينيا الاستوائية وجزر القمر; GQ/NAME KM/NAME",
        "ar; الرئيس الكوري الجنوبي; KR/PEOPLE",
        "en; New Mexico, the Indian Ocean and India; IN/NAME",
        "ru; страны Латинской Америки и Перу; PE/NAME",
        "fa; اقیانوس هند و هند; IN/NAME",
        "de; Der Bundestag und Frankreich; FR/NAME",
      })
  void countriesAreFoundByNameNationalityAndCapital(String language, String text, String expected) {
    assertThat(found(language, text)).isEqualTo(expected);
  }

  @Test
  void anUncertainNameNeedsTheSameCountryElsewhere() {
    assertThat(found("en", "She was born in Georgia.")).isEmpty();
    assertThat(found("en", "Georgia sent a note. The Georgian speaker replied."))
        .isEqualTo("GE/NAME GE/PEOPLE");
  }

  @Test
  void aNameOfTwoCountriesIsThatOfTheOneThatTheTextNames() {
    assertThat(found("en", "Korea and Korean goods were named.")).isEmpty();
    assertThat(found("en", "A Korean envoy came from Seoul, Korea."))
        .isEqualTo("KR/PEOPLE KR/CAPITAL KR/NAME");
  }

  /** Every form of every list is found where it stands alone, in all its listed spellings. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fa", "az", "ru", "tr", "fr", "ar", "pt", "kk", "hy", "de"})
  void everyListedFormIsFound(String language) {
    List<String> missed = new ArrayList<>();
    List<WordList.Row> rows = WordList.of(language, "countries").rows();
    assertThat(rows).hasSize(CountryNames.CODES.size());
    for (WordList.Row row : rows) {
      Stream.of("names", "people", "capital")
          .flatMap(column -> row.forms(column).stream())
          .filter(form -> !form.startsWith("?"))
          .forEach(
              form -> {
                Passage passage = Passages.of(language, form.replace("~", ""));
                boolean found =
                    CountryNames.in(language).find(passage).stream()
                        .anyMatch(
                            match ->
                                match.start() == 0
                                    && match.end() == passage.text().length()
                                    && match.forms().stream()
                                        .anyMatch(
                                            listed ->
                                                listed.value().country().equals(row.cell("code"))));
                if (!found) {
                  missed.add(row + " " + form);
                }
              });
    }
    if (!missed.isEmpty()) {
      fail("not found: " + missed);
    }
  }
}
