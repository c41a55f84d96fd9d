package org.dragoman.intake.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.dragoman.record.document.Origin;
import org.jspecify.annotations.Nullable;

/** Reads a PDF's lines with their places on the page, through PDFBox. */
final class PdfReader extends PDFTextStripper {

  private final long most;
  private final List<List<PdfLine>> pages = new ArrayList<>();
  private List<PdfLine> page = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private float left = Float.MAX_VALUE;
  private float right = -Float.MAX_VALUE;
  private float y;
  private float size;
  private long length;

  private PdfReader(int maxCodePoints) {
    most = 2L * maxCodePoints;
    // The order in which the text was written is the order of reading in columns.
    setSortByPosition(false);
  }

  /** Ends a parse whose text grows beyond the limit. */
  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  static Draft read(byte[] bytes, int maxCodePoints) throws Unreadable, IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      PdfReader reader = new PdfReader(maxCodePoints);
      reader.writeText(document, Writer.nullWriter());
      Draft.Builder draft = new Draft.Builder(maxCodePoints);
      PdfPages.write(reader.pages, draft);
      Draft built = draft.build(Origin.UNKNOWN);
      return new Draft(
          built.text(),
          built.marks(),
          Origin.UNKNOWN.withTitle(
              OfficeReader.shownTitle(document.getDocumentInformation().getTitle(), built)));
    } catch (TooLong e) {
      throw TextDecoder.tooLong(maxCodePoints);
    }
  }

  @Override
  protected void writeString(String words, List<TextPosition> positions) throws IOException {
    length += words.length();
    if (length > most) {
      throw new TooLong();
    }
    text.append(words);
    for (TextPosition position : positions) {
      left = Math.min(left, position.getXDirAdj());
      right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
      y = position.getYDirAdj();
      size = Math.max(size, position.getFontSizeInPt());
    }
  }

  @Override
  protected void writeString(String words) {
    text.append(words);
  }

  @Override
  protected void writeWordSeparator() {
    text.append(' ');
  }

  @Override
  protected void writeLineSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphSeparator() {
    endLine();
  }

  @Override
  protected void writeParagraphStart() {
    endLine();
  }

  @Override
  protected void writeParagraphEnd() {
    endLine();
  }

  @Override
  protected void writePageStart() {
    page = new ArrayList<>();
  }

  @Override
  protected void writePageEnd() {
    endLine();
    pages.add(page);
    page = new ArrayList<>();
  }

  private void endLine() {
    @Nullable String words = text.isEmpty() ? null : TextDecoder.clean(text.toString()).strip();
    if (words != null && !words.isEmpty() && left <= right) {
      page.add(new PdfLine(words, left, right, y, size));
    }
    text.setLength(0);
    left = Float.MAX_VALUE;
    right = -Float.MAX_VALUE;
    size = 0;
  }
}
