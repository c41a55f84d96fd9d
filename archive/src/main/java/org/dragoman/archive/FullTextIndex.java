package org.dragoman.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.dragoman.archive.Passages.Match;
import org.dragoman.record.document.Document;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * The search index: a copy of the documents' words that can be made again from the database.
 *
 * <p>It holds no texts, only where each word stands. With each commit it notes the change number of
 * the last document in it, so that what is missing can be told. Thread-safe.
 */
final class FullTextIndex implements Closeable {

  /** Raised where documents are indexed in another way than before. */
  private static final String LAYOUT = "1";

  private static final String ID = "id";
  private static final String LANGUAGE = "language";
  private static final String PUBLISHER = "publisher";
  private static final String FIRST = "first";
  private static final String LAST = "last";
  private static final int MOST_MATCHES = 1000;

  private static final FieldType WORDS = new FieldType(TextField.TYPE_NOT_STORED);

  static {
    WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    WORDS.freeze();
  }

  private final String archive;
  private final Directory directory;
  private final @Nullable IndexWriter writer;
  private final SearcherManager searchers;

  private FullTextIndex(
      String archive,
      Directory directory,
      @Nullable IndexWriter writer,
      SearcherManager searchers) {
    this.archive = archive;
    this.directory = directory;
    this.writer = writer;
    this.searchers = searchers;
  }

  /** A document that matches: its id and the places of the words in its text. */
  record Found(String id, float score, List<Match> matches) {}

  /** What a search found. */
  record Result(long total, List<Found> found) {}

  /**
   * The change number of the last document in the index of an archive; empty where there is no
   * index of that archive that can be used.
   */
  static Optional<Long> lastChange(Path folder, String archive) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      boolean ours = archive.equals(data.get("archive")) && LAYOUT.equals(data.get("layout"));
      return ours ? Optional.of(Long.valueOf(data.get("change"))) : Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /** Opens an index for looking up. */
  static FullTextIndex reading(Path folder, String archive) throws IOException {
    Directory directory = FSDirectory.open(folder);
    return new FullTextIndex(
        archive, directory, null, new SearcherManager(directory, new SearcherFactory()));
  }

  /** Opens an index for writing; empties it first where asked. */
  static FullTextIndex writing(Path folder, String archive, boolean empty) throws IOException {
    if (empty) {
      removeFiles(folder);
    }
    Files.createDirectories(folder);
    Directory directory = FSDirectory.open(folder);
    IndexWriterConfig config = new IndexWriterConfig(LanguageAnalyzers.BY_FIELD);
    config.setRAMBufferSizeMB(48);
    config.setCommitOnClose(false);
    try {
      IndexWriter writer = new IndexWriter(directory, config);
      return new FullTextIndex(
          archive, directory, writer, new SearcherManager(writer, new SearcherFactory()));
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private static void removeFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Adds a document, in the place of an earlier one with its id where there may be one. */
  void put(Document document, boolean mayBeThere) throws IOException {
    List<Field> fields = fields(document);
    if (mayBeThere) {
      writer().updateDocument(new Term(ID, document.id()), fields);
    } else {
      writer().addDocument(fields);
    }
  }

  private static List<Field> fields(Document document) {
    List<Field> fields = new ArrayList<>();
    String text = document.text().toString();
    fields.add(new StringField(ID, document.id(), Field.Store.YES));
    fields.add(new StringField(LANGUAGE, document.language(), Field.Store.NO));
    String primary = LanguageAnalyzers.primary(document.language());
    if (!primary.equals(document.language())) {
      fields.add(new StringField(LANGUAGE, primary, Field.Store.NO));
    }
    if (document.origin().publisher() != null) {
      fields.add(
          new StringField(PUBLISHER, publisherKey(document.origin().publisher()), Field.Store.NO));
    }
    Edtf published = document.origin().published();
    if (published != null) {
      long first = published.earliest().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE);
      long last = published.latest().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE);
      fields.add(new LongPoint(FIRST, first));
      fields.add(new LongPoint(LAST, last));
    }
    if (document.origin().title() != null) {
      fields.add(new Field(LanguageAnalyzers.TITLE, document.origin().title(), WORDS));
    }
    fields.add(new Field(LanguageAnalyzers.TEXT, text, WORDS));
    String byLanguage = LanguageAnalyzers.field(document.language());
    if (byLanguage != null) {
      fields.add(new Field(byLanguage, text, WORDS));
    }
    return fields;
  }

