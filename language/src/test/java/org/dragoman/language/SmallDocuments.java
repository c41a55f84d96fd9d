package org.dragoman.language;

import java.net.URI;
import java.util.List;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;

/** Documents for tests: a text in a language, all of it story. */
public final class SmallDocuments {

  private SmallDocuments() {}

  /** A document; lone surrogates are repaired as intake does. */
  public static Document of(String string, String language) {
    SourceText text = SourceText.repaired(string);
    URI uri = URI.create("test:document");
    List<Section> sections =
        text.length() == 0 ? List.of() : List.of(new Section(text.span(), Section.Kind.BODY));
    return new Document(
        Document.idOf(uri, text), uri, text, language, "Zyyy", Origin.UNKNOWN, sections, null);
  }
}
