package org.dragoman.app;

import java.util.Optional;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Origin;

/** How documents are named in lists. */
final class Lists {

  private Lists() {}

  /** Title, or the file's name where there is none. */
  static String title(DocumentSummary document) {
    String title = document.origin().title();
    return Console.harmless(
        title == null || title.isBlank() ? ReadCommand.shown(document.uri()) : title);
  }

  /** "2021-02-22 · Milli Majlis · en · doc-0123", what is known of it. */
  static String origin(DocumentSummary document) {
    Origin origin = document.origin();
    StringBuilder line = new StringBuilder();
    line.append(origin.published() == null ? "undated" : origin.published().value());
    line.append(" · ")
        .append(origin.publisher() == null ? "publisher unknown" : origin.publisher());
    line.append(" · ").append(document.language());
    line.append(" · ").append(document.id());
    return Console.harmless(line.toString());
  }

  /** "edited copy of doc-0123", where it is one. */
  static Optional<String> copy(Optional<CopyLink> link) {
    return link.map(
        copy ->
            switch (copy.kind()) {
                  case IDENTICAL -> "identical copy of ";
                  case EDITED -> "edited copy of ";
                  case TRANSLATED -> "translation of ";
                }
                + copy.original());
  }

  /** Why a document is not in the record. */
  static String leftOut(String cause) {
    return Console.harmless(
        "left out of the record: " + cause + " (dragoman reconcile tries it again)");
  }
}
