package org.dragoman.publish.brief;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.publish.brief.Brief.Note;

/** The parts of a note in words, the same in every format. */
final class NoteText {

  private NoteText() {}

  /** Outlet, title, date, and through whom it is told. */
  static String head(Note note) {
    List<String> parts = new ArrayList<>();
    if (note.outlet() != null) {
      parts.add(note.outlet());
    }
    parts.add(note.title());
    if (note.date() != null) {
      parts.add(note.date());
    }
    if (!note.chain().isEmpty()) {
      parts.add("› " + String.join(" › ", note.chain()));
    }
    return String.join(", ", parts) + ":";
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
