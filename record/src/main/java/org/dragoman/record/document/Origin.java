package org.dragoman.record.document;

import java.net.URI;
import java.util.List;
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
 * @param canonical the address that the document gives as its own, wherever it was read
 * @param versions the other languages that it says it is in
 */
public record Origin(
    @Nullable String title,
    @Nullable String publisher,
    @Nullable String byline,
    @Nullable String place,
    @Nullable Edtf published,
    @Nullable PublishedBasis publishedBasis,
    @Nullable URI canonical,
    List<LanguageVersion> versions) {

  /** An origin of which nothing is known. */
  public static final Origin UNKNOWN = new Origin(null, null, null, null, null, null);

  /** An origin without addresses of its own. */
  public Origin(
      @Nullable String title,
      @Nullable String publisher,
      @Nullable String byline,
      @Nullable String place,
      @Nullable Edtf published,
      @Nullable PublishedBasis publishedBasis) {
    this(title, publisher, byline, place, published, publishedBasis, null, List.of());
  }

  /** Checks that a date and its basis stand together. */
  public Origin {
    versions = List.copyOf(versions);
    if ((published == null) != (publishedBasis == null)) {
      throw new IllegalArgumentException("a publication date needs its basis, and no date none");
    }
  }

  /** The same origin with another title. */
  public Origin withTitle(@Nullable String newTitle) {
    return new Origin(
        newTitle, publisher, byline, place, published, publishedBasis, canonical, versions);
  }

  /** The same origin with another publisher. */
  public Origin withPublisher(@Nullable String newPublisher) {
    return new Origin(
        title, newPublisher, byline, place, published, publishedBasis, canonical, versions);
  }

  /** The same origin with another author. */
  public Origin withByline(@Nullable String newByline) {
    return new Origin(
        title, publisher, newByline, place, published, publishedBasis, canonical, versions);
  }

  /** The same origin with another dateline place. */
  public Origin withPlace(@Nullable String newPlace) {
    return new Origin(
        title, publisher, byline, newPlace, published, publishedBasis, canonical, versions);
  }

  /** The same origin with another publication date. */
  public Origin withPublished(Edtf newDate, PublishedBasis basis) {
    return new Origin(title, publisher, byline, place, newDate, basis, canonical, versions);
  }

  /** The same origin with the addresses that the document gives. */
  public Origin withAddresses(@Nullable URI itsOwn, List<LanguageVersion> others) {
    return new Origin(title, publisher, byline, place, published, publishedBasis, itsOwn, others);
  }
}
