package org.dragoman.language.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The index of a TensorFlow variables file: a sorted table in LevelDB's format whose values say
 * where each variable stands.
 */
final class TensorTable {

  /**
   * Where a variable stands.
   *
   * @param shape its dimensions
   * @param offset its first byte in the data file
   * @param size its number of bytes
   * @param checksum the masked CRC-32C of these bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // Private to the package, and never changed.
  record Entry(int[] shape, long offset, long size, int checksum) {}

  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int FOOTER = 48;
  private static final int BLOCK_TRAILER = 5;
  private static final int DT_FLOAT = 1;

  private TensorTable() {}

  /**
   * Reads an index.
   *
   * @throws IOException where the bytes are no such table
   */
  static Map<String, Entry> read(byte[] index) throws IOException {
    try {
      ByteBuffer file = ByteBuffer.wrap(index).order(ByteOrder.LITTLE_ENDIAN);
      if (index.length < FOOTER || file.getLong(index.length - 8) != MAGIC) {
        throw new IOException("not an index of variables");
      }
      file.position(index.length - FOOTER);
      varint(file); // The block of filters: none are kept.
      varint(file);
      Map<String, Entry> entries = new TreeMap<>();
      for (byte[] handle : block(file, varint(file), varint(file)).values()) {
        ByteBuffer at = ByteBuffer.wrap(handle);
        for (Map.Entry<String, byte[]> each : block(file, varint(at), varint(at)).entrySet()) {
          if (!each.getKey().isEmpty()) { // The empty key holds the table's own header.
            entries.put(each.getKey(), entry(each.getValue()));
          }
        }
      }
      return entries;
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | java.nio.BufferUnderflowException e) {
      throw new IOException("a damaged index of variables", e);
    }
  }

  /** The checksum of some bytes as the format masks it. */
  static int masked(CRC32C checksum) {
    int value = (int) checksum.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }

  private static Map<String, byte[]> block(ByteBuffer file, long offset, long size)
      throws IOException {
    int start = Math.toIntExact(offset);
    int end = Math.toIntExact(offset + size);
    CRC32C checksum = new CRC32C();
    checksum.update(file.slice(start, end + 1 - start));
    if (file.get(end) != 0 || file.getInt(end + BLOCK_TRAILER - 4) != masked(checksum)) {
      throw new IOException("a damaged or compressed block in the index of variables");
    }
    int restarts = file.getInt(end - 4);
    ByteBuffer block = file.duplicate().position(start).limit(end - 4 - 4 * restarts);
    Map<String, byte[]> rows = new TreeMap<>();
    byte[] key = new byte[0];
    while (block.hasRemaining()) {
      int shared = (int) varint(block);
      int rest = (int) varint(block);
      int length = (int) varint(block);
      key = Arrays.copyOf(key, shared + rest);
      block.get(key, shared, rest);
      byte[] value = new byte[length];
      block.get(value);
      rows.put(new String(key, StandardCharsets.UTF_8), value);
    }
    return rows;
  }

  private static Entry entry(byte[] message) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    int[] shape = new int[0];
    long type = 0;
    long offset = 0;
    long size = 0;
    int checksum = 0;
    while (in.hasRemaining()) {
      int tag = (int) varint(in);
      switch (tag) {
        case 1 << 3 -> type = varint(in);
        case 2 << 3 | 2 -> shape = shape(message(in));
        case 3 << 3 -> {
          if (varint(in) != 0) {
            throw new IOException("variables in more than one file");
          }
        }
        case 4 << 3 -> offset = varint(in);
        case 5 << 3 -> size = varint(in);
        case 6 << 3 | 5 -> checksum = in.getInt();
        default -> throw new IOException("an unknown field in the index of variables: " + tag);
      }
    }
    if (type != DT_FLOAT) {
      throw new IOException("a variable that is not float32");
    }
    return new Entry(shape, offset, size, checksum);
  }

  private static int[] shape(ByteBuffer in) throws IOException {
    int[] shape = new int[0];
    while (in.hasRemaining()) {
      if (varint(in) != (2 << 3 | 2)) {
        throw new IOException("an unknown field in a shape");
      }
      ByteBuffer dimension = message(in);
      int size = 0;
      while (dimension.hasRemaining()) {
        if (varint(dimension) != 1 << 3) {
          throw new IOException("an unknown field in a dimension");
        }
        size = Math.toIntExact(varint(dimension));
      }
      shape = Arrays.copyOf(shape, shape.length + 1);
      shape[shape.length - 1] = size;
    }
    return shape;
  }

  private static ByteBuffer message(ByteBuffer in) {
    int length = (int) varint(in);
    ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number without an end");
  }
}
