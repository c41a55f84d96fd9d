package org.dragoman.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dragoman.language.model.ModelException;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordPiecesTest {

  private static final WordPieces WORD_PIECES = new WordPieces(SmallVocabulary.vocabulary());

  /** Each piece with the text at its place: {@code em/em ##bass/bass}. */
  private static String cut(String text) {
    Span span = new Span(0, text.codePointCount(0, text.length()));
    Pieces pieces = WORD_PIECES.cut(List.of(new Word(span, text, text)));
    return IntStream.range(0, pieces.size())
        .mapToObj(
            i ->
                SmallVocabulary.PIECES.get(pieces.ids()[i])
                    + "/"
                    + text.substring(
                        text.offsetByCodePoints(0, pieces.starts()[i]),
                        text.offsetByCodePoints(0, pieces.ends()[i])))
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "the longest piece first | Parlamento | Par/Par ##lament/lament ##o/o",
        "the longest that goes on | aaaa | a/a ##aa/aa ##a/a",
        "case is kept | embassy | em/em ##bass/bass ##y/y",
        "a word in another case is unknown | Embassy | [UNK]/Embassy",
        "no letter changes its case by locale | İstanbul | İ/İ ##stan/stan ##bul/bul",
        "marks stand alone | said,-. | said/said ,/, -/- ./.",
        "an apostrophe parts | 'da | '/' da/da",
        "marks of other scripts too | «Երևան։ | «/« Ե/Ե ##րևան/րևան ։/։",
        "Cyrillic | Известия | Из/Из ##вест/вест ##ия/ия",
        "digits | 123 | 12/12 ##3/3",
        "a joiner is left out and its place kept | گفت\u200cوگو | گفت/گفت ##و/و ##گو/گو",
        "bidirectional controls are left out | \u202bگفت\u202c | گفت/گفت",
        "a soft hyphen inside a piece | em\u00adbassy | em/em ##bass/bass ##y/y",
        "each Chinese character alone | 中国中 | 中/中 国/国 中/中",
        "what is not there | xqx | [UNK]/xqx",
        "a combining accent is kept | e\u0301 | [UNK]/e\u0301",
        "and so is a precomposed one | é | é/é",
        "beyond the first plane | 😀😀 | 😀/😀 ##😀/😀",
        "a space inside a word parts it | the said | the/the said/said",
        "a no-break space too | the\u00a0said | the/the said/said",
        "a word of nothing that counts | \u200e\u200f | [UNK]/\u200e\u200f",
        "the replacement character is left out | x\ufffdx | x/x ##x/x",
      })
  void wordsAreCutAsTheEncoderSawThem(String fact, String word, String pieces) {
    assertThat(cut(word)).as(fact).isEqualTo(pieces);
  }

  @Test
  void aPieceSpansWhatWasLeftOutInsideIt() {
    assertThat(cut("em\u200dba\u200dssy")).isEqualTo("em/em ##bass/ba\u200dss ##y/y");
  }

  @Test
  void positionsAreTheDocuments() {
    Word word = new Word(new Span(100, 107), "embassy", "embassy");
    Pieces pieces = WORD_PIECES.cut(List.of(word));
    assertThat(pieces.starts()).containsExactly(100, 102, 106);
    assertThat(pieces.ends()).containsExactly(102, 106, 107);
  }

  @Test
  void firstsPointAtEachWordsFirstPiece() {
    Pieces pieces = WORD_PIECES.cut(SmallVocabulary.words("the", "embassy", "\u200e", "said"));
    assertThat(pieces.firsts()).containsExactly(0, 1, 4, 5);
    assertThat(pieces.size()).isEqualTo(6);
  }

  @Test
  void aVeryLongWordIsUnknownAsAWhole() {
    assertThat(cut("a".repeat(200))).startsWith("a/a ##aa/aa");
    assertThat(cut("a".repeat(201))).isEqualTo("[UNK]/" + "a".repeat(201));
  }

  @Test
  void aFileThatIsNoVocabularyIsRefused() {
    byte[] file = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> new Vocabulary(file))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("vocabulary");
    assertThatThrownBy(() -> new Vocabulary(new byte[0])).isInstanceOf(ModelException.class);
  }
}
