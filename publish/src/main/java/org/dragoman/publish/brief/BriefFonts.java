package org.dragoman.publish.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
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
   * @param file the resource with its regular letters
   * @param bold the resource with its bold letters; the regular one where there is none
   */
  record Face(String family, String file, String bold) {

    static InputStream open(String file) {
      return Objects.requireNonNull(BriefFonts.class.getResourceAsStream("fonts/" + file), file);
    }
  }

  /** The fonts, in the order in which a letter is looked for. */
  static final List<Face> FACES =
      List.of(
          new Face("Noto Sans", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
          new Face("Noto Sans Arabic", "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
          regularOnly("Noto Sans Armenian", "NotoSansArmenian-Regular.ttf"),
          regularOnly("Noto Sans Georgian", "NotoSansGeorgian-Regular.ttf"),
          regularOnly("Noto Sans Hebrew", "NotoSansHebrew-Regular.ttf"));

  private static Face regularOnly(String family, String file) {
    return new Face(family, file, file);
  }

  /**
   * The letters of a font.
   *
   * @param face which font
   * @param outlines how its letters are drawn
   * @param glyphs which letters it has
   */
  record Letters(Face face, TrueTypeFont outlines, CmapLookup glyphs) {

    /** The number of a letter's drawing; 0 where there is none. */
    int glyph(int letter) {
      return glyphs.getGlyphId(letter);
    }
  }

  private static final class Loaded {
    static final List<Letters> LETTERS = load();

    private static List<Letters> load() {
      List<Letters> all = new ArrayList<>();
      for (Face face : FACES) {
        try (InputStream in = Face.open(face.file())) {
          TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
          all.add(new Letters(face, font, font.getUnicodeCmapLookup()));
        } catch (IOException e) {
          throw new UncheckedIOException("the font " + face.file() + " cannot be read", e);
        }
      }
      return List.copyOf(all);
    }
  }

  private BriefFonts() {}

  /** The font that has a letter; the first, with its sign for unknown letters, where none has. */
  static Letters with(int letter) {
    for (Letters letters : Loaded.LETTERS) {
      if (letters.glyph(letter) != 0) {
        return letters;
      }
    }
    return Loaded.LETTERS.get(0);
  }
}
