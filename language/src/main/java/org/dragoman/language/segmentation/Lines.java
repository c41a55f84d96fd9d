package org.dragoman.language.segmentation;

/**
 * Tells the line breaks that part a section's text from those where a line was merely wrapped.
 *
 * <p>A blank line parts. In running text another line break parts only where the layout shows a
 * line of its own: a heading or a byline, an item of a list, a paragraph as long as it pleases.
 */
final class Lines {

  /** Nobody wraps lines wider than this; text with longer ones has a paragraph on each. */
  private static final int WIDEST_WRAP = 160;

  /** A line that could take so much more of the next one was ended on purpose. */
  private static final double SHORT_LINE = 0.65;

  /** Narrower columns are too ragged to tell a short line from a wrapped one. */
  private static final int NARROW = 30;

  private final String text;
  private final int end;
  private final boolean running;
  private final int width;

  Lines(String text, int start, int end, boolean running) {
    this.text = text;
    this.end = end;
    this.running = running;
    int widest = 0;
    for (int at = start; running && at < end; ) {
      int lineEnd = lineEnd(at);
      widest = Math.max(widest, trimmedEnd(at, lineEnd) - at);
      at = nextLine(lineEnd);
    }
    this.width = widest;
  }

  /** Where the text that belongs together from a line's start on ends. */
  int blockEnd(int start) {
    int line = start;
    while (true) {
      int lineEnd = lineEnd(line);
      int next = nextLine(lineEnd);
      if (next >= end) {
        return end;
      }
      if (!running || parts(line, lineEnd, next)) {
        return next;
      }
      line = next;
    }
  }

  private boolean parts(int line, int lineEnd, int next) {
    int from = firstInk(line, lineEnd);
    int to = trimmedEnd(line, lineEnd);
    int nextLineEnd = lineEnd(next);
    int nextFrom = firstInk(next, nextLineEnd);
    if (from >= to || nextFrom >= nextLineEnd) {
      return true;
    }
    int first = text.codePointAt(nextFrom);
    boolean small = Character.isLowerCase(first);
    char last = text.charAt(to - 1);
    if (isBullet(nextFrom, nextLineEnd)) {
      return isSureBullet(nextFrom, nextLineEnd)
          || ".:;!?…։".indexOf(last) >= 0
          || isBullet(from, to);
    }
    if (width > WIDEST_WRAP) {
      return !small;
    }
    if (small || width < NARROW || ",،՝–—-".indexOf(last) >= 0) {
      return false;
    }
    int word = nextFrom;
    while (word < nextLineEnd && !CharacterKind.of(text.charAt(word)).isBlank()) {
      word++;
    }
    return to - line + 1 + (word - nextFrom) < SHORT_LINE * width;
  }

  /** Whether a line begins like an item of a list: a bullet, a dash, or a number, and a space. */
  private boolean isBullet(int from, int lineEnd) {
    int codePoint = text.codePointAt(from);
    int after = from + Character.charCount(codePoint);
    if ("•‣▪●○■□◦⁃∙·*➢✓✔►–—-".indexOf(codePoint) >= 0) {
      return after < lineEnd && CharacterKind.of(text.charAt(after)).isBlank();
    }
    int digits = digitsEnd(from, lineEnd);
    return digits > from
        && digits + 1 < lineEnd
        && (text.charAt(digits) == ')' || text.charAt(digits) == '.')
        && CharacterKind.of(text.charAt(digits + 1)).isBlank();
  }

  /** Whether a bullet is no dash and no "26." of a date, which may also begin a wrapped line. */
  private boolean isSureBullet(int from, int lineEnd) {
    int digits = digitsEnd(from, lineEnd);
    return digits > from ? text.charAt(digits) == ')' : "–—-".indexOf(text.charAt(from)) < 0;
  }

  private int digitsEnd(int from, int lineEnd) {
    int end = from;
    while (end < lineEnd && end - from < 3 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int firstInk(int from, int to) {
    int at = from;
    while (at < to && CharacterKind.of(text.charAt(at)).isBlank()) {
      at++;
    }
    return at;
  }

  private int trimmedEnd(int from, int to) {
    int at = to;
    while (at > from && CharacterKind.of(text.charAt(at - 1)).isBlank()) {
      at--;
    }
    return at;
  }

  private int lineEnd(int start) {
    int at = start;
    while (at < end && CharacterKind.of(text.charAt(at)) != CharacterKind.NEWLINE) {
      at++;
    }
    return at;
  }

  private int nextLine(int lineEnd) {
    if (lineEnd >= end) {
      return end;
    }
    boolean pair =
        text.charAt(lineEnd) == '\r' && lineEnd + 1 < end && text.charAt(lineEnd + 1) == '\n';
    return lineEnd + (pair ? 2 : 1);
  }
}
