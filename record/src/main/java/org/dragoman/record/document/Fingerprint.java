package org.dragoman.record.document;

import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of a story to find its copies: a hash of all its words and a MinHash of its word
 * shingles (A. Broder, "On the resemblance and containment of documents", 1997).
 *
 * @param exact a hash of the story's words in their normal form; equal for identical stories, empty
 *     for a story too short to compare
 * @param minima {@link #BANDS} × {@link #ROWS} minima of as many hash functions over the shingles;
 *     empty for a story too short to compare
 */
public record Fingerprint(String exact, List<Integer> minima) {

  /** The number of bands: two stories that agree on one whole band are compared. */
  public static final int BANDS = 24;

  /** The number of minima in a band. */
  public static final int ROWS = 3;

  /** The fingerprint of a story too short to compare: like no other. */
  public static final Fingerprint NONE = new Fingerprint("", List.of());

  /** Checks the number of minima. */
  public Fingerprint {
    minima = List.copyOf(minima);
    if (!minima.isEmpty() && minima.size() != BANDS * ROWS) {
      throw new IllegalArgumentException("a fingerprint has " + BANDS * ROWS + " minima");
    }
  }

  /** One key a band; stories that share a key are worth comparing. Empty where there is nothing. */
  public List<Long> bandKeys() {
    if (minima.isEmpty()) {
      return List.of();
    }
    List<Long> keys = new ArrayList<>(BANDS);
    for (int band = 0; band < BANDS; band++) {
      long key = band;
      for (int row = 0; row < ROWS; row++) {
        key = (key ^ minima.get(band * ROWS + row)) * 0x9E3779B97F4A7C15L;
        key ^= key >>> 29;
      }
      keys.add(key);
    }
    return keys;
  }

  /** The estimated Jaccard similarity of the two stories' shingles, 0 to 1. */
  public double similarity(Fingerprint other) {
    if (minima.isEmpty() || other.minima.isEmpty()) {
      return 0;
    }
    int equal = 0;
    for (int i = 0; i < minima.size(); i++) {
      if (minima.get(i).equals(other.minima.get(i))) {
        equal++;
      }
    }
    return (double) equal / minima.size();
  }
}
