package org.dragoman.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.dragoman.archive.ArchiveException.Reason;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.document.Fingerprint;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * An archive in a PostgreSQL database, which any number of processes on any number of machines read
 * and write at once.
 *
 * <p>Each process looks words up in a Lucene index of its own machine, which it completes from the
 * database before it searches.
 */
public final class PostgresArchive extends DatabaseArchive {

  /** So often something is tried again that met another writer, or found its connection gone. */
  private static final int MOST_TRIES = 7;

  private static final int SHORTEST_WAIT_MILLISECONDS = 20;

  private static final int MOST_IDLE_WRITERS = 8;

  /** A connection that lay so long is asked whether it still is one. */
  private static final long TRUSTED_NANOSECONDS = TimeUnit.SECONDS.toNanos(5);

  private static final long INDEX_WAIT_MILLISECONDS = 10_000;

  /** So many documents are put into the index without a word. */
  private static final int FEW = 1000;

  private final PostgresServer server;
  private final ArchiveOptions options;
  private final Jdbi jdbi;
  private final Path indexFolder;
  private final String id;

  /** Writers that nobody uses now, the last used first. */
  private final ConcurrentLinkedDeque<IdleWriter> writers = new ConcurrentLinkedDeque<>();

  private final Object indexOpening = new Object();
  private @Nullable FullTextIndex index;
  private long indexedChange;

  private record IdleWriter(Connection connection, DocumentWriter writer, long since) {}

  private PostgresArchive(PostgresServer server, Path indexes, ArchiveOptions options)
      throws SQLException {
    super(Dialect.POSTGRESQL, options.incumbents());
    this.server = server;
    this.options = options;
    this.jdbi = Jdbi.create(server::connect);
    this.id = server.archiveId();
    this.indexFolder = indexes.resolve(id);
  }

  /** Whether an address is one of a PostgreSQL database. */
  public static boolean isAddress(String address) {
    return address.startsWith(PostgresServer.PREFIX);
  }

  /**
   * What the database at an address is called: server, port and name, without who asks.
   *
   * @throws ArchiveException where the address is not understood
   */
  public static String place(String address) {
    return PostgresServer.at(address, Map.of()).place();
  }

  /**
   * Opens the archive in a database; makes its tables where it is to be written to and has none.
   *
   * @param address {@code jdbc:postgresql://server:port/database}, with parameters of the driver
   * @param environment where {@code PGUSER} and {@code PGPASSWORD} may stand
   * @param indexes folder of this machine for the search indexes of archives
   * @throws ArchiveException where the server is not reached, or the database is not there, holds
   *     something else, was made by a newer version of the program, or may not be used so
   */
  public static PostgresArchive open(
      String address, Map<String, String> environment, Path indexes, ArchiveOptions options) {
    PostgresServer server = PostgresServer.at(address, environment);
    try {
      if (options.writing()) {
        server.migrate();
      } else {
        server.requireTables();
      }
      return new PostgresArchive(server, indexes, options);
    } catch (SQLException | FlywayException e) {
      throw Trouble.at(server.place(), e);
    }
  }

  @Override
  String place() {
    return server.place();
  }

  @Override
  ArchiveException trouble(Throwable failure) {
    return Trouble.at(server.place(), failure);
  }

  @Override
  Handle open() {
    return jdbi.open();
  }

  @Override
  boolean isLost(Throwable failure) {
    return Trouble.isLost(failure);
  }

  @Override
  void settle() {
    // Every writing is committed when it returns.
  }

  // Storing

  @Override
  public Stored store(Findings findings, Fingerprint fingerprint, String reader) {
    List<DocumentWriter.Row> rows = DocumentWriter.rows(findings);
    return write(writer -> writer.store(findings, rows, fingerprint, reader));
  }

  @Override
  <T> T write(Writing<T> work) {
    return write(work, true);
  }

  @Override
  <T> T writeOnce(Writing<T> work) {
    return write(work, false);
  }

  private <T> T write(Writing<T> work, boolean again) {
    if (!options.writing()) {
      throw new IllegalStateException("the archive was opened for reading");
    }
    for (int tries = 1; ; tries++) {
      IdleWriter writer = null;
      try {
        writer = borrow();
        T done = work.with(writer.writer());
        giveBack(writer);
        return done;
      } catch (SQLException e) {
        close(writer);
        // Where others were in the way, nothing was written. Where the connection is gone, it may
        // have been.
        boolean retry = Trouble.isConflict(e) || (Trouble.isLost(e) && (again || writer == null));
        if (!retry || tries >= MOST_TRIES) {
          throw trouble(e);
        }
        waitBefore(tries, e);
      } catch (RuntimeException | Error e) {
        close(writer);
        throw e;
      }
    }
  }

