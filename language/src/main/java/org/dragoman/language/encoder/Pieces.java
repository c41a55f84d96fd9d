package org.dragoman.language.encoder;

/**
 * A sentence's words in pieces of the encoder's vocabulary.
 *
 * <p>Positions are code points of the document's text. The pieces are in order and do not overlap;
 * each lies in its word, and every word has at least one.
 *
 * @param ids the pieces' numbers in the vocabulary
 * @param starts the first code point of each piece
 * @param ends the code point after each piece
 * @param firsts the index of each word's first piece
 */
@SuppressWarnings("ArrayRecordComponent") // Short-lived and private to the package.
record Pieces(int[] ids, int[] starts, int[] ends, int[] firsts) {

  /** The number of pieces. */
  int size() {
    return ids.length;
  }

  /** The number of words. */
  int words() {
    return firsts.length;
  }
}
