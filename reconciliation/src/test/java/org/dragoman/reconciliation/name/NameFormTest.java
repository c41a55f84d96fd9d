package org.dragoman.reconciliation.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFormTest {

  /** Its words in the small alphabet, with the first letter of the role of those not full. */
  private static String read(String name, String language, boolean person) {
    return NameForm.of(name, language, person).words().stream()
        .map(
            word ->
                word.role() == NameForm.Role.FULL ? word.latin() : word.latin() + "/" + word.role())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; John Q. Public; john q/INITIAL public",
        "az; Cəmil Həsənli; jamil hasanli",
        "az; cənab İlham Əliyev; ilham aliyev",
        "tr; Ömer Çelik; omer chelik",
        "es; Jorge; khorge",
        "ru; господин Сергей Щукин; sergey shchukin",
        "uk; Володимир Гройсман; volodymyr hroysman",
        "kk; Жамбыл; jambyl",
        "fa; علی‌اف; ElYov",
        "fa; آیت الله خمینی; khmYnY",
        "ar; عبد الرحمن; Ebd rhmn",
        "ur; فیض; fYz",
        "hy; Սուրեն; suren",
        "el; Τσίπρας; tsipras",
        "he; שלמה בן עמי; shlmh bn EmY",
        "ka; გიორგი; giorgi",
        "ja; ジョン・スミス; jon sumisu",
        "zh; 习近平; xi jinping",
        "ko; 박민수; bag minsu",
        "km; សុខ; sukh",
        "en; Ahmad bin Said; ahmad bin/PARTICLE said",
        "en; Charles III; charles 3",
        "en; Xi Jinping; xi jinping",
      })
  void wordsOfPersons(String language, String name, String words) {
    assertThat(read(name, language, true)).isEqualTo(words);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; The Tactical Fund III L.P.; the/PARTICLE tactical fund 3 lp/LEGAL",
        "en; Division Fifty-six; division 56",
        "en; Third Avenue Dental Group; 3 avenue dental group/LIGHT",
        "en; K.L.M. Company; klm company/LEGAL",
        "en; T R W Q; trwq",
        "en; Procter & Gamble Ltd.; procter gamble ltd/LEGAL",
        "ru; ООО «Байкал»; ooo/LEGAL baykal",
        "en; Group; group",
      })
  void wordsOfBodies(String language, String name, String words) {
    assertThat(read(name, language, false)).isEqualTo(words);
  }

  @Test
  void legalFormsInFullAreOneWord() {
    assertThat(
            NameForm.of("Общество с ограниченной ответственностью «Байкал»", "ru", false).words())
        .hasSize(2);
  }

  @Test
  void keepsWordsAsTheyStand() {
    assertThat(NameForm.of("Dr. Akif ÇELİK-Rasi zade", "az", true).words())
        .extracting(NameForm.Word::text)
        .containsExactly("Akif", "ÇELİK", "Rasi zade");
  }

  @Test
  void script() {
    assertThat(NameForm.of("«Երևան»", "hy", false).script()).isEqualTo("Armn");
    assertThat(NameForm.of("2020", "en", false).script()).isEqualTo("Zyyy");
  }
}
