package org.dragoman.understanding.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.time.TimeFinder;
import org.dragoman.understanding.time.TimeMention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {

  private static final String NESTED =
      "The Senate of Chile adopted a declaration on fishing, Lusa reports, citing the Chilean"
          + " Embassy in Oslo. The declaration notes that stocks have fallen. Some 40 boats lie idle."
          + " The document stresses that the ban was labelled by Ocean Watch as “the only way out of"
          + " the crisis”. The weather was fine.";

  private static Span at(String text, String words) {
    int start = text.indexOf(words);
    return SourceText.repaired(text).spanOfUtf16(start, start + words.length());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "en; LIMA, 3 March (Andina).- The house sat late.; Andina",
        "en; PARIS (AFP) - The house sat late.; AFP",
        "es; LIMA, 3 mar (Andina).- La cámara sesionó.; Andina",
        "ru; МОСКВА, 5 мая — ТАСС. Палата собралась на заседание.; ТАСС",
        "ru; БИШКЕК, 5 мая. /Кабар/. Палата собралась на заседание.; Кабар",
        "az; Bakı, 14 iyun, AZƏRTAC\\nPalata iclas keçirib.; AZƏRTAC",
        "fa; تهران - ایرنا - مجلس نشست برگزار کرد.; ایرنا",
        "en; OSLO, Norway, May 8\\nTrend:\\nThe house sat late.; Trend",
        "en; AZERTAC: The house sat late.; AZERTAC",
        "en; The house sat late.\\n© 2021 Harare Herald. All rights reserved; Harare Herald",
        "en; The house sat late.\\nThe Press Office\\nThe Storting; Storting",
        "fa; کابل (پژواک، ۱۱ دلو ۱۴۰۲) – مجلس نشست برگزار کرد.; پژواک",
        "ar; القاهرة – الخميس 16 جانفي 2025 – (وات) اجتمع المجلس اليوم.; وات",
        "ar; بكين 18 شعبان 1444هـ (واس) – اجتمع المجلس اليوم.; واس",
        "az; BAKI, 29 sentyabr 2009-cu il, APA. Təmsilçilər Palatası (Palata) iclas keçirib.; APA",
        "tr; BAKÜ (A.A) - 29.09.2009\\nMeclis toplandı.; A.A",
        "ru; ЛИМА, 3 мар – Агентство. Палата собралась на заседание.; Агентство",
        "es; Lima, 3 mar. 2021 (Andina).- La cámara sesionó.; Andina",
        "es; La cámara sesionó.\\nDepartamento de Prensa, Embajada de la República de Chile;"
            + " Embajada de la República de Chile",
        "en; The house sat late.\\nPress Office of the Senate; Senate",
        "en; The house sat late.\\nNordic Group of the Assembly, House of the Estates\\n"
            + "The Group brings members together.; Nordic Group of the Assembly",
        "en; The house sat late.\\nRole of the Parliament\\nMembers spoke of it at length.; ",
        "en; The house sat late.; ",
        "en; World Topics 3 May 2019 08:15 (UTC +02:00)\\nThe house sat late.; ",
        "en; Iran reports a rise in trade with Iraq.; ",
      })
  void thePublisherIsToldByTheTextOrByNothing(String language, String text, String expected) {
    Attribution read = Texts.read(language, text.replace("\\n", "\n"));
    assertThat(read.origin().publisher()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "en; The house met this Thursday, 7 October 2021, in Lima.; 2021-10-07",
        "en; The house met today, May 5, 2020, in Lima.; 2020-05-05",
        "fr; La salle a rouvert ce jeudi 7 octobre 2021 à Lima.; 2021-10-07",
        "es; La sala abrió hoy, 3 de mayo de 2021, en Lima.; 2021-05-03",
        "pt; A sala abriu nesta segunda-feira, 3 de maio de 2021, em Lima.; 2021-05-03",
        "ru; Сегодня, 5 мая 2020 года, открылся зал.; 2020-05-05",
        "az; Bu gün, 5 may 2020-ci il, zal açıldı.; 2020-05-05",
        "tr; Salon bugün, 5 Mayıs 2020, açıldı.; 2020-05-05",
        "fa; امروز ۵ خرداد ۱۴۰۰ تالار باز شد.; 2021-05-26",
        "fa; به گزارش ایرنا در تاریخ ۵ خرداد ۱۴۰۰، تالار باز شد.; 2021-05-26",
        "ar; فتحت القاعة اليوم الأربعاء 3 مايو 2021 في ليما.; 2021-05-03",
        "hy; 2023 թ. մայիսի 11, Երևան։ Դահլիճը բացվել է առավոտյան։; 2023-05-11",
        "en; The house met on 7 October 2021 in Lima.; ",
        "en; The hall was built in 1921. It burnt on 5 May 1950. It opened today, 3 May 2021.; ",
        "en; The envoy said: “We meet today, 7 October 2021, at last in this old house”.; ",
        "ru; 5 мая 2020 года открылся зал.; ",
      })
  void theDayOfWritingIsToldByTodayOrByTheReporter(String language, String text, String expected) {
    Attribution read =
        Texts.read(
            language,
            text,
            Origin.UNKNOWN,
            passage ->
                TimeFinder.timestamps(language, passage).stream().map(TimeMention::value).toList());
    Edtf published = read.origin().published();
    assertThat(published == null ? null : published.value()).isEqualTo(expected);
    assertThat(read.origin().publishedBasis())
        .isEqualTo(expected == null ? null : PublishedBasis.TEXT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "The statement notes that the dam broke. 20 boats sank. The document stresses that aid is"
            + " late.; statement",
        "The statement notes that the dam broke. 20 boats sank. The declaration calls on all to"
            + " help.; statement",
        "The declaration calls on all to help. 20 boats sank. The statement notes that the dam"
            + " broke.; statement",
        "The statement notes that the dam broke. 20 boats sank. The road is open again.; ''",
        "The declaration calls on all to help. 20 boats sank. The resolution calls for aid.; ''",
      })
  void aBareSentenceBetweenTwoOfATextIsThatTexts(String text, String source) {
    Attribution read = Texts.read("en", text);
    assertThat(Texts.names(read.chainAt(at(text, "20 boats")))).isEqualTo(source);
  }

  @Test
  void metadataGoBeforeTheTextAndAnotherReporterFollowsThem() {
    Origin origin = Origin.UNKNOWN.withPublisher("Oslo Times");
    Attribution read =
        Texts.read("en", "The bridge is shut, Reuters reports.", origin, Texts.NO_DATES);
    assertThat(read.origin().publisher()).isEqualTo("Oslo Times");
    assertThat(Texts.names(read.documentChain())).isEqualTo("Oslo Times > Reuters");
  }

  @Test
  void theDateComesFromAHeaderLineAndNeverFromTheStory() {
    Edtf day = Edtf.day(LocalDate.of(2018, 3, 9));
    Attribution header =
        Texts.read(
            "en",
            "9 March 2018 | 17:40\nThe house sat late.",
            Origin.UNKNOWN,
            passage -> passage.text().contains("march") ? List.of(day) : List.of());
    assertThat(header.origin().published()).isEqualTo(day);
    assertThat(header.origin().publishedBasis()).isEqualTo(PublishedBasis.TEXT);
    Attribution story =
        Texts.read(
            "en",
            "The house sat late on 9 March 2018 in Oslo.",
            Origin.UNKNOWN,
            passage -> List.of(day));
    assertThat(story.origin().published()).isNull();
  }

  @Test
  void aChainHasPublisherSourceTextAndTheOneQuotedInIt() {
    Attribution read = Texts.read("en", NESTED);
    assertThat(Texts.names(read.documentChain())).isEqualTo("Lusa > Chilean Embassy in Oslo");
    assertThat(Texts.names(read.chainAt(at(NESTED, "stocks have fallen"))))
        .isEqualTo("Lusa > Chilean Embassy in Oslo > declaration");
    assertThat(Texts.names(read.chainAt(at(NESTED, "the only way"))))
        .isEqualTo("Lusa > Chilean Embassy in Oslo > document > Ocean Watch");
  }

  @Test
  void aBareSentenceBetweenTwoOfOneTextIsThatTexts() {
    Attribution read = Texts.read("en", NESTED);
    assertThat(Texts.names(read.chainAt(at(NESTED, "40 boats"))))
        .isEqualTo("Lusa > Chilean Embassy in Oslo > declaration");
    assertThat(Texts.names(read.chainAt(at(NESTED, "The weather"))))
        .isEqualTo("Lusa > Chilean Embassy in Oslo");
  }

  @Test
  void aSentenceWithWeGoesOnWithTheLastSpeakerAndAnotherDoesNot() {
    String text = "Taxes must fall, Mr Okello said. Our schools are full. It rained.";
    Attribution read = Texts.read("en", text);
    assertThat(Texts.names(read.chainAt(at(text, "schools")))).isEqualTo("Mr Okello");
    assertThat(read.chainAt(at(text, "It rained"))).isEmpty();
  }

  /** What another outlet was told, and what "as X reported" tells, is not all of the story. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "en; OSLO, 3 March (NTB) - The speaker will not come, his office told Reuters on Monday.;"
            + " NTB > Reuters",
        "es; LIMA, 3 mar (Andina).- El ministro negó que haya venido, como informó ayer la radio"
            + " Erbol citando a fuentes.; Andina",
        "en; LIMA, 3 March (Andina) - The house sat late, Reuters reports, citing the Norwegian"
            + " Embassy.; Andina > Reuters > Norwegian Embassy",
      })
  void aSourceOfOneSentenceDoesNotStandForTheStory(String language, String text, String chain) {
    assertThat(Texts.names(Texts.read(language, text).documentChain())).isEqualTo(chain);
  }

  @Test
  void aQuotationGoesOnInTheNextSentence() {
    String text = "“We want peace,” said Mr Okello. “The war has lasted for ten long years.”";
    Attribution read = Texts.read("en", text);
    assertThat(Texts.names(read.chainAt(at(text, "The war")))).isEqualTo("Mr Okello");
    assertThat(read.claims()).hasSize(2).allMatch(ReportedClaim::direct);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "en; The film “A long way home from the sea” was shown.",
        "en; The so-called “buffer zone” was closed.",
        "en; The United States won the cup.",
        "ru; Депутаты фракции «Новая сильная единая страна» покинули зал.",
        "es; La película “El largo viaje a casa” fue exhibida.",
        "fa; کتاب «راه دراز خانه» منتشر شد.",
        "az; “Uzun ev yolu” filmi nümayiş olunub.",
        "tr; “Uzun ev yolu” filmi gösterildi.",
        "fr; Le film « Le long chemin du retour » est sorti.",
        "pt; O filme “O longo caminho para casa” estreou.",
        "ar; عرض فيلم «الطريق الطويل إلى البيت» مساء.",
        "kk; «Үйге ұзақ жол» фильмі көрсетілді.",
        "hy; Ցուցադրվեց «Երկար ճանապարհ դեպի տուն» ֆիլմը։",
      })
  void titlesAndScareQuotesAreNoClaims(String language, String text) {
    assertThat(Texts.read(language, text).claims()).isEmpty();
  }

  @Property(tries = 300)
  void anyTextIsReadAndEverySpanIsInside(@ForAll @StringLength(max = 400) String any) {
    for (String language : List.of("en", "fa", "az", "ru", "xx")) {
      Attribution read = Texts.read(language, any);
      Span whole = SourceText.repaired(any).span();
      for (ReportedClaim claim : read.claims()) {
        assertThat(whole.contains(claim.content())).isTrue();
        assertThat(whole.contains(claim.cueSpan())).isTrue();
      }
      for (Link link : read.documentChain()) {
        Span span = link.span();
        assertThat(span == null || whole.contains(span)).isTrue();
      }
      assertThat(read.chainAt(whole)).isNotNull();
    }
  }

  @Property(tries = 300)
  void piecesOfReportsInAnyOrderAreRead(@ForAll List<@StringLength(max = 12) String> noise) {
    List<String> pieces =
        List.of(
            "said that ",
            "“",
            "”",
            "Mr ",
            "according to ",
            ", citing ",
            "(AFP) - ",
            "© ",
            "'s ",
            "-",
            ".",
            "\n",
            "گفت که ",
            "«",
            "»",
            "deyə ",
            "BAKU, 5 ",
            ": ",
            "Reuters reports",
            "😀");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < noise.size(); i++) {
      text.append(noise.get(i))
          .append(pieces.get(Math.floorMod(noise.get(i).hashCode(), pieces.size())));
    }
    String any = text.toString();
    for (String language : List.of("en", "fa", "az", "fr", "hy")) {
      Attribution read = Texts.read(language, any);
      Span whole = SourceText.repaired(any).span();
      assertThat(read.claims()).allMatch(claim -> whole.contains(claim.content()));
    }
  }

  @Test
  void oneLongLineIsReadInLinearTime() {
    String line = "The minister said that “all is well” and, according to Reuters, X noted: yes, ";
    String text = line.repeat(6000);
    assertThatCode(() -> Texts.read("en", text)).doesNotThrowAnyException();
    long small = time(line.repeat(1500));
    long large = time(line.repeat(6000));
    assertThat(large).as("four times the text, nanoseconds").isLessThan(small * 16 + 200_000_000L);
  }

  private static long time(String text) {
    long before = System.nanoTime();
    Texts.read("en", text);
    return System.nanoTime() - before;
  }

  @Test
  void aPlaceAndADateBetweenTwoDashesAreADateline() {
    Edtf day = new Edtf("2023-03-25");
    Attribution read =
        Texts.read(
            "pt",
            "Brasília – 25/03/2023 – O presidente adiou a viagem.",
            Origin.UNKNOWN,
            passage -> passage.text().contains("2023") ? List.of(day) : List.of());
    assertThat(read.origin().published()).isEqualTo(day);
  }

  @Test
  void aDateInTwoCalendarsDatesADocument() {
    Edtf day = new Edtf("2025-08-06");
    Attribution read =
        Texts.read(
            "fa",
            "توکیو، ۱۵ مرداد ۱۴۰۴ (۶ اوت ۲۰۲۵) – شهر سالگرد را گرامی داشت.",
            Origin.UNKNOWN,
            passage -> List.of(day));
    assertThat(read.origin().published()).isEqualTo(day);
  }

  @Test
  void whatALaterSentenceCitesIsNotTheSourceOfAll() {
    String text =
        "Norway closed the bridge on Monday. The mayor was away. "
            + "The daily Dagen had written, citing an unnamed diplomat, that the bridge would open.";
    Attribution read = Texts.read("en", text);
    assertThat(read.documentChain()).isEmpty();
    assertThat(Texts.names(read.chainAt(at(text, "the bridge would open"))))
        .isEqualTo("unnamed diplomat");
  }

  @Test
  void behindASemicolonSomebodyElseSpeaks() {
    String text =
        "At least 14 fishermen drowned near Bergen, according to the Red Cross; "
            + "the Norwegian navy said 21 were missing.";
    Attribution read = Texts.read("en", text);
    assertThat(Texts.names(read.chainAt(at(text, "At least 14")))).isEqualTo("Red Cross");
    assertThat(Texts.names(read.chainAt(at(text, "21 were")))).doesNotContain("Red Cross");
  }
}
