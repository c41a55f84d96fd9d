package org.dragoman.language.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The lemmas that treebanks are sure of, by language, word and part of speech: irregular forms such
 * as "met" are better looked up than guessed. {@code training/lemmas.py} makes the list. Immutable
 * and thread-safe.
 */
final class Lemmas {

  private static final String RESOURCE = "lemmas.tsv";

  private final Map<String, String> byKey = new HashMap<>();

  private Lemmas() {}

  static Lemmas shipped() {
    Lemmas lemmas = new Lemmas();
    try (InputStream in = Lemmas.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no " + RESOURCE);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String line;
      while ((line = lines.readLine()) != null) {
        int last = line.lastIndexOf('\t');
        lemmas.byKey.put(line.substring(0, last), line.substring(last + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lemmas;
  }

  /** The lemma that is sure, or another one. */
  String orElse(String language, String form, String upos, String other) {
    int[] small = form.codePoints().map(Character::toLowerCase).toArray();
    String key = language + "\t" + new String(small, 0, small.length) + "\t" + upos;
    return byKey.getOrDefault(key, other);
  }
}
