package org.dragoman.understanding.quantity;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.text.Span;

/** Places of a document that are spoken for, merged and in order. */
final class TakenSpans {

  private final List<Span> merged = new ArrayList<>();

  TakenSpans(List<Span> spans) {
    for (Span span : spans.stream().sorted().toList()) {
      int last = merged.size() - 1;
      if (last >= 0 && merged.get(last).overlaps(span)) {
        merged.set(last, merged.get(last).union(span));
      } else if (!span.isEmpty()) {
        merged.add(span);
      }
    }
  }

  boolean overlap(Span span) {
    int low = 0;
    int high = merged.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (merged.get(middle).end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < merged.size() && merged.get(low).overlaps(span);
  }

  boolean isEmpty() {
    return merged.isEmpty();
  }
}
