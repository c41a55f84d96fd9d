package org.dragoman.understanding.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;

/**
 * The listed forms of a language that a first look heeds, all in one set, so that a text is walked
 * once. Immutable and thread-safe.
 */
final class Signals {

  private static final ConcurrentHashMap<String, Optional<Signals>> LOADED =
      new ConcurrentHashMap<>();

  /** Where a sentence may end; a stop too many costs little here. */
  private static final String STOPS = ".!?؟։。…\n";

  private final Normalization normalization;
  private final Phrases<Signal> forms;

  private Signals(String language) {
    Morphology morphology = Morphology.of(language);
    normalization = morphology.normalization();
    Phrases.Builder<Signal> all = Phrases.in(morphology);
    for (WordList.Row row : Lexicon.rows(language, Table.ACTS)) {
      switch (row.cell("class")) {
        case "verb", "noun" ->
            add(all, row, "words", new Signal(Signal.Kind.ACT, row.cell("value")));
        case "not" -> add(all, row, "words", Signal.NONE);
        default -> {}
      }
    }
    add(all, language, Table.POSTS, "post", Signal.Kind.POST);
    add(all, language, Table.BODIES, "body", Signal.Kind.BODY);
    add(all, language, Table.BODIES, "group", Signal.Kind.BODY);
    add(all, language, Table.POSITIONS, "instrument", Signal.Kind.TEXT);
    for (WordList.Row row : WordList.of(language, "countries").rows()) {
      Signal country = new Signal(Signal.Kind.COUNTRY, row.cell("code"));
      add(all, row, "names", country);
      add(all, row, "people", country);
      add(all, row, "capital", country);
    }
    for (WordList.Row row : WordList.of(language, "countries-not").rows()) {
      add(all, row, "form", Signal.NONE);
    }
    for (WordList.Row row : WordList.of("und", "known-bodies").rows()) {
      add(all, row, "forms", new Signal(Signal.Kind.BODY, "body"));
    }
    for (WordList.Row row : WordList.of(language, "genres").rows()) {
      add(all, row, "words", new Signal(Signal.Kind.GENRE, row.cell("value")));
    }
    forms = all.build();
  }

  /** The forms of a language by its bare code; empty where it has no lists of acts. */
  static Optional<Signals> of(String language) {
    return LOADED.computeIfAbsent(
        language,
        code ->
            Lexicon.rows(code, Table.ACTS).isEmpty()
                ? Optional.empty()
                : Optional.of(new Signals(code)));
  }

  private static void add(
      Phrases.Builder<Signal> all,
      String language,
      Table table,
      String category,
      Signal.Kind kind) {
    for (WordList.Row row : Lexicon.rows(language, table)) {
      if (row.cell("class").equals(category)) {
        String value = row.cell("value");
        add(all, row, "words", new Signal(kind, value.isEmpty() ? category : value));
      }
    }
  }

  private static void add(
      Phrases.Builder<Signal> all, WordList.Row row, String column, Signal signal) {
    row.forms(column).forEach(form -> all.add(form, signal));
  }

  /**
   * A sentence as a first look cuts it.
   *
   * @param words how many words it has
   * @param found the listed forms in it
   */
  record Look(int words, List<Found> found) {}

  /**
   * A listed form found.
   *
   * @param signals what it speaks for, each once
   * @param words the words in their normal form
   */
  record Found(List<Signal> signals, String words) {}

  /** The sentences of a document's headline and story. */
  List<Look> in(Document document) {
    List<Look> sentences = new ArrayList<>();
    for (Section section : document.sections()) {
      if (section.kind() == Section.Kind.TITLE || section.kind() == Section.Kind.BODY) {
        cut(document, section, sentences);
      }
    }
    return sentences;
  }

  private void cut(Document document, Section section, List<Look> sentences) {
    SourceText text = document.text();
    String all = text.toString();
    int end = text.toUtf16(section.span().end());
    List<Word> words = new ArrayList<>();
    for (int i = text.toUtf16(section.span().start()); i < end; ) {
      if (isSpace(all.charAt(i))) {
        if (all.charAt(i) == '\n') {
          close(document, section, words, sentences);
        }
        i++;
        continue;
      }
      int from = i;
      while (i < end && !isSpace(all.charAt(i))) {
        i++;
      }
      String form = all.substring(from, i);
      words.add(new Word(text.spanOfUtf16(from, i), form, normalization.normalize(form)));
      if (STOPS.indexOf(all.charAt(i - 1)) >= 0) {
        close(document, section, words, sentences);
      }
    }
    close(document, section, words, sentences);
  }

  /** Runs of characters between white space do as words here: forms are matched inside them. */
  private void close(Document document, Section section, List<Word> words, List<Look> sentences) {
    if (words.isEmpty()) {
      return;
    }
    Span span = words.get(0).span().union(words.get(words.size() - 1).span());
    Passage passage = new Passage(document, new Sentence(span, section.kind(), words));
    List<Found> found = new ArrayList<>();
    for (Phrases.Match<Signal> match : forms.find(passage)) {
      List<Signal> signals =
          match.forms().stream()
              .filter(form -> !form.uncertain())
              .map(Phrases.Form::value)
              .filter(signal -> signal.kind() != Signal.Kind.NONE)
              .distinct()
              .toList();
      if (!signals.isEmpty()) {
        found.add(new Found(signals, passage.text().substring(match.start(), match.end())));
      }
    }
    sentences.add(new Look(words.size(), found));
    words.clear();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || (c != '\u200C' && Character.isWhitespace(c)) || c == '\u00A0';
  }
}
