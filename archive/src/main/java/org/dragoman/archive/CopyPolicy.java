package org.dragoman.archive;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;

/**
 * Tells which documents are copies of one story, and which of them came first.
 *
 * <p>Copies of copies are copies: the archive joins related documents to clusters, and links all of
 * a cluster to its one original. The result does not depend on the order in which documents are
 * stored as long as {@link #compare} is symmetric and {@link #precedence} an order. Documents with
 * the same {@link Fingerprint#exact} are identical without asking.
 */
public interface CopyPolicy {

  /** Links only identical stories; the earliest published one is the original. */
  CopyPolicy IDENTICAL_ONLY =
      new CopyPolicy() {
        @Override
        public boolean worthComparing(Fingerprint one, Fingerprint other) {
          return false;
        }

        @Override
        public Optional<CopyLink.Kind> compare(Story one, Story other) {
          return Optional.empty();
        }

        @Override
        public Comparator<Story> precedence() {
          return Comparator.comparing(
              story ->
                  story.document().origin().published() == null
                      ? "~"
                      : story.document().origin().published().value());
        }
      };

  /**
   * Whether two stories that share a band may be copies, so that their documents are worth loading;
   * symmetric.
   */
  default boolean worthComparing(Fingerprint one, Fingerprint other) {
    return one.similarity(other) >= 0.3;
  }

  /** How close two stories are that share a band of their fingerprints; empty where unrelated. */
  Optional<CopyLink.Kind> compare(Story one, Story other);

  /** Orders by first publication: the least of a cluster is its original. Ids break ties. */
  Comparator<Story> precedence();

  /** How it is known that of two stories the one came first, or that it is not known. */
  default String direction(Story original, Story copy) {
    return precedence().compare(original, copy) < 0
        ? "the original was published earlier"
        : "which came first is not known";
  }

  /**
   * A document with its fingerprint.
   *
   * @param document the document
   * @param fingerprint of its story
   * @param cites whether it names a source for all that it tells
   */
  record Story(Document document, Fingerprint fingerprint, boolean cites) {

    /** Whether a document names a source for all that it tells: every chain goes on behind it. */
    public static boolean cites(Findings findings) {
      List<Assertion> plain =
          findings.assertions().stream()
              .filter(said -> said instanceof Mention || said instanceof DateExpression)
              .toList();
      return !plain.isEmpty()
          && plain.stream().allMatch(said -> said.provenance().attribution().size() > 1);
    }
  }
}
