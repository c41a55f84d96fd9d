package org.dragoman.language.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** The checksums of the models that this version makes; whoever changes the making renews them. */
final class Pins {

  private Pins() {}

  /** The SHA-256 of the model in a precision, or nothing where none is pinned. */
  static String of(ModelPack.Precision precision) {
    Properties pins = new Properties();
    try (InputStream in = Pins.class.getResourceAsStream("pins.properties")) {
      if (in != null) {
        pins.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pins.getProperty(precision.name().toLowerCase(Locale.ROOT), "");
  }
}
