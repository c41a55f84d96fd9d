package org.dragoman.language.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import org.dragoman.language.segmentation.Part;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConlluInputTest {

  private static GivenSentences read(String text) throws IOException, ConlluException {
    return ConlluInput.read(
        new BufferedReader(new StringReader(text)), URI.create("test:given"), "es");
  }

  private static String row(String id, String form, String misc) {
    return String.join("\t", id, form, "_", "_", "_", "_", "_", "_", "_", misc) + "\n";
  }

  @Test
  void sentencesAndWordsAreThoseThatAreGiven() throws IOException, ConlluException {
    GivenSentences given =
        read(
            "# sent_id = a\n"
                + row("1-2", "Del", "_")
                + row("1", "De", "_")
                + row("2", "el", "_")
                + row("3", "mar", "SpaceAfter=No")
                + row("3.1", "nada", "_")
                + row("4", ".", "_")
                + "\n# sent_id = b\n"
                + row("1", "𐰴", "_")
                + row("2-3", "darlo", "_")
                + row("2", "dar", "_")
                + row("3", "lo", "_"));
    assertThat(given.reading().document().text().toString()).isEqualTo("Del mar.\n𐰴 darlo");
    assertThat(given.reading().sentences().get(0).words().stream().map(Word::form))
        .containsExactly("Del", "mar", ".");
    assertThat(given.parts().get(0).stream().map(Part::form))
        .containsExactly("De", "el", "mar", ".");
    assertThat(given.parts().get(0).get(1).span()).isEqualTo(new Span(0, 3));
    assertThat(given.parts().get(1).get(2).span()).isEqualTo(new Span(14, 16));
    assertThat(given.comments())
        .containsExactly(List.of("# sent_id = a"), List.of("# sent_id = b"));
    for (Sentence sentence : given.reading().sentences()) {
      for (Word word : sentence.words()) {
        assertThat(given.reading().slice(word.span())).isEqualTo(word.form());
      }
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '"',
      value = {
        "a b c                        ! line 1: has 1 column instead of 10",
        "1~a~_~_~_                    ! line 1: has 5 columns instead of 10",
        "2~a~_~_~_~_~_~_~_~_          ! has the number 2 where 1 should be",
        "x~a~_~_~_~_~_~_~_~_          ! has the number x where 1 should be",
        "1-2~a~_~_~_~_~_~_~_~_        ! wrong range 1-2",
        "9-1~a~_~_~_~_~_~_~_~_        ! wrong range 9-1",
        "1~~_~_~_~_~_~_~_~_           ! has no form",
        "99999999999~a~_~_~_~_~_~_~_~_ ! where 1 should be",
      })
  void whatIsNotConlluIsSaidWithItsLine(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('~', '\t') + "\n\n"))
        .isInstanceOf(ConlluException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEmptyFileHasNoSentences() throws IOException, ConlluException {
    assertThat(read("").reading().sentences()).isEmpty();
    assertThat(read("# only a comment\n\n\n").reading().sentences()).isEmpty();
  }
}
