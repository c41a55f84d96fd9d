package org.dragoman.publish.brief;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.publish.brief.Brief.Note;
import org.dragoman.publish.brief.Brief.Piece;

/** The parts of a note in words, the same in every format. */
final class NoteText {

  private NoteText() {}

  /** Outlet, title, date, and through whom it is told; each part keeps its direction. */
  static List<Piece> head(Note note, boolean rightToLeft) {
    List<Piece> head = new ArrayList<>();
    String comma = rightToLeft ? "، " : ", ";
    if (note.outlet() != null) {
      head.add(Piece.foreign(note.outlet()));
      head.add(Piece.own(comma));
    }
    head.add(Piece.foreign(note.title()));
    if (note.date() != null) {
      head.add(Piece.own(comma + note.date()));
    }
    if (!note.chain().isEmpty()) {
      head.add(Piece.own(" ("));
      for (int i = 0; i < note.chain().size(); i++) {
        head.add(Piece.own(i == 0 ? "" : " › "));
        head.add(Piece.foreign(note.chain().get(i)));
      }
      head.add(Piece.own(")"));
    }
    head.add(Piece.own(": "));
    return head;
  }

  /** The exact words between quotation marks of their own language. */
  static String quoted(Note note) {
    String words = note.words();
    return switch (primary(note.language())) {
      case "fa", "ar", "ru", "hy", "es", "kk", "el", "uk", "be" -> "«" + words + "»";
      case "fr" -> "«\u00a0" + words + "\u00a0»";
      case "de", "ka", "bg", "cs" -> "„" + words + "“";
      default -> "“" + words + "”";
    };
  }

  private static String primary(String language) {
    int end = language.indexOf('-');
    return end < 0 ? language : language.substring(0, end);
  }
}
