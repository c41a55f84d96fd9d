package org.dragoman.understanding.quantity;

import java.util.Arrays;
import java.util.List;

/**
 * The pieces of a passage's text: runs of letters, number literals and single other characters.
 *
 * <p>Cut from the characters alone, so that it does not matter how words, hyphens and decimals were
 * segmented before. Positions are UTF-16 indexes.
 */
final class Tokens {

  enum Kind {
    WORD,
    LITERAL,
    OTHER
  }

  private final String text;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private Kind[] kinds = new Kind[64];
  private int size;

  Tokens(String text, NumberLiteral literals, List<String> prefixes) {
    this.text = text;
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == ' ') {
        i++;
      } else if (isDigit(c)) {
        int end = literals.end(text, i);
        add(i, end, Kind.LITERAL);
        i = end;
      } else if (isLetter(c)) {
        int end = endOfWord(i, prefixes);
        add(i, end, Kind.WORD);
        i = end;
      } else {
        add(i, i + 1, Kind.OTHER);
        i++;
      }
    }
  }

  private int endOfWord(int start, List<String> prefixes) {
    int end = start;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    // A particle is written together with a number as with a word: "و15".
    if (end < text.length()
        && isDigit(text.charAt(end))
        && !prefixes.contains(text.substring(start, Math.min(end, start + 8)))) {
      while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
        end++;
      }
    }
    return end;
  }

  private void add(int start, int end, Kind kind) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size] = kind;
    size++;
  }

  int size() {
    return size;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  boolean is(int token, Kind kind) {
    return token >= 0 && token < size && kinds[token] == kind;
  }

  /** Whether the token is the given single character. */
  boolean is(int token, char c) {
    return is(token, Kind.OTHER) && text.charAt(starts[token]) == c;
  }

  String text(int token) {
    return text.substring(starts[token], ends[token]);
  }

  /** Whether a token and the next touch. */
  boolean touchesNext(int token) {
    return token >= 0 && token + 1 < size && ends[token] == starts[token + 1];
  }

  /** The first token that begins at or after a position. */
  int after(int position) {
    int found = Arrays.binarySearch(starts, 0, size, position);
    return found >= 0 ? found : -found - 1;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return Character.isLetter(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }
}
