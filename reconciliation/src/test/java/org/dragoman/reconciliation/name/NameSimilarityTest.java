package org.dragoman.reconciliation.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameSimilarityTest {

  private static NameMatch match(
      String one, String language, String other, String otherLanguage, boolean person) {
    return NameSimilarity.shipped()
        .match(
            NameForm.of(one, language, person), NameForm.of(other, otherLanguage, person), person);
  }

  @ParameterizedTest(name = "{0} = {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Azer Qasımlı; az; Азер Гасымлы; ru",
        "Murad Rəhimovun; az; Мурад Рагимов; ru",
        "Tigran Sahakyan; en; Տիգրան Սահակյան; hy",
        "Rahimov, Murad; en; Murad Rahimov; en",
        "William Hastings; en; Bill Hastings; en",
        "K. Hastings; en; Katherine Hastings; en",
        "Abdul Rahim Zaman; en; عبد الرحيم زمان; ar",
        "Jiménez; es; Jimenez; en",
      })
  void onePerson(String one, String language, String other, String otherLanguage) {
    assertThat(match(one, language, other, otherLanguage, true).probability()).isGreaterThan(0.5);
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Murad Rahimov; Elchin Rahimov",
        "Murad Rahimov; Murad Hasanov",
        "Ahmad bin Said; Said bin Ahmad",
        "Louis XIV; Louis XV",
        "박민수; 박민호",
        "Katherine Hastings; Peter Dunmore",
      })
  void twoPersons(String one, String other) {
    assertThat(match(one, "und", other, "und", true).probability()).isLessThan(0.5);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Tactical Fund III L.P.; Tactical Fund 3 LP",
        "World Trade Council; WTC",
        "Hastings and Dunmore Limited; Hastings & Dunmore Ltd",
        "Academia de Ciencias; Academy of Sciences",
      })
  void oneBody(String one, String other) {
    assertThat(match(one, "und", other, "und", false).probability()).isGreaterThan(0.5);
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "Tactical Fund III L.P.; Tactical Fund IV L.P.",
        "Hastings Steel Works; Dunmore Steel Works",
        "Division 56; Division 57",
      })
  void twoBodies(String one, String other) {
    assertThat(match(one, "und", other, "und", false).probability()).isLessThan(0.5);
  }

  private static List<String> words(
      String one, String language, String other, String otherLanguage, boolean person) {
    return match(one, language, other, otherLanguage, person).words().stream()
        .map(pair -> pair.inWords(word -> word))
        .toList();
  }

  @Test
  void reasonsShowTheWordsAsTheyStand() {
    assertThat(words("Mammadyarov, Sh.", "en", "Şəhriyar Məmmədyarovun", "az", true))
        .containsExactly("Mammadyarov = Məmmədyarovun (ending -un)", "Sh = Şəhriyar (initial)");
    assertThat(words("Murad Rahimov", "en", "Murad Fikrat Rahimov", "en", true))
        .containsExactly("Murad = Murad", "Rahimov = Rahimov", "only in the second: Fikrat");
    assertThat(words("Bill Hastings", "en", "William Kane", "en", true))
        .containsExactly(
            "Bill = William (same meaning)",
            "only in the first: Hastings",
            "only in the second: Kane");
    assertThat(words("World Trade Council", "en", "WTC", "en", false))
        .containsExactly("World Trade Council = WTC (first letters)");
    assertThat(match("Ahmad bin Said", "en", "Said bin Ahmad", "en", true).crossed()).isTrue();
    assertThat(match("Ahmad bin Said", "en", "Ahmad bin Said", "en", true).crossed()).isFalse();
  }

  @Test
  void whatDiffersIsSaid() {
    assertThat(words("Khalilov", "en", "Xəlilovun", "az", true))
        .containsExactly("Khalilov = Xəlilovun (ending -un)");
    assertThat(words("Yusupov", "en", "Yusufov", "en", true).get(0))
        .startsWith("Yusupov = Yusufov (")
        .contains("~");
  }

  @Test
  void namesWithoutWordsAreNotEqual() {
    assertThat(match("", "en", "Ivan", "en", true).probability()).isLessThan(0.5);
    assertThat(match("«»", "en", "…", "en", false).probability()).isLessThan(0.5);
  }
}
