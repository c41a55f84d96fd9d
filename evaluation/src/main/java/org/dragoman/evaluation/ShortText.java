package org.dragoman.evaluation;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/**
 * A text of a few sentences for training or measuring the gate.
 *
 * @param language the bare code of its language
 * @param genre what it is about; with {@code -hard} where its words are those of diplomacy
 * @param text the text
 */
record ShortText(String language, String genre, String text) {

  /** The rows of a table with the columns language, genre and text. */
  static List<ShortText> table(Path file) throws IOException {
    List<ShortText> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 3) {
        throw new IOException(file + ": a line without three cells: " + line);
      }
      if (!cells[0].equals("language")) {
        rows.add(new ShortText(cells[0], cells[1], cells[2]));
      }
    }
    return rows;
  }

  /** The text as a document. */
  Document document() {
    return document(language, text);
  }

  /** A text as a document that is all story. */
  static Document document(String language, String words) {
    SourceText text = new SourceText(words);
    URI uri = URI.create("text:" + Integer.toHexString(words.hashCode()));
    return new Document(
        Document.idOf(uri, text),
        uri,
        text,
        language,
        "Zyyy",
        Origin.UNKNOWN,
        List.of(new Section(new Span(0, text.codePointLength()), Section.Kind.BODY)),
        null);
  }
}
