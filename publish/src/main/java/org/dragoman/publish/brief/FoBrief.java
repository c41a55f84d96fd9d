package org.dragoman.publish.brief;

import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Picture;
import org.dragoman.publish.brief.Brief.Piece;
import org.dragoman.publish.brief.Brief.Remark;
import org.dragoman.publish.brief.Brief.Row;
import org.dragoman.publish.brief.Brief.Table;
import org.jspecify.annotations.Nullable;

/**
 * Briefs as formatting objects (XSL 1.1): sheets of A4 described for a program that sets them.
 * Roles say what each part is, for the tags of a PDF.
 */
final class FoBrief {

  private static final String INK = "#1f3a5f";
  private static final String GREY = "#4a5666";
  private static final String LINK = "#1f5fa8";
  private static final String LEFT_TO_RIGHT_MARK = "\u200E";
  private static final String RIGHT_TO_LEFT_MARK = "\u200F";
  private static final String MAY_BREAK = "\u200B";
  private static final String NON_JOINER = "\u200C";

  /** Between the letters that the program's fonts join: Latin ones with f, Armenian ones. */
  private static final Pattern LIGATURES =
      Pattern.compile("(?<=f)(?=[fijlt])|(?<=ո)(?=ւ)|(?<=մ)(?=[նեիխ])|(?<=վ)(?=ն)");

  /** Characters after which an address may go on in the next line. */
  private static final String BREAKS = "/?&=-_.";

  /** Millimetres from the edge of the sheet to what stands on it. */
  private static final int SIDE = 18;

  private static final int EDGE = 12;
  private static final int GAP = 6;

  private static final double LINE = 4.2;
  private static final int LOGO = 14;

  private final Brief brief;
  private final Letterhead letterhead;
  private final LetterheadStyle style;
  private final StringBuilder out = new StringBuilder();
  private final Set<Integer> cited = new HashSet<>();

  private FoBrief(Brief brief, Letterhead letterhead) {
    this.brief = brief;
    this.letterhead = letterhead;
    this.style = LetterheadStyle.of(letterhead.style());
  }

  static String of(Brief brief, Letterhead letterhead) {
    return new FoBrief(brief, letterhead).written();
  }

  private String written() {
    String mode = brief.rightToLeft() ? "rl-tb" : "lr-tb";
    styled(
        "root",
        "body",
        "xmlns:fo",
        "http://www.w3.org/1999/XSL/Format",
        "xmlns:fox",
        "http://xmlgraphics.apache.org/fop/extensions",
        "xml:lang",
        brief.language(),
        "font-family",
        BriefFonts.FACES.get(0).family(),
        "font-size",
        "10pt",
        "line-height",
        "1.4",
        "color",
        "#16202c");
    sheet(mode);
    title();
    bookmarks();
    open("page-sequence", "master-reference", "page", "writing-mode", mode);
    header();
    footer();
    open("flow", "flow-name", "xsl-region-body");
    heading(0, brief.title(), 0);
    blocks();
    notes();
    close("flow");
    close("page-sequence");
    close("root");
    return out.toString();
  }

  // The sheet and what stands on each

  private void sheet(String mode) {
    double head = headerHeight();
    double foot = LINE * (1 + letterhead.footer().lines().count());
    open("layout-master-set");
    open(
        "simple-page-master",
        "master-name",
        "page",
        "page-width",
        "210mm",
        "page-height",
        "297mm",
        "margin",
        EDGE + "mm " + SIDE + "mm",
        "writing-mode",
        mode);
    empty(
        "region-body",
        "margin-top",
        (head == 0 ? 20 - EDGE : head + GAP) + "mm",
        "margin-bottom",
        (foot + GAP) + "mm");
    empty("region-before", "extent", head + "mm");
    empty("region-after", "extent", foot + "mm", "display-align", "after");
    close("simple-page-master");
    close("layout-master-set");
  }

  private double headerHeight() {
    long lines = letterhead.header().lines().count();
    return (letterhead.logo() == null ? 0 : LOGO + 1) + (lines == 0 ? 0 : LINE * lines + 1);
  }

