package org.dragoman.app;

import java.util.Comparator;
import java.util.Optional;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.intake.copy.Copies;
import org.dragoman.reconciliation.known.Gazetteer;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;

/** What the archive takes for copies, and which of them for the first publication. */
final class StoryCopies implements CopyPolicy {

  private static final int DAY = "2023-05-03".length();

  /** Comes after every digit. */
  private static final String UNDATED = "~";

  private final Gazetteer gazetteer;

  StoryCopies(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

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
   * The earliest day first; on one day, one that tells by itself before one that names a source,
   * then an outlet in its own language before the same in another; then the earlier hour.
   */
  @Override
  public Comparator<Story> precedence() {
    return Comparator.comparing(this::day)
        .thenComparing(Story::cites)
        .thenComparing(story -> !inOwnVoice(story))
        .thenComparing(story -> published(story.document()))
        .thenComparing(story -> story.document().uri().toString());
  }

  @Override
  public String direction(Story original, Story copy) {
    String first = published(original.document());
    String second = published(copy.document());
    boolean dated = isDated(original) && isDated(copy);
    if (dated && !day(original).equals(day(copy))) {
      return "the original was published earlier";
    }
    if (copy.cites() && !original.cites()) {
      return "the other names a source for all of it";
    }
    if (inOwnVoice(original) && !inOwnVoice(copy)) {
      return "the original is in its publisher's own language";
    }
    return dated && !first.equals(second) && first.length() > DAY && second.length() > DAY
        ? "the original was published earlier"
        : "which came first is not known";
  }

  /** Whether a known outlet speaks in the language in which it writes first. */
  private boolean inOwnVoice(Story story) {
    Document document = story.document();
    String publisher = document.origin().publisher();
    String language = document.language().split("-", 2)[0];
    return publisher != null
        && gazetteer.voice(publisher, language).filter(language::equals).isPresent();
  }

  /** What has no date is no first publication, unless it is its publisher's own word. */
  private String day(Story story) {
    if (!isDated(story)) {
      return !story.cites() && inOwnVoice(story) ? "" : UNDATED;
    }
    String published = published(story.document());
    return published.substring(0, Math.min(DAY, published.length()));
  }

  private static boolean isDated(Story story) {
    return story.document().origin().published() != null;
  }

  private static String published(Document document) {
    return document.origin().published() == null ? UNDATED : document.origin().published().value();
  }
}
