package org.dragoman.language.segmentation;

import java.util.Arrays;

/** A growing row of words and marks, each with its place in UTF-16 units. Not thread-safe. */
final class Tokens {

  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private CharacterKind[] kinds = new CharacterKind[256];
  private Habits.Abbreviation[] abbreviations = new Habits.Abbreviation[256];
  private int size;

  void clear() {
    size = 0;
  }

  void add(int start, int end, CharacterKind kind, Habits.Abbreviation abbreviation) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      abbreviations = Arrays.copyOf(abbreviations, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    kinds[size] = kind;
    abbreviations[size] = abbreviation;
    size++;
  }

  int size() {
    return size;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  /** The kind of the token's first character. */
  CharacterKind kind(int index) {
    return kinds[index];
  }

  Habits.Abbreviation abbreviation(int index) {
    return abbreviations[index];
  }

  /** Whether nothing stands between a token and the one before. */
  boolean isGlued(int index) {
    return index > 0 && starts[index] == ends[index - 1];
  }
}
