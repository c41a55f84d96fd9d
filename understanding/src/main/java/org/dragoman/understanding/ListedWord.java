package org.dragoman.understanding;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;

/**
 * A word of a sentence that the rules know from a table, for those who ask why an assertion was
 * made.
 *
 * @param span where it stands in the document
 * @param table the table's name
 * @param category the class under which it is listed
 * @param value its value there; empty where the class says all
 */
public record ListedWord(Span span, String table, String category, String value) {

  /** The words of a sentence that the tables of its document's language list. */
  public static List<ListedWord> in(Document document, Sentence sentence) {
    List<ListedWord> found = new ArrayList<>();
    Passage passage = new Passage(document, sentence);
    Lexicon lexicon = Lexicon.of(document.language().split("-", 2)[0]);
    for (Table table : Table.values()) {
      for (Phrases.Match<Lexicon.Term> match : lexicon.table(table).find(passage)) {
        for (Phrases.Form<Lexicon.Term> form : match.forms()) {
          found.add(
              new ListedWord(
                  passage.span(match.start(), match.end()),
                  table.label(),
                  form.value().category(),
                  form.value().value()));
        }
      }
    }
    return found;
  }
}
