package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.jspecify.annotations.Nullable;

/**
 * A text as a format's reader leaves it: the words, what the format itself tells of their roles and
 * origin, and nothing guessed from the words.
 *
 * @param text the text; lines end in {@code \n}
 * @param marks parts whose role the format tells, in order, without overlap
 * @param origin what the metadata tell
 */
public record Draft(String text, List<Mark> marks, Origin origin) {

  /** Copies the marks. */
  public Draft {
    marks = List.copyOf(marks);
  }

  /**
   * A part whose role the format tells.
   *
   * @param start UTF-16 index of its start
   * @param end UTF-16 index of its end
   * @param kind its role
   */
  public record Mark(int start, int end, Section.Kind kind) {}

  /** Puts a draft together, block after block. */
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();
    private final int maxCodePoints;

    Builder(int maxCodePoints) {
      this.maxCodePoints = maxCodePoints;
    }

    /** Adds a block after a blank line, with its role where the format tells it. */
    Builder block(CharSequence block, Section.@Nullable Kind kind) throws Unreadable {
      return append(block, kind, "\n\n");
    }

    /** Adds a block on the next line. */
    Builder line(CharSequence block, Section.@Nullable Kind kind) throws Unreadable {
      return append(block, kind, "\n");
    }

    private Builder append(CharSequence block, Section.@Nullable Kind kind, String separator)
        throws Unreadable {
      if (!text.isEmpty()) {
        text.append(separator);
      }
      int start = text.length();
      text.append(block);
      if (kind != null) {
        marks.add(new Mark(start, text.length(), kind));
      }
      // A code point has at most two UTF-16 units; the exact check follows on the whole text.
      if (text.length() > 2L * maxCodePoints + 2) {
        throw TextDecoder.tooLong(maxCodePoints);
      }
      return this;
    }

    Draft build(Origin origin) {
      return new Draft(text.toString(), marks, origin);
    }
  }
}
