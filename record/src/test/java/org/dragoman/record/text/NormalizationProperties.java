package org.dragoman.record.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class NormalizationProperties {

  private final Normalization normalization = Normalization.of("fa");

  @Property
  void everyPartOfTheCopyLeadsBackInsideTheOriginal(@ForAll String any) {
    SourceText source = SourceText.repaired(any);
    AlignedText aligned = normalization.align(source);
    int last = 0;
    for (int i = 0; i < aligned.changed().length(); i++) {
      Span span = aligned.toOriginal(i, i + 1);
      assertThat(span.start()).isGreaterThanOrEqualTo(last);
      assertThat(span.end()).isLessThanOrEqualTo(source.codePointLength());
      last = span.start();
    }
  }

  @Property
  void theAlignedCopyIsTheNormalForm(@ForAll String any) {
    SourceText source = SourceText.repaired(any);
    assertThat(normalization.align(source).changed())
        .isEqualTo(normalization.normalize(source.toString()));
  }
}
