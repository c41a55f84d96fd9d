package org.dragoman.app;

import java.util.Comparator;
import java.util.Optional;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.intake.copy.Copies;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;

/** What the archive takes for copies, and which of them for the first publication. */
final class StoryCopies implements CopyPolicy {

  @Override
  public boolean worthComparing(Fingerprint one, Fingerprint other) {
    return Copies.isWorthComparing(one, other);
  }

  @Override
  public Optional<CopyLink.Kind> compare(Story one, Story other) {
    return switch (Copies.judge(one.document(), other.document())) {
      case NOT -> Optional.empty();
      case IDENTICAL -> Optional.of(CopyLink.Kind.IDENTICAL);
      case EDITED -> Optional.of(CopyLink.Kind.EDITED);
    };
  }

  /**
   * The earliest day first; on one day, one that tells by itself before one that names a source;
   * then the earlier hour.
   */
  @Override
  public Comparator<Story> precedence() {
    return Comparator.comparing((Story story) -> day(story.document()))
        .thenComparing(Story::cites)
        .thenComparing(story -> published(story.document()))
        .thenComparing(story -> story.document().uri().toString());
  }

  private static String day(Document document) {
    String published = published(document);
    return published.substring(0, Math.min(10, published.length()));
  }

  private static String published(Document document) {
    // "~" comes after every digit: what has no date is no first publication.
    return document.origin().published() == null ? "~" : document.origin().published().value();
  }
}
