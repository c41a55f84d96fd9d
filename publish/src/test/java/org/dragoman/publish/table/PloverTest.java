package org.dragoman.publish.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PloverTest {

  @Test
  void namesOfEarlierDraftsAreGivenByTheirLaterOnes() {
    assertThat(Plover.named("FIGHT")).contains(Plover.ASSAULT);
    assertThat(Plover.named("DEMAND")).contains(Plover.REQUEST);
    assertThat(Plover.named("ASSAULT")).contains(Plover.ASSAULT);
    assertThat(Plover.named("OTHER")).isEmpty();
  }
}
