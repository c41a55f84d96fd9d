package org.dragoman.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.dragoman.reconciliation.tenure.Offices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficesTest {

  private static final Offices OFFICES = new Offices(Documents.NAMINGS);

  @ParameterizedTest
  @CsvSource({
    "en, Foreign Minister, foreign-minister@NO",
    "en, Minister for Foreign Affairs, foreign-minister@NO",
    "es, ministra de Asuntos Exteriores, foreign-minister@NO",
    "fr, ministre des Affaires étrangères, foreign-minister@NO",
    "fr, ministre de l’Europe et des Affaires étrangères, foreign-minister@NO",
    "pt, ministro dos Negócios Estrangeiros, foreign-minister@NO",
    "ru, министра иностранных дел, foreign-minister@NO",
    "ru, глава МИД, foreign-minister@NO",
    "az, xarici işlər naziri, foreign-minister@NO",
    "az, Xarici İşlər Nazirinin, foreign-minister@NO",
    "tr, Dışişleri Bakanı, foreign-minister@NO",
    "fa, وزیر امور خارجهٔ, foreign-minister@NO",
    "ar, وزير الخارجية, foreign-minister@NO",
    "kk, Сыртқы істер министрі, foreign-minister@NO",
    "hy, արտաքին գործերի նախարարը, foreign-minister@NO",
    "de, Außenministerin, foreign-minister@NO",
    "en, Prime Minister, head-of-government@NO",
    "es, presidente del Gobierno, head-of-government@NO",
    "fr, Première ministre, head-of-government@NO",
    "pt, primeiro-ministro, head-of-government@NO",
    "ru, премьер-министром, head-of-government@NO",
    "az, Baş nazir, head-of-government@NO",
    "tr, Başbakanı, head-of-government@NO",
    "fa, نخست‌وزیر, head-of-government@NO",
    "ar, رئيس الوزراء, head-of-government@NO",
    "kk, Премьер-министрі, head-of-government@NO",
    "hy, վարչապետի, head-of-government@NO",
    "de, Ministerpräsident, head-of-government@NO",
    "en, King, head-of-state@NO",
    "es, Presidenta, head-of-state@NO",
    "fr, chef de l’État, head-of-state@NO",
    "pt, Presidente da República, head-of-state@NO",
    "ru, президента, head-of-state@NO",
    "az, Prezidenti, head-of-state@NO",
    "tr, Cumhurbaşkanı, head-of-state@NO",
    "fa, رئیس‌جمهور, head-of-state@NO",
    "ar, الرئيس, head-of-state@NO",
    "kk, Мемлекет басшысы, head-of-state@NO",
    "hy, նախագահը, head-of-state@NO",
    "de, Bundespräsidentin, head-of-state@NO",
    "es, canciller, foreign-minister@NO",
    "ru, посол, ambassador@NO",
  })
  void aPostOfACountryIsOneOfficeInEveryLanguage(String language, String post, String office) {
    assertThat(OFFICES.offices(post, null, "NO", language)).containsExactly(office);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Deputy Foreign Minister",
    "en, Vice President",
    "en, former Prime Minister",
    "es, exministro",
    "es, vicepresidenta",
    "fr, ancien président",
    "pt, ex-presidente",
    "ru, заместитель министра иностранных дел",
    "ru, экс-президент",
    "ru, бывший премьер-министр",
    "az, xarici işlər nazirinin müavini",
    "az, sabiq Prezidenti",
    "tr, Cumhurbaşkanı Yardımcısı",
    "tr, eski Başbakan",
    "fa, معاون رئیس‌جمهور",
    "fa, رئیس‌جمهور پیشین",
    "ar, نائب الرئيس",
    "ar, الرئيس السابق",
    "kk, Сыртқы істер министрінің орынбасары",
    "kk, бұрынғы президенті",
    "hy, արտաքին գործերի նախարարի տեղակալ",
    "hy, նախկին նախագահ",
    "de, Vizepräsident",
    "de, ehemaliger Bundespräsident",
    "en, member of parliament",
    "az, Xarici İşlər Nazirliyi",
    "hy, արտաքին գործերի նախարարություն",
    "de, Außenministerium",
    "kk, Сыртқы істер министрлігі",
  })
  void deputiesFormerHoldersMembersAndBodiesHaveNone(String language, String post) {
    assertThat(OFFICES.offices(post, null, "NO", language)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "en, Secretary-General, United Nations, secretary-general@organization-un",
    "az, Baş katibi, BMT, secretary-general@organization-un",
    "fa, دبیرکل, سازمان ملل, secretary-general@organization-un",
    "en, President, Inter-Parliamentary Union, chair@organization-ipu",
    "en, chairman, Inter-Parliamentary Union, chair@organization-ipu",
  })
  void aPostOfABodyIsThatBodys(String language, String post, String body, String office) {
    assertThat(OFFICES.offices(post, body, null, language)).containsExactly(office);
  }

  @Test
  void whoChairsTheParliamentIsItsSpeaker() {
    assertThat(OFFICES.offices("Speaker of Parliament", null, "AZ", "en"))
        .containsExactly("speaker@AZ");
    assertThat(OFFICES.offices("sədri", "Milli Məclisin", "AZ", "az"))
        .containsExactly("chair@body-az-parliament", "speaker@AZ");
  }

  @Test
  void thePresidentOfWhatIsNotKnownIsNotTheHeadOfState() {
    assertThat(OFFICES.offices("president", "the Chess Club", "AZ", "en")).isEmpty();
    assertThat(OFFICES.offices("president", "Azerbaijan", null, "en"))
        .containsExactly("head-of-state@AZ");
  }

  @Test
  void aChancellorLeadsSomeGovernmentsAndTheDiplomacyOfOthers() {
    assertThat(OFFICES.offices("canciller", null, "DE", "es"))
        .containsExactly("head-of-government@DE");
    assertThat(OFFICES.offices("canciller", null, "PE", "es"))
        .containsExactly("foreign-minister@PE");
  }

  @Test
  void anOfficeInAPartysNameNeedsOneCountry() {
    assertThat(OFFICES.named("Foreign Minister of Azerbaijan", "en"))
        .containsExactly("foreign-minister@AZ");
    assertThat(OFFICES.named("the foreign minister", "en")).isEmpty();
    assertThat(OFFICES.named("foreign minister of Azerbaijan and Peru", "en")).isEmpty();
  }

  @Test
  void aMinisterActsInTheMinistryAndTheGovernment() {
    assertThat(OFFICES.bodies(OFFICES.offices("Foreign Minister", null, "AZ", "en")))
        .containsExactly("body-az-foreign-ministry", "body-az-government");
  }
}
