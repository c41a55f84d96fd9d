package org.dragoman.understanding.attribution;

import java.util.List;
import org.dragoman.record.text.Span;

/** Looks spans up in a sorted list without overlaps. */
final class Spans {

  private Spans() {}

  /** Those that share a place with a span. */
  static List<Span> touching(List<Span> sorted, Span span) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = low;
    while (end < sorted.size() && sorted.get(end).start() < span.end()) {
      end++;
    }
    return sorted.subList(low, end);
  }
}
