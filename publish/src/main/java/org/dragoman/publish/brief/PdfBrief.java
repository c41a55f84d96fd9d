package org.dragoman.publish.brief;

import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;
import org.dragoman.publish.brief.Brief.Picture;

/**
 * Briefs as PDF: the page of {@link HtmlBrief}, set on A4 as a tagged document (PDF/UA-1) with the
 * program's own fonts embedded.
 */
final class PdfBrief {

  private static final String STYLE = HtmlBrief.resource("pdf.css");

  static {
    // What the library has to say concerns its own working; trouble comes as exceptions.
    XRLog.setLoggingEnabled(false);
  }

  private PdfBrief() {}

  static void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    for (BriefFonts.Face face : BriefFonts.FACES) {
      builder.useFont(
          face::open, face.family(), face.weight(), BaseRendererBuilder.FontStyle.NORMAL, true);
    }
    builder
        .usePdfUaAccessibility(true)
        .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
        .useUnicodeBidiReorderer(new ArabicForms())
        .withProducer(brief.producer())
        .withHtmlContent(HtmlBrief.page(brief, letterhead, STYLE, PdfBrief::drawn), "about:blank")
        .toStream(out);
    if (brief.rightToLeft()) {
      builder.defaultTextDirection(BaseRendererBuilder.TextDirection.RTL);
    }
    builder.run();
  }

  /** An image: of what a page may hold, the library tags those alone as figures. */
  private static String drawn(Picture picture) {
    TimelineDrawing drawing = TimelineDrawing.of(picture.timeline());
    return String.format(
        Locale.ROOT,
        "<img alt=\"%s\" style=\"width:100%%\" src=\"data:image/png;base64,%s\"/>\n",
        HtmlBrief.escaped(picture.alternative()),
        Base64.getEncoder().encodeToString(drawing.png(4)));
  }
}
