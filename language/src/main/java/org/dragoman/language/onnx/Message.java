package org.dragoman.language.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A protocol-buffers message under construction, as ONNX files are made of.
 *
 * <p>Large fields are {@link Blob}s that are written when their turn comes, so a file of any size
 * needs little memory. Not thread-safe.
 */
public final class Message {

  private static final int VARINT = 0;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  /** Bytes of a known number that are made when they are written. */
  public interface Blob {

    /** How many. */
    long size();

    /** Writes exactly {@link #size} bytes. */
    void writeTo(OutputStream out) throws IOException;

    /** A blob of bytes at hand. */
    static Blob of(byte[] bytes) {
      return new Blob() {
        @Override
        public long size() {
          return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
          out.write(bytes);
        }
      };
    }
  }

  private final List<Blob> parts = new ArrayList<>();
  private long size;

  /** Adds an integer, boolean or enumeration field. */
  public Message number(int field, long value) {
    byte[] bytes = new byte[20];
    int length = varint(bytes, 0, ((long) field << 3) | VARINT);
    length = varint(bytes, length, value);
    return part(Blob.of(Arrays.copyOf(bytes, length)));
  }

  /** Adds a float field. */
  public Message real(int field, float value) {
    int bits = Float.floatToRawIntBits(value);
    byte[] bytes = new byte[14];
    int length = varint(bytes, 0, ((long) field << 3) | FIXED32);
    for (int i = 0; i < 4; i++) {
      bytes[length++] = (byte) (bits >>> (8 * i));
    }
    return part(Blob.of(Arrays.copyOf(bytes, length)));
  }

  /** Adds a string field. */
  public Message text(int field, String value) {
    return bytes(field, Blob.of(value.getBytes(StandardCharsets.UTF_8)));
  }

  /** Adds a message field; later changes of {@code value} are not seen. */
  public Message message(int field, Message value) {
    delimiter(field, value.size);
    return all(value);
  }

  /** Adds all fields of another message. */
  public Message all(Message other) {
    parts.addAll(other.parts);
    size += other.size;
    return this;
  }

  /** Adds a field of bytes. */
  public Message bytes(int field, Blob value) {
    delimiter(field, value.size());
    return part(value);
  }

  /** The number of bytes written in all. */
  public long size() {
    return size;
  }

  /** Writes the message. */
  public void writeTo(OutputStream out) throws IOException {
    for (Blob part : parts) {
      part.writeTo(out);
    }
  }

  private void delimiter(int field, long length) {
    byte[] bytes = new byte[20];
    int end = varint(bytes, 0, ((long) field << 3) | DELIMITED);
    end = varint(bytes, end, length);
    part(Blob.of(Arrays.copyOf(bytes, end)));
  }

  private Message part(Blob blob) {
    parts.add(blob);
    size += blob.size();
    return this;
  }

  private static int varint(byte[] into, int at, long value) {
    int end = at;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      into[end++] = (byte) ((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    into[end++] = (byte) rest;
    return end;
  }
}
