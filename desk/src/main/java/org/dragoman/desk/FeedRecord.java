package org.dragoman.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dragoman.archive.Archive;
import org.dragoman.archive.DocumentFilter;
import org.dragoman.archive.DocumentSummary;
import org.dragoman.archive.SearchResult;
import org.dragoman.interchange.RecordLine;
import org.dragoman.interchange.RecordSource;
import org.dragoman.publish.feed.AtomFeed;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.entity.Entity;

/** Some documents of an archive as a record, looked up one by one: what a feed is made of. */
record FeedRecord(List<String> chosen, Archive archive) implements RecordSource {

  /** Of so many that a query finds the latest are taken. */
  private static final int FOUND = 1_000;

  /** The documents with some words, or those published last where there are none. */
  static FeedRecord of(String query, Archive archive) {
    Stream<DocumentSummary> documents =
        query.isEmpty()
            ? archive.newest(AtomFeed.MOST).stream()
            : archive.find(query, DocumentFilter.ALL, FOUND).hits().stream()
                .map(SearchResult.Hit::document);
    return new FeedRecord(documents.map(DocumentSummary::id).sorted().toList(), archive);
  }

  @Override
  public Stream<RecordLine.OfDocument> documents() {
    return chosen.stream().flatMap(id -> document(id).stream());
  }

  @Override
  public Stream<Entity> entities() {
    return Stream.empty();
  }

  @Override
  public Stream<Assertion> assertions() {
    return chosen.stream().flatMap(id -> archive.assertionsOf(id).stream());
  }

  @Override
  public Optional<RecordLine.OfDocument> document(String id) {
    return archive
        .document(id)
        .map(kept -> new RecordLine.OfDocument(kept.document(), kept.copy()));
  }

  @Override
  public Optional<Entity> entity(String id) {
    return archive.entity(id).map(found -> found.entity());
  }
}
