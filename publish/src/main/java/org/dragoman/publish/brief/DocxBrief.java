package org.dragoman.publish.brief;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.text.Bidi;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFEndnotes;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFHeader;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Picture;
import org.dragoman.publish.brief.Brief.Piece;
import org.dragoman.publish.brief.Brief.Remark;
import org.dragoman.publish.brief.Brief.Row;
import org.dragoman.publish.brief.Brief.Table;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STOnOff1;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTEdnDocProps;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTEndnotes;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFtnEdn;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLanguage;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFtnEdn;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/**
 * Briefs as DOCX (ISO/IEC 29500): named styles, heading levels, end notes that a word processor
 * numbers, paragraphs and runs in their direction, tables with a head that is repeated.
 *
 * <p>A note that is cited again is referred to by a field, so that it has one number. For one
 * brief.
 */
final class DocxBrief {

  private static final int TEXT_WIDTH = 482;
  private static final String INK = "1F3A5F";

  private final Brief brief;
  private final Letterhead letterhead;
  private final XWPFDocument document;
  private final boolean own;
  private final CTEndnotes endnotes = CTEndnotes.Factory.newInstance();
  private final Set<Integer> cited = new HashSet<>();
  private @Nullable BigInteger bullets;

  private DocxBrief(Brief brief, Letterhead letterhead) throws IOException {
    this.brief = brief;
    this.letterhead = letterhead;
    byte @Nullable [] template = letterhead.template();
    own = template == null;
    document = template == null ? new XWPFDocument() : opened(template);
  }

  private static XWPFDocument opened(byte[] template) throws IOException {
    try {
      return new XWPFDocument(new ByteArrayInputStream(template));
    } catch (POIXMLException | OpenXML4JRuntimeException e) {
      throw new IOException("template.docx is not a DOCX document that can be read", e);
    }
  }

