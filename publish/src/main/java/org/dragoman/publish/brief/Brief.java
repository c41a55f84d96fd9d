package org.dragoman.publish.brief;

import java.util.List;
import java.util.stream.Collectors;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as a document, in one language, before it has a format.
 *
 * <p>Every {@link Line} and every row of a {@link Table} carries at least one note, and each note
 * cites a document with its exact words; what is said of the brief itself is a {@link Remark}.
 * Immutable and thread-safe.
 *
 * @param language BCP 47 tag of the language in which it is written
 * @param rightToLeft whether that language is written from right to left
 * @param title what it is about
 * @param blocks its contents in order, without the notes
 * @param notesTitle the heading of the notes
 * @param notes the notes; the first has the number 1
 * @param producer name and version of the program that made it
 * @param created the day on which it was made, ISO 8601
 */
public record Brief(
    String language,
    boolean rightToLeft,
    String title,
    List<Block> blocks,
    String notesTitle,
    List<Note> notes,
    String producer,
    String created) {

  /** Copies the lists; checks that every line carries a note that there is. */
  public Brief {
    blocks = List.copyOf(blocks);
    notes = List.copyOf(notes);
    for (Block block : blocks) {
      for (List<Integer> numbers : numbers(block)) {
        for (int number : numbers) {
          if (number < 1 || number > notes.size()) {
            throw new IllegalArgumentException("there is no note " + number);
          }
        }
        if (numbers.isEmpty()) {
          throw new IllegalArgumentException("a line without a note: " + block);
        }
      }
    }
  }

  private static List<List<Integer>> numbers(Block block) {
    return switch (block) {
      case Heading heading -> List.of();
      case Remark remark -> List.of();
      case Picture picture -> List.of();
      case Line line -> List.of(line.notes());
      case Table table -> table.rows().stream().map(Row::notes).toList();
    };
  }

  /** A part of the contents. */
  public sealed interface Block permits Heading, Remark, Line, Table, Picture {}

  /**
   * A heading below the title.
   *
   * @param level 1 for a section, 2 for a part of one
   */
  public record Heading(int level, String text) implements Block {}

  /**
   * Something said of the brief itself, not of the world: its scope, what is left out.
   *
   * @param text one or more sentences
   */
  public record Remark(String text) implements Block {}

  /**
   * Something that somebody says.
   *
   * @param text its text
   * @param notes the numbers of its notes
   */
  public record Line(List<Piece> text, List<Integer> notes) implements Block {

    /** Copies the lists. */
    public Line {
      text = List.copyOf(text);
      notes = List.copyOf(notes);
    }

    /** The text in one piece. */
    public String plain() {
      return Brief.plain(text);
    }
  }

  /**
   * A table.
   *
   * @param caption what it shows
   * @param head the names of its columns
   * @param rows its rows, each with as many cells as there are columns
   */
  public record Table(String caption, List<String> head, List<Row> rows) implements Block {

    /** Copies the lists and checks their sizes. */
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.cells().size() != head.size()) {
          throw new IllegalArgumentException("a row of another width: " + row);
        }
      }
    }
  }

  /**
   * A row of a table.
   *
   * @param cells its cells
   * @param notes the numbers of its notes
   */
  public record Row(List<List<Piece>> cells, List<Integer> notes) {

    /** Copies the lists. */
    public Row {
      cells = cells.stream().map(List::copyOf).toList();
      notes = List.copyOf(notes);
    }
  }

  /**
   * A timeline, drawn.
   *
   * @param timeline what is drawn
   * @param alternative the same in words, for who does not see it
   */
  public record Picture(Timeline timeline, String alternative) implements Block {}

  /**
   * A stretch of text.
   *
   * @param text the text
   * @param strong whether it is set off
   * @param foreign whether it is taken from a document or a name, and so keeps its own direction
   */
  public record Piece(String text, boolean strong, boolean foreign) {

    /** Words of the brief's own language. */
    static Piece own(String text) {
      return new Piece(text, false, false);
    }

    /** The same, set off. */
    static Piece strong(String text) {
      return new Piece(text, true, false);
    }

    /** A name or words of a document. */
    static Piece foreign(String text) {
      return new Piece(text, false, true);
    }
  }

  /**
   * Where something is said, in which words.
   *
   * @param document id of the document
   * @param span where the words stand in its text, in Unicode code points
   * @param outlet who published it; null where unknown
   * @param title its headline
   * @param date when it was published, in words of the brief's language; null where unknown
   * @param chain through whom it is told beyond the outlet, outermost first; empty where it is the
   *     outlet's own word
   * @param words the exact words, as they stand in the document
   * @param language BCP 47 tag of the words
   * @param address where the document came from
   */
  public record Note(
      String document,
      Span span,
      @Nullable String outlet,
      String title,
      @Nullable String date,
      List<String> chain,
      String words,
      String language,
      String address) {

    /** Copies the list. */
    public Note {
      chain = List.copyOf(chain);
    }
  }

  /** The text of some pieces. */
  static String plain(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining());
  }
}
