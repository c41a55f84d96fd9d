package org.dragoman.record.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Code point positions against the JDK's own counting, on any string. */
class SourceTextProperties {

  @Property
  void everyCodePointIsItsOwnSlice(@ForAll String any) {
    SourceText text = SourceText.repaired(any);
    int[] codePoints = text.toString().codePoints().toArray();
    assertThat(text.codePointLength()).isEqualTo(codePoints.length);
    for (int i = 0; i < codePoints.length; i++) {
      assertThat(text.slice(new Span(i, i + 1))).isEqualTo(Character.toString(codePoints[i]));
    }
  }

  @Property
  void theTwoWaysOfCountingConvertBothWays(@ForAll String any) {
    SourceText text = SourceText.repaired("𐤀" + any + "𝄞x");
    for (int i = 0; i <= text.codePointLength(); i++) {
      assertThat(text.fromUtf16(text.toUtf16(i))).isEqualTo(i);
      assertThat(text.toUtf16(i)).isEqualTo(text.toString().offsetByCodePoints(0, i));
    }
  }

  @Property
  void repairKeepsLengthAndChangesOnlyLoneSurrogates(@ForAll String any) {
    String repaired = SourceText.repaired(any).toString();
    assertThat(repaired).hasSameSizeAs(any);
    for (int i = 0; i < any.length(); i++) {
      if (repaired.charAt(i) != any.charAt(i)) {
        assertThat(Character.isSurrogate(any.charAt(i))).isTrue();
      }
    }
  }
}
