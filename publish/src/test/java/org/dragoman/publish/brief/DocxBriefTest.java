package org.dragoman.publish.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFEndnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.apache.xmlbeans.impl.schema.DocumentFactory;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.EndnotesDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.FtrDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.SettingsDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** Briefs as DOCX, read back. */
class DocxBriefTest {

  private static final Pattern REFERENCE = Pattern.compile(" NOTEREF (\\S+) \\\\h ");

  @TempDir private Path folder;

  private static XWPFDocument read(Brief brief, Letterhead letterhead) throws IOException {
    return new XWPFDocument(
        new ByteArrayInputStream(BriefFormatTest.written(brief, BriefFormat.DOCX, letterhead)));
  }

  private static List<XWPFParagraph> styled(XWPFDocument document, String style) {
    return document.getParagraphs().stream().filter(it -> style.equals(it.getStyle())).toList();
  }

  private static String unmarked(String text) {
    return text.replaceAll("[\u200E\u200F]", "");
  }

  /** The end notes that a paragraph cites, in numbers. */
  private static List<Integer> notes(XWPFParagraph paragraph, Map<String, Integer> bookmarks) {
    List<Integer> numbers = new ArrayList<>();
    for (CTR run : paragraph.getCTP().getRList()) {
      run.getEndnoteReferenceList().forEach(it -> numbers.add(it.getId().intValue()));
      run.getInstrTextList()
          .forEach(
              text -> {
                Matcher matcher = REFERENCE.matcher(text.getStringValue());
                if (matcher.matches()) {
                  Integer number = bookmarks.get(matcher.group(1));
                  assertThat(number).as(matcher.group(1)).isNotNull();
                  numbers.add(number);
                }
              });
    }
    return numbers;
  }

  private static List<XWPFParagraph> all(XWPFDocument document) {
    List<XWPFParagraph> all = new ArrayList<>(document.getParagraphs());
    for (XWPFTable table : document.getTables()) {
      for (XWPFTableRow row : table.getRows()) {
        row.getTableCells().forEach(cell -> all.addAll(cell.getParagraphs()));
      }
    }
    return all;
  }

