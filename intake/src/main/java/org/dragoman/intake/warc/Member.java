package org.dragoman.intake.warc;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What is packed together in a WARC file, unpacked: by the format's rules one record; of a plain
 * file all that follows.
 *
 * <p>One member is unpacked apart from the next, so that damage in one cannot reach the other, and
 * it is known where each ends. The check sum is looked at before the end is told.
 */
abstract sealed class Member extends InputStream {

  private static final int DICTIONARY = 0x184D2A5D;
  private static final int MOST_DICTIONARY = 16_000_000;

  /** How the members of a file are packed. */
  enum Packing {
    PLAIN('W', 'A', 'R', 'C', '/'),
    GZIP(0x1F, 0x8B, 0x08),
    ZSTD(0x28, 0xB5, 0x2F, 0xFD);

    /** The bytes with which each begins. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final byte[] mark;

    Packing(int... mark) {
      this.mark = new byte[mark.length];
      for (int i = 0; i < mark.length; i++) {
        this.mark[i] = (byte) mark[i];
      }
    }

    int length() {
      return mark.length;
    }

    boolean isAt(ByteBuffer bytes, int index) {
      for (int i = 0; i < mark.length; i++) {
        if (index + i >= bytes.position() || bytes.get(index + i) != mark[i]) {
          return false;
        }
      }
      return true;
    }

    /** How a file is packed: by its beginning, or by its name where that is damaged. */
    static Packing of(FilePart file, String name) throws IOException {
      ByteBuffer head = head(file, 0, 8);
      for (Packing packing : values()) {
        if (packing.isAt(head, 0)) {
          return packing;
        }
      }
      String lower = name.toLowerCase(Locale.ROOT);
      boolean zstd = head.position() == 8 && isSkippable(head.getInt(0));
      if (zstd || lower.endsWith(".zst") || lower.endsWith(".zstd")) {
        return ZSTD;
      }
      return lower.endsWith(".gz") ? GZIP : PLAIN;
    }
  }

  /** The member at a position. */
  static Member at(FilePart file, Packing packing, byte[] dictionary, long start)
      throws IOException {
    return switch (packing) {
      case PLAIN -> new Rest(stream(file, start, file.length()), file.length());
      case GZIP -> new Gzip(stream(file, start, file.length()), start);
      case ZSTD -> new Frame(file, start, dictionary);
    };
  }

  /** The dictionary that all members of a zstd file share; empty where they have none. */
  static byte[] dictionary(FilePart file) throws IOException {
    ByteBuffer head = head(file, 0, 8);
    if (head.position() < 8 || head.getInt(0) != DICTIONARY) {
      return new byte[0];
    }
    int length = head.getInt(4);
    if (length < 0 || length > MOST_DICTIONARY || 8L + length > file.length()) {
      throw new ZipException("its dictionary is damaged");
    }
    byte[] bytes = stream(file, 8, 8L + length).readNBytes(length);
    long whole = Zstd.getFrameContentSize(bytes);
    return Packing.ZSTD.isAt(ByteBuffer.wrap(bytes).position(bytes.length), 0)
            && whole > 0
            && whole < MOST_DICTIONARY
        ? Zstd.decompress(bytes, (int) whole)
        : bytes;
  }

  private static boolean isSkippable(int magic) {
    return (magic & 0xFFFFFFF0) == 0x184D2A50;
  }

