package org.dragoman.record.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids made of content: the same content gives the same id on every machine and in every run.
 *
 * <p>An id is a kind, a dash and the first 80 bits of a SHA-256 over the parts. Stateless and
 * thread-safe.
 */
public final class ContentId {

  private ContentId() {}

  /**
   * The id of something of a kind with the given content.
   *
   * @param kind a short lower-case word, the id's prefix
   * @param parts the content, in a fixed order; each is taken by its {@code toString}
   */
  public static String of(String kind, Object... parts) {
    MessageDigest digest = sha256();
    for (Object part : parts) {
      byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
      // The length keeps ("ab", "c") and ("a", "bc") apart.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return kind + "-" + HexFormat.of().formatHex(digest.digest(), 0, 10);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
