package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, ''",
    "1, 1",
    "2, 2",
    "3, 4",
    "5, 8",
    "512, 512",
    "513, 512 1",
    "700, 512 256",
    "1025, 512 512 1"
  })
  void everyIdIsInAPortionOfAFewLengths(int ids, String lengths) {
    List<Integer> all = IntStream.range(0, ids).boxed().toList();
    List<List<Integer>> portions = Portions.of(all);
    assertThat(portions.stream().map(List::size).map(String::valueOf))
        .containsExactlyElementsOf(lengths.isEmpty() ? List.of() : List.of(lengths.split(" ", -1)));
    assertThat(portions.stream().flatMap(List::stream).distinct()).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource({"a a b a, a b", "b b, b"})
  void anIdThatIsNamedTwiceIsAskedForOnce(String ids, String portion) {
    assertThat(Portions.of(List.of(ids.split(" ", -1))))
        .containsExactly(List.of(portion.split(" ", -1)));
  }
}
