package org.dragoman.publish;

import java.util.List;
import org.dragoman.interchange.RecordLine;
import org.dragoman.record.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * What formats say of a document: all but its text. A part that is not known is empty.
 *
 * @param id its id
 * @param uri where it is from
 * @param title its headline
 * @param publisher its publisher
 * @param published when, as EDTF
 * @param language its language, a BCP 47 tag
 */
public record Story(
    String id, String uri, String title, String publisher, String published, String language) {

  /** How many fields {@link #fields} gives. */
  static final int FIELDS = 6;

  /** The document with this id; of one that the record lacks only that is known. */
  public static Story of(String id, Lookups lookups) {
    return lookups
        .document(id)
        .map(RecordLine.OfDocument::document)
        .map(Story::of)
        .orElseGet(() -> new Story(id, "", "", "", "", ""));
  }

  /** A document without its text. */
  public static Story of(Document document) {
    return new Story(
        document.id(),
        document.uri().toString(),
        known(document.origin().title()),
        known(document.origin().publisher()),
        known(document.origin().published()),
        document.language());
  }

  private static String known(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Its fields, to be sorted with. */
  List<String> fields() {
    return List.of(id, uri, title, publisher, published, language);
  }

  /** The story of such fields, from one of a row on. */
  static Story of(List<String> row, int from) {
    return new Story(
        row.get(from),
        row.get(from + 1),
        row.get(from + 2),
        row.get(from + 3),
        row.get(from + 4),
        row.get(from + 5));
  }

  /** Outlet, title and day in one line, as a note cites them. */
  public String citation() {
    StringBuilder text = new StringBuilder();
    for (String part : List.of(publisher, title, published)) {
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : ", ").append(part);
      }
    }
    return text.isEmpty() ? uri : text.toString();
  }
}
