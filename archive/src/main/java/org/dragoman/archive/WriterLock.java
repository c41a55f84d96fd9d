package org.dragoman.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dragoman.archive.ArchiveException.Reason;
import org.jspecify.annotations.Nullable;

/** Keeps other writers out of an archive; the operating system frees it where a process dies. */
final class WriterLock implements Closeable {

  static final String FILE = "writer.lock";

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  static WriterLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      channel.close();
      throw new ArchiveException(
          Reason.LOCKED,
          "another process is writing to the archive " + folder + "; try again later");
    }
    return new WriterLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** The file stays: removing it could free a lock that another process has just taken. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
