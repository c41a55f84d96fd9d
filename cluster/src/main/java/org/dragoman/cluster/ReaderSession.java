package org.dragoman.cluster;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.dragoman.language.model.ModelPack;
import org.dragoman.language.reader.Reader;
import org.dragoman.record.document.Document;
import org.dragoman.record.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The one reader of an executor: all its tasks share the model, each on its own thread.
 *
 * <p>It is opened when the first document is read, and closed when the process ends and nobody
 * reads.
 */
final class ReaderSession {

  private static final ReentrantReadWriteLock IN_USE = new ReentrantReadWriteLock();
  private static @Nullable Reader reader;

  private ReaderSession() {}

  /**
   * The reading of a document.
   *
   * @param model the folder in which the model is kept
   * @throws org.dragoman.language.model.ModelException where it is not there
   */
  static Reading read(Document document, String model) {
    IN_USE.readLock().lock();
    try {
      return opened(model).read(document);
    } finally {
      IN_USE.readLock().unlock();
    }
  }

  private static synchronized Reader opened(String model) {
    Reader opened = reader;
    if (opened == null) {
      opened = Reader.open(ModelPack.locate(Path.of(model)));
      reader = opened;
      Runtime.getRuntime().addShutdownHook(new Thread(ReaderSession::close, "close the reader"));
    }
    return opened;
  }

  /** Not under somebody who still reads: the model's memory is native. */
  private static synchronized void close() {
    if (reader != null && IN_USE.writeLock().tryLock()) {
      reader.close();
      reader = null;
    }
  }
}
