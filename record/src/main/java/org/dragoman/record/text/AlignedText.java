package org.dragoman.record.text;

/**
 * A changed copy of a text that knows where each of its characters came from.
 *
 * <p>Whatever is found in the copy is reported by its place in the original, which stays the truth.
 * Immutable and thread-safe.
 */
public final class AlignedText {

  private final SourceText original;
  private final String changed;

  /** UTF-16 start in the original of each UTF-16 unit of the copy. */
  private final int[] starts;

  /** UTF-16 end in the original of each UTF-16 unit of the copy. */
  private final int[] ends;

  AlignedText(SourceText original, String changed, int[] starts, int[] ends) {
    this.original = original;
    this.changed = changed;
    this.starts = starts;
    this.ends = ends;
  }

  /** The text that was changed. */
  public SourceText original() {
    return original;
  }

  /** The changed copy; its positions are UTF-16 indexes. */
  public String changed() {
    return changed;
  }

  /**
   * The span in the original of a half-open range of the copy.
   *
   * @param start UTF-16 index into {@link #changed}
   * @param end UTF-16 index into {@link #changed}, after {@code start}
   */
  public Span toOriginal(int start, int end) {
    if (start < 0 || end <= start || end > changed.length()) {
      throw new IndexOutOfBoundsException(start + ".." + end + " of " + changed.length());
    }
    return original.spanOfUtf16(starts[start], ends[end - 1]);
  }
}
