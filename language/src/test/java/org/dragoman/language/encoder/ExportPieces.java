package org.dragoman.language.encoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dragoman.record.reading.Word;

/**
 * Writes the word pieces of gold words, for training. Arguments: the vocabulary, a folder for the
 * results, files of gold words. For each file: {@code NAME.pieces.npy}, int32, the pieces of all
 * sentences with the marks of start and end; {@code NAME.sentences.npy}, int64 [sentences + 1],
 * each sentence's first piece; {@code NAME.firsts.npy}, int32, each word's first piece, counted in
 * its sentence.
 */
final class ExportPieces {

  private ExportPieces() {}

  /** Writes the files. */
  public static void main(String[] arguments) throws IOException {
    Vocabulary vocabulary = new Vocabulary(Files.readAllBytes(Path.of(arguments[0])));
    WordPieces wordPieces = new WordPieces(vocabulary);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    for (String argument : Arrays.asList(arguments).subList(2, arguments.length)) {
      Path file = Path.of(argument);
      List<Integer> pieces = new ArrayList<>();
      List<Integer> firsts = new ArrayList<>();
      List<List<Word>> sentences = GoldWords.read(file);
      ByteBuffer offsets = ByteBuffer.allocate((sentences.size() + 1) * Long.BYTES);
      offsets.order(ByteOrder.LITTLE_ENDIAN).putLong(0);
      for (List<Word> sentence : sentences) {
        Pieces cut = wordPieces.cut(sentence);
        pieces.add(vocabulary.start());
        Arrays.stream(cut.ids()).forEach(pieces::add);
        pieces.add(vocabulary.end());
        Arrays.stream(cut.firsts()).forEach(first -> firsts.add(first + 1));
        offsets.putLong(pieces.size());
      }
      String name = file.getFileName().toString();
      write(folder.resolve(name + ".sentences.npy"), "<i8", sentences.size() + 1, offsets.array());
      write(folder.resolve(name + ".pieces.npy"), "<i4", pieces.size(), bytes(pieces));
      write(folder.resolve(name + ".firsts.npy"), "<i4", firsts.size(), bytes(firsts));
    }
  }

  private static byte[] bytes(List<Integer> values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.size() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(bytes::putInt);
    return bytes.array();
  }

  private static void write(Path file, String type, int count, byte[] values) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(Npy.header(type, "(" + count + ",)"));
      out.write(values);
    }
  }
}
