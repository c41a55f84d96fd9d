package org.dragoman.record.text;

/**
 * A position in a text: half-open, counted in Unicode code points from the text's start.
 *
 * @param start first code point inside the span
 * @param end first code point after the span; never before {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {

  /** Rejects negative and reversed positions. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no such span: " + start + ".." + end);
    }
  }

  /** The number of code points covered. */
  public int length() {
    return end - start;
  }

  /** Whether the span covers nothing. */
  public boolean isEmpty() {
    return start == end;
  }

  /** Whether {@code other} lies wholly inside this span. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the two spans share at least one code point. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** The smallest span that covers both. */
  public Span union(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  /** Orders by start, then the shorter first. */
  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
