package org.dragoman.publish.brief;

import com.ibm.icu.text.Bidi;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;

/**
 * Words as the outline of their letters.
 *
 * <p>The letters are the program's own, so that pictures need no font of the machine, which a
 * server may not have.
 *
 * @param path the outline; its first letter stands at the origin, on the base line
 * @param width how far the words reach
 */
record Outline(Path2D path, double width) {

  static Outline of(String text, double size) {
    Path2D path = new Path2D.Double();
    double x = 0;
    for (int c : visual(text).codePoints().toArray()) {
      if (Character.getType(c) == Character.FORMAT) {
        continue;
      }
      BriefFonts.Letters letters = BriefFonts.with(c);
      TrueTypeFont font = letters.outlines();
      int glyph = letters.glyph(c);
      try {
        double scale = size / font.getUnitsPerEm();
        GlyphData data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
          place.scale(scale, -scale);
          path.append(data.getPath().getPathIterator(place), false);
        }
        x += font.getAdvanceWidth(glyph) * scale;
      } catch (IOException e) {
        throw new UncheckedIOException("a font of the program cannot be read", e);
      }
    }
    return new Outline(path, x);
  }

  /** The letters from left to right, Arabic ones joined. */
  private static String visual(String text) {
    Bidi bidi = new Bidi(ArabicForms.joined(text), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    return bidi.writeReordered(Bidi.DO_MIRRORING);
  }
}