  private void title() {
    out.append("<fo:declarations><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">")
        .append("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">")
        .append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
        .append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">")
        .append(HtmlBrief.escaped(brief.title()))
        .append("</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>")
        .append("</fo:declarations>\n");
  }

  private void bookmarks() {
    List<Heading> headings = headings(brief);
    if (headings.isEmpty()) {
      return;
    }
    open("bookmark-tree");
    int depth = 0;
    int number = 0;
    for (Heading heading : headings) {
      for (; depth >= heading.level(); depth--) {
        close("bookmark");
      }
      bookmark("heading-" + ++number, heading.text());
      depth++;
    }
    for (; depth > 0; depth--) {
      close("bookmark");
    }
    if (!brief.notes().isEmpty()) {
      bookmark("notes", brief.notesTitle());
      close("bookmark");
    }
    close("bookmark-tree");
  }

  private void bookmark(String destination, String title) {
    open("bookmark", "internal-destination", destination);
    open("bookmark-title");
    out.append(HtmlBrief.escaped(title));
    close("bookmark-title");
  }

  private static List<Heading> headings(Brief brief) {
    return brief.blocks().stream()
        .filter(Heading.class::isInstance)
        .map(Heading.class::cast)
        .toList();
  }

  private void header() {
    byte @Nullable [] logo = letterhead.logo();
    if (headerHeight() == 0) {
      return;
    }
    open("static-content", "flow-name", "xsl-region-before", "role", "artifact");
    styled("block", "header", "font-size", "9pt", "border-bottom", "0.5pt solid " + INK);
    if (logo != null) {
      open("block", "line-height", "0");
      empty(
          "external-graphic",
          "src",
          "data:image/png;base64," + Base64.getEncoder().encodeToString(logo),
          "content-height",
          LOGO + "mm",
          "content-width",
          "60mm",
          "scaling",
          "uniform",
          "fox:alt-text",
          "");
      close("block");
    }
    letterhead.header().lines().forEach(line -> element("block", line));
    close("block");
    close("static-content");
  }

  private void footer() {
    open("static-content", "flow-name", "xsl-region-after", "role", "artifact");
    styled("block", "footer", "font-size", "8.5pt", "color", GREY, "text-align", "center");
    letterhead.footer().lines().forEach(line -> element("block", line));
    out.append("<fo:block><fo:page-number/></fo:block>");
    close("block");
    close("static-content");
  }

  // The contents

  private void blocks() {
    boolean inList = false;
    int headings = 0;
    for (Brief.Block block : brief.blocks()) {
      boolean isLine = block instanceof Line;
      if (isLine != inList) {
        if (isLine) {
          list(12);
        } else {
          close("list-block");
        }
        inList = isLine;
      }
      switch (block) {
        case Heading heading -> heading(heading.level(), heading.text(), ++headings);
        case Remark remark ->
            element(
                "block", remark.text(), "font-size", "9pt", "color", GREY, "space-after", "3pt");
        case Line line -> {
          item("•", null, 10);
          pieces(line.text());
          references(line.notes());
          endItem();
        }
        case Table table -> table(table);
        case Picture picture -> picture(picture);
      }
    }
    if (inList) {
      close("list-block");
    }
  }

  /** A heading; the title has the level 0. */
  private void heading(int level, String text, int number) {
    String[] sizes = {"18pt", "13pt", "11pt"};
    String[] before = {"0pt", "14pt", "8pt"};
    String name = "h" + (level + 1);
    styled(
        "block",
        name,
        "role",
        name.toUpperCase(Locale.ROOT),
        "id",
        level == 0 ? "title" : "heading-" + number,
        "font-size",
        sizes[level],
        "font-weight",
        "bold",
        "color",
        level == 2 ? "#16202c" : INK,
        "space-before",
        before[level],
        "space-after",
        "3pt",
        "line-height",
        "1.25",
        "keep-with-next.within-page",
        "always");
    words(text);
    close("block");
  }

  private void list(int indent) {
    styled(
        "list-block",
        "ul",
        "provisional-distance-between-starts",
        indent + "pt",
        "provisional-label-separation",
        "3pt");
  }

  private void item(String label, @Nullable String id, int size) {
    styled(
        "list-item",
        "li",
        "space-before",
        "2.5pt",
        "keep-together.within-page",
        "always",
        id == null ? "" : "id",
        id == null ? "" : id);
    open("list-item-label", "end-indent", "label-end()");
    element("block", label);
    close("list-item-label");
    open("list-item-body", "start-indent", "body-start()");
    open("block", "font-size", size + "pt");
  }

  private void endItem() {
    close("block");
    close("list-item-body");
    close("list-item");
  }

  private void table(Table table) {
    element(
        "block",
        table.caption(),
        "font-weight",
        "bold",
        "space-before",
        "6pt",
        "space-after",
        "3pt",
        "keep-with-next.within-page",
        "always");
    styled("table", "table", "table-layout", "fixed", "width", "100%");
    for (int width : widths(table)) {
      empty("table-column", "column-width", "proportional-column-width(" + width + ")");
    }
    open("table-header");
    open("table-row");
    for (String name : table.head()) {
      cell("th", "0.75pt solid " + INK);
      words(name);
      endCell();
    }
    close("table-row");
    close("table-header");
    open("table-body");
    for (Row row : table.rows()) {
      open("table-row", "keep-together.within-page", "always");
      for (int i = 0; i < row.cells().size(); i++) {
        cell("td", "0.5pt solid #d5dae1");
        pieces(row.cells().get(i));
        if (i == row.cells().size() - 1) {
          references(row.notes());
        }
        endCell();
      }
      close("table-row");
    }
    close("table-body");
    close("table");
  }

  private void cell(String name, String rule) {
    open("table-cell", "border-bottom", rule, "padding-before", "2.5pt", "padding-after", "2.5pt");
    styled(
        "block",
        name,
        "font-size",
        "9.5pt",
        "end-indent",
        "5pt",
        "font-weight",
        name.equals("th") ? "bold" : "normal");
  }

  private void endCell() {
    close("block");
    close("table-cell");
  }

  /** The share of each column, by its longest texts; formatting objects do not ask for room. */
  private static List<Integer> widths(Table table) {
    return IntStream.range(0, table.head().size())
        .map(
            i ->
                table.rows().stream()
                    .mapToInt(row -> Brief.plain(row.cells().get(i)).length())
                    .max()
                    .orElse(0))
        .map(longest -> Math.clamp(longest, 14, 40))
        .boxed()
        .toList();
  }

  private void picture(Picture picture) {
    open("block", "space-before", "6pt", "space-after", "6pt", "line-height", "0");
    open(
        "instream-foreign-object",
        "content-width",
        "scale-to-fit",
        "width",
        "100%",
        "fox:alt-text",
        picture.alternative());
    out.append(TimelineDrawing.of(picture.timeline()).outlines());
    close("instream-foreign-object");
    close("block");
  }

  private void references(List<Integer> numbers) {
    open(
        "inline",
        "font-size",
        "6.5pt",
        "baseline-shift",
        "3pt",
        // A line with notes is as high as one without.
        "line-height",
        "1pt",
        "color",
        LINK);
    String between = brief.rightToLeft() ? RIGHT_TO_LEFT_MARK : "";
    for (int number : numbers) {
      out.append(between);
      open(
          "basic-link",
          "internal-destination",
          "note-" + number,
          "fox:alt-text",
          brief.notesTitle() + " " + number,
          cited.add(number) ? "id" : "",
          "cited-" + number);
      out.append(number);
      close("basic-link");
      between = " ";
    }
    close("inline");
  }

  private void notes() {
    if (brief.notes().isEmpty()) {
      return;
    }
    element(
        "block",
        brief.notesTitle(),
        "role",
        "H2",
        "id",
        "notes",
        "font-size",
        "13pt",
        "font-weight",
        "bold",
        "color",
        INK,
        "space-before",
        "14pt",
        "space-after",
        "3pt",
        "keep-with-next.within-page",
        "always");
    styled(
        "list-block",
        "ol",
        "font-size",
        "8.5pt",
        "provisional-distance-between-starts",
        brief.notes().size() > 99 ? "22pt" : "17pt",
        "provisional-label-separation",
        "4pt");
    int number = 1;
    for (Note note : brief.notes()) {
      note(note, number++);
    }
    close("list-block");
  }

  private void note(Note note, int number) {
    open("list-item", "id", "note-" + number, "space-before", "2pt");
    open("list-item-label", "end-indent", "label-end()");
    open("block", "text-align", "end");
    if (cited.contains(number)) {
      open("basic-link", "internal-destination", "cited-" + number, "fox:alt-text", number + " ↑");
      out.append(number).append('.');
      close("basic-link");
    } else {
      out.append(number).append('.');
    }
    close("block");
    close("list-item-label");
    open("list-item-body", "start-indent", "body-start()");
    open("block");
    pieces(NoteText.head(note, brief.rightToLeft()));
    open("inline", "xml:lang", note.language(), "role", "Quote");
    isolated(NoteText.quoted(note));
    close("inline");
    out.append(' ');
    address(note.address());
    close("block");
    endNote();
  }

  private void endNote() {
    close("list-item-body");
    close("list-item");
  }

  private void address(String address) {
    boolean isLink = address.startsWith("http://") || address.startsWith("https://");
    if (isLink) {
      open(
          "basic-link",
          "external-destination",
          "url('" + address.replace("'", "%27") + "')",
          "fox:alt-text",
          address,
          "color",
          LINK);
    } else {
      open("inline", "color", GREY);
    }
    isolated(breakable(address));
    close(isLink ? "basic-link" : "inline");
  }

  private static String breakable(String address) {
    StringBuilder breakable = new StringBuilder(address.length() * 2);
    address
        .codePoints()
        .forEach(
            c -> {
              breakable.appendCodePoint(c);
              if (BREAKS.indexOf(c) >= 0) {
                breakable.append(MAY_BREAK);
              }
            });
    return breakable.toString();
  }

  private void pieces(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.strong()) {
        open("inline", "font-weight", "bold");
      }
      if (piece.foreign()) {
        isolated(piece.text());
      } else {
        words(piece.text());
      }
      if (piece.strong()) {
        close("inline");
      }
    }
  }

  /**
   * Words that keep their direction. The marks around them keep what stands between two such words
   * in the order of the line, as isolates would, which formatting objects do not know.
   */
  private void isolated(String text) {
    if (!Direction.differs(text, brief.rightToLeft())) {
      words(text);
      return;
    }
    String mark = brief.rightToLeft() ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
    out.append(mark);
    open(
        "bidi-override",
        "unicode-bidi",
        "embed",
        "direction",
        Direction.beginsRightToLeft(text) ? "rtl" : "ltr");
    words(text);
    close("bidi-override");
    out.append(mark);
  }

  // Markup

  /**
   * Text, each stretch in the font that has its letters. Left to the program that sets the pages,
   * letters of a second font would stand on a line of their own.
   */
  private void words(String text) {
    int[] letters = ArabicForms.joined(apart(text)).codePoints().toArray();
    int begin = 0;
    BriefFonts.Face face = BriefFonts.FACES.get(0);
    for (int i = 0; i < letters.length; i++) {
      BriefFonts.Face next = isBetween(letters[i]) ? face : BriefFonts.with(letters[i]).face();
      if (!next.equals(face)) {
        words(new String(letters, begin, i - begin), face);
        begin = i;
        face = next;
      }
    }
    words(new String(letters, begin, letters.length - begin), face);
  }

  /** Letters that a font would draw as one, kept apart: as one they could not be copied out. */
  private static String apart(String text) {
    return LIGATURES.matcher(text).replaceAll(NON_JOINER);
  }

  /** Spaces and marks stay with what is before them. */
  private static boolean isBetween(int letter) {
    return Character.isWhitespace(letter)
        || switch (Character.getType(letter)) {
          case Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK, Character.FORMAT -> true;
          default -> false;
        };
  }

  private void words(String text, BriefFonts.Face face) {
    boolean other = !face.equals(BriefFonts.FACES.get(0));
    if (other) {
      open("inline", "font-family", face.family());
    }
    out.append(HtmlBrief.escaped(text));
    if (other) {
      close("inline");
    }
  }

  private void element(String name, String text, String... attributes) {
    open(name, attributes);
    words(text);
    close(name);
  }

  private void empty(String name, String... attributes) {
    open(name, attributes);
    close(name);
  }

  /** An element that the letterhead's style for an HTML element is good for, too. */
  private void styled(String name, String html, String... attributes) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      all.put(attributes[i], attributes[i + 1]);
    }
    all.putAll(style.forElement(html));
    open(
        name,
        all.entrySet().stream()
            .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
            .toArray(String[]::new));
  }

  /** Begins an element; names and values follow in turn, those without a name are left out. */
  private void open(String name, String... attributes) {
    out.append("<fo:").append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(HtmlBrief.escaped(attributes[i + 1])).append('"');
      }
    }
    out.append('>');
  }

  private void close(String name) {
    out.append("</fo:").append(name).append('>');
  }
}
