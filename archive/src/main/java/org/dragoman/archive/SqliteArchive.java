package org.dragoman.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongConsumer;
import org.dragoman.archive.ArchiveException.Reason;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * An archive in a folder: a SQLite database, which is the truth, and a Lucene index made from it.
 *
 * <p>One process at a time may write; any number may read meanwhile. Documents are committed to the
 * database before the index is, and the index notes how far it has come: what a killed process left
 * out of it is put in when the archive is opened next.
 */
public final class SqliteArchive extends DatabaseArchive {

  /** Committing the index is slow, and what a kill loses of it is made again. */
  private static final int CHANGES_PER_INDEX_COMMIT = 2000;

  private final ArchiveFolder folder;
  private final ArchiveOptions options;
  private final Jdbi jdbi;
  private final String id;
  private final @Nullable WriterLock lock;
  private final @Nullable DocumentWriter writer;

  /** Held shared while a document is stored and indexed, alone while the index is committed. */
  private final ReentrantReadWriteLock storing = new ReentrantReadWriteLock();

  private final Object indexOpening = new Object();
  private @Nullable FullTextIndex index;
  private long indexedChange;
  private boolean indexBroken;

  private SqliteArchive(
      ArchiveFolder folder,
      ArchiveOptions options,
      @Nullable WriterLock lock,
      @Nullable DocumentWriter writer)
      throws SQLException {
    super(Dialect.SQLITE, options.incumbents());
    this.folder = folder;
    this.options = options;
    this.lock = lock;
    this.writer = writer;
    this.jdbi =
        Jdbi.create(folder.readingSource())
            .setStatementBuilderFactory(connection -> new KeptStatements());
    try (Connection connection = folder.readingSource().getConnection()) {
      this.id = ArchiveFolder.archiveId(connection);
    }
  }

  /**
   * Opens the archive in a folder; makes it where it is to be written to and there is none.
   *
   * @throws ArchiveException where the folder holds something else, was made by a newer version of
   *     the program, is locked by another writer, or cannot be read or written
   */
  public static SqliteArchive open(Path path, ArchiveOptions options) {
    ArchiveFolder folder = new ArchiveFolder(path);
    try {
      return options.writing() ? openToWrite(folder, options) : openToRead(folder, options);
    } catch (IOException | SQLException | RuntimeException e) {
      throw Trouble.in(folder.path(), e);
    }
  }

  private static SqliteArchive openToRead(ArchiveFolder folder, ArchiveOptions options)
      throws IOException, SQLException {
    folder.requireDatabase();
    if (!folder.isCurrent()) {
      WriterLock lock = WriterLock.take(folder.path());
      try {
        folder.migrate();
      } finally {
        lock.close();
      }
    }
    return new SqliteArchive(folder, options, null, null);
  }

  private static SqliteArchive openToWrite(ArchiveFolder folder, ArchiveOptions options)
      throws IOException, SQLException {
    folder.prepare();
    WriterLock lock = WriterLock.take(folder.path());
    DocumentWriter writer = null;
    try {
      folder.migrate();
      writer =
          new DocumentWriter(
              folder.writingSource().getConnection(), options.copies(), Dialect.SQLITE);
      SqliteArchive archive = new SqliteArchive(folder, options, lock, writer);
      archive.openIndexToWrite();
      return archive;
    } catch (IOException | SQLException | RuntimeException e) {
      if (writer != null) {
        writer.close();
      }
      lock.close();
      throw e;
    }
  }

  @Override
  String place() {
    return folder.path().toString();
  }

  @Override
  ArchiveException trouble(Throwable failure) {
    return Trouble.in(folder.path(), failure);
  }

  @Override
  Handle open() {
    return jdbi.open();
  }

  @Override
  boolean isLost(Throwable failure) {
    return false;
  }

  // Storing

  @Override
  <T> T write(Writing<T> work) {
    DocumentWriter documents = writer();
    try {
      synchronized (documents) {
        return work.with(documents);
      }
    } catch (SQLException e) {
      throw trouble(e);
    }
  }

  @Override
  <T> T writeOnce(Writing<T> work) {
    return write(work);
  }

  @Override
  public Optional<String> readerOf(String documentId) {
    // Asked by the writer, for asking as a reader would end its transaction each time.
    return writer == null
        ? super.readerOf(documentId)
        : write(documents -> documents.readerOf(documentId));
  }

  @Override
  public Stored store(Findings findings, Fingerprint fingerprint, String reader) {
    DocumentWriter documents = writer();
    List<DocumentWriter.Row> rows = DocumentWriter.rows(findings);
    Stored stored;
    boolean commitDue;
    storing.readLock().lock();
    try {
      synchronized (documents) {
        stored = documents.store(findings, rows, fingerprint, reader);
        commitDue = documents.lastChange() - indexedChange >= CHANGES_PER_INDEX_COMMIT;
      }
      if (stored != Stored.UNCHANGED) {
        putIntoIndex(findings.document(), stored == Stored.REPLACED);
      }
    } catch (SQLException | IOException | RuntimeException e) {
      throw Trouble.in(folder.path(), e);
    } finally {
      storing.readLock().unlock();
    }
    if (commitDue) {
      commitIndex(CHANGES_PER_INDEX_COMMIT);
    }
    return stored;
  }

