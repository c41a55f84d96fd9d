package org.dragoman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.dragoman.record.document.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paragraphs of PDF files, set here as word processors set them. */
class PdfTest {

  private static final float WIDTH = 400;

  private static final String FIRST =
      "The delegation of the parliament has returned from Lima, where the assembly met from 2 to"
          + " 8 May 2019. It was the first to be held there. The members spoke about trade and the"
          + " protection of the seas, and visited a school in the port of the city.";
  private static final String SECOND =
      "Women made up a third of the delegates. In the parliaments of the region their share is"
          + " lower, and it has hardly moved for years. The next assembly meets in Oslo in the"
          + " autumn, on the invitation of the Storting.";

  /**
   * A paragraph: its words, the letters' size, the gap before it and the indent of its first line.
   */
  private record Set(String words, float size, float gap, float indent) {}

  @ParameterizedTest
  @ValueSource(floats = {1.15f, 1.5f, 2f, 2.8f})
  void wrappedLinesAreOneParagraphAtAnyLineDistance(float spacing) throws IOException {
    assertThat(paragraphs(false, spacing, new Set(FIRST, 11, 0, 0))).containsExactly(FIRST);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.15f, 1.5f, 2f, 2.8f})
  void aGapPartsParagraphs(float spacing) throws IOException {
    assertThat(
            paragraphs(
                false,
                spacing,
                new Set(FIRST, 11, 0, 0),
                new Set(SECOND, 11, spacing * 11 * 0.8f, 0)))
        .containsExactly(FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.15f, 2f})
  void anIndentPartsParagraphs(float spacing) throws IOException {
    assertThat(paragraphs(false, spacing, new Set(FIRST, 11, 0, 20), new Set(SECOND, 11, 0, 20)))
        .containsExactly(FIRST, SECOND);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.15f, 2f})
  void aTitleOverTwoLinesIsOneAndStandsApart(float spacing) throws IOException {
    String title = "Delegation of the parliament returns from the assembly of the region in Lima";
    Document document =
        document(
            false,
            spacing,
            new Set(title, 16, 0, 0),
            new Set(FIRST, 11, 10, 0),
            new Set(SECOND, 11, 10, 0));
    assertThat(document.text().toString().split("\n\n", -1)).containsExactly(title, FIRST, SECOND);
    assertThat(document.origin().title()).isEqualTo(title);
  }

  @ParameterizedTest
  @ValueSource(floats = {1.15f, 2f})
  void linesReadFromTheRightAreJoinedInTheirOrder(float spacing) throws IOException {
    String first = "שלום לכם מן הכנסת ".repeat(12).strip() + ".";
    String second = "ברוכים הבאים אל הבית ".repeat(10).strip() + ".";
    assertThat(
            paragraphs(
                true, spacing, new Set(first, 11, 0, 0), new Set(second, 11, spacing * 9, 0)))
        .containsExactly(first, second);
  }

  @Test
  void aTextWithoutLowerCaseIsReadToo() throws IOException {
    assertThat(paragraphs(false, 1.2f, new Set("12 34 56", 11, 0, 0))).containsExactly("12 34 56");
  }

  private static List<String> paragraphs(boolean fromRight, float spacing, Set... sets)
      throws IOException {
    return List.of(document(fromRight, spacing, sets).text().toString().strip().split("\n\n", -1));
  }

  private static Document document(boolean fromRight, float spacing, Set... sets)
      throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream ttf =
            PDDocument.class.getResourceAsStream(
                "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      PDFont font = PDType0Font.load(document, ttf);
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        float y = 780;
        for (Set set : sets) {
          y -= set.gap();
          float indent = set.indent();
          for (String line : lines(set, font)) {
            float free = WIDTH - width(line, set.size(), font);
            content.beginText();
            content.setFont(font, set.size());
            content.newLineAtOffset(60 + (fromRight ? free - indent : indent), y);
            // PDF files place glyphs from the left.
            content.showText(fromRight ? new StringBuilder(line).reverse().toString() : line);
            content.endText();
            y -= set.size() * spacing;
            indent = 0;
          }
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return Read.document("a.pdf", out.toByteArray());
    }
  }

  private static List<String> lines(Set set, PDFont font) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    float indent = set.indent();
    for (String word : set.words().split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, set.size(), font) > WIDTH - indent) {
        lines.add(line.toString());
        line.setLength(0);
        indent = 0;
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static float width(String line, float size, PDFont font) throws IOException {
    return font.getStringWidth(line) / 1000 * size;
  }
}
