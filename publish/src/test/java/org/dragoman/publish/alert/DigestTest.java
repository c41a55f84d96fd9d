package org.dragoman.publish.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DigestTest {

  private static Digest digest(String name, String language) {
    return new Digest("digest-1", name, "chile", language, Instant.EPOCH, List.of());
  }

  @Test
  void everyLanguageHasEveryHeading() {
    for (String language : Digest.languages()) {
      assertThat(digest("Chile", language).subject()).contains("Chile").doesNotContain("{");
      assertThat(digest("Chile", language).text()).contains("chile").doesNotContain("{");
    }
    assertThat(Digest.languages()).containsExactly("ar", "az", "en", "es", "fa", "fr", "ru", "tr");
    assertThatThrownBy(() -> digest("Chile", "xx")).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void noNameEndsTheLineOfAHeader(@ForAll String name) {
    assertThat(digest(name, "en").subject()).doesNotContain("\r", "\n", "\0");
  }
}
