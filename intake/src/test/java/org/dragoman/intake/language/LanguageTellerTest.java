package org.dragoman.intake.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTellerTest {

  /** Sentences of about a hundred characters. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Latn | The delegation was received by the speaker of the parliament on the second day of its visit.
          es | Latn | La delegación fue recibida por la presidenta del Congreso en el segundo día de su visita oficial.
          fr | Latn | La délégation a été reçue par la présidente de l'Assemblée au deuxième jour de sa visite officielle.
          pt | Latn | A delegação foi recebida pelo presidente do Senado no segundo dia da sua visita oficial ao país.
          it | Latn | La delegazione è stata ricevuta dal presidente della Camera nel secondo giorno della sua visita.
          de | Latn | Die Delegation wurde am zweiten Tag ihres Besuchs von der Präsidentin des Parlaments empfangen.
          tr | Latn | Heyet, ziyaretinin ikinci gününde Meclis Başkanı tarafından kabul edildi ve görüşmeler yapıldı.
          az | Latn | Nümayəndə heyəti səfərin ikinci günündə Milli Məclisin sədri tərəfindən qəbul edilib və görüş olub.
          az | Latn | Gorusde iki olke arasinda elaqelerin inkisafi ucun bir cox meseleler muzakire olunub, həm də yeni təkliflər.
          uz | Latn | Delegatsiya tashrifning ikinchi kuni parlament raisi tomonidan qabul qilindi va uchrashuv bo'lib o'tdi.
          ru | Cyrl | Делегация была принята председателем парламента на второй день своего официального визита.
          uk | Cyrl | Делегацію прийняв голова парламенту на другий день її офіційного візиту, під час якого були переговори.
          kk | Cyrl | Делегацияны сапардың екінші күні Мәжіліс төрағасы қабылдап, екі ел арасындағы байланыстарды айтты.
          ky | Cyrl | Делегацияны сапардын экинчи күнү парламенттин төрагасы кабыл алып, эки өлкөнүн мамилелерин талкуулашты.
          tg | Cyrl | Ҳайат дар рӯзи дуюми сафари худ аз ҷониби раиси маҷлис қабул карда шуд ва мулоқот баргузор гардид.
          mn | Cyrl | Төлөөлөгчдийг айлчлалын хоёр дахь өдөр парламентын дарга хүлээн авч уулзсан байна гэж мэдээлэв.
          bg | Cyrl | Делегацията беше приета от председателя на парламента през втория ден от официалното си посещение.
          sr | Cyrl | Делегацију је примио председник скупштине другог дана њене званичне посете, а разговарало се о сарадњи.
          fa | Arab | هیئت در دومین روز سفر خود با رئیس مجلس دیدار کرد و درباره همکاری میان دو کشور گفتگو شد.
          ar | Arab | استقبل رئيس البرلمان الوفد في اليوم الثاني من زيارته الرسمية وبحث معه التعاون بين البلدين.
          ur | Arab | وفد نے اپنے دورے کے دوسرے دن پارلیمان کے اسپیکر سے ملاقات کی اور دونوں ملکوں کے تعلقات پر بات ہوئی۔
          az-Arab | Arab | هئیت سفرین ایکینجی گونونده مجلیس باشقانی ایله گؤروشدو و ایکی اؤلکه آراسیندا ایش بیرلیگی اوچون دانیشیلدی.
          ckb | Arab | شاندەکە لە دووەم ڕۆژی سەردانەکەیدا لەگەڵ سەرۆکی پەرلەمان کۆبووەوە و باسی پەیوەندییەکان کرا.
          ps | Arab | پلاوي د خپل سفر په دوهمه ورځ د پارلمان له رئیس سره وکتل او د دواړو هېوادونو پر اړیکو یې خبرې وکړې.
          hy | Armn | Պատվիրակությանն ընդունեց խորհրդարանի նախագահը այցի երկրորդ օրը։
          ka | Geor | დელეგაცია პარლამენტის თავმჯდომარემ ვიზიტის მეორე დღეს მიიღო.
          el | Grek | Την αντιπροσωπεία δέχθηκε ο πρόεδρος της Βουλής τη δεύτερη ημέρα της επίσκεψης.
          he | Hebr | המשלחת התקבלה אצל יושב ראש הכנסת ביום השני של הביקור שלה בארץ, כך נמסר אתמול.
          hi | Deva | प्रतिनिधिमंडल ने अपनी यात्रा के दूसरे दिन संसद के अध्यक्ष से मुलाकात की और सहयोग पर बात की।
          zh | Hani | 代表团在访问的第二天受到议长的接见。
          ja | Hani | 代表団は訪問二日目に議会議長と会談した。
          ko | Hang | 대표단은 방문 둘째 날 국회의장을 예방했다.
          th | Thai | คณะผู้แทนเข้าพบประธานรัฐสภาในวันที่สองของการเยือน
          """)
  void languagesAreToldApartInShortTexts(String language, String script, String text) {
    LanguageTeller.Told told = LanguageTeller.tell(text);
    assertThat(told.language()).isEqualTo(language);
    // Japanese is written in three scripts, of which none need have the most letters.
    assertThat(told.script()).isIn(script, language.equals("ja") ? "Hira" : script);
  }

  @Test
  void aNameInForeignLettersDoesNotChangeTheLanguage() {
    String text =
        "The chairman, Əli Həsənov (Алиев), met Şükrü Çağlayan and Łukasz Żółtowski in the capital"
            + " on Monday and said that the talks had been useful.";
    assertThat(LanguageTeller.tell(text)).isEqualTo(new LanguageTeller.Told("en", "Latn"));
  }

  @Test
  void figuresAloneHaveNoLanguage() {
    assertThat(LanguageTeller.tell("12 345 – 67 %"))
        .isEqualTo(new LanguageTeller.Told("und", "Zyyy"));
  }

  @Test
  void tooFewLettersHaveAScriptButNoLanguage() {
    assertThat(LanguageTeller.tell("OK 5")).isEqualTo(new LanguageTeller.Told("und", "Latn"));
  }

  @Test
  void theStartOfALongTextDoesNotDecideAlone() {
    String text =
        "Copyright by the authors and all of the others. "
            + "Делегация была принята председателем парламента на второй день визита. ".repeat(200);
    assertThat(LanguageTeller.tell(text).language()).isEqualTo("ru");
  }
}
