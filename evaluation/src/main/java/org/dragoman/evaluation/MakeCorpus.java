package org.dragoman.evaluation;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes documents to measure with. Arguments: folder of real ones, folder to write to, how many.
 */
final class MakeCorpus {

  private MakeCorpus() {}

  public static void main(String[] arguments) throws IOException {
    Corpus.of(Path.of(arguments[0]))
        .write(Path.of(arguments[1]), Integer.parseInt(arguments[2]), 20_261_122L);
  }
}