  private static Map<String, Integer> bookmarks(XWPFDocument document) {
    Map<String, Integer> bookmarks = new HashMap<>();
    for (XWPFParagraph paragraph : all(document)) {
      for (CTBookmark bookmark : paragraph.getCTP().getBookmarkStartList()) {
        bookmarks.put(bookmark.getName(), bookmark.getId().intValue());
      }
    }
    return bookmarks;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "fr", "ru", "az", "tr", "fa", "ar"})
  void everyLineCarriesANoteWhoseWordsStandInTheDocument(String language) throws IOException {
    Brief brief = SampleDossier.brief(language);
    try (XWPFDocument document = read(brief, Letterhead.NONE)) {
      Map<String, Integer> bookmarks = bookmarks(document);
      Set<Integer> cited = new HashSet<>();
      List<Line> lines =
          brief.blocks().stream().filter(Line.class::isInstance).map(Line.class::cast).toList();
      List<XWPFParagraph> paragraphs = styled(document, "ListBullet");
      assertThat(paragraphs).hasSameSizeAs(lines);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(unmarked(paragraphs.get(i).getText())).contains(lines.get(i).plain());
        assertThat(notes(paragraphs.get(i), bookmarks))
            .isEqualTo(lines.get(i).notes())
            .isNotEmpty();
        cited.addAll(notes(paragraphs.get(i), bookmarks));
      }
      for (XWPFTable table : document.getTables()) {
        for (int i = 1; i < table.getNumberOfRows(); i++) {
          List<Integer> inRow = new ArrayList<>();
          table
              .getRow(i)
              .getTableCells()
              .forEach(cell -> inRow.addAll(notes(cell.getParagraphArray(0), bookmarks)));
          assertThat(inRow).isNotEmpty();
          cited.addAll(inRow);
        }
      }
      assertThat(cited).hasSameSizeAs(brief.notes());
      for (int number : cited) {
        XWPFEndnote endnote = document.getEndnoteByID(number);
        Note note = brief.notes().get(number - 1);
        String text = unmarked(endnote.getParagraphs().get(0).getText());
        assertThat(text).contains(note.words(), note.title(), note.address());
        assertThat(SampleDossier.stands(note.document(), note.words())).isTrue();
        assertThat(endnote.getParagraphs().get(0).getStyle()).isEqualTo("EndnoteText");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa"})
  void itHoldsAgainstTheStandardsSchemasAndNamesNothingThatIsNotThere(String language)
      throws Exception {
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipInputStream zip =
        new ZipInputStream(
            new ByteArrayInputStream(
                BriefFormatTest.written(
                    SampleDossier.brief(language), BriefFormat.DOCX, Letterhead.NONE)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    // ISO/IEC 29500-4, transitional: what Word holds a document against.
    Map<String, DocumentFactory<? extends XmlObject>> schemas =
        Map.of(
            "word/document.xml", DocumentDocument.Factory,
            "word/styles.xml", StylesDocument.Factory,
            "word/numbering.xml", NumberingDocument.Factory,
            "word/endnotes.xml", EndnotesDocument.Factory,
            "word/footer1.xml", FtrDocument.Factory,
            "word/settings.xml", SettingsDocument.Factory);
    for (Map.Entry<String, DocumentFactory<? extends XmlObject>> schema : schemas.entrySet()) {
      List<XmlError> errors = new ArrayList<>();
      XmlObject part =
          schema
              .getValue()
              .parse(new ByteArrayInputStream(parts.get(schema.getKey())), new XmlOptions());
      part.validate(new XmlOptions().setErrorListener(errors));
      assertThat(errors).as(schema.getKey()).isEmpty();
    }
    String document = text(parts, "word/document.xml") + text(parts, "word/endnotes.xml");
    Set<String> styles = values("w:styleId", text(parts, "word/styles.xml"));
    for (String used : List.of("w:pStyle w:val", "w:rStyle w:val", "w:tblStyle w:val")) {
      assertThat(styles).as(used).containsAll(values(used, document));
    }
    assertThat(values("w:num w:numId", text(parts, "word/numbering.xml")))
        .containsAll(values("w:numId w:val", document));
    String relations = text(parts, "word/_rels/document.xml.rels");
    assertThat(values("Id", relations)).containsAll(values("r:embed", document)).isNotEmpty();
    for (String target : values("Target", relations)) {
      assertThat(parts).containsKey("word/" + target);
    }
  }

  private static String text(Map<String, byte[]> parts, String name) {
    return new String(
        java.util.Objects.requireNonNull(parts.get(name), name), StandardCharsets.UTF_8);
  }

  /** The values of an attribute, wherever it stands. */
  private static Set<String> values(String attribute, String xml) {
    Set<String> values = new HashSet<>();
    Matcher found = Pattern.compile("[ <]" + attribute + "=\"([^\"]*)\"").matcher(xml);
    while (found.find()) {
      values.add(found.group(1));
    }
    return values;
  }

  @Test
  void headingsTablesAndPictureAreWhatTheyAre() throws IOException {
    Brief brief = SampleDossier.brief("ru");
    try (XWPFDocument document = read(brief, Letterhead.NONE)) {
      assertThat(styled(document, "Title"))
          .extracting(XWPFParagraph::getText)
          .contains(brief.title());
      for (int level = 1; level <= 2; level++) {
        int wanted = level;
        List<String> headings =
            brief.blocks().stream()
                .filter(Heading.class::isInstance)
                .map(Heading.class::cast)
                .filter(heading -> heading.level() == wanted)
                .map(Heading::text)
                .toList();
        assertThat(styled(document, "Heading" + level))
            .extracting(XWPFParagraph::getText)
            .isEqualTo(headings)
            .isNotEmpty();
        XWPFStyle style = document.getStyles().getStyle("Heading" + level);
        assertThat(style.getCTStyle().getPPr().getOutlineLvl().getVal().intValue())
            .isEqualTo(level - 1);
      }
      Table table =
          (Table) brief.blocks().stream().filter(Table.class::isInstance).findFirst().orElseThrow();
      assertThat(document.getTables()).hasSize(1);
      assertThat(document.getTables().get(0).getRow(0).isRepeatHeader()).isTrue();
      assertThat(document.getTables().get(0).getRow(0).getCell(1).getText())
          .isEqualTo(table.head().get(1));
      assertThat(styled(document, "Caption")).hasSize(1);
      assertThat(document.getAllPictures()).hasSize(1);
      String drawn = document.getDocument().xmlText();
      assertThat(drawn).contains("descr=\"С 1 января 2023");
      assertThat(document.getProperties().getCoreProperties().getTitle()).isEqualTo(brief.title());
      assertThat(
              document
                  .getProperties()
                  .getCoreProperties()
                  .getUnderlyingProperties()
                  .getLanguageProperty())
          .contains("ru");
      assertThat(document.getStyles().getCtStyles().xmlText()).contains("w:val=\"ru-RU\"");
    }
  }

  @Test
  void everythingRunsFromRightToLeftInPersian() throws IOException {
    try (XWPFDocument document = read(SampleDossier.brief("fa"), Letterhead.NONE)) {
      int latin = 0;
      for (XWPFParagraph paragraph : all(document)) {
        assertThat(paragraph.getCTP().getPPr().isSetBidi()).as(paragraph.getText()).isTrue();
        for (XWPFRun run : paragraph.getRuns()) {
          String text = run.text();
          boolean rtl = run.getCTR().isSetRPr() && run.getCTR().getRPr().sizeOfRtlArray() > 0;
          if (text.codePoints().anyMatch(Direction::isRightToLeft)) {
            assertThat(rtl).as(text).isTrue();
          } else if (text.codePoints().anyMatch(Character::isLetter)) {
            assertThat(rtl).as(text).isFalse();
            latin++;
          }
        }
      }
      assertThat(latin).isPositive();
      assertThat(document.getTables().get(0).getCTTbl().getTblPr().isSetBidiVisual()).isTrue();
      assertThat(document.getDocument().getBody().getSectPr().isSetBidi()).isTrue();
    }
  }

  @Test
  void persianWordsInAnEnglishBriefRunFromRightToLeft() throws IOException {
    try (XWPFDocument document = read(SampleDossier.brief("en"), Letterhead.NONE)) {
      List<XWPFRun> persian =
          all(document).stream()
              .peek(paragraph -> assertThat(paragraph.getCTP().getPPr().isSetBidi()).isFalse())
              .flatMap(paragraph -> paragraph.getRuns().stream())
              .filter(run -> run.text().codePoints().anyMatch(c -> c > 0x600 && c < 0x700))
              .toList();
      assertThat(persian).isNotEmpty();
      assertThat(persian).allMatch(run -> run.getCTR().getRPr().sizeOfRtlArray() > 0);
    }
  }

  @Test
  void anOfficesTemplateGivesItsStylesPageAndHeads() throws IOException {
    try (XWPFDocument template = new XWPFDocument()) {
      template.createStyles();
      var style = template.getStyles().getCtStyles().addNewStyle();
      style.setStyleId("berschrift1");
      style.addNewName().setVal("heading 1");
      style.setType(org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType.PARAGRAPH);
      style.addNewRPr().addNewColor().setVal("00AA00");
      template.createParagraph().createRun().setText("Text of the template");
      template
          .createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText("Office of the template");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      template.write(out);
      Files.write(folder.resolve("template.docx"), out.toByteArray());
    }
    try (XWPFDocument document = read(SampleDossier.brief("en"), Letterhead.read(folder))) {
      assertThat(styled(document, "berschrift1"))
          .extracting(XWPFParagraph::getText)
          .contains("Summary", "Open questions");
      assertThat(document.getStyles().getStyle("Heading1")).isNull();
      assertThat(all(document))
          .extracting(XWPFParagraph::getText)
          .doesNotContain("Text of the template");
      assertThat(document.getHeaderList().get(0).getText()).contains("Office of the template");
    }
  }

  @Test
  void aBrokenTemplateIsSaidInOneLine() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(out)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("word/document.xml"));
      zip.write(1);
    }
    Files.write(folder.resolve("template.docx"), out.toByteArray());
    Letterhead letterhead = Letterhead.read(folder);
    assertThatThrownBy(() -> read(SampleDossier.brief("en"), letterhead))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("template.docx is not a DOCX document");
  }
}
