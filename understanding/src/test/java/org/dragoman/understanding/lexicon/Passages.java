package org.dragoman.understanding.lexicon;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/** Passages for tests: a text as one sentence, its words found by a plain pattern. */
public final class Passages {

  private static final Pattern WORD =
      Pattern.compile("\\p{N}+(?:[.,٫٬]\\p{N}+)*|[\\p{L}\\p{M}\\p{N}\\u200C]+|[^\\s]");

  private Passages() {}

  /** The whole text as one sentence of a document without origin. */
  public static Passage of(String language, String text) {
    Reading reading = reading(language, text, Origin.UNKNOWN);
    return new Passage(reading.document(), reading.sentences().get(0));
  }

  /** A reading in which each line of the text is one sentence of the body. */
  public static Reading reading(String language, String text, Origin origin) {
    SourceText source = SourceText.repaired(text);
    URI uri = URI.create("test:document");
    Document document =
        new Document(
            Document.idOf(uri, source), uri, source, language, "Zyyy", origin, List.of(), null);
    Normalization normalization = Normalization.of(language);
    List<Sentence> sentences = new ArrayList<>();
    Matcher lines = Pattern.compile("[^\\n]+").matcher(source.toString());
    while (lines.find()) {
      List<Word> words = new ArrayList<>();
      Matcher matcher = WORD.matcher(source.toString()).region(lines.start(), lines.end());
      while (matcher.find()) {
        Span span = source.spanOfUtf16(matcher.start(), matcher.end());
        words.add(new Word(span, matcher.group(), normalization.normalize(matcher.group())));
      }
      sentences.add(
          new Sentence(source.spanOfUtf16(lines.start(), lines.end()), Section.Kind.BODY, words));
    }
    return new Reading(document, sentences, List.of());
  }
}
