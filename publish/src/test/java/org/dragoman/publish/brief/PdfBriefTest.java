package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

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

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa", "ru"})
  void itHoldsAgainstTheStandardForAccessibleDocuments(String language) throws Exception {
    byte[] pdf =
        BriefFormatTest.written(SampleDossier.brief(language), BriefFormat.PDF, Letterhead.NONE);
    assertThat(failures(pdf)).isEmpty();
  }

  /** What veraPDF finds against PDF/UA-1, ISO 14289-1. */
  private static List<String> failures(byte[] pdf) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
      return validator.validate(parser).getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
          .distinct()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Əliyev Gülnarə Ğ Iı İi ş ç",
        "Қазақстан Ұлы Әділ Өң Һ",
        "Įžuolas Český Łódź Ñandú œuvre",
        "office fjord fluff",
        "Վաշինգտոնում մնում և մեկ վնաս",
        "საქართველო",
        "ירושלים",
        "Ελλάδα",
        "گروه دوستی پارلمانی ایران؛ کیهان، پیچ ژاله",
        "الجمهورية العربية السلام لأن ﷲ",
      })
  void lettersOfEveryScriptAreInItAndCanBeCopiedOut(String words) throws Exception {
    byte[] pdf = BriefFormatTest.written(of(words), BriefFormat.PDF, Letterhead.NONE);
    assertThat(failures(pdf)).isEmpty();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = plain(new PDFTextStripper().getText(document));
      for (String word : words.split("[ ،؛]+", -1)) {
        assertThat(text).contains(plain(word));
      }
    }
  }

  private static Brief of(String words) {
    Brief sample = SampleDossier.brief("en");
    return new Brief(
        "en",
        false,
        words,
        List.of(
            new Brief.Heading(1, words),
            new Brief.Line(
                List.of(Piece.own("A: "), Piece.foreign(words), Piece.strong(words)), List.of(1))),
        "Notes",
        sample.notes(),
        "test 1",
        "2026-01-01");
  }

  @Test
  void notesAreLinkedBothWaysAndSourcesToTheirAddress() throws IOException {
    try (PDDocument document = read("en")) {
      int inside = 0;
      List<String> outside = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        for (PDAnnotation annotation : page.getAnnotations()) {
          if (annotation instanceof PDAnnotationLink link) {
            assertThat(link.getContents()).isNotBlank();
            if (link.getAction() instanceof PDActionURI uri) {
              outside.add(uri.getURI());
            } else {
              inside++;
            }
          }
        }
      }
      Brief brief = SampleDossier.brief("en");
      assertThat(inside).isGreaterThanOrEqualTo(2 * brief.notes().size());
      assertThat(outside)
          .contains(
              brief.notes().stream()
                  .map(Note::address)
                  .filter(address -> address.startsWith("http"))
                  .findFirst()
                  .orElseThrow());
      assertThat(document.getDocumentCatalog().getDocumentOutline().children())
          .extracting(PDOutlineItem::getTitle)
          .contains("Summary", "Notes");
    }
  }

  @Test
  void sameBriefSamePages() throws IOException {
    try (PDDocument one = read("fa");
        PDDocument two = read("fa")) {
      assertThat(new PDFTextStripper().getText(one)).isEqualTo(new PDFTextStripper().getText(two));
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
