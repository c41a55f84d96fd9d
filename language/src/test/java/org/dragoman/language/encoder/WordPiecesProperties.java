package org.dragoman.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dragoman.language.segmentation.Segmenter;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

class WordPiecesProperties {

  private static final Vocabulary VOCABULARY = SmallVocabulary.vocabulary();
  private static final WordPieces WORD_PIECES = new WordPieces(VOCABULARY);
  private static final Segmenter SEGMENTER = new Segmenter();

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> known = Arbitraries.of(SmallVocabulary.PIECES).map(p -> p.replace("##", ""));
    Arbitrary<String> wild =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .map(Character::toString)
            .filter(s -> !Character.isSurrogate(s.charAt(0)) || s.length() == 2);
    Arbitrary<String> glue = Arbitraries.of(" ", "\u200c", "\u00ad", "\u202e", ".", "\n", "\ufffd");
    return Arbitraries.oneOf(known, wild, glue).list().ofMaxSize(40).map(l -> String.join("", l));
  }

  @Property(tries = 1500)
  void piecesLieInOrderInTheirWordsAndSayWhatTheTextSays(@ForAll("texts") String string) {
    SourceText text = SourceText.repaired(string);
    Document document =
        new Document(
            "doc",
            URI.create("x:y"),
            text,
            "und",
            "Zyyy",
            Origin.UNKNOWN,
            List.of(new Section(text.span(), Section.Kind.BODY)),
            null);
    for (Sentence sentence : SEGMENTER.read(document).sentences()) {
      Pieces pieces = WORD_PIECES.cut(sentence.words());
      assertThat(pieces.words()).isEqualTo(sentence.words().size());
      int last = 0;
      List<Integer> seen = new ArrayList<>();
      for (int word = 0; word < pieces.words(); word++) {
        int end = word + 1 < pieces.words() ? pieces.firsts()[word + 1] : pieces.size();
        assertThat(end).isGreaterThan(pieces.firsts()[word]);
        Span span = sentence.words().get(word).span();
        for (int i = pieces.firsts()[word]; i < end; i++) {
          Span piece = new Span(pieces.starts()[i], pieces.ends()[i]);
          assertThat(piece.start()).isGreaterThanOrEqualTo(last);
          assertThat(piece.isEmpty()).isFalse();
          assertThat(span.contains(piece)).isTrue();
          last = piece.end();
          seen.add(pieces.ids()[i]);
          if (pieces.ids()[i] != VOCABULARY.unknown()) {
            String form = SmallVocabulary.PIECES.get(pieces.ids()[i]).replaceFirst("^##", "");
            String kept = text.slice(piece).replaceAll("[\\p{Cc}\\p{Cf}\ufffd]", "");
            assertThat(kept).isEqualTo(form);
          }
        }
      }
      assertThat(seen).hasSize(pieces.size());
    }
  }
}
