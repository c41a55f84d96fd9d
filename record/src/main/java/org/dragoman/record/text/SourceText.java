package org.dragoman.record.text;

import java.util.Arrays;

/**
 * A text whose positions are Unicode code points, as the public record counts them.
 *
 * <p>Java strings count UTF-16 units; the two differ after the first supplementary character. This
 * class keeps the few places where they differ and converts between the two in O(log n), or at once
 * where a text has no supplementary character. Immutable and thread-safe.
 */
public final class SourceText implements CharSequence {

  /** The text without a character. */
  public static final SourceText EMPTY = new SourceText("");

  private final String string;

  /** Code point positions of the supplementary characters, ascending. */
  private final int[] supplementary;

  /**
   * Wraps a well-formed string.
   *
   * @throws IllegalArgumentException where the string holds a lone surrogate, which no encoding can
   *     carry to a reader; see {@link #repaired}
   */
  public SourceText(String string) {
    this.string = string;
    this.supplementary = supplementaryPositions(string);
  }

  /** Wraps a string after replacing each lone surrogate with U+FFFD, which has the same length. */
  public static SourceText repaired(String string) {
    StringBuilder repaired = null;
    for (int i = 0; i < string.length(); ) {
      int codePoint = string.codePointAt(i);
      if (isSurrogate(codePoint)) {
        if (repaired == null) {
          repaired = new StringBuilder(string);
        }
        repaired.setCharAt(i, '\uFFFD');
      }
      i += Character.charCount(codePoint);
    }
    return new SourceText(repaired == null ? string : repaired.toString());
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static int[] supplementaryPositions(String string) {
    int[] positions = new int[0];
    int count = 0;
    for (int i = 0; i < string.length(); ) {
      int codePoint = string.codePointAt(i);
      if (Character.isSupplementaryCodePoint(codePoint)) {
        if (count == positions.length) {
          positions = Arrays.copyOf(positions, Math.max(8, count * 2));
        }
        positions[count] = i - count;
        count++;
      } else if (isSurrogate(codePoint)) {
        throw new IllegalArgumentException("lone surrogate at UTF-16 position " + i);
      }
      i += Character.charCount(codePoint);
    }
    return Arrays.copyOf(positions, count);
  }

  /** The number of code points. */
  public int codePointLength() {
    return string.length() - supplementary.length;
  }

  /** The span of the whole text. */
  public Span span() {
    return new Span(0, codePointLength());
  }

  /** The UTF-16 index of a code point position. */
  public int toUtf16(int codePoint) {
    if (supplementary.length == 0) {
      return codePoint;
    }
    int found = Arrays.binarySearch(supplementary, codePoint);
    return codePoint + (found >= 0 ? found : -found - 1);
  }

  /**
   * The code point position of a UTF-16 index; an index inside a pair gives that pair's position.
   */
  public int fromUtf16(int index) {
    if (supplementary.length == 0) {
      return index;
    }
    int low = 0;
    int high = supplementary.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      // The pair number `middle` starts at UTF-16 index supplementary[middle] + middle.
      if (supplementary[middle] + middle < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean insidePair = low > 0 && supplementary[low - 1] + low - 1 == index - 1;
    return insidePair ? supplementary[low - 1] : index - low;
  }

  /** The span of a half-open range of UTF-16 indexes. */
  public Span spanOfUtf16(int start, int end) {
    return new Span(fromUtf16(start), fromUtf16(end));
  }

  /**
   * The exact words at a span.
   *
   * @throws IndexOutOfBoundsException where the span ends after the text
   */
  public String slice(Span span) {
    return string.substring(toUtf16(span.start()), toUtf16(span.end()));
  }

  /** The number of UTF-16 units; see {@link #codePointLength} for the record's unit. */
  @Override
  public int length() {
    return string.length();
  }

  @Override
  public char charAt(int utf16) {
    return string.charAt(utf16);
  }

  @Override
  public CharSequence subSequence(int startUtf16, int endUtf16) {
    return string.subSequence(startUtf16, endUtf16);
  }

  @Override
  public String toString() {
    return string;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText text && string.equals(text.string);
  }

  @Override
  public int hashCode() {
    return string.hashCode();
  }
}
