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
 * the vocabulary, the text, the file to be written.
 */
final class CalibrationPieces {

  private CalibrationPieces() {}

  /** Writes the file. */
  public static void main(String[] arguments) throws IOException {
    Vocabulary vocabulary = new Vocabulary(Files.readAllBytes(Path.of(arguments[0])));
    WordPieces wordPieces = new WordPieces(vocabulary);
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
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
    Files.write(Path.of(arguments[2]), lines);
  }
}
