package org.dragoman.language.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Problem;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;

/**
 * Reads a document's sentences and words.
 *
 * <p>No sentence crosses the border of a section; text outside every section is read as body. Time
 * and memory grow with the length of the text alone, whatever it holds. Thread-safe: build one and
 * share it.
 */
public final class Segmenter {

  /** A sentence with more words is cut, for the sake of all that reads it later. */
  public static final int LONGEST_SENTENCE = 1000;

  private final ConcurrentMap<String, Habits> habits = new ConcurrentHashMap<>();

  /** The sentences and words of a document. */
  public Reading read(Document document) {
    return new Pass(document, habitsOf(document.language())).read();
  }

  private Habits habitsOf(String language) {
    int dash = language.indexOf('-');
    String code = dash < 0 ? language : language.substring(0, dash);
    boolean plain = !code.isEmpty() && code.length() <= 3;
    for (int i = 0; i < code.length(); i++) {
      plain &= code.charAt(i) >= 'a' && code.charAt(i) <= 'z';
    }
    return habits.computeIfAbsent(plain ? code : "und", Habits::of);
  }

  /** One reading of one document. */
  private static final class Pass {
    private final Document document;
    private final SourceText source;
    private final String text;
    private final Normalization normalization;
    private final Tokens tokens = new Tokens();
    private final Tokenizer tokenizer;
    private final SentenceEnds ends;
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Pass(Document document, Habits habits) {
      this.document = document;
      this.source = document.text();
      this.text = source.toString();
      this.normalization = Normalization.of(document.language());
      this.tokenizer = new Tokenizer(text, habits, tokens);
      this.ends = new SentenceEnds(text, habits, tokens);
    }

    Reading read() {
      int done = 0;
      for (Section section : document.sections()) {
        int start = source.toUtf16(section.span().start());
        int end = source.toUtf16(section.span().end());
        section(done, start, Section.Kind.BODY);
        section(start, end, section.kind());
        done = end;
      }
      section(done, text.length(), Section.Kind.BODY);
      return new Reading(document, sentences, problems);
    }

    private void section(int start, int end, Section.Kind kind) {
      if (start == end) {
        return;
      }
      boolean running = kind == Section.Kind.BODY || kind == Section.Kind.ABOUT;
      Lines lines = new Lines(text, start, end, running);
      int at = start;
      while (at < end) {
        int blockEnd = lines.blockEnd(at);
        tokenizer.tokenize(at, blockEnd);
        if (running) {
          sentences(kind);
        } else if (tokens.size() > 0) {
          sentence(0, tokens.size(), kind);
        }
        at = blockEnd;
      }
    }

    private void sentences(Section.Kind kind) {
      int first = 0;
      for (int i = 0; i < tokens.size(); i++) {
        int end = i < first ? -1 : ends.endAt(i, first);
        if (end > 0) {
          sentence(first, end, kind);
          first = end;
          i = end - 1;
        }
      }
      if (first < tokens.size()) {
        sentence(first, tokens.size(), kind);
      }
    }

    private void sentence(int first, int end, Section.Kind kind) {
      if (end - first > LONGEST_SENTENCE) {
        problems.add(
            new Problem(
                source.spanOfUtf16(tokens.start(first), tokens.end(end - 1)),
                "A passage of "
                    + (end - first)
                    + " words without a sentence's end was cut into pieces; "
                    + "what is said across two pieces is not found."));
      }
      int from = first;
      while (from < end) {
        int to = end - from > LONGEST_SENTENCE ? cut(from) : end;
        List<Word> words = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
          String form = text.substring(tokens.start(i), tokens.end(i));
          words.add(
              new Word(
                  source.spanOfUtf16(tokens.start(i), tokens.end(i)),
                  form,
                  normalization.normalize(form)));
        }
        sentences.add(
            new Sentence(source.spanOfUtf16(tokens.start(from), tokens.end(to - 1)), kind, words));
        from = to;
      }
    }

    /** The index after the last comma of the longest allowed stretch, or that stretch's end. */
    private int cut(int from) {
      int longest = from + LONGEST_SENTENCE;
      for (int i = longest; i > from + LONGEST_SENTENCE / 2; i--) {
        if (tokens.kind(i - 1) == CharacterKind.COMMA) {
          return i;
        }
      }
      return longest;
    }
  }
}
