package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterheadTest {

  @TempDir private Path folder;

  @Test
  void itsPartsStandInTheDocument() throws Exception {
    ImageIO.write(
        new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("logo.png").toFile());
    Files.writeString(
        folder.resolve("header.txt"), "Parliament <of> Utopia\nInternational Department\n");
    Files.writeString(folder.resolve("footer.txt"), "Not for release");
    Files.writeString(folder.resolve("style.css"), "h1 { color: #123456 } </style><script>");
    Letterhead letterhead = Letterhead.read(folder);
    byte[] page = BriefFormatTest.written(SampleDossier.brief("en"), BriefFormat.HTML, letterhead);
    assertThat(new String(page, StandardCharsets.UTF_8))
        .contains(
            "Parliament &lt;of&gt; Utopia<br/>International Department",
            "<footer>Not for release</footer>",
            "h1 { color: #123456 }",
            "data:image/png;base64,iVBOR")
        .doesNotContain("<script>");
    assertThat(BriefFormatTest.xml(page)).isNotNull();
    assertThat(
            new String(
                BriefFormatTest.written(
                    SampleDossier.brief("en"), BriefFormat.MARKDOWN, letterhead),
                StandardCharsets.UTF_8))
        .startsWith("Parliament \\<of\\> Utopia")
        .endsWith("Not for release\n");
  }

  @Test
  void itStandsOnEachPageOfThePdf() throws Exception {
    ImageIO.write(
        new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("logo.png").toFile());
    Files.writeString(
        folder.resolve("header.txt"), "Parliament <of> Utopia\nInternational Department\n");
    Files.writeString(folder.resolve("footer.txt"), "Not for release");
    byte[] pdf =
        BriefFormatTest.written(
            SampleDossier.brief("en"), BriefFormat.PDF, Letterhead.read(folder));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper text = new PDFTextStripper();
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document))
            .contains("Parliament <of> Utopia", "International Department")
            .containsPattern("Not for release\\s+" + page);
        assertThat(document.getPage(page - 1).getResources().getXObjectNames()).isNotEmpty();
      }
    }
  }

  @Test
  void styleOfSingleElementsIsGoodForThePdfToo() throws Exception {
    Files.writeString(
        folder.resolve("style.css"),
        """
        h1, h2 { color: #123456; margin-top: 2mm; position: absolute }
        h1 .part { color: red }
        @media screen { h1 { color: #ffffff } }
        @media print { th { font-weight: 400 } }
        this is no css { }}
        td { border-bottom: 1pt solid navy }
        """);
    LetterheadStyle style = LetterheadStyle.of(Letterhead.read(folder).style());
    assertThat(style.forElement("h1"))
        .isEqualTo(Map.of("color", "#123456", "margin-top", "2.000mm"));
    assertThat(style.forElement("h2")).isEqualTo(style.forElement("h1"));
    assertThat(style.forElement("th")).isEqualTo(Map.of("font-weight", "400"));
    assertThat(style.forElement("td")).isEqualTo(Map.of("border-bottom", "1.000pt solid navy"));
    assertThat(style.forElement("p")).isEmpty();
    assertThat(FoBrief.of(SampleDossier.brief("en"), Letterhead.read(folder)))
        .containsPattern("role=\"H1\"[^>]* color=\"#123456\"");
    assertThat(
            BriefFormatTest.written(
                SampleDossier.brief("en"), BriefFormat.PDF, Letterhead.read(folder)))
        .isNotEmpty();
  }

  @Test
  void whatIsWrongIsSaidInOneLine() throws IOException {
    assertThatThrownBy(() -> Letterhead.read(folder.resolve("none")))
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(() -> Letterhead.read(folder)).hasMessageContaining("has no letterhead");
    Files.writeString(folder.resolve("logo.png"), "no image");
    assertThatThrownBy(() -> Letterhead.read(folder)).hasMessageContaining("not a PNG");
    Files.write(
        folder.resolve("logo.png"),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
    assertThatThrownBy(() -> Letterhead.read(folder)).hasMessageContaining("broken image");
    Files.delete(folder.resolve("logo.png"));
    Files.writeString(folder.resolve("template.docx"), "no document");
    assertThatThrownBy(() -> Letterhead.read(folder)).hasMessageContaining("not a DOCX");
    Files.delete(folder.resolve("template.docx"));
    Files.write(folder.resolve("header.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Letterhead.read(folder)).hasMessageContaining("not UTF-8");
    Files.delete(folder.resolve("header.txt"));
    Files.createDirectory(folder.resolve("header.txt"));
    assertThatThrownBy(() -> Letterhead.read(folder)).hasMessageContaining("cannot be read");
  }
}
