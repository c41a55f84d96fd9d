package org.dragoman.reconciliation.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class NameProperties {

  private static final List<String> LANGUAGES =
      List.of("en", "es", "fa", "az", "ru", "tr", "ar", "kk", "hy", "de", "zh", "ko", "el", "und");

  private static final Arbitrary<String> WORDS =
      Arbitraries.oneOf(
          Arbitraries.of(
              "Murad",
              "Rahimov",
              "Rəhimovun",
              "Мурад",
              "Рагимов",
              "Գրիգորյան",
              "محمد",
              "عبد",
              "الرحمن",
              "bin",
              "بن",
              "de",
              "Abdul",
              "Lee",
              "박민수",
              "習近平",
              "Xi",
              "III",
              "K.",
              "Sh.",
              "Bill",
              "William",
              "O'Neill",
              "علی‌اف",
              "Ltd",
              "GmbH",
              "Bank",
              "№",
              "5"),
          Arbitraries.strings().withCharRange('a', 'z').ofMinLength(3).ofMaxLength(9),
          Arbitraries.strings().ofMaxLength(4));

  @Provide
  Arbitrary<NameForm> names() {
    return Combinators.combine(WORDS.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of(LANGUAGES))
        .as((words, language) -> NameForm.of(String.join(" ", words), language, true));
  }

  @Provide
  Arbitrary<NameForm> bodies() {
    return Combinators.combine(WORDS.list().ofMinSize(1).ofMaxSize(5), Arbitraries.of(LANGUAGES))
        .as((words, language) -> NameForm.of(String.join(" ", words), language, false));
  }

  @Provide
  Arbitrary<String> latin() {
    return Arbitraries.strings().withChars(SoundModel.ALPHABET).ofMaxLength(10);
  }

  @Property(tries = 2000)
  void editsAreCountedAlikeByBitsAndByTable(
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 70) String one,
      @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 70) String other) {
    assertThat(Words.edits(one, other)).isEqualTo(Words.editsByTable(one, other));
  }

  @Property
  void similarityIsSymmetric(@ForAll("names") NameForm one, @ForAll("names") NameForm other) {
    double here = NameSimilarity.shipped().probability(one, other, true);
    assertThat(here).isBetween(0.0, 1.0);
    assertThat(NameSimilarity.shipped().probability(other, one, true))
        .isCloseTo(here, within(1e-6));
  }

  @Property
  void similarityOfBodiesIsSymmetric(
      @ForAll("bodies") NameForm one, @ForAll("bodies") NameForm other) {
    double here = NameSimilarity.shipped().probability(one, other, false);
    assertThat(NameSimilarity.shipped().probability(other, one, false))
        .isCloseTo(here, within(1e-6));
  }

  @Property
  void aNameIsItself(@ForAll("names") NameForm name) {
    if (!name.strong().isEmpty()) {
      assertThat(NameSimilarity.shipped().probability(name, name, true)).isGreaterThan(0.9);
    }
  }

  @Property
  void keysAreSymmetric(@ForAll("names") NameForm one, @ForAll("names") NameForm other) {
    assertThat(meet(NameKeys.of(one, true), NameKeys.sought(other, true)))
        .isEqualTo(meet(NameKeys.of(other, true), NameKeys.sought(one, true)));
  }

  @Property
  void aNameFindsItself(@ForAll("names") NameForm name) {
    if (name.strong().stream().anyMatch(word -> word.role() == NameForm.Role.FULL)) {
      assertThat(meet(NameKeys.of(name, true), NameKeys.sought(name, true))).isTrue();
    }
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    return !Collections.disjoint(one, other);
  }

  @Property
  void alignmentHasAllLettersInOrder(@ForAll("latin") String one, @ForAll("latin") String other) {
    SoundModel.Alignment alignment =
        SoundModel.shipped().align(SoundModel.numbers(one), SoundModel.numbers(other));
    StringBuilder here = new StringBuilder();
    StringBuilder there = new StringBuilder();
    for (String piece : alignment.pieces()) {
      String[] sides = piece.split("~", -1);
      here.append(sides[0].replace("-", ""));
      there.append(sides[1].replace("-", ""));
    }
    assertThat(here.toString()).isEqualTo(one);
    assertThat(there.toString()).isEqualTo(other);
  }

  @Property
  void alignmentIsSymmetric(@ForAll("latin") String one, @ForAll("latin") String other) {
    int[] here = SoundModel.numbers(one);
    int[] there = SoundModel.numbers(other);
    double ratio = SoundModel.shipped().logRatio(here, there);
    assertThat(SoundModel.shipped().logRatio(there, here)).isCloseTo(ratio, within(1e-3));
    assertThat(SoundModel.shipped().align(here, there).logRatio()).isCloseTo(ratio, within(1e-9));
  }

  @Property
  void editsAreADistance(@ForAll("latin") String one, @ForAll("latin") String other) {
    int edits = Words.edits(one, other);
    assertThat(edits).isEqualTo(Words.edits(other, one));
    assertThat(edits)
        .isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    assertThat(edits == 0).isEqualTo(one.equals(other));
  }
}
