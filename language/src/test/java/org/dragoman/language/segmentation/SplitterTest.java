package org.dragoman.language.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.dragoman.language.SmallDocuments;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {

  private static final Segmenter SEGMENTER = new Segmenter();
  private static final Splitter SPLITTER = Splitter.shipped(word -> word.length() < 5);

  private static String split(String language, String text) {
    Document document = SmallDocuments.of(text, language);
    return SEGMENTER.read(document).sentences().stream()
        .flatMap(sentence -> SPLITTER.parts(language, sentence.words()).stream())
        .map(Part::form)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "es, La visita del ministro al Senado, La visita de el ministro a el Senado",
    "es, Del Senado, De el Senado",
    "pt, O presidente da República falou na Assembleia, "
        + "O presidente de a República falou em a Assembleia",
    "pt, Pelo Governo, Por o Governo",
    "fr, Le président du Sénat se rend aux Pays-Bas, "
        + "Le président de le Sénat se rend à les Pays-Bas",
    "en, The speaker of the house, The speaker of the house",
    "ar, وقال الوزير, و قال الوزير",
    "ar, استقبل وفدا برلمانيا, استقبل وفدا برلمانيا",
    "ar, وقع وزيرا الخارجية والدفاع, وقع وزيرا الخارجية و الدفاع",
    "tr, Bakan görüştü, Bakan görüştü",
    "xx, del Senado, del Senado",
  })
  void wordsThatAreSeveralForSyntaxAreSplit(String language, String text, String parts) {
    assertThat(split(language, text)).isEqualTo(parts);
  }

  @Property(tries = 300)
  void partsKeepTheirOrderAndStayInTheirWords(@ForAll String any) {
    for (String language : List.of("es", "pt", "fr", "fa", "ar", "kk")) {
      Document document = SmallDocuments.of("del da " + any + " والوزير", language);
      for (Sentence sentence : SEGMENTER.read(document).sentences()) {
        int last = 0;
        for (Part part : SPLITTER.parts(language, sentence.words())) {
          Word word = sentence.words().get(part.word());
          assertThat(part.word()).isBetween(last, last + 1);
          last = part.word();
          assertThat(part.span().start()).isGreaterThanOrEqualTo(word.span().start());
          assertThat(part.span().end()).isLessThanOrEqualTo(word.span().end());
          assertThat(part.form()).isNotEmpty();
          if (!part.span().equals(word.span())) {
            assertThat(document.text().slice(part.span())).isEqualTo(part.form());
          }
        }
        assertThat(last).isEqualTo(sentence.words().size() - 1);
      }
    }
  }
}
