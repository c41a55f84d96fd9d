package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dragoman.publish.brief.Brief.Note;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Briefs as PDF, read back. */
class PdfBriefTest {

  private static PDDocument read(String language) throws IOException {
    return Loader.loadPDF(
        BriefFormatTest.written(SampleDossier.brief(language), BriefFormat.PDF, Letterhead.NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "fa", "ar"})
  void everyNotesWordsStandInIt(String language) throws IOException {
    try (PDDocument document = read(language)) {
      String text = plain(new PDFTextStripper().getText(document));
      for (Note note : SampleDossier.brief(language).notes()) {
        // Words of two directions come line by line, so each is looked for by itself.
        for (String word : note.words().split("[ ،]+", -1)) {
          assertThat(text).as(note.words()).contains(plain(word));
        }
      }
    }
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource({"en, Georgia and Peru", "fa, گرجستان و پرو"})
  void itIsTaggedAndSaysItsTitleAndLanguage(String language, String title) throws IOException {
    try (PDDocument document = read(language)) {
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(title);
      assertThat(
              new String(
                  document.getDocumentCatalog().getMetadata().toByteArray(),
                  StandardCharsets.UTF_8))
          .contains("pdfuaid");
      Set<String> tags = new HashSet<>();
      Set<String> alternatives = new HashSet<>();
      collect(document.getDocumentCatalog().getStructureTreeRoot(), tags, alternatives);
      assertThat(tags).contains("H1", "H2", "L", "LI", "Table", "TH", "TD", "Figure");
      assertThat(alternatives).anyMatch(text -> !text.isBlank());
    }
  }

  private static void collect(PDStructureNode node, Set<String> tags, Set<String> alternatives) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        tags.add(element.getStructureType());
        if (element.getAlternateDescription() != null) {
          alternatives.add(element.getAlternateDescription());
        }
        collect(element, tags, alternatives);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "fa"})
  void everyFontIsEmbedded(String language) throws IOException {
    int fonts = 0;
    try (PDDocument document = read(language)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          PDFont font = page.getResources().getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
          fonts++;
        }
      }
    }
    assertThat(fonts).isPositive();
  }
}
