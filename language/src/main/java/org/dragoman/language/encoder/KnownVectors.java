package org.dragoman.language.encoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;

/**
 * A sentence in several scripts and what the encoder in floats makes of it at its last layer: what
 * a pack is held to on each machine before it is used. Immutable and thread-safe.
 *
 * @param words the sentence's words
 * @param vectors row after row
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and private to the package.
record KnownVectors(List<Word> words, float[] vectors) {

  private static final String RESOURCE = "known-vectors.tsv";

  static KnownVectors shipped() {
    List<Word> words = new ArrayList<>();
    List<ByteBuffer> rows = new ArrayList<>();
    try (InputStream in = KnownVectors.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int at = 0;
      String line;
      while ((line = lines.readLine()) != null) {
        int tab = line.indexOf('\t');
        String form = line.substring(0, tab);
        int end = at + form.codePointCount(0, form.length());
        words.add(new Word(new Span(at, end), form, form));
        rows.add(ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(tab + 1))));
        at = end + 1;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int width = rows.get(0).remaining() / Short.BYTES;
    float[] vectors = new float[rows.size() * width];
    int i = 0;
    for (ByteBuffer row : rows) {
      while (row.hasRemaining()) {
        vectors[i++] = Float.float16ToFloat(row.getShort());
      }
    }
    return new KnownVectors(List.copyOf(words), vectors);
  }

  /** The least cosine of a word's vector with the known one. */
  double agreement(float[] found) {
    if (found.length != vectors.length) {
      return 0;
    }
    int width = vectors.length / words.size();
    double least = 1;
    for (int row = 0; row < words.size(); row++) {
      double product = 0;
      double first = 0;
      double second = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        product += (double) found[i] * vectors[i];
        first += (double) found[i] * found[i];
        second += (double) vectors[i] * vectors[i];
      }
      double cosine = product / Math.sqrt(first * second);
      least = cosine < least || Double.isNaN(cosine) ? cosine : least;
    }
    return least;
  }
}
