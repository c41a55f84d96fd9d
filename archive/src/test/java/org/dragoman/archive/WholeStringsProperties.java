package org.dragoman.archive;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class WholeStringsProperties {

  @Property
  void anyTextComesBackTheSame(@ForAll String text) {
    String encoded = WholeStrings.encoded(text);
    assertThat(encoded).doesNotContain("\0");
    assertThat(WholeStrings.decoded(encoded)).isEqualTo(text);
  }

  @Example
  void theSignItselfComesBackToo() {
    String text = "\0\uFDD0\uFDD00\uFDD01\0\0";
    assertThat(WholeStrings.encoded(text)).doesNotContain("\0");
    assertThat(WholeStrings.decoded(WholeStrings.encoded(text))).isEqualTo(text);
  }
}
