package org.dragoman.understanding.attribution;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.dragoman.record.text.Normalization;

/** Compares names as written: one name may be a shorter form of the other. */
final class Names {

  private static final Normalization NORMALIZATION = Normalization.of("und");

  private Names() {}

  static boolean same(String one, String other) {
    Set<String> a = words(one);
    Set<String> b = words(other);
    return !a.isEmpty() && !b.isEmpty() && (a.containsAll(b) || b.containsAll(a));
  }

  private static Set<String> words(String name) {
    String normal = NORMALIZATION.normalize(name.replace('I', 'i').replace('İ', 'i'));
    Set<String> words = new HashSet<>(Arrays.asList(normal.split("[^\\p{L}\\p{M}\\p{N}]+")));
    words.remove("");
    words.remove("the");
    return words;
  }
}
