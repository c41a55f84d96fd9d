package org.dragoman.language.encoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a gold file as they are given: CoNLL-U, or a word and its tags a line. Words
 * stand one blank apart; ranges and empty nodes of CoNLL-U are left out.
 */
final class GoldWords {

  private GoldWords() {}

  static List<List<Word>> read(Path file) throws IOException {
    List<List<Word>> sentences = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    int at = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line;
      while ((line = in.readLine()) != null) {
        String form = form(line);
        if (form != null) {
          int end = at + form.codePointCount(0, form.length());
          words.add(new Word(new Span(at, end), form, Normalization.of("und").normalize(form)));
          at = end + 1;
        } else if (line.isBlank() && !words.isEmpty()) {
          sentences.add(words);
          words = new ArrayList<>();
        }
      }
    }
    if (!words.isEmpty()) {
      sentences.add(words);
    }
    return sentences;
  }

  private static @Nullable String form(String line) {
    if (line.isBlank()) {
      return null;
    }
    String[] columns = line.split("\t", -1);
    boolean numbered = columns.length >= 5;
    if (numbered) {
      return columns[0].chars().allMatch(c -> c >= '0' && c <= '9') ? columns[1] : null;
    }
    return line.startsWith("# ") ? null : line.split("[\t ]", 2)[0];
  }
}
