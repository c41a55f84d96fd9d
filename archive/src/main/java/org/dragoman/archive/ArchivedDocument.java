package org.dragoman.archive;

import java.util.List;
import java.util.Optional;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Problem;

/**
 * A document as the archive keeps it.
 *
 * @param document the document
 * @param reader version of the reader that read it last
 * @param copy what it copies
 * @param copies what copies it
 * @param problems partial troubles met when it was read or taken into the record
 */
public record ArchivedDocument(
    Document document,
    String reader,
    Optional<CopyLink> copy,
    List<CopyLink> copies,
    List<Problem> problems) {

  /** Copies the lists. */
  public ArchivedDocument {
    copies = List.copyOf(copies);
    problems = List.copyOf(problems);
  }

  /** Why it could not be taken into the record; empty where it was, or was not tried yet. */
  public Optional<String> leftOut() {
    return problems.stream()
        .filter(problem -> problem.stage() == Problem.Stage.RECONCILIATION)
        .map(Problem::what)
        .findFirst();
  }
}
