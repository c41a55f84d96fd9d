package org.dragoman.publish.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillingSorterTest {

  /** In memory, in some files, and in so many that they are merged before. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 3_000, 20})
  void keysComeInOrderAndTheirRowsAsTheyWereAdded(long held) throws IOException {
    Random random = new Random(7);
    TreeMap<String, List<List<String>>> expected = new TreeMap<>();
    List<String> keys = new ArrayList<>();
    TreeMap<String, List<List<String>>> got = new TreeMap<>();
    try (SpillingSorter sorter = new SpillingSorter(held)) {
      for (int i = 0; i < 2_000; i++) {
        String key = "ключ-" + random.nextInt(300);
        sorter.add(key, "𐤀" + i, "");
        expected.computeIfAbsent(key, k -> new ArrayList<>()).add(List.of("𐤀" + i, ""));
      }
      sorter.groups(
          (key, rows) -> {
            keys.add(key);
            got.put(key, rows);
          });
    }
    assertThat(keys).isSorted().doesNotHaveDuplicates();
    assertThat(got).isEqualTo(expected);
  }
}
