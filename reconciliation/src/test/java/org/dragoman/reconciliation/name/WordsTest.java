package org.dragoman.reconciliation.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "rahimovun, az, rahimov",
    "rahimova, ru, rahimov",
    "rahimov, az, ''",
    "rahimov, xx, ''",
    "aram, hy, ''",
    "arami, hy, aram",
  })
  void endings(String word, String language, String stem) {
    if (stem.isEmpty()) {
      assertThat(Words.stems(word, language)).isEmpty();
    } else {
      assertThat(Words.stems(word, language)).contains(stem);
    }
  }

  @ParameterizedTest
  @CsvSource({"anna, anna, 0", "anna, ana, 1", "anna, nana, 1", "anna, olga, 3", "'', anna, 4"})
  void edits(String one, String other, int edits) {
    assertThat(Words.edits(one, other)).isEqualTo(edits);
  }

  @ParameterizedTest
  @CsvSource({"hasttings, hastings, true", "hsatings, hastings, true", "burt, hurt, false"})
  void slips(String one, String other, boolean slip) {
    assertThat(Words.slip(one, other)).isEqualTo(slip);
  }
}