  /** Lucene refuses terms of more than 32 kB. */
  private static String publisherKey(String name) {
    String key = NameKey.of(name);
    return key.substring(0, Math.min(key.length(), 1000));
  }

  /** Makes what was put so far last, and notes up to which change that is. */
  void commit(long change) throws IOException {
    Map<String, String> data =
        Map.of("archive", archive, "layout", LAYOUT, "change", Long.toString(change));
    writer().setLiveCommitData(data.entrySet());
    writer().commit();
  }

  Result search(String query, DocumentFilter filter, int limit) throws IOException {
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      return search(searcher, query, filter, limit);
    } finally {
      searchers.release(searcher);
    }
  }

  /** Which of some documents a query takes. */
  Set<String> matching(String words, Collection<String> documents) throws IOException {
    if (documents.isEmpty()) {
      return Set.of();
    }
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      Query wanted = new QueryReader(languageFields(searcher.getIndexReader())).read(words);
      Query query =
          new BooleanQuery.Builder()
              .add(wanted, Occur.MUST)
              .add(
                  new TermInSetQuery(ID, documents.stream().map(BytesRef::new).toList()),
                  Occur.FILTER)
              .build();
      StoredFields stored = searcher.storedFields();
      Set<String> found = new TreeSet<>();
      for (ScoreDoc hit : searcher.search(query, documents.size()).scoreDocs) {
        found.add(stored.document(hit.doc).get(ID));
      }
      return found;
    } finally {
      searchers.release(searcher);
    }
  }

  private static Result search(
      IndexSearcher searcher, String words, DocumentFilter filter, int limit) throws IOException {
    Query wanted = new QueryReader(languageFields(searcher.getIndexReader())).read(words);
    Query query = searcher.rewrite(filtered(wanted, filter));
    long total = searcher.search(query, new TotalHitCountCollectorManager(searcher.getSlices()));
    if (total == 0 || limit < 1) {
      return new Result(total, List.of());
    }
    TopDocs top = searcher.search(query, limit);
    Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    StoredFields stored = searcher.storedFields();
    List<Found> found = new ArrayList<>();
    for (ScoreDoc hit : top.scoreDocs) {
      String id = stored.document(hit.doc).get(ID);
      found.add(new Found(id, hit.score, matches(searcher, weight, hit.doc)));
    }
    return new Result(total, found);
  }

  private static Set<String> languageFields(IndexReader reader) {
    Set<String> fields = new TreeSet<>();
    for (String field : FieldInfos.getIndexedFields(reader)) {
      if (LanguageAnalyzers.isText(field) && !field.equals(LanguageAnalyzers.TEXT)) {
        fields.add(field);
      }
    }
    return fields;
  }

  private static Query filtered(Query wanted, DocumentFilter filter) {
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(wanted, Occur.MUST);
    filter
        .language()
        .ifPresent(tag -> query.add(new TermQuery(new Term(LANGUAGE, tag)), Occur.FILTER));
    filter
        .publisher()
        .ifPresent(
            name ->
                query.add(new TermQuery(new Term(PUBLISHER, publisherKey(name))), Occur.FILTER));
    filter
        .from()
        .ifPresent(
            day ->
                query.add(
                    LongPoint.newRangeQuery(LAST, day.toEpochDay(), Long.MAX_VALUE), Occur.FILTER));
    filter
        .to()
        .ifPresent(
            day ->
                query.add(
                    LongPoint.newRangeQuery(FIRST, Long.MIN_VALUE, day.toEpochDay()),
                    Occur.FILTER));
    return query.build();
  }

  private static List<Match> matches(IndexSearcher searcher, Weight weight, int document)
      throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    Matches matches = weight.matches(leaf, document - leaf.docBase);
    List<Match> places = new ArrayList<>();
    if (matches == null) {
      return places;
    }
    for (String field : matches) {
      MatchesIterator each = LanguageAnalyzers.isText(field) ? matches.getMatches(field) : null;
      for (int count = 0; each != null && count < MOST_MATCHES && each.next(); count++) {
        places.add(new Match(each.startOffset(), each.endOffset()));
      }
    }
    return places;
  }

  private IndexWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("opened for reading");
    }
    return writer;
  }

  /** Drops what was not committed; see {@link #commit}. */
  @Override
  public void close() throws IOException {
    try {
      searchers.close();
    } finally {
      try {
        if (writer != null) {
          writer.rollback();
        }
      } finally {
        directory.close();
      }
    }
  }
}
