package org.dragoman.intake.web;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** Text in the encoding that its site declares, which holds before what the text itself says. */
public final class DeclaredCharset {

  private DeclaredCharset() {}

  /**
   * The bytes in UTF-8 with its mark, or as they are where no other encoding is declared for a
   * text.
   *
   * @param header the Content-Type; null where there is none
   */
  public static byte[] utf8(byte[] bytes, @Nullable String header) {
    Charset charset = null;
    try {
      ContentType type = ContentType.parseLenient(header);
      if (type != null && type.getMimeType().matches("text/.*|application/xhtml\\+xml")) {
        charset = type.getCharset();
      }
    } catch (IllegalArgumentException unknown) {
      // The text's own words on it are left.
    }
    if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
      return bytes;
    }
    return ("\uFEFF" + new String(bytes, charset)).getBytes(StandardCharsets.UTF_8);
  }
}