  private static ByteBuffer head(FilePart file, long position, int length) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    file.read(position, head);
    return head;
  }

  private static InputStream stream(FilePart file, long start, long end) {
    return new BufferedInputStream(Channels.newInputStream(file.between(start, end)), 65_536);
  }

  /** Where the next member starts; only when this one was read to its end. */
  abstract long end();

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public abstract int read(byte[] bytes, int from, int length) throws IOException;

  private static final class Rest extends Member {
    private final InputStream in;
    private final long end;

    Rest(InputStream in, long end) {
      this.in = in;
      this.end = end;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, length);
    }

    @Override
    long end() {
      return end;
    }
  }

  /** A gzip member (RFC 1952). */
  private static final class Gzip extends Member {
    private final Counted in;
    private final long start;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final byte[] packed = new byte[8192];
    private int filled;
    private long length;
    private boolean atEnd;

    Gzip(InputStream stream, long start) throws IOException {
      this.in = new Counted(stream);
      this.start = start;
      byte[] head = in.readNBytes(10);
      if (head.length < 10 || head[0] != 0x1F || head[1] != (byte) 0x8B || head[2] != 8) {
        throw new ZipException("no gzip member");
      }
      int flags = head[3];
      if ((flags & 4) != 0) {
        in.skipNBytes(in.read() + 256L * in.read());
      }
      for (int named = (flags >> 3 & 1) + (flags >> 4 & 1); named > 0; named--) {
        while (in.read() > 0) {
          // The member's name, or a comment.
        }
      }
      in.skipNBytes((flags & 2) == 0 ? 0 : 2);
    }

    @Override
    public int read(byte[] bytes, int from, int wanted) throws IOException {
      if (wanted == 0) {
        return 0;
      }
      try {
        while (!atEnd) {
          int count = inflater.inflate(bytes, from, wanted);
          if (count > 0) {
            sum.update(bytes, from, count);
            length += count;
            return count;
          }
          if (inflater.finished()) {
            finish();
          } else if (inflater.needsDictionary()) {
            throw new ZipException("no gzip member");
          } else {
            filled = in.read(packed);
            if (filled < 0) {
              throw new EOFException("it breaks off");
            }
            inflater.setInput(packed, 0, filled);
          }
        }
        return -1;
      } catch (DataFormatException e) {
        throw new ZipException(e.getMessage() == null ? "not gzip" : e.getMessage());
      }
    }

    private void finish() throws IOException {
      int left = inflater.getRemaining();
      byte[] trailer = new byte[8];
      int count = Math.min(8, left);
      System.arraycopy(packed, filled - left, trailer, 0, count);
      in.back = left - count;
      if (in.readNBytes(trailer, count, 8 - count) < 8 - count) {
        throw new EOFException("it breaks off");
      }
      ByteBuffer told = ByteBuffer.wrap(trailer).order(ByteOrder.LITTLE_ENDIAN);
      if (told.getInt(0) != (int) sum.getValue() || told.getInt(4) != (int) length) {
        throw new ZipException("its check sum does not hold");
      }
      atEnd = true;
      close();
    }

    @Override
    long end() {
      return start + in.count - in.back;
    }

    @Override
    public void close() {
      inflater.end();
    }
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    /** What was read too much. */
    private int back;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int read = super.read(bytes, from, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = super.skip(n);
      count += skipped;
      return skipped;
    }
  }

  /** A zstd frame (RFC 8878); its end is found by the lengths of its blocks. */
  private static final class Frame extends Member {
    private final InputStream in;
    private final long end;

    Frame(FilePart file, long start, byte[] dictionary) throws IOException {
      this.end = frameEnd(file, start);
      if (isSkippable(head(file, start, 4).getInt(0))) {
        this.in = InputStream.nullInputStream();
      } else {
        ZstdInputStreamNoFinalizer zstd =
            new ZstdInputStreamNoFinalizer(stream(file, start, end)).setContinuous(false);
        this.in = dictionary.length == 0 ? zstd : zstd.setDict(dictionary);
      }
    }

    private static long frameEnd(FilePart file, long start) throws IOException {
      ByteBuffer head = head(file, start, 8);
      if (head.position() == 8 && isSkippable(head.getInt(0))) {
        return within(file, start + 8 + Integer.toUnsignedLong(head.getInt(4)));
      }
      if (!Packing.ZSTD.isAt(head, 0) || head.position() < 5) {
        throw new ZipException("no zstd frame");
      }
      int flags = head.get(4);
      boolean single = (flags & 32) != 0;
      int sizes = flags >> 6 & 3;
      int size = sizes == 0 ? (single ? 1 : 0) : 1 << sizes;
      int dictionary = (flags & 3) == 3 ? 4 : flags & 3;
      long at = start + 5 + (single ? 0 : 1) + dictionary + size;
      while (true) {
        ByteBuffer block = head(file, at, 3);
        if (block.position() < 3) {
          throw new EOFException("it breaks off");
        }
        int told = (block.get(0) & 255) | (block.get(1) & 255) << 8 | (block.get(2) & 255) << 16;
        at += 3 + ((told >> 1 & 3) == 1 ? 1 : told >> 3);
        if ((told & 1) == 1) {
          return within(file, at + ((flags & 4) == 0 ? 0 : 4));
        }
      }
    }

    private static long within(FilePart file, long end) throws EOFException {
      if (end > file.length()) {
        throw new EOFException("it breaks off");
      }
      return end;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, length);
    }

    @Override
    long end() {
      return end;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
