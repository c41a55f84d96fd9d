package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.reading.Reading;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;

/** Reads texts for tests: a line, or what ". " ends, is a sentence. */
final class Texts {

  static final Function<Passage, List<Edtf>> NO_DATES = passage -> List.of();

  private Texts() {}

  static Attribution read(String language, String text) {
    return read(language, text, Origin.UNKNOWN, NO_DATES);
  }

  static Attribution read(
      String language, String text, Origin origin, Function<Passage, List<Edtf>> dates) {
    Reading reading = Passages.reading(language, text, origin);
    Document document = reading.document();
    List<Passage> passages = new ArrayList<>();
    for (Sentence line : reading.sentences()) {
      int from = 0;
      for (int i = 0; i < line.words().size(); i++) {
        boolean last = i + 1 == line.words().size();
        boolean stop =
            !last
                && ".!?։".contains(line.words().get(i).form())
                && line.words().get(i).span().end() < line.words().get(i + 1).span().start()
                && i - from > 2
                && (line.words().get(i - 1).form().length() > 2
                    || !line.words().get(i - 1).isWord());
        if (stop || last) {
          Span span = line.spanOf(from, i);
          passages.add(
              new Passage(
                  document, new Sentence(span, line.kind(), line.words().subList(from, i + 1))));
          from = i + 1;
        }
      }
    }
    return Attribution.read(language, document, passages, dates);
  }

  static String names(List<Link> chain) {
    return String.join(" > ", chain.stream().map(Link::name).toList());
  }
}
