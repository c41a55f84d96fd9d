package org.dragoman.language.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.model.ModelPack.Precision;
import org.dragoman.language.model.SyntheticModel;
import org.dragoman.record.reading.Word;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {

  private static final SyntheticModel MODEL = new SyntheticModel(42, SmallVocabulary.PIECES);
  private static final Map<Precision, Encoder> ENCODERS = new EnumMap<>(Precision.class);

  @TempDir static Path folder;

  @BeforeAll
  static void open() throws IOException {
    Path jar = folder.resolve("model.jar");
    MODEL.write(jar);
    for (Precision precision : Precision.values()) {
      ModelPack pack = SyntheticModel.pack(jar, folder.resolve("pack-" + precision), precision);
      ENCODERS.put(
          precision, Encoder.open(pack.model(), pack.vocabulary(), Encoder.Device.PROCESSOR));
    }
  }

  @AfterAll
  static void close() {
    ENCODERS.values().forEach(Encoder::close);
  }

  private static Encoder encoder(Precision precision) {
    return Objects.requireNonNull(ENCODERS.get(precision));
  }

  private static List<Encoding> encode(Precision precision, List<List<Word>> sentences) {
    List<Encoding> encodings = new ArrayList<>();
    encoder(precision).encodeWords(sentences, encodings::add);
    return encodings;
  }

  private static double cosine(float[] found, int row, double[] expected) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < expected.length; i++) {
      double value = found[row * expected.length + i];
      product += value * expected[i];
      first += value * value;
      second += expected[i] * expected[i];
    }
    return product / Math.sqrt(first * second);
  }

  @Test
  void floatsGiveWhatTheTextbookGives() {
    List<Word> words = SmallVocabulary.words("the", "embassy", "said", "no", ".");
    Encoding found = encode(Precision.FLOAT, List.of(words)).get(0);
    int[] pieces =
        SmallVocabulary.ids("[CLS]", "the", "em", "##bass", "##y", "said", "no", ".", "[SEP]");
    double[][] expected = MODEL.forward(pieces);
    int[] firsts = {1, 2, 5, 6, 7};
    for (int word = 0; word < firsts.length; word++) {
      for (int i = 0; i < found.width(); i++) {
        assertThat(found.layer(2)[word * found.width() + i])
            .isCloseTo((float) expected[firsts[word]][i], within(1e-4f));
      }
    }
  }

  @Test
  void eightBitsStayCloseToFloats() {
    List<Word> words = SmallVocabulary.words("the", "embassy", "said", "no", ".");
    Encoding found = encode(Precision.INT8, List.of(words)).get(0);
    int[] pieces =
        SmallVocabulary.ids("[CLS]", "the", "em", "##bass", "##y", "said", "no", ".", "[SEP]");
    double[][] expected = MODEL.forward(pieces);
    assertThat(cosine(found.layer(2), 0, expected[1])).isGreaterThan(0.995);
    assertThat(cosine(found.layer(2), 4, expected[7])).isGreaterThan(0.995);
  }

  @ParameterizedTest
  @EnumSource
  void aSentenceDoesNotDependOnTheOthersInItsBatch(Precision precision) {
    List<Word> shortOne = SmallVocabulary.words("the", "embassy");
    List<Word> longOne = SmallVocabulary.words("no", ".", "embassy", "the", "the", "said", "x");
    float[] alone = encode(precision, List.of(shortOne)).get(0).layer(2);
    float[] together = encode(precision, List.of(shortOne, longOne)).get(0).layer(2);
    assertThat(together).containsExactly(alone, within(1e-4f));
  }

  @Test
  void sentencesComeInTheirOrderWhateverTheirLengths() {
    List<List<Word>> sentences = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String[] words = new String[1 + i * 7 % 23];
      Arrays.fill(words, i % 2 == 0 ? "embassy" : "said");
      sentences.add(SmallVocabulary.words(words));
    }
    List<Encoding> all = encode(Precision.FLOAT, sentences);
    assertThat(all).hasSize(60);
    for (int i = 0; i < 60; i++) {
      float[] alone = encode(Precision.FLOAT, List.of(sentences.get(i))).get(0).layer(2);
      assertThat(all.get(i).layer(2)).containsExactly(alone, within(1e-4f));
    }
  }

  @Test
  void anEmptySentenceHasNoVectors() {
    List<Encoding> found =
        encode(Precision.INT8, List.of(List.of(), SmallVocabulary.words("the"), List.of()));
    assertThat(found).extracting(Encoding::words).containsExactly(0, 1, 0);
    assertThat(encode(Precision.INT8, List.of())).isEmpty();
  }

  @Test
  void everyWordOfALongSentenceHasAVectorFromAWindowAroundIt() {
    String[] forms = new String[1500];
    for (int i = 0; i < forms.length; i++) {
      forms[i] = SmallVocabulary.PIECES.get(5 + i * 31 % 7 % 3);
    }
    List<Word> words = SmallVocabulary.words(forms);
    Encoding found = encode(Precision.FLOAT, List.of(words)).get(0);
    assertThat(found.words()).isEqualTo(1500);
    int most = Encoder.WINDOW - 2;
    // The second window begins where the first ends, less the overlap; its words begin in between.
    int from = most - Encoder.OVERLAP;
    int word = most - Encoder.OVERLAP / 2;
    int[] pieces = new int[Encoder.WINDOW];
    pieces[0] = SmallVocabulary.ids("[CLS]")[0];
    for (int i = 0; i < most; i++) {
      pieces[i + 1] = SmallVocabulary.ids(forms[from + i])[0];
    }
    pieces[most + 1] = SmallVocabulary.ids("[SEP]")[0];
    double[] expected = MODEL.forward(pieces)[1 + word - from];
    assertThat(cosine(found.layer(2), word, expected)).isGreaterThan(0.9999);
    for (int i = 0; i < 1500; i++) {
      double length = 0;
      for (int k = 0; k < found.width(); k++) {
        length += Math.abs(found.layer(2)[i * found.width() + k]);
      }
      assertThat(length).as("word %d", i).isGreaterThan(0.1);
    }
  }

  @Test
  void oneWordOfManyPiecesIsNotCutOff() {
    List<Word> words = SmallVocabulary.words("said", ".".repeat(900), "the");
    assertThat(encode(Precision.INT8, List.of(words)).get(0).words()).isEqualTo(3);
  }

  @Test
  void severalThreadsGetWhatOneGets() throws Exception {
    List<List<Word>> sentences =
        IntStream.range(1, 30)
            .mapToObj(n -> SmallVocabulary.words("the embassy said no ".repeat(n).split(" ")))
            .toList();
    List<Encoding> alone = encode(Precision.INT8, sentences);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<Encoding>>> runs =
          IntStream.range(0, 12)
              .mapToObj(i -> threads.submit(() -> encode(Precision.INT8, sentences)))
              .toList();
      for (Future<List<Encoding>> run : runs) {
        for (int i = 0; i < alone.size(); i++) {
          assertThat(run.get().get(i).layer(2)).containsExactly(alone.get(i).layer(2));
        }
      }
    }
  }

  @Test
  void layersAreThoseOfTheModel() {
    assertThat(encoder(Precision.INT8).layers()).containsExactly(1, 2);
    assertThat(encoder(Precision.INT8).width()).isEqualTo(16);
  }
}
