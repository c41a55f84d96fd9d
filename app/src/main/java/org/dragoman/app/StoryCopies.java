package org.dragoman.app;

import java.util.Comparator;
import java.util.Optional;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;

/** What the archive takes for copies: stories that share most of their words. */
final class StoryCopies implements CopyPolicy {

  /**
   * Of two edited copies about this share of the shingles is common, of two stories on one event
   * far less.
   */
  private static final double EDITED = 0.4;

  @Override
  public Optional<CopyLink.Kind> compare(Story one, Story other) {
    if (!one.fingerprint().exact().isEmpty()
        && one.fingerprint().exact().equals(other.fingerprint().exact())) {
      return Optional.of(CopyLink.Kind.IDENTICAL);
    }
    return one.fingerprint().similarity(other.fingerprint()) >= EDITED
        ? Optional.of(CopyLink.Kind.EDITED)
        : Optional.empty();
  }

  @Override
  public Comparator<Story> precedence() {
    return Comparator.comparing((Story story) -> published(story.document()))
        .thenComparing(story -> story.document().uri().toString());
  }

  private static String published(Document document) {
    // "~" comes after every digit: what has no date is no first publication.
    return document.origin().published() == null ? "~" : document.origin().published().value();
  }
}