  private void putIntoIndex(Document document, boolean replaced) throws IOException {
    try {
      openIndex().put(document, replaced);
    } catch (IOException | RuntimeException e) {
      // The document is stored. The index must not say that it has it; opening catches up.
      indexBroken = true;
      throw e;
    }
  }

  /** Commits the index where at least so many changes are not yet in it. */
  private void commitIndex(long changes) {
    DocumentWriter documents = writer();
    storing.writeLock().lock();
    try {
      // The index must never be ahead of the database.
      settle();
      long change = documents.lastChange();
      if (!indexBroken && change - indexedChange >= changes) {
        openIndex().commit(change);
        indexedChange = change;
      }
    } catch (IOException | RuntimeException e) {
      indexBroken = true;
      throw Trouble.in(folder.path(), e);
    } finally {
      storing.writeLock().unlock();
    }
  }

  private DocumentWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("the archive was opened for reading");
    }
    return writer;
  }

  /** As if the disk were full: the database may not grow any more. For tests. */
  void limitPages() throws SQLException {
    DocumentWriter documents = writer();
    synchronized (documents) {
      documents.limitPages();
    }
  }

  /** Ends the writer's transaction, so that the readers' connections see all that was stored. */
  @Override
  void settle() {
    if (writer != null) {
      write(
          documents -> {
            documents.commit();
            return documents;
          });
    }
  }

  // The search index

  @Override
  FullTextIndex index() throws IOException {
    return openIndex();
  }

  @Override
  public long reindex(LongConsumer progress) {
    storing.writeLock().lock();
    try {
      synchronized (indexOpening) {
        if (writer != null) {
          return rebuild(progress);
        }
        closeIndex();
        WriterLock held = WriterLock.take(folder.path());
        try {
          return rebuild(progress);
        } finally {
          closeIndex();
          held.close();
        }
      }
    } catch (IOException | RuntimeException e) {
      throw Trouble.in(folder.path(), e);
    } finally {
      storing.writeLock().unlock();
    }
  }

  private long rebuild(LongConsumer progress) throws IOException {
    closeIndex();
    FullTextIndex fresh = FullTextIndex.writing(folder.index(), id, true);
    index = fresh;
    indexBroken = false;
    CaughtUp caughtUp = catchUp(fresh, 0, progress);
    indexedChange = caughtUp.change();
    return caughtUp.documents();
  }

  private void openIndexToWrite() throws IOException {
    synchronized (indexOpening) {
      Optional<Long> change = FullTextIndex.lastChange(folder.index(), id);
      long last = lastChange();
      if (change.isPresent() && change.get() <= last) {
        try {
          FullTextIndex opened = FullTextIndex.writing(folder.index(), id, false);
          index = opened;
          indexedChange = change.get();
          if (change.get() < last) {
            indexedChange = catchUp(opened, change.get(), done -> {}).change();
          }
          return;
        } catch (IOException | RuntimeException e) {
          closeIndex();
          if (Trouble.in(folder.path(), e).reason() != Reason.FAILED) {
            throw e;
          }
        }
      }
      if (last > 0) {
        options.notices().accept("the search index was missing or damaged and is made again");
      }
      rebuild(done -> {});
    }
  }

  private FullTextIndex openIndex() throws IOException {
    synchronized (indexOpening) {
      if (index == null) {
        index = indexToRead();
      }
      return index;
    }
  }

  /** Opens the index for reading, after completing it where that is needed and can be done. */
  private FullTextIndex indexToRead() throws IOException {
    Optional<Long> change = FullTextIndex.lastChange(folder.index(), id);
    long last = lastChange();
    if (change.isEmpty() || change.get() != last) {
      try {
        completeIndex();
      } catch (IOException | ArchiveException e) {
        ArchiveException trouble = Trouble.in(folder.path(), e);
        if (change.isEmpty()) {
          throw trouble;
        }
        if (trouble.reason() != Reason.LOCKED) {
          options.notices().accept("the search index is not up to date: " + trouble.getMessage());
        }
      }
    }
    return FullTextIndex.reading(folder.index(), id);
  }

  private void completeIndex() throws IOException {
    WriterLock held = WriterLock.take(folder.path());
    try {
      openIndexToWrite();
    } finally {
      closeIndex();
      held.close();
    }
  }

  @Override
  FullTextIndex repairedIndex() throws IOException {
    options.notices().accept("the search index was damaged and is made again");
    reindex(done -> {});
    return openIndex();
  }

  private void closeIndex() throws IOException {
    synchronized (indexOpening) {
      FullTextIndex open = index;
      index = null;
      if (open != null) {
        open.close();
      }
    }
  }

  @Override
  public void flush() {
    settle();
    if (writer != null) {
      commitIndex(1);
    }
  }

  @Override
  public void close() {
    try {
      try {
        flush();
      } finally {
        closeIndex();
      }
    } catch (IOException | RuntimeException e) {
      throw Trouble.in(folder.path(), e);
    } finally {
      closeDatabase();
    }
  }

  private void closeDatabase() {
    closeReaders();
    if (writer == null || lock == null) {
      return;
    }
    try {
      synchronized (writer) {
        writer.close();
      }
      lock.close();
    } catch (IOException | SQLException e) {
      throw Trouble.in(folder.path(), e);
    }
  }
}
