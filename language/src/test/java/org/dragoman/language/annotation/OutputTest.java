package org.dragoman.language.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dragoman.language.SmallDocuments;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Name;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final String TEXT = "Habla del\nSenado.";

  private static Word word(int start, int end) {
    String form = TEXT.substring(start, end);
    return new Word(new Span(start, end), form, form);
  }

  private static Node node(
      int word, int start, int end, String form, String upos, int head, String relation) {
    Map<String, String> features =
        upos.equals("VERB") ? Map.of("Number", "Sing", "VerbForm", "Fin") : Map.of();
    return new Node(
        word,
        new Span(start, end),
        form,
        form.toLowerCase(Locale.ROOT),
        upos,
        features,
        head,
        relation);
  }

  private static Reading reading() {
    List<Word> words = List.of(word(0, 5), word(6, 9), word(10, 16), word(16, 17));
    Tree tree =
        new Tree(
            List.of(
                node(0, 0, 5, "Habla", "VERB", -1, "root"),
                node(1, 6, 9, "de", "ADP", 3, "case"),
                node(1, 6, 9, "el", "DET", 3, "det"),
                node(2, 10, 16, "Senado", "PROPN", 0, "obl"),
                node(3, 16, 17, ".", "PUNCT", 0, "punct")),
            List.of(new Name(3, 4, EntityType.BODY)));
    Sentence sentence = new Sentence(new Span(0, 17), Section.Kind.BODY, words, tree);
    return new Reading(
        SmallDocuments.of(TEXT, "es"),
        List.of(sentence),
        List.of(new Problem(new Span(0, 5), "something")));
  }

  @Test
  void conlluHasTreeNamesPlacesAndWordsThatAreSeveral() throws IOException {
    StringBuilder out = new StringBuilder();
    ConlluOutput.write(reading(), List.of(), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            # newdoc id = %s
            # sent_id = 1
            # text = Habla del Senado.
            1	Habla	habla	VERB	_	Number=Sing|VerbForm=Fin	0	root	_	Span=0:5
            2-3	del	_	_	_	_	_	_	_	Span=6:9
            2	de	de	ADP	_	_	4	case	_	Span=6:9
            3	el	el	DET	_	_	4	det	_	Span=6:9
            4	Senado	senado	PROPN	_	_	1	obl	_	Name=B-organization|NameType=body|SpaceAfter=No|Span=10:16
            5	.	.	PUNCT	_	_	1	punct	_	Span=16:17

            """
                .formatted(reading().document().id()));
  }

  @Test
  void whatIsWrittenCanBeReadAgain() throws IOException, ConlluException {
    StringBuilder out = new StringBuilder();
    ConlluOutput.write(reading(), List.of(), out);
    GivenSentences given =
        ConlluInput.read(
            new BufferedReader(new StringReader(out.toString())), URI.create("test:again"), "es");
    assertThat(given.reading().document().text().toString()).isEqualTo("Habla del Senado.");
    assertThat(given.parts().get(0)).hasSize(5);
    assertThat(given.comments().get(0))
        .containsExactly(
            "# newdoc id = " + reading().document().id(),
            "# sent_id = 1",
            "# text = Habla del Senado.");
  }

  @Test
  void bratHasNamesWordsAndRelationsAndKeepsToOneLine() throws IOException {
    StringBuilder out = new StringBuilder();
    BratOutput.write(reading(), out);
    assertThat(out.toString())
        .isEqualTo(
            """
            T1	Body 10 16	Senado
            T2	VERB 0 5	Habla
            T3	ADP 6 9	del
            T4	DET 6 9	del
            T5	PROPN 10 16	Senado
            T6	PUNCT 16 17	.
            R1	case Arg1:T5 Arg2:T3
            R2	det Arg1:T5 Arg2:T4
            R3	obl Arg1:T2 Arg2:T5
            R4	punct Arg1:T2 Arg2:T6
            """);
  }

  @Test
  void jsonHasAnObjectALine() throws IOException {
    StringWriter out = new StringWriter();
    JsonOutput.write(reading(), out);
    assertThat(out.toString()).endsWith("}\n").doesNotContain("\n{");
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("language").asText()).isEqualTo("es");
    JsonNode sentence = json.path("sentences").path(0);
    assertThat(sentence.path("words")).hasSize(5);
    assertThat(sentence.path("names").path(0).path("type").asText()).isEqualTo("body");
    assertThat(sentence.path("names").path(0).path("text").asText()).isEqualTo("Senado");
    assertThat(json.path("problems").path(0).path("what").asText()).isEqualTo("something");
  }
}
