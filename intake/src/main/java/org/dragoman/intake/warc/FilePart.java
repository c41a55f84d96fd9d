package org.dragoman.intake.warc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A part of a file that holds one WARC file: the whole of it, or an unpacked entry of a zip file.
 *
 * <p>For one thread.
 */
final class FilePart implements AutoCloseable {

  private final FileChannel file;
  private final long start;
  private final long end;

  private FilePart(FileChannel file, long start, long end) {
    this.file = file;
    this.start = start;
    this.end = end;
  }

  static FilePart whole(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    return new FilePart(file, 0, file.size());
  }

  static FilePart of(Path path, long start, long length) throws IOException {
    return new FilePart(FileChannel.open(path, StandardOpenOption.READ), start, start + length);
  }

  long length() {
    return end - start;
  }

  /** Fills a buffer from a position in the part as far as there is something. */
  void read(long position, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && read(buffer, position + buffer.position()) > 0) {
      // On.
    }
  }

  private int read(ByteBuffer buffer, long position) throws IOException {
    long left = length() - position;
    if (left <= 0) {
      return -1;
    }
    int limit = buffer.limit();
    buffer.limit((int) Math.min(limit, buffer.position() + left));
    try {
      return file.read(buffer, start + position);
    } finally {
      buffer.limit(limit);
    }
  }

  /** The bytes between two positions. Closing it closes nothing. */
  ReadableByteChannel between(long from, long to) {
    return new ReadableByteChannel() {
      private long at = from;

      @Override
      public int read(ByteBuffer buffer) throws IOException {
        if (at >= to) {
          return -1;
        }
        int limit = buffer.limit();
        buffer.limit((int) Math.min(limit, buffer.position() + (to - at)));
        try {
          int count = FilePart.this.read(buffer, at);
          at += Math.max(0, count);
          return count;
        } finally {
          buffer.limit(limit);
        }
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {
        // The part is closed by whom it belongs to.
      }
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