  static void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
    DocxBrief docx = new DocxBrief(brief, letterhead);
    try (XWPFDocument document = docx.document) {
      docx.compose();
      document.write(out);
    } catch (InvalidFormatException e) {
      throw new IOException("the document could not be put together: " + e.getMessage(), e);
    }
  }

  private void compose() throws IOException, InvalidFormatException {
    while (!document.getBodyElements().isEmpty()) {
      IBodyElement first = document.getBodyElements().get(0);
      document.removeBodyElement(document.getBodyElements().indexOf(first));
    }
    properties();
    styles();
    section();
    heads();
    separators();
    XWPFParagraph title = paragraph("Title");
    text(title, brief.title(), false, false);
    for (Brief.Block block : brief.blocks()) {
      switch (block) {
        case Heading heading ->
            text(paragraph("Heading" + heading.level()), heading.text(), false, false);
        case Remark remark -> text(paragraph("BriefRemark"), remark.text(), false, false);
        case Line line -> {
          XWPFParagraph paragraph = paragraph("ListBullet");
          if (bullets != null) {
            paragraph.setNumID(bullets);
          }
          pieces(paragraph, line.text());
          references(paragraph, line.notes());
        }
        case Table table -> table(table);
        case Picture picture -> picture(picture);
      }
    }
    XWPFEndnotes all = document.createEndnotes();
    all.setEndnotes(endnotes);
  }

  // The document

  private void properties() {
    POIXMLProperties.CoreProperties core = document.getProperties().getCoreProperties();
    Date created =
        Date.from(LocalDate.parse(brief.created()).atStartOfDay(ZoneOffset.UTC).toInstant());
    core.setTitle(brief.title());
    core.setCreator(brief.producer());
    core.getUnderlyingProperties().setLanguageProperty(brief.language());
    core.getUnderlyingProperties().setCreatedProperty(Optional.of(created));
    core.getUnderlyingProperties().setModifiedProperty(Optional.of(created));
  }

  private void section() {
    CTSectPr section =
        document.getDocument().getBody().isSetSectPr()
            ? document.getDocument().getBody().getSectPr()
            : document.getDocument().getBody().addNewSectPr();
    if (own) {
      CTPageSz size = section.addNewPgSz();
      size.setW(BigInteger.valueOf(11906));
      size.setH(BigInteger.valueOf(16838));
      CTPageMar margins = section.addNewPgMar();
      margins.setTop(BigInteger.valueOf(1134));
      margins.setBottom(BigInteger.valueOf(1134));
      margins.setLeft(BigInteger.valueOf(1134));
      margins.setRight(BigInteger.valueOf(1134));
      margins.setHeader(BigInteger.valueOf(567));
      margins.setFooter(BigInteger.valueOf(567));
      margins.setGutter(BigInteger.ZERO);
    }
    (section.isSetEndnotePr() ? section.getEndnotePr() : section.addNewEndnotePr())
        .addNewNumFmt()
        .setVal(STNumberFormat.DECIMAL);
    if (brief.rightToLeft() && !section.isSetBidi()) {
      section.addNewBidi();
    }
  }

  private void heads() throws IOException, InvalidFormatException {
    byte @Nullable [] logo = letterhead.logo();
    if (logo != null || !letterhead.header().isEmpty()) {
      XWPFHeader header = document.createHeader(HeaderFooterType.DEFAULT);
      XWPFParagraph paragraph = styled(header.createParagraph(), "Header");
      if (logo != null) {
        java.awt.image.BufferedImage image = ImageIO.read(new ByteArrayInputStream(logo));
        if (image == null) {
          throw new IOException("logo.png is a broken image; save the logo as PNG again");
        }
        int height = 40;
        int width = Math.min(170, Math.max(1, image.getWidth() * height / image.getHeight()));
        paragraph
            .createRun()
            .addPicture(
                new ByteArrayInputStream(logo),
                PictureType.PNG,
                "logo.png",
                Units.toEMU(width),
                Units.toEMU(height));
        paragraph.createRun().addBreak();
      }
      lines(paragraph, letterhead.header());
    }
    if (own || !letterhead.footer().isEmpty()) {
      XWPFFooter footer = document.createFooter(HeaderFooterType.DEFAULT);
      XWPFParagraph paragraph = styled(footer.createParagraph(), "Footer");
      lines(paragraph, letterhead.footer());
      if (!letterhead.footer().isEmpty()) {
        text(paragraph, " · ", false, false);
      }
      field(paragraph, " PAGE ", "1", null);
    }
  }

  private void lines(XWPFParagraph paragraph, String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        paragraph.createRun().addBreak();
      }
      text(paragraph, lines.get(i), false, true);
    }
  }

  // Styles

  private void styles() {
    XWPFStyles styles = document.createStyles();
    if (own) {
      styles.setSpellingLanguage(brief.language());
      CTRPr defaults =
          styles.getCtStyles().getDocDefaults().getRPrDefault().isSetRPr()
              ? styles.getCtStyles().getDocDefaults().getRPrDefault().getRPr()
              : styles.getCtStyles().getDocDefaults().getRPrDefault().addNewRPr();
      fonts(defaults);
      size(defaults, 21);
      language(defaults.sizeOfLangArray() > 0 ? defaults.getLangArray(0) : defaults.addNewLang());
    }
    style("Normal", "Normal", STStyleType.PARAGRAPH, null, 0, false, null);
    style("Title", "Title", STStyleType.PARAGRAPH, null, 40, true, INK);
    style("Heading1", "heading 1", STStyleType.PARAGRAPH, 0, 28, true, INK);
    style("Heading2", "heading 2", STStyleType.PARAGRAPH, 1, 23, true, null);
    style("BriefRemark", "Brief Remark", STStyleType.PARAGRAPH, null, 19, false, "4A5666");
    style("ListBullet", "List Bullet", STStyleType.PARAGRAPH, null, 0, false, null);
    style("Caption", "caption", STStyleType.PARAGRAPH, null, 20, true, null);
    style("BriefCell", "Brief Cell", STStyleType.PARAGRAPH, null, 19, false, null);
    style("Header", "header", STStyleType.PARAGRAPH, null, 18, false, null);
    style("Footer", "footer", STStyleType.PARAGRAPH, null, 18, false, null);
    style("EndnoteText", "endnote text", STStyleType.PARAGRAPH, null, 18, false, null);
    style("EndnoteReference", "endnote reference", STStyleType.CHARACTER, null, 0, false, null);
    XWPFNumbering numbering = document.createNumbering();
    bullets = numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(bullet())));
  }

  private static CTAbstractNum bullet() {
    CTAbstractNum list = CTAbstractNum.Factory.newInstance();
    list.setAbstractNumId(BigInteger.valueOf(9100));
    CTLvl level = list.addNewLvl();
    level.setIlvl(BigInteger.ZERO);
    level.addNewStart().setVal(BigInteger.ONE);
    level.addNewNumFmt().setVal(STNumberFormat.BULLET);
    level.addNewLvlText().setVal("•");
    CTPPrGeneral properties = level.addNewPPr();
    properties.addNewInd().setStart(BigInteger.valueOf(284));
    properties.getInd().setHanging(BigInteger.valueOf(284));
    return list;
  }

  /** Adds a style that the template does not have. */
  private void style(
      String id,
      String name,
      STStyleType.Enum type,
      @Nullable Integer outline,
      int halfPoints,
      boolean bold,
      @Nullable String colour) {
    XWPFStyles styles = document.getStyles();
    if (styles.getStyle(id) != null || styles.getStyleWithName(name) != null) {
      return;
    }
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.setType(type);
    style.addNewName().setVal(name);
    if (id.equals("Normal")) {
      style.setDefault(STOnOff1.ON);
    } else if (type == STStyleType.PARAGRAPH) {
      style.addNewBasedOn().setVal(styleId("Normal", "Normal"));
      style.addNewNext().setVal(styleId("Normal", "Normal"));
    }
    style.addNewQFormat();
    if (type == STStyleType.PARAGRAPH) {
      CTPPrGeneral paragraph = style.addNewPPr();
      boolean heading = outline != null;
      if (heading || id.equals("Caption")) {
        paragraph.addNewKeepNext();
      }
      var spacing = paragraph.addNewSpacing();
      spacing.setBefore(BigInteger.valueOf(heading ? 240 : 0));
      spacing.setAfter(BigInteger.valueOf(id.equals("BriefCell") ? 20 : 80));
      if (outline != null) {
        paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
      }
    }
    CTRPr run = style.addNewRPr();
    if (bold) {
      run.addNewB();
      run.addNewBCs();
    }
    if (colour != null) {
      run.addNewColor().setVal(colour);
    }
    if (halfPoints > 0) {
      size(run, halfPoints);
    }
    if (id.equals("EndnoteReference")) {
      run.addNewVertAlign()
          .setVal(
              org.openxmlformats
                  .schemas
                  .officeDocument
                  .x2006
                  .sharedTypes
                  .STVerticalAlignRun
                  .SUPERSCRIPT);
    }
    styles.addStyle(new XWPFStyle(style));
  }

  /** The template's own id of a style that word processors know by its English name. */
  private String styleId(String id, String name) {
    XWPFStyle known = document.getStyles().getStyleWithName(name);
    return known == null ? id : known.getStyleId();
  }

  private static void fonts(CTRPr run) {
    var fonts = run.sizeOfRFontsArray() > 0 ? run.getRFontsArray(0) : run.addNewRFonts();
    fonts.setAscii("Calibri");
    fonts.setHAnsi("Calibri");
    fonts.setCs("Arial");
    fonts.setEastAsia("Calibri");
  }

  private static void size(CTRPr run, int halfPoints) {
    run.addNewSz().setVal(BigInteger.valueOf(halfPoints));
    run.addNewSzCs().setVal(BigInteger.valueOf(halfPoints));
  }

  private void language(CTLanguage language) {
    if (brief.rightToLeft()) {
      language.setVal("en-GB");
      language.setBidi(brief.language().equals("fa") ? "fa-IR" : "ar-SA");
    } else {
      language.setVal(
          switch (brief.language()) {
            case "en" -> "en-GB";
            case "az" -> "az-Latn-AZ";
            default -> brief.language() + "-" + brief.language().toUpperCase(Locale.ROOT);
          });
      language.setBidi("fa-IR");
    }
  }

  // Paragraphs

  private XWPFParagraph paragraph(String style) {
    return styled(document.createParagraph(), style);
  }

  private XWPFParagraph styled(XWPFParagraph paragraph, String style) {
    style(paragraph.getCTP(), style);
    return paragraph;
  }

  private void style(CTP paragraph, String style) {
    String name =
        switch (style) {
          case "Heading1" -> "heading 1";
          case "Heading2" -> "heading 2";
          case "ListBullet" -> "List Bullet";
          case "Caption" -> "caption";
          case "Header" -> "header";
          case "Footer" -> "footer";
          case "EndnoteText" -> "endnote text";
          default -> style;
        };
    var properties = paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr();
    properties.addNewPStyle().setVal(styleId(style, name));
    if (brief.rightToLeft()) {
      properties.addNewBidi();
    }
  }

  private void pieces(XWPFParagraph paragraph, List<Piece> pieces) {
    for (Piece piece : pieces) {
      text(paragraph, piece.text(), piece.strong(), piece.foreign());
    }
  }

  private void text(XWPFParagraph paragraph, String text, boolean strong, boolean foreign) {
    text(paragraph.getCTP(), text, strong, foreign);
  }

  /** Adds words in runs of one direction each, as word processors want them. */
  private void text(CTP paragraph, String text, boolean strong, boolean foreign) {
    boolean base = brief.rightToLeft();
    boolean set = foreign && Direction.differs(text, base);
    Bidi bidi =
        new Bidi(
            text,
            set
                ? Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT
                : base ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    boolean inside = !bidi.baseIsLeftToRight();
    // Words of the other direction must not draw in what stands beside them, and keep their marks.
    if (set) {
      run(paragraph, mark(base), strong, base);
      run(paragraph, mark(inside), strong, inside);
    }
    for (int i = 0; i < bidi.getRunCount(); i++) {
      run(
          paragraph,
          text.substring(bidi.getRunStart(i), bidi.getRunLimit(i)),
          strong,
          bidi.getRunLevel(i) % 2 == 1);
    }
    if (set) {
      run(paragraph, mark(inside), strong, inside);
      run(paragraph, mark(base), strong, base);
    }
  }

  private static String mark(boolean rightToLeft) {
    return rightToLeft ? "\u200F" : "\u200E";
  }

  private static void run(CTP paragraph, String text, boolean strong, boolean rightToLeft) {
    CTR run = paragraph.addNewR();
    if (strong || rightToLeft) {
      CTRPr properties = run.addNewRPr();
      if (strong) {
        properties.addNewB();
        properties.addNewBCs();
      }
      if (rightToLeft) {
        properties.addNewRtl();
      }
    }
    var words = run.addNewT();
    words.setStringValue(clean(text));
    words.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
  }

  /** Without characters that XML does not know. */
  private static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(
            c ->
                c >= 0x20
                    && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    && c != 0xFFFE
                    && c != 0xFFFF)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private void picture(Picture picture) throws IOException, InvalidFormatException {
    TimelineDrawing drawing = TimelineDrawing.of(picture.timeline());
    XWPFParagraph paragraph = paragraph("Normal");
    XWPFRun run = paragraph.createRun();
    run.addPicture(
        new ByteArrayInputStream(drawing.png(3)),
        PictureType.PNG,
        "timeline.png",
        Units.toEMU(TEXT_WIDTH),
        Units.toEMU(TEXT_WIDTH * drawing.height() / TimelineDrawing.WIDTH));
    var inline = run.getCTR().getDrawingArray(0).getInlineArray(0);
    inline.getDocPr().setDescr(clean(picture.alternative()));
  }

  private void table(Table table) {
    text(paragraph("Caption"), table.caption(), false, false);
    XWPFTable made = document.createTable(table.rows().size() + 1, table.head().size());
    CTTblPr properties = made.getCTTbl().getTblPr();
    if (brief.rightToLeft()) {
      properties.addNewBidiVisual();
    }
    made.setWidth("100%");
    // The schema wants a grid, though the cells' contents decide.
    CTTblGrid grid = made.getCTTbl().addNewTblGrid();
    for (int i = 0; i < table.head().size(); i++) {
      grid.addNewGridCol().setW(BigInteger.valueOf(9638 / table.head().size()));
    }
    CTTblBorders borders =
        properties.isSetTblBorders() ? properties.getTblBorders() : properties.addNewTblBorders();
    for (var border :
        List.of(
            borders.isSetTop() ? borders.getTop() : borders.addNewTop(),
            borders.isSetBottom() ? borders.getBottom() : borders.addNewBottom(),
            borders.isSetInsideH() ? borders.getInsideH() : borders.addNewInsideH())) {
      border.setVal(STBorder.SINGLE);
      border.setColor("B9C1CC");
    }
    for (var none :
        List.of(
            borders.isSetLeft() ? borders.getLeft() : borders.addNewLeft(),
            borders.isSetRight() ? borders.getRight() : borders.addNewRight(),
            borders.isSetInsideV() ? borders.getInsideV() : borders.addNewInsideV())) {
      none.setVal(STBorder.NIL);
    }
    XWPFTableRow head = made.getRow(0);
    head.setRepeatHeader(true);
    for (int i = 0; i < table.head().size(); i++) {
      text(cell(head, i), table.head().get(i), true, false);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      Row row = table.rows().get(r);
      XWPFTableRow cells = made.getRow(r + 1);
      cells.setCantSplitRow(true);
      for (int i = 0; i < row.cells().size(); i++) {
        XWPFParagraph paragraph = cell(cells, i);
        pieces(paragraph, row.cells().get(i));
        if (i == row.cells().size() - 1) {
          references(paragraph, row.notes());
        }
      }
    }
  }

  private XWPFParagraph cell(XWPFTableRow row, int column) {
    XWPFTableCell cell = row.getCell(column);
    return styled(cell.getParagraphArray(0), "BriefCell");
  }

  // Notes

  private void references(XWPFParagraph paragraph, List<Integer> numbers) {
    boolean first = true;
    for (int number : numbers) {
      if (!first) {
        reference(paragraph).addNewT().setStringValue(", ");
      }
      first = false;
      if (cited.add(number)) {
        CTBookmark start = paragraph.getCTP().addNewBookmarkStart();
        start.setName(bookmark(number));
        start.setId(BigInteger.valueOf(number));
        reference(paragraph).addNewEndnoteReference().setId(BigInteger.valueOf(number));
        paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(number));
        note(number);
      } else {
        field(
            paragraph,
            " NOTEREF " + bookmark(number) + " \\h ",
            Integer.toString(number),
            styleId("EndnoteReference", "endnote reference"));
      }
    }
  }

  static String bookmark(int number) {
    return "_RefNote" + number;
  }

  private CTR reference(XWPFParagraph paragraph) {
    CTR run = paragraph.getCTP().addNewR();
    run.addNewRPr().addNewRStyle().setVal(styleId("EndnoteReference", "endnote reference"));
    return run;
  }

  private static void field(
      XWPFParagraph paragraph, String instruction, String shown, @Nullable String style) {
    for (int part = 0; part < 5; part++) {
      CTR run = paragraph.getCTP().addNewR();
      if (style != null) {
        run.addNewRPr().addNewRStyle().setVal(style);
      }
      switch (part) {
        case 0 -> run.addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        case 1 -> {
          var text = run.addNewInstrText();
          text.setStringValue(instruction);
          text.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
        }
        case 2 -> run.addNewFldChar().setFldCharType(STFldCharType.SEPARATE);
        case 3 -> run.addNewT().setStringValue(shown);
        default -> run.addNewFldChar().setFldCharType(STFldCharType.END);
      }
    }
  }

  /** What stands between text and notes, which word processors expect to be told of. */
  private void separators() {
    CTFtnEdn separator = endnotes.addNewEndnote();
    separator.setType(STFtnEdn.SEPARATOR);
    separator.setId(BigInteger.valueOf(-1));
    // Word processors that show it begin the notes with their heading; others with a new page.
    CTP heading = separator.addNewP();
    style(heading, "Heading1");
    text(heading, brief.notesTitle(), false, false);
    CTFtnEdn continued = endnotes.addNewEndnote();
    continued.setType(STFtnEdn.CONTINUATION_SEPARATOR);
    continued.setId(BigInteger.ZERO);
    continued.addNewP().addNewR().addNewContinuationSeparator();
    CTEdnDocProps properties =
        document.getSettings().getCTSettings().isSetEndnotePr()
            ? document.getSettings().getCTSettings().getEndnotePr()
            : document.getSettings().getCTSettings().addNewEndnotePr();
    properties.setEndnoteArray(
        new org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFtnEdnSepRef[0]);
    properties.addNewEndnote().setId(BigInteger.valueOf(-1));
    properties.addNewEndnote().setId(BigInteger.ZERO);
  }

  private void note(int number) {
    Note note = brief.notes().get(number - 1);
    CTFtnEdn made = endnotes.addNewEndnote();
    made.setId(BigInteger.valueOf(number));
    CTP paragraph = made.addNewP();
    style(paragraph, "EndnoteText");
    CTR run = paragraph.addNewR();
    run.addNewRPr().addNewRStyle().setVal(styleId("EndnoteReference", "endnote reference"));
    run.addNewEndnoteRef();
    run(paragraph, " ", false, brief.rightToLeft());
    for (Piece piece : NoteText.head(note, brief.rightToLeft())) {
      text(paragraph, piece.text(), piece.strong(), piece.foreign());
    }
    text(paragraph, NoteText.quoted(note), false, true);
    run(paragraph, " ", false, brief.rightToLeft());
    text(paragraph, note.address(), false, true);
  }
}
