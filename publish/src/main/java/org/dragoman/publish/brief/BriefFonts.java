package org.dragoman.publish.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that come with the program, so that a brief looks the same everywhere: Noto Sans for
 * Latin, Cyrillic and Greek, Arabic, Armenian, Georgian and Hebrew. Thread-safe.
 */
final class BriefFonts {

  /**
   * A font.
   *
   * @param family its name in CSS
   * @param weight 400 or 700
   * @param file the resource
   */
  record Face(String family, int weight, String file) {

    InputStream open() {
      return Objects.requireNonNull(BriefFonts.class.getResourceAsStream("fonts/" + file), file);
    }
  }

  /** The fonts, in the order in which a letter is looked for. */
  static final List<Face> FACES =
      List.of(
          new Face("Noto Sans", 400, "NotoSans-Regular.ttf"),
          new Face("Noto Sans", 700, "NotoSans-Bold.ttf"),
          new Face("Noto Sans Arabic", 400, "NotoSansArabic-Regular.ttf"),
          new Face("Noto Sans Arabic", 700, "NotoSansArabic-Bold.ttf"),
          new Face("Noto Sans Armenian", 400, "NotoSansArmenian-Regular.ttf"),
          new Face("Noto Sans Georgian", 400, "NotoSansGeorgian-Regular.ttf"),
          new Face("Noto Sans Hebrew", 400, "NotoSansHebrew-Regular.ttf"));

  private static final class Loaded {
    static final List<TrueTypeFont> REGULAR = load();

    private static List<TrueTypeFont> load() {
      List<TrueTypeFont> fonts = new ArrayList<>();
      for (Face face : FACES) {
        if (face.weight() == 400) {
          try (InputStream in = face.open()) {
            fonts.add(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
          } catch (IOException e) {
            throw new UncheckedIOException("the font " + face.file() + " cannot be read", e);
          }
        }
      }
      return List.copyOf(fonts);
    }
  }

  private BriefFonts() {}

  /** The regular fonts, for drawing. */
  static List<TrueTypeFont> regular() {
    return Loaded.REGULAR;
  }
}
