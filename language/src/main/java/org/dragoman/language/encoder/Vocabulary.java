package org.dragoman.language.encoder;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dragoman.language.model.ModelException;

/**
 * The encoder's word pieces: those that begin a word, and those that go on with one ({@code ##} in
 * the file). Immutable and thread-safe.
 *
 * <p>An open hash table over code points: a look-up makes no string, and the longest of all
 * prefixes of a word is found with one hash computed in passing.
 */
final class Vocabulary {

  private static final String UNKNOWN = "[UNK]";
  private static final String START = "[CLS]";
  private static final String END = "[SEP]";
  private static final String CONTINUATION = "##";

  /** The hash before the first code point of a piece that goes on with a word. */
  private static final int CONTINUED = 17;

  private static final String[] SPECIALS = {UNKNOWN, START, END};

  private final int[] codePoints;
  private final int[] offsets;
  private final boolean[] continues;
  private final int[] slots;
  private final int longest;
  private final int unknown;
  private final int start;
  private final int end;

  /**
   * Reads a vocabulary: a piece a line, its number the line's.
   *
   * @throws ModelException where the pieces without which nothing can be read are missing
   */
  Vocabulary(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    int lines = (int) text.chars().filter(c -> c == '\n').count();
    if (!text.isEmpty() && !text.endsWith("\n")) {
      lines++;
    }
    int[] points = new int[text.length()];
    this.offsets = new int[lines + 1];
    this.continues = new boolean[lines];
    this.slots = new int[Integer.highestOneBit(Math.max(2, lines)) * 4];
    int[] specials = {-1, -1, -1};
    int size = 0;
    int widest = 0;
    int from = 0;
    for (int id = 0; id < lines; id++) {
      int to = text.indexOf('\n', from);
      to = to < 0 ? text.length() : to;
      int stop = to > from && text.charAt(to - 1) == '\r' ? to - 1 : to;
      boolean goesOn = text.startsWith(CONTINUATION, from) && stop - from > 2;
      continues[id] = goesOn;
      for (int i = 0; i < SPECIALS.length; i++) {
        if (stop - from == SPECIALS[i].length() && text.startsWith(SPECIALS[i], from)) {
          specials[i] = id;
        }
      }
      int hash = goesOn ? CONTINUED : 0;
      int codePoint;
      for (int i = goesOn ? from + 2 : from; i < stop; i += Character.charCount(codePoint)) {
        codePoint = text.codePointAt(i);
        points[size++] = codePoint;
        hash = next(hash, codePoint);
      }
      offsets[id + 1] = size;
      widest = Math.max(widest, size - offsets[id]);
      int slot = slot(hash);
      while (slots[slot] != 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = id + 1;
      from = to + 1;
    }
    this.codePoints = Arrays.copyOf(points, size);
    this.longest = widest;
    this.unknown = specials[0];
    this.start = specials[1];
    this.end = specials[2];
    if (unknown < 0 || start < 0 || end < 0) {
      throw new ModelException(
          ModelException.Reason.DAMAGED, "The model's vocabulary is not one for this encoder.");
    }
  }

  private static int next(int hash, int codePoint) {
    return hash * 0x01000193 + codePoint;
  }

  private int slot(int hash) {
    int mixed = hash * 0x9e3779b9;
    return (mixed ^ mixed >>> 15) & slots.length - 1;
  }

  /** The number of pieces. */
  int size() {
    return continues.length;
  }

  /** The piece for what is not in the vocabulary. */
  int unknown() {
    return unknown;
  }

  /** The piece before a sentence. */
  int start() {
    return start;
  }

  /** The piece after a sentence. */
  int end() {
    return end;
  }

  /** How many code points a piece stands for. */
  int length(int id) {
    return offsets[id + 1] - offsets[id];
  }

  /** The longest piece at a place, or -1. */
  int longestAt(int[] word, int from, int to, boolean goesOn) {
    int stop = Math.min(to, from + longest);
    int[] hashes = new int[stop - from];
    int hash = goesOn ? CONTINUED : 0;
    for (int i = from; i < stop; i++) {
      hash = next(hash, word[i]);
      hashes[i - from] = hash;
    }
    for (int last = stop; last > from; last--) {
      int slot = slot(hashes[last - 1 - from]);
      while (slots[slot] != 0) {
        int id = slots[slot] - 1;
        if (continues[id] == goesOn
            && Arrays.equals(codePoints, offsets[id], offsets[id + 1], word, from, last)) {
          return id;
        }
        slot = slot + 1 & slots.length - 1;
      }
    }
    return -1;
  }
}
