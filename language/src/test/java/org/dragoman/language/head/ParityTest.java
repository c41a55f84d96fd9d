package org.dragoman.language.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The heads give in Java what they gave where they were trained. */
class ParityTest {

  private static final int WIDTH = 768;

  @Test
  void syntaxIsThatOfTheTraining() throws IOException {
    JsonNode expected = expected("parity-syntax.json");
    SyntaxHead head = new SyntaxHead(open("syntax.head"));
    List<String> forms = texts(expected.path("forms"));
    SyntaxHead.Scores scores = head.scores(forms, vectors(forms.size()));
    assertAlike(scores.upos(), expected.path("upos-scores"));
    assertAlike(scores.arcs(), expected.path("arc-scores"));
    List<Syntax> words = head.read(forms, vectors(forms.size()));
    assertThat(words.stream().map(Syntax::upos))
        .containsExactlyElementsOf(texts(expected.path("upos")));
    assertThat(words.stream().map(Syntax::lemma))
        .containsExactlyElementsOf(texts(expected.path("lemmas")));
    assertThat(words.stream().map(Syntax::relation))
        .containsExactlyElementsOf(texts(expected.path("labels")));
    assertThat(words.stream().map(word -> String.valueOf(word.head())))
        .containsExactlyElementsOf(texts(expected.path("heads")));
    for (int i = 0; i < words.size(); i++) {
      for (var feature : expected.path("feats").path(i).properties()) {
        assertThat(words.get(i).features().getOrDefault(feature.getKey(), "_"))
            .isEqualTo(feature.getValue().asText());
      }
    }
  }

  @Test
  void lettersFallIntoTheRowsOfTheTraining() throws IOException {
    JsonNode expected = expected("parity-syntax.json");
    List<String> forms = texts(expected.path("forms"));
    for (int i = 0; i < forms.size(); i++) {
      List<String> rows = new ArrayList<>();
      for (int row : Letters.rows(forms.get(i), 8192)) {
        rows.add(String.valueOf(row));
      }
      assertThat(rows).isEqualTo(texts(expected.path("letters").path(i)));
    }
  }

  @Test
  void namesAreThoseOfTheTraining() throws IOException {
    JsonNode expected = expected("parity-names.json");
    NamesHead head = new NamesHead(open("names.head"));
    int words = expected.path("forms").size();
    assertAlike(head.scores(words, vectors(words)), expected.path("scores"));
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      tags.add("O");
    }
    for (NamesHead.Name name : head.read(words, vectors(words))) {
      for (int i = name.first(); i < name.end(); i++) {
        tags.set(i, (i == name.first() ? "B-" : "I-") + name.type());
      }
    }
    assertThat(tags).isEqualTo(texts(expected.path("tags")));
  }

  private static void assertAlike(Matrix found, JsonNode expected) {
    assertThat(found.rows()).isEqualTo(expected.size());
    for (int i = 0; i < found.rows(); i++) {
      for (int j = 0; j < found.columns(); j++) {
        double score = expected.path(i).path(j).asDouble();
        assertThat((double) found.at(i, j)).isCloseTo(score, within(2e-3));
      }
    }
  }

  private static float[] vectors(int words) {
    float[] vectors = new float[words * WIDTH];
    for (int i = 0; i < words; i++) {
      for (int j = 0; j < WIDTH; j++) {
        vectors[i * WIDTH + j] = ((7919 * i + 104729 * j) % 2001 - 1000) / 1000f;
      }
    }
    return vectors;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }

  private static JsonNode expected(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(ParityTest.class.getResourceAsStream(name), name);
  }
}
