package org.dragoman.language.encoder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;

/**
 * Writes the pieces of a text, a sentence a line, as {@code MakeSmoothing} takes them. Arguments:
 * the vocabulary, the file to be written, the texts.
 */
final class CalibrationPieces {

  private static final int LONGEST = 300;

  private CalibrationPieces() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    Vocabulary vocabulary = new Vocabulary(Files.readAllBytes(Path.of(arguments[0])));
    WordPieces wordPieces = new WordPieces(vocabulary);
    List<String> lines = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 2; i < arguments.length; i++) {
      texts.addAll(Files.readAllLines(Path.of(arguments[i]), StandardCharsets.UTF_8));
    }
    for (String whole : texts) {
      String line =
          whole.substring(
              0,
              whole.offsetByCodePoints(
                  0, Math.min(LONGEST, whole.codePointCount(0, whole.length()))));
      Span span = new Span(0, line.codePointCount(0, line.length()));
      Pieces pieces = wordPieces.cut(List.of(new Word(span, line, line)));
      lines.add(
          vocabulary.start()
              + " "
              + Arrays.stream(pieces.ids())
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining(" "))
              + " "
              + vocabulary.end());
    }
    Files.write(Path.of(arguments[1]), lines);
  }
}