  private void waitBefore(int tries, SQLException cause) {
    long longest = (long) SHORTEST_WAIT_MILLISECONDS << (Trouble.isLost(cause) ? tries + 1 : tries);
    try {
      TimeUnit.MILLISECONDS.sleep(longest / 2 + ThreadLocalRandom.current().nextLong(longest));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble(cause);
    }
  }

  private IdleWriter borrow() throws SQLException {
    for (IdleWriter idle = writers.pollFirst(); idle != null; idle = writers.pollFirst()) {
      if (System.nanoTime() - idle.since() < TRUSTED_NANOSECONDS || idle.connection().isValid(5)) {
        return idle;
      }
      close(idle);
    }
    Connection connection = server.connect();
    try {
      return new IdleWriter(
          connection,
          new DocumentWriter(connection, options.copies(), Dialect.POSTGRESQL),
          System.nanoTime());
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private void giveBack(IdleWriter writer) {
    if (writers.size() < MOST_IDLE_WRITERS) {
      writers.addFirst(new IdleWriter(writer.connection(), writer.writer(), System.nanoTime()));
    } else {
      close(writer);
    }
  }

  private static void close(@Nullable IdleWriter writer) {
    if (writer != null) {
      try {
        writer.writer().close();
      } catch (SQLException gone) {
        // All that was done was committed, or is undone by the server.
      }
    }
  }

  // The search index

  @Override
  FullTextIndex index() throws IOException {
    long last = lastChange();
    synchronized (indexOpening) {
      FullTextIndex open = index;
      if (open == null || indexedChange != last) {
        open = completed(last);
      }
      return open;
    }
  }

  /** Completes the index, which other processes of this machine may do at the same time. */
  private FullTextIndex completed(long last) throws IOException {
    WriterLock held = lockIndex();
    if (held == null) {
      options
          .notices()
          .accept("another process is completing the search index; the newest may be missing");
    } else {
      try {
        Optional<Long> change = FullTextIndex.lastChange(indexFolder, id);
        if (change.isEmpty() || change.get() > last) {
          if (last > 0) {
            options
                .notices()
                .accept("the search index of this machine is made; this takes a while");
          }
          rebuild(done -> {});
        } else if (change.get() < last) {
          if (last - change.get() > FEW) {
            options.notices().accept("the search index of this machine is brought up to date");
          }
          put(change.get(), false, done -> {});
        }
      } catch (IOException | RuntimeException e) {
        // A damaged index is no failure of the database: make it again.
        if (Trouble.at(place(), e).reason() != Reason.FAILED) {
          throw e;
        }
        options.notices().accept("the search index was damaged and is made again");
        rebuild(done -> {});
      } finally {
        held.close();
      }
    }
    indexedChange = FullTextIndex.lastChange(indexFolder, id).orElse(-1L);
    FullTextIndex open = index;
    if (open == null) {
      open = FullTextIndex.reading(indexFolder, id);
      index = open;
    }
    return open;
  }

  private @Nullable WriterLock lockIndex() throws IOException {
    Files.createDirectories(indexFolder);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(INDEX_WAIT_MILLISECONDS);
    while (true) {
      try {
        return WriterLock.take(indexFolder);
      } catch (ArchiveException e) {
        if (System.nanoTime() > end) {
          return null;
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(SHORTEST_WAIT_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  private long rebuild(LongConsumer progress) throws IOException {
    closeIndex();
    return put(0, true, progress);
  }

  private long put(long change, boolean empty, LongConsumer progress) throws IOException {
    try (FullTextIndex writing = FullTextIndex.writing(indexFolder, id, empty)) {
      return catchUp(writing, change, progress).documents();
    }
  }

  @Override
  FullTextIndex repairedIndex() throws IOException {
    options.notices().accept("the search index was damaged and is made again");
    reindex(done -> {});
    return index();
  }

  @Override
  public long reindex(LongConsumer progress) {
    synchronized (indexOpening) {
      try {
        WriterLock held = lockIndex();
        if (held == null) {
          throw new ArchiveException(
              Reason.LOCKED, "another process is writing to the search index " + indexFolder);
        }
        try {
          return rebuild(progress);
        } finally {
          held.close();
        }
      } catch (IOException | RuntimeException e) {
        throw trouble(e);
      }
    }
  }

  private void closeIndex() throws IOException {
    FullTextIndex open = index;
    index = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void flush() {
    // Every writing is committed when it returns, and every search completes its index first.
  }

  @Override
  public void close() {
    closeReaders();
    for (IdleWriter idle = writers.pollFirst(); idle != null; idle = writers.pollFirst()) {
      close(idle);
    }
    synchronized (indexOpening) {
      try {
        closeIndex();
      } catch (IOException e) {
        throw trouble(e);
      }
    }
  }
}
