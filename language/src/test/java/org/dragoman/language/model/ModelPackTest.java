package org.dragoman.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dragoman.language.model.ModelException.Reason;
import org.dragoman.language.model.ModelPack.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPackTest {

  private static final List<String> VOCABULARY = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the");
  private static final String VERSION = ModelPack.version(Precision.INT8);

  @TempDir Path folder;
  private Path jar;
  private Path pack;

  @BeforeEach
  void make() throws IOException {
    jar = folder.resolve("published.jar");
    pack = folder.resolve("models").resolve(VERSION);
    new SyntheticModel(1, VOCABULARY).write(jar);
    SyntheticModel.pack(jar, pack, Precision.INT8);
  }

  private void fails(Reason reason, ThrowingCallable what, String... words) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(what)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("\n"));
  }

  private ModelPack open() {
    return ModelPack.open(pack, VERSION);
  }

  @Test
  void aPackIsFourFilesAndNothingIsLeftBeside() throws IOException {
    assertThat(names(pack))
        .containsExactly("model.onnx", "pack.properties", "vocabulary.txt", "weights.bin");
    assertThat(names(folder.resolve("models"))).containsExactly(VERSION);
    open().check();
    assertThat(open().about().bytes())
        .isEqualTo(
            Files.size(open().model())
                + Files.size(pack.resolve("weights.bin"))
                + open().vocabulary().length);
    assertThat(open().about().licence()).contains("Apache-2.0");
    Path both = folder.resolve("both");
    Files.write(both, Files.readAllBytes(open().model()));
    Files.write(both, Files.readAllBytes(pack.resolve("weights.bin")), StandardOpenOption.APPEND);
    assertThat(open().about().sha256()).isEqualTo(PublishedEncoder.sha256(both, Progress.SILENT));
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void twoRunsMakeTheSameBytes() throws IOException {
    Path again = folder.resolve("again");
    SyntheticModel.pack(jar, again, Precision.INT8);
    for (String file : names(pack)) {
      assertThat(Files.mismatch(pack.resolve(file), again.resolve(file))).as(file).isEqualTo(-1);
    }
  }

  @Test
  void aPackIsMadeAnewInThePlaceOfTheOld() throws IOException {
    Files.writeString(pack.resolve("vocabulary.txt"), "gone");
    SyntheticModel.pack(jar, pack, Precision.INT8);
    open().check();
    assertThat(names(folder.resolve("models"))).containsExactly(VERSION);
  }

  @Test
  void noPackIsSaidWithTheWayToMakeIt() {
    fails(
        Reason.MISSING,
        () -> ModelPack.locate(folder.resolve("elsewhere")),
        "no model in",
        "dragoman model --build");
  }

  @Test
  void anEmptiedPackIsDamaged() throws IOException {
    Files.delete(pack.resolve("pack.properties"));
    fails(Reason.DAMAGED, this::open, "no model in");
    SyntheticModel.pack(jar, pack, Precision.INT8);
    Files.write(pack.resolve("model.onnx"), new byte[0]);
    fails(Reason.DAMAGED, this::open, "model.onnx is incomplete");
    Files.delete(pack.resolve("model.onnx"));
    fails(Reason.DAMAGED, this::open, "model.onnx is missing");
    Files.write(pack.resolve("pack.properties"), new byte[] {'v', '=', '\\', 'u', 'x'});
    fails(Reason.DAMAGED, this::open, "description");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.onnx", "weights.bin", "vocabulary.txt"})
  void oneChangedByteIsSeen(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(pack.resolve(file));
    bytes[bytes.length / 2] ^= 1;
    Files.write(pack.resolve(file), bytes);
    fails(Reason.DAMAGED, () -> open().check(), file + " has another checksum");
  }

  @Test
  void aPackOfAnotherVersionIsNamed() {
    fails(
        Reason.OTHER_VERSION,
        () -> ModelPack.open(pack, "multi-cased-12-int8-7"),
        VERSION,
        "multi-cased-12-int8-7");
  }

  @Test
  void aModelThatIsNotTheExpectedOneIsRefusedAndTheOldStays() throws IOException {
    assertThatThrownBy(
            () ->
                ModelPack.convert(
                    jar,
                    pack,
                    VERSION,
                    Precision.INT8,
                    List.of(1),
                    Smoothing.NONE,
                    Updates.NONE,
                    "00",
                    Progress.SILENT))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("not the one expected");
    open().check();
    assertThat(names(folder.resolve("models"))).containsExactly(VERSION);
  }

  @Test
  void aJarThatIsNotThePublishedEncoderIsRefused() {
    fails(
        Reason.DAMAGED,
        () -> ModelPack.build(folder, Precision.INT8, nowhere(), jar, Progress.SILENT),
        "not the published encoder");
  }

  private PublishedEncoder nowhere() {
    return new PublishedEncoder(URI.create("http://127.0.0.1:1/"), folder.resolve("m2"));
  }

  @Test
  void withoutANetworkOneLineSaysSo() {
    fails(
        Reason.UNREACHABLE,
        () -> ModelPack.build(folder, nowhere(), Progress.SILENT),
        "could not be fetched from http://127.0.0.1:1/",
        PublishedEncoder.COORDINATES);
  }

  @Test
  void twoCannotMakeItAtOnce() throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("models").resolve("lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      fails(
          Reason.BUSY,
          () -> ModelPack.build(folder, nowhere(), Progress.SILENT),
          "Another process");
    }
  }

  @Test
  void damageInTheJarIsSeenBeforeAnythingIsMade() throws IOException {
    Path other = folder.resolve("other.jar");
    Files.write(other, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> SyntheticModel.pack(other, folder.resolve("new"), Precision.INT8))
        .isInstanceOf(IOException.class);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void progressGoesForwardToItsEnd() throws IOException {
    List<Long> converted = new ArrayList<>();
    ModelPack.convert(
        jar,
        pack,
        VERSION,
        Precision.INT8,
        List.of(2),
        Smoothing.NONE,
        Updates.NONE,
        "",
        (step, done, total) -> {
          if (step == Progress.Step.CONVERT) {
            assertThat(done).isLessThanOrEqualTo(total);
            converted.add(done);
          }
        });
    assertThat(converted)
        .isSorted()
        .contains(Files.size(pack.resolve("model.onnx")) + Files.size(pack.resolve("weights.bin")));
  }

  @Test
  void theCacheIsWhereTheSystemSays() {
    Path home = Path.of("home");
    assertThat(ModelPack.cache(Map.of("XDG_CACHE_HOME", "x"), home))
        .isEqualTo(Path.of("x", "dragoman"));
    assertThat(ModelPack.cache(Map.of(), home)).isEqualTo(Path.of("home", ".cache", "dragoman"));
  }

  @Test
  void updatesOfLowRankAreAdded() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(1);
      out.writeUTF("some/kernel");
      out.writeInt(2);
      out.writeInt(1);
      out.writeInt(3);
      for (float value : new float[] {1, -2, 3, 0.5f, 4}) {
        out.writeShort(Float.floatToFloat16(value));
      }
    }
    Updates updates = Updates.read(new ByteArrayInputStream(bytes.toByteArray()));
    float[] variable = {1, 1, 1, 0, 0, 0};
    updates.apply("some/kernel", variable);
    assertThat(variable).containsExactly(4, 1.5f, 5, -6, -1, -8);
    updates.apply("another/kernel", variable);
    assertThat(variable[0]).isEqualTo(4);
    assertThatThrownBy(() -> updates.apply("some/kernel", new float[4]))
        .hasMessageContaining("another size");
  }
}
