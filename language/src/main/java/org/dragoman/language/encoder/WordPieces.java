package org.dragoman.language.encoder;

import java.util.Arrays;
import java.util.List;
import org.dragoman.record.reading.Word;

/**
 * Cuts words into the encoder's pieces, as the encoder's authors do: case and accents are kept,
 * control and format characters are left out, marks and Chinese characters stand alone, and of the
 * pieces that fit the longest is taken. Immutable and thread-safe.
 */
final class WordPieces {

  /** A longer stretch of letters is unknown as a whole, as in the authors' code. */
  static final int LONGEST_WORD = 200;

  private final Vocabulary vocabulary;

  WordPieces(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The pieces of some words. */
  Pieces cut(List<Word> words) {
    Cut cut = new Cut();
    int[] firsts = new int[words.size()];
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = cut.size;
      cut.word(words.get(i));
    }
    return cut.pieces(firsts);
  }

  /** The pieces found so far. */
  private final class Cut {
    private int[] ids = new int[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    /** The code points of the stretch at hand that count, and where they stand. */
    private int[] stretch = new int[32];

    private int[] places = new int[32];
    private int length;

    Pieces pieces(int[] firsts) {
      return new Pieces(
          Arrays.copyOf(ids, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), firsts);
    }

    void word(Word word) {
      int before = size;
      int place = word.span().start();
      String form = word.form();
      int codePoint;
      for (int i = 0; i < form.length(); i += Character.charCount(codePoint)) {
        codePoint = form.codePointAt(i);
        if (!isLeftOut(codePoint)) {
          if (isSpace(codePoint)) {
            flush();
          } else if (standsAlone(codePoint)) {
            flush();
            take(codePoint, place);
            flush();
          } else {
            take(codePoint, place);
          }
        }
        place++;
      }
      flush();
      if (size == before) {
        // Nothing of it counts, but it needs a vector all the same.
        add(vocabulary.unknown(), word.span().start(), word.span().end());
      }
    }

    private void take(int codePoint, int place) {
      if (length == stretch.length) {
        stretch = Arrays.copyOf(stretch, length * 2);
        places = Arrays.copyOf(places, length * 2);
      }
      stretch[length] = codePoint;
      places[length] = place;
      length++;
    }

    private void flush() {
      int before = size;
      boolean known = length <= LONGEST_WORD;
      for (int at = 0; known && at < length; ) {
        int id = vocabulary.longestAt(stretch, at, length, at > 0);
        known = id >= 0;
        if (known) {
          int next = at + vocabulary.length(id);
          add(id, places[at], places[next - 1] + 1);
          at = next;
        }
      }
      if (!known) {
        size = before;
        add(vocabulary.unknown(), places[0], places[length - 1] + 1);
      }
      length = 0;
    }

    private void add(int id, int start, int end) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      ids[size] = id;
      starts[size] = start;
      ends[size] = end;
      size++;
    }
  }

  private static boolean isLeftOut(int codePoint) {
    if (codePoint == 0 || codePoint == 0xFFFD) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.FORMAT || (type == Character.CONTROL && !isSpace(codePoint));
  }

  private static boolean isSpace(int codePoint) {
    return codePoint == ' '
        || codePoint == '\t'
        || codePoint == '\n'
        || codePoint == '\r'
        || Character.getType(codePoint) == Character.SPACE_SEPARATOR;
  }

  private static boolean standsAlone(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint > ' ' && codePoint < 0x7F && !Character.isLetterOrDigit(codePoint);
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> isChinese(codePoint);
    };
  }

  /** The blocks that the authors' code names. */
  private static boolean isChinese(int codePoint) {
    return (codePoint >= 0x3400 && codePoint <= 0x4DBF)
        || (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
        || (codePoint >= 0x20000 && codePoint <= 0x2CEAF)
        || (codePoint >= 0x2F800 && codePoint <= 0x2FA1F);
  }
}
