package org.dragoman.language.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes {@code pins.properties}. Arguments: a folder to make packs in, the file to be written. */
final class MakePins {

  private MakePins() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home"));
    for (ModelPack.Precision precision : ModelPack.Precision.values()) {
      ModelPack pack =
          ModelPack.build(
              Path.of(arguments[0]),
              precision,
              PublishedEncoder.ofCentral(home),
              null,
              Progress.SILENT);
      lines.add(precision.name().toLowerCase(Locale.ROOT) + "=" + pack.about().sha256());
    }
    Files.write(Path.of(arguments[1]), lines);
  }
}
