package org.dragoman.publish.brief;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Picture;
import org.dragoman.publish.brief.Brief.Piece;
import org.dragoman.publish.brief.Brief.Remark;
import org.dragoman.publish.brief.Brief.Row;
import org.dragoman.publish.brief.Brief.Table;
import org.jspecify.annotations.Nullable;

/** Briefs as HTML: one page without scripts that needs no other file, well-formed as XML too. */
final class HtmlBrief {

  private static final String STYLE = resource("brief.css");

  private final Brief brief;
  private final Letterhead letterhead;
  private final StringBuilder out = new StringBuilder();
  private final Set<Integer> cited = new HashSet<>();

  private HtmlBrief(Brief brief, Letterhead letterhead) {
    this.brief = brief;
    this.letterhead = letterhead;
  }

  static String page(Brief brief, Letterhead letterhead) {
    return new HtmlBrief(brief, letterhead).written();
  }

  private String written() {
    out.append("<!DOCTYPE html>\n<html lang=\"")
        .append(brief.language())
        .append("\" dir=\"")
        .append(brief.rightToLeft() ? "rtl" : "ltr")
        .append("\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
        .append(escaped(brief.title()))
        .append("</title>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n")
        .append("<meta name=\"generator\" content=\"")
        .append(escaped(brief.producer()))
        .append("\"/>\n<meta name=\"dcterms.created\" content=\"")
        .append(brief.created())
        .append("\"/>\n<style>\n")
        .append(css(STYLE + letterhead.style()))
        .append("</style>\n</head>\n<body>\n");
    letterhead();
    out.append("<main>\n<h1>").append(escaped(brief.title())).append("</h1>\n");
    boolean inList = false;
    for (Brief.Block block : brief.blocks()) {
      boolean isLine = block instanceof Line;
      if (isLine != inList) {
        out.append(isLine ? "<ul>\n" : "</ul>\n");
        inList = isLine;
      }
      block(block);
    }
    out.append(inList ? "</ul>\n" : "");
    notes();
    out.append("</main>\n");
    if (!letterhead.footer().isEmpty()) {
      out.append("<footer>").append(lines(letterhead.footer())).append("</footer>\n");
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private void letterhead() {
    byte @Nullable [] logo = letterhead.logo();
    if (logo == null && letterhead.header().isEmpty()) {
      return;
    }
    out.append("<header>");
    if (logo != null) {
      out.append("<img class=\"logo\" alt=\"\" src=\"data:image/png;base64,")
          .append(Base64.getEncoder().encodeToString(logo))
          .append("\"/>");
    }
    out.append("<p>").append(lines(letterhead.header())).append("</p></header>\n");
  }

  private void block(Brief.Block block) {
    switch (block) {
      case Heading heading -> {
        String name = "h" + (heading.level() + 1);
        out.append('<').append(name).append('>').append(escaped(heading.text()));
        out.append("</").append(name).append(">\n");
      }
      case Remark remark ->
          out.append("<p class=\"remark\">").append(escaped(remark.text())).append("</p>\n");
      case Line line -> {
        out.append("<li>");
        pieces(line.text());
        references(line.notes());
        out.append("</li>\n");
      }
      case Table table -> table(table);
      case Picture picture ->
          out.append("<figure>\n")
              .append(
                  TimelineDrawing.of(picture.timeline())
                      .svg(picture.alternative(), brief.rightToLeft()))
              .append("</figure>\n");
    }
  }

  private void table(Table table) {
    out.append("<table>\n<caption>").append(escaped(table.caption())).append("</caption>\n");
    out.append("<thead><tr>");
    for (String name : table.head()) {
      out.append("<th scope=\"col\">").append(escaped(name)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (Row row : table.rows()) {
      out.append("<tr>");
      for (int i = 0; i < row.cells().size(); i++) {
        out.append("<td>");
        pieces(row.cells().get(i));
        if (i == row.cells().size() - 1) {
          references(row.notes());
        }
        out.append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody>\n</table>\n");
  }

  private void pieces(List<Piece> pieces) {
    for (Piece piece : pieces) {
      String text = piece.foreign() ? isolated(piece.text()) : escaped(piece.text());
      out.append(piece.strong() ? "<strong>" + text + "</strong>" : text);
    }
  }

  /** Words as markup that keep their direction. */
  private String isolated(String text) {
    return Direction.differs(text, brief.rightToLeft())
        ? "<bdi>" + escaped(text) + "</bdi>"
        : escaped(text);
  }

  private void references(List<Integer> numbers) {
    out.append("<sup class=\"notes\">");
    String between = "";
    for (int number : numbers) {
      out.append(between).append("<a href=\"#note-").append(number).append('"');
      if (cited.add(number)) {
        out.append(" id=\"cited-").append(number).append('"');
      }
      out.append('>').append(number).append("</a>");
      between = " ";
    }
    out.append("</sup>");
  }

  private void notes() {
    if (brief.notes().isEmpty()) {
      return;
    }
    out.append("<section class=\"endnotes\">\n<h2>")
        .append(escaped(brief.notesTitle()))
        .append("</h2>\n<ol>\n");
    int number = 1;
    for (Note note : brief.notes()) {
      out.append("<li id=\"note-").append(number).append("\">");
      pieces(NoteText.head(note, brief.rightToLeft()));
      out.append("<q lang=\"").append(escaped(note.language())).append("\">");
      out.append(isolated(NoteText.quoted(note))).append("</q> ");
      if (note.address().startsWith("http://") || note.address().startsWith("https://")) {
        out.append("<a class=\"source\" dir=\"ltr\" href=\"")
            .append(escaped(note.address()))
            .append("\">")
            .append(escaped(note.address()))
            .append("</a>");
      } else {
        out.append("<span class=\"source\">").append(isolated(note.address()));
        out.append("</span>");
      }
      out.append(" <a class=\"back\" href=\"#cited-").append(number).append("\">↑</a></li>\n");
      number++;
    }
    out.append("</ol>\n</section>\n");
  }

  private static String lines(String text) {
    return String.join("<br/>", text.lines().map(HtmlBrief::escaped).toList());
  }

  /** A style sheet cannot end its element. */
  private static String css(String css) {
    return css.replace("<", "\\3c ").replace("&", "\\26 ");
  }

  /** Text as markup has it; characters that XML does not know are left out. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                  if (c == '\n'
                      || c == '\t'
                      || (c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(HtmlBrief.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
