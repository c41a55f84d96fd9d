package org.dragoman.language.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What Java computes is what the training computed: {@code training/parity.py} wrote it down. */
class ParityTest {

  private static final int WIDTH = 768;
  private final JsonNode expected = expected();
  private final List<String> forms = texts(expected.path("forms"));

  @Test
  void choicesAreThoseOfTheTraining() {
    try (Heads heads = Heads.shipped()) {
      Heads.Analysis found =
          heads.read(List.of(forms), List.of(vectors(forms.size()).values())).get(0);
      List<Syntax> words = found.words();
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
      List<String> tags = new ArrayList<>(forms.stream().map(form -> "O").toList());
      for (NameSpan name : found.names()) {
        for (int i = name.first(); i < name.end(); i++) {
          tags.set(i, (i == name.first() ? "B-" : "I-") + name.type());
        }
      }
      assertThat(tags).isEqualTo(texts(expected.path("tags")));
    }
  }

  @Test
  void scoresAreThoseOfTheTraining() {
    try (Heads heads = Heads.shipped()) {
      Heads.Scores scores = heads.run(vectors(forms.size()), heads.spelled(forms));
      assertAlike(scores.matrix("names", 0, forms.size()), expected.path("name-scores"));
      Matrix arcs = heads.arcs(scores, 0, forms.size());
      for (int i = 0; i < forms.size(); i++) {
        // No word is its own head: the training marks it, here the tree leaves it out.
        arcs.values()[i * arcs.columns() + i + 1] =
            (float) expected.path("arc-scores").path(i).path(i + 1).asDouble();
      }
      assertAlike(arcs, expected.path("arc-scores"));
    }
  }

  @Test
  void aSentenceDoesNotDependOnTheOthersInItsBatch() {
    try (Heads heads = Heads.shipped()) {
      float[] vectors = vectors(forms.size()).values();
      Heads.Analysis alone = heads.read(List.of(forms), List.of(vectors)).get(0);
      float[] reversed = vectors.clone();
      Arrays.sort(reversed);
      List<Heads.Analysis> together =
          heads.read(List.of(forms, List.of(), forms), List.of(reversed, new float[0], vectors));
      assertThat(together.get(2)).isEqualTo(alone);
      assertThat(together.get(1).words()).isEmpty();
    }
  }

  @Test
  void lettersFallIntoTheRowsOfTheTraining() {
    for (int i = 0; i < forms.size(); i++) {
      List<String> rows = new ArrayList<>();
      for (int row : Letters.rows(forms.get(i), 8192)) {
        rows.add(String.valueOf(row));
      }
      assertThat(rows).isEqualTo(texts(expected.path("letters").path(i)));
    }
  }

  @Test
  void damagedHeadsAreRefused() throws IOException {
    byte[] whole;
    try (InputStream in = open("reader.head")) {
      whole = in.readAllBytes();
    }
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> new Heads(new ByteArrayInputStream(cut)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("incomplete");
    assertThatThrownBy(() -> new Heads(new ByteArrayInputStream(new byte[100])))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a head's weights");
  }

  private static void assertAlike(Matrix found, JsonNode expected) {
    assertThat(found.rows()).isEqualTo(expected.size());
    for (int i = 0; i < found.rows(); i++) {
      for (int j = 0; j < found.columns(); j++) {
        double score = expected.path(i).path(j).asDouble();
        assertThat((double) found.at(i, j)).isCloseTo(score, within(5e-3));
      }
    }
  }

  private static Matrix vectors(int words) {
    float[] vectors = new float[words * WIDTH];
    for (int i = 0; i < words; i++) {
      for (int j = 0; j < WIDTH; j++) {
        vectors[i * WIDTH + j] = ((7919 * i + 104729 * j) % 2001 - 1000) / 1000f;
      }
    }
    return new Matrix(words, WIDTH, vectors);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.asText()));
    return texts;
  }

  private static JsonNode expected() {
    try (InputStream in = open("parity.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(ParityTest.class.getResourceAsStream(name), name);
  }
}
