package org.dragoman.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.language.ShippedModel;
import org.dragoman.language.model.ModelPack;
import org.dragoman.record.reading.Word;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real pack in 8 bits. */
class ShippedPackTest {

  private static @Nullable Encoder encoder;

  @BeforeAll
  static void open() {
    encoder = Encoder.open(ShippedModel.pack());
  }

  @AfterAll
  static void close() {
    if (encoder != null) {
      encoder.close();
    }
  }

  private static List<Encoding> encode(List<List<Word>> sentences) {
    List<Encoding> encodings = new ArrayList<>();
    if (encoder != null) {
      encoder.encodeWords(sentences, encodings::add);
    }
    return encodings;
  }

  @Test
  void itAgreesWithTheEncoderInFloats() {
    KnownVectors known = KnownVectors.shipped();
    float[] found = encode(List.of(known.words())).get(0).layer(ModelPack.LAST);
    assertThat(known.agreement(found)).isGreaterThan(0.99);
    found[5] += 100;
    assertThat(known.agreement(found)).isLessThan(0.9);
    found[5] = Float.NaN;
    assertThat(known.agreement(found)).isNaN();
  }

  @Test
  void aSentenceDoesNotDependOnTheOthersInItsBatch() {
    List<Word> words = KnownVectors.shipped().words();
    List<List<Word>> mates = new ArrayList<>();
    for (int i = 1; i < 30; i++) {
      mates.add(SmallVocabulary.words("the minister said no. ".repeat(i).split(" ")));
    }
    mates.add(words);
    float[] alone = encode(List.of(words)).get(0).layer(ModelPack.LAST);
    float[] together = encode(mates).get(29).layer(ModelPack.LAST);
    assertThat(together).containsExactly(alone, within(0.35f));
    double difference = 0;
    for (int i = 0; i < alone.length; i++) {
      difference += Math.abs(alone[i] - together[i]);
    }
    assertThat(difference / alone.length).isLessThan(0.01);
  }
}
