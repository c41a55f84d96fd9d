package org.dragoman.record.document;

import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What is known of where a document comes from; a part that is not known is null.
 *
 * @param title the headline
 * @param publisher the outlet or body that published it
 * @param byline the named author
 * @param place the place that the dateline names
 * @param published when it was published; a date, or a date with time
 * @param publishedBasis how {@code published} is known; null exactly where {@code published} is
 */
public record Origin(
    @Nullable String title,
    @Nullable String publisher,
    @Nullable String byline,
    @Nullable String place,
    @Nullable Edtf published,
    @Nullable PublishedBasis publishedBasis) {

  /** An origin of which nothing is known. */
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null, null);

  /** Checks that a date and its basis stand together. */
  public Origin {
    if ((published == null) != (publishedBasis == null)) {
      throw new IllegalArgumentException("a publication date needs its basis, and no date none");
    }
  }

  /** The same origin with another title. */
  public Origin withTitle(@Nullable String newTitle) {
    return new Origin(newTitle, publisher, byline, place, published, publishedBasis);
  }

  /** The same origin with another publisher. */
  public Origin withPublisher(@Nullable String newPublisher) {
    return new Origin(title, newPublisher, byline, place, published, publishedBasis);
  }

  /** The same origin with another author. */
  public Origin withByline(@Nullable String newByline) {
    return new Origin(title, publisher, newByline, place, published, publishedBasis);
  }

  /** The same origin with another dateline place. */
  public Origin withPlace(@Nullable String newPlace) {
    return new Origin(title, publisher, byline, newPlace, published, publishedBasis);
  }

  /** The same origin with another publication date. */
  public Origin withPublished(Edtf newDate, PublishedBasis basis) {
    return new Origin(title, publisher, byline, place, newDate, basis);
  }
}
