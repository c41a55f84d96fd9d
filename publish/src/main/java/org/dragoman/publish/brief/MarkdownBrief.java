package org.dragoman.publish.brief;

import java.util.List;
import java.util.stream.Collectors;
import org.dragoman.publish.brief.Brief.Heading;
import org.dragoman.publish.brief.Brief.Line;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Picture;
import org.dragoman.publish.brief.Brief.Piece;
import org.dragoman.publish.brief.Brief.Remark;
import org.dragoman.publish.brief.Brief.Row;
import org.dragoman.publish.brief.Brief.Table;

/**
 * Briefs as Markdown: CommonMark with the tables and footnotes of GitHub's dialect.
 *
 * <p>Names and quotations are isolated (U+2068 … U+2069) where the text runs the other way.
 */
final class MarkdownBrief {

  private final Brief brief;
  private final StringBuilder out = new StringBuilder();

  private MarkdownBrief(Brief brief) {
    this.brief = brief;
  }

  static String of(Brief brief, Letterhead letterhead) {
    return new MarkdownBrief(brief).written(letterhead);
  }

  private String written(Letterhead letterhead) {
    if (!letterhead.header().isEmpty()) {
      out.append(escaped(letterhead.header())).append("\n\n");
    }
    out.append("# ").append(escaped(brief.title())).append("\n\n");
    boolean inList = false;
    for (Brief.Block block : brief.blocks()) {
      if (inList && !(block instanceof Line)) {
        out.append('\n');
      }
      inList = block instanceof Line;
      switch (block) {
        case Heading heading ->
            out.append("#".repeat(heading.level() + 1))
                .append(' ')
                .append(escaped(heading.text()))
                .append("\n\n");
        case Remark remark -> out.append('*').append(escaped(remark.text())).append("*\n\n");
        case Line line ->
            out.append("- ").append(text(line.text())).append(notes(line.notes())).append('\n');
        case Table table -> table(table);
        case Picture picture -> out.append(escaped(picture.alternative())).append("\n\n");
      }
    }
    if (inList) {
      out.append('\n');
    }
    if (!brief.notes().isEmpty()) {
      out.append("## ").append(escaped(brief.notesTitle())).append("\n\n");
    }
    int number = 1;
    for (Note note : brief.notes()) {
      out.append("[^").append(number++).append("]: ");
      out.append(text(NoteText.head(note, brief.rightToLeft())));
      out.append(isolated(escaped(NoteText.quoted(note))));
      out.append(' ').append(isolated(escaped(note.address()))).append('\n');
    }
    if (!letterhead.footer().isEmpty()) {
      out.append('\n').append(escaped(letterhead.footer())).append('\n');
    }
    return out.toString();
  }

  private void table(Table table) {
    out.append("**").append(escaped(table.caption())).append("**\n\n|");
    table.head().forEach(cell -> out.append(' ').append(escaped(cell)).append(" |"));
    out.append("\n|").append(" --- |".repeat(table.head().size())).append('\n');
    for (Row row : table.rows()) {
      out.append('|');
      for (int i = 0; i < row.cells().size(); i++) {
        out.append(' ').append(text(row.cells().get(i)));
        if (i == row.cells().size() - 1) {
          out.append(notes(row.notes()));
        }
        out.append(" |");
      }
      out.append('\n');
    }
    out.append('\n');
  }

  private String text(List<Piece> pieces) {
    return pieces.stream()
        .map(
            piece -> {
              String text = escaped(piece.text());
              text = piece.foreign() ? isolated(text) : text;
              return piece.strong() ? "**" + text + "**" : text;
            })
        .collect(Collectors.joining());
  }

  private static String notes(List<Integer> notes) {
    return notes.stream().map(number -> "[^" + number + "]").collect(Collectors.joining());
  }

  /** Words that run the other way keep the words around them in order. */
  private String isolated(String text) {
    return Direction.differs(text, brief.rightToLeft()) ? "\u2068" + text + "\u2069" : text;
  }

  /** Words of documents as words: nothing in them is markup, and they stay on their line. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isWhitespace(c)) {
                out.append(' ');
              } else if (!Character.isISOControl(c)) {
                if ("\\`*_[]<>|#~&".indexOf(c) >= 0) {
                  out.append('\\');
                }
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
