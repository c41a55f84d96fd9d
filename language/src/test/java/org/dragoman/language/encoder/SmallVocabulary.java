package org.dragoman.language.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;

/** A vocabulary for tests, and words that stand one blank apart. */
final class SmallVocabulary {

  static final List<String> PIECES =
      List.of(
          "[PAD]",
          "[UNK]",
          "[CLS]",
          "[SEP]",
          "[MASK]",
          "the",
          "said",
          "no",
          "em",
          "##bass",
          "##y",
          ".",
          ",",
          "x",
          "##x",
          "-",
          "Par",
          "##lament",
          "##la",
          "##ment",
          "##o",
          "گفت",
          "##و",
          "##گو",
          "İ",
          "##stan",
          "##bul",
          "Из",
          "##вест",
          "##ия",
          "中",
          "国",
          "é",
          "Ե",
          "##րևան",
          "։",
          "«",
          "»",
          "'",
          "da",
          "12",
          "##3",
          "😀",
          "##😀",
          "a",
          "##a",
          "##aa");

  private SmallVocabulary() {}

  static Vocabulary vocabulary() {
    return new Vocabulary(String.join("\n", PIECES).getBytes(StandardCharsets.UTF_8));
  }

  static int[] ids(String... pieces) {
    return Arrays.stream(pieces).mapToInt(PIECES::indexOf).toArray();
  }

  static List<Word> words(String... forms) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (String form : forms) {
      int end = at + form.codePointCount(0, form.length());
      words.add(new Word(new Span(at, end), form, form));
      at = end + 1;
    }
    return words;
  }
}
