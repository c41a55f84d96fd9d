package org.dragoman.language.encoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The header of numpy's file format, version 1.0. */
public final class Npy {

  private Npy() {}

  /**
   * A header.
   *
   * @param type such as {@code <f4}
   * @param shape such as {@code (3, 768)}
   */
  public static byte[] header(String type, String shape) {
    String dictionary =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    int padded = (10 + dictionary.length() + 1 + 63) / 64 * 64 - 10;
    ByteBuffer bytes = ByteBuffer.allocate(10 + padded).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 1).put((byte) 0).putShort((short) padded);
    bytes.put(dictionary.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < bytes.capacity() - 1) {
      bytes.put((byte) ' ');
    }
    bytes.put((byte) '\n');
    return bytes.array();
  }
}
