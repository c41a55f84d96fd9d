package org.dragoman.reconciliation.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeysTest {

  private static boolean found(String one, String other, boolean person) {
    return !Collections.disjoint(
        NameKeys.of(NameForm.of(one, "und", person), person),
        NameKeys.sought(NameForm.of(other, "und", person), person));
  }

  @ParameterizedTest
  @CsvSource({
    "Murad Rahimov, Мурад Рагимов",
    "Murad Rahimov, مراد رحیموف",
    "Murad Rahimov, 'Rahimov, M.'",
    "M. Rahimov, M. Ragimov",
    "Rahimov, Murad Rahimov",
    "Murad Fikrat Rahimov, Rahimov Murad",
    "Abdulrahman Zaman, Abd al-Rahman Zaman",
    "William Hastings, Bill Hastings",
    "Javier Castro, Хавьер Кастро",
    "Kim Jong-un, Kim Jongun",
  })
  void found(String one, String other) {
    assertThat(found(one, other, true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Murad Rahimov, Murad Hasanov", "Murad Rahimov, M. Hasanov", "Murad, Rahimov"})
  void notFound(String one, String other) {
    assertThat(found(one, other, true)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"World Trade Council, WTC", "Hastings Steel Works Ltd, Hastings Steel"})
  void bodiesFound(String one, String other) {
    assertThat(found(one, other, false)).isTrue();
  }
}
