package org.dragoman.language.head;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * What the heads see of a word's letters: the mean of rows of a table, one for its shape and one
 * for each of its endings and beginnings. The training does the same, in {@code words.py}.
 */
final class Letters {

  private static final int SUFFIXES = 6;
  private static final int PREFIXES = 3;

  private final short[] table;
  private final int columns;

  /**
   * A table.
   *
   * @param halves its rows in half precision, little-endian
   */
  Letters(byte[] halves, int columns) {
    this.columns = columns;
    table = new short[halves.length / Short.BYTES];
    ByteBuffer.wrap(halves).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(table);
  }

  /** The mean rows of some words. */
  Matrix of(List<String> forms) {
    Matrix means = new Matrix(forms.size(), columns);
    for (int i = 0; i < forms.size(); i++) {
      int[] rows = rows(forms.get(i), table.length / columns);
      for (int row : rows) {
        for (int j = 0; j < columns; j++) {
          float value = Float.float16ToFloat(table[row * columns + j]);
          means.values()[i * columns + j] += value / rows.length;
        }
      }
    }
    return means;
  }

  static int[] rows(String form, int buckets) {
    int[] bounded = lower(("<" + form).codePoints().toArray());
    int length = bounded.length;
    int suffixes = Math.min(SUFFIXES, length);
    int prefixes = Math.min(PREFIXES, length - 1);
    int[] rows = new int[1 + suffixes + prefixes];
    rows[0] = bucket(100, new int[] {'0' + shape(form)}, buckets);
    for (int n = 1; n <= suffixes; n++) {
      rows[n] = bucket(1, Arrays.copyOfRange(bounded, length - n, length), buckets);
    }
    for (int n = 1; n <= prefixes; n++) {
      rows[suffixes + n] = bucket(2, Arrays.copyOfRange(bounded, 1, n + 1), buckets);
    }
    return rows;
  }

  /**
   * 0 no letters or digits, 1 digits, 2 all capitals (two or more), 3 a capital first, 4 others.
   */
  private static int shape(String form) {
    if (form.codePoints().anyMatch(Character::isDigit)) {
      return 1;
    }
    int[] letters = form.codePoints().filter(Character::isLetter).toArray();
    if (letters.length == 0) {
      return 0;
    }
    if (letters.length > 1 && Arrays.stream(letters).allMatch(Character::isUpperCase)) {
      return 2;
    }
    return Character.isUpperCase(letters[0]) ? 3 : 4;
  }

  /** Small letters, code point by code point: the length does not change. */
  static int[] lower(int[] codePoints) {
    return Arrays.stream(codePoints).map(Character::toLowerCase).toArray();
  }

  /** FNV-1a over code points. */
  private static int bucket(int seed, int[] codePoints, int buckets) {
    int value = (0x811C9DC5 ^ seed) * 0x01000193;
    for (int codePoint : codePoints) {
      value = (value ^ codePoint) * 0x01000193;
    }
    return Integer.remainderUnsigned(value, buckets);
  }
}
