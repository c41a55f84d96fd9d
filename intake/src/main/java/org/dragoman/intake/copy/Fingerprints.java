package org.dragoman.intake.copy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dragoman.intake.layout.WordForms;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.Section;

/**
 * Makes fingerprints of stories: of the words of a document's body in their normal form, so that
 * neither layout nor furniture, spelling variants of letters nor capitals make a difference.
 * Stateless and thread-safe.
 */
public final class Fingerprints {

  /** A shingle is so many words in a row. */
  static final int SHINGLE = 4;

  /** Stories of fewer words are not compared: "Good morning" is not a copy of "Good morning". */
  static final int FEWEST_WORDS = 12;

  private static final int HASHES = Fingerprint.BANDS * Fingerprint.ROWS;

  /** Odd multipliers and offsets of the hash functions, made by SplitMix64 from one seed. */
  private static final long[] MULTIPLY = new long[HASHES];

  private static final long[] ADD = new long[HASHES];

  static {
    long state = 0x5DEECE66DL;
    for (int i = 0; i < HASHES; i++) {
      state += 0x9E3779B97F4A7C15L;
      MULTIPLY[i] = mix(state) | 1;
      state += 0x9E3779B97F4A7C15L;
      ADD[i] = mix(state);
    }
  }

  private Fingerprints() {}

  /** The fingerprint of a document's story. */
  public static Fingerprint of(Document document) {
    long[] words = words(document);
    if (words.length < FEWEST_WORDS) {
      return Fingerprint.NONE;
    }
    int[] minima = new int[HASHES];
    Arrays.fill(minima, Integer.MAX_VALUE);
    for (long shingle : shingles(words)) {
      for (int i = 0; i < HASHES; i++) {
        int hash = (int) ((shingle * MULTIPLY[i] + ADD[i]) >>> 32);
        minima[i] = Math.min(minima[i], hash);
      }
    }
    List<Integer> boxed = new ArrayList<>(HASHES);
    for (int minimum : minima) {
      boxed.add(minimum);
    }
    return new Fingerprint(exact(words), boxed);
  }

  /** Two independent 64-bit hashes of all words in order: 128 bits in hexadecimal. */
  private static String exact(long[] words) {
    long one = 0x243F6A8885A308D3L;
    long two = 0x13198A2E03707344L;
    for (long word : words) {
      one = mix(one * 31 + word);
      two = mix(two ^ (word * 0x9E3779B97F4A7C15L)) + 0x632BE59BD9B4E019L;
    }
    return String.format(java.util.Locale.ROOT, "%016x%016x", one, two);
  }

  /** The distinct shingles of a story, each as a hash, ascending. */
  static long[] shingles(long[] words) {
    int count = Math.max(0, words.length - SHINGLE + 1);
    long[] shingles = new long[count];
    for (int i = 0; i < count; i++) {
      long hash = 0;
      for (int j = 0; j < SHINGLE; j++) {
        hash = mix(hash * 31 + words[i + j]);
      }
      shingles[i] = hash;
    }
    Arrays.sort(shingles);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || shingles[i] != shingles[i - 1]) {
        shingles[distinct++] = shingles[i];
      }
    }
    return Arrays.copyOf(shingles, distinct);
  }

  /** The words of a document's story in order, each as a hash of its normal form. */
  static long[] words(Document document) {
    Words words = new Words();
    StringBuilder form = new StringBuilder();
    String text = document.text().toString();
    for (Section section : document.sections()) {
      if (section.kind() == Section.Kind.BODY) {
        int end = document.text().toUtf16(section.span().end());
        // In pieces, so that a story of one endless line does not need its normal form at once.
        for (int at = document.text().toUtf16(section.span().start()); at < end; ) {
          int to = pieceEnd(text, at, end);
          form.setLength(0);
          WordForms.append(text, at, to, form);
          words.addAll(form);
          at = to;
        }
      }
    }
    return words.toArray();
  }

  private static int pieceEnd(String text, int from, int end) {
    int to = Math.min(end, from + 8_192);
    while (to < end
        && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) >= 0x300)
        && to < from + 16_384) {
      to++;
    }
    if (to < end && Character.isLowSurrogate(text.charAt(to))) {
      to++;
    }
    return to;
  }

  /** A growing array of word hashes. */
  private static final class Words {
    private long[] hashes = new long[512];
    private int count;

    void addAll(CharSequence form) {
      long hash = 0;
      boolean inside = false;
      for (int i = 0; i < form.length(); ) {
        int c = Character.codePointAt(form, i);
        i += Character.charCount(c);
        boolean letter = Character.isLetterOrDigit(c);
        boolean alone = letter && c >= 0x2E80 && Character.isIdeographic(c);
        if (inside && (!letter || alone)) {
          add(hash);
          inside = false;
          hash = 0;
        }
        if (alone) {
          add(mix(c));
        } else if (letter) {
          hash = hash * 0x100000001B3L + c;
          inside = true;
        }
      }
      if (inside) {
        add(hash);
      }
    }

    private void add(long hash) {
      if (count == hashes.length) {
        hashes = Arrays.copyOf(hashes, count * 2);
      }
      hashes[count++] = hash;
    }

    long[] toArray() {
      return Arrays.copyOf(hashes, count);
    }
  }

  /** The finalizer of SplitMix64 (G. Steele and others, 2014). */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
