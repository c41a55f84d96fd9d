package org.dragoman.reconciliation.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables have the form that their readers expect. */
class NameTablesTest {

  private static List<List<String>> rows(String table) {
    return Table.rows(NameForm.class, table);
  }

  @Test
  void lettersAreWrittenInTheSmallAlphabet() {
    Set<String> seen = new HashSet<>();
    for (List<String> row : rows("letters.tsv")) {
      assertThat(row.get(1)).as("%s", row).isNotEmpty();
      assertThat(row.get(2)).as("%s", row).matches("[a-zAWYEH]*");
      assertThat(seen.add(row.get(1) + " " + row.get(3))).as("twice: %s", row).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "words.tsv, honorific particle kind filial suffix legal light prefix",
    "meanings.tsv, given body number legal",
  })
  void classesAreKnown(String table, String classes) {
    List<String> known = Arrays.asList(classes.split(" "));
    for (List<String> row : rows(table)) {
      assertThat(known).contains(row.get(0));
      assertThat(row.get(1).split(" ", -1)).as("%s", row).doesNotContain("");
    }
  }

  @Test
  void meaningsHaveTwoWordsAndNoneTwice() {
    for (List<String> row : rows("meanings.tsv")) {
      String[] words = row.get(1).split(" ", -1);
      assertThat(words).as("%s", row).doesNotHaveDuplicates().hasSizeGreaterThan(1);
      if (row.get(0).equals("number")) {
        assertThat(words[0]).matches("\\d+");
      }
      for (String word : words) {
        assertThat(word.split("_").length).as(word).isLessThanOrEqualTo(Meanings.LONGEST);
      }
    }
  }

  @Test
  void endingsAreInTheSmallAlphabet() {
    for (List<String> row : rows("endings.tsv")) {
      assertThat(row.get(1)).as("%s", row).matches("[a-zAWYEH]+( [a-zAWYEH]+)*");
    }
  }

  @Test
  void soundsAreProbabilities() {
    double letters = 0;
    for (List<String> row : rows("sounds.tsv")) {
      double p = Double.parseDouble(row.get(2));
      assertThat(p).as("%s", row).isBetween(0.0, 1.0);
      letters += row.get(0).equals("-letter-") ? p : 0;
    }
    assertThat(letters).isBetween(0.99, 1.01);
  }

  @Test
  void weightsAreThoseOfTheFeatures() {
    for (List<String> row : rows("weights.tsv")) {
      int features =
          row.get(0).contains("script")
              ? NameSimilarity.WORD_FEATURES
              : NameSimilarity.NAME_FEATURES;
      assertThat(Integer.parseInt(row.get(1))).isLessThan(features);
    }
    assertThat(rows("weights.tsv"))
        .hasSize(2 * NameSimilarity.WORD_FEATURES + 2 * NameSimilarity.NAME_FEATURES);
  }
}
