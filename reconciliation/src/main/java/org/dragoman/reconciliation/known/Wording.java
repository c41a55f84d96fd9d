package org.dragoman.reconciliation.known;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.text.Normalization;

/**
 * Some words in a row, each whole or, with {@code *} behind it, any word that begins so.
 *
 * @param words in normal form
 */
record Wording(List<String> words) {

  /** Reads a form of a table. */
  static Wording of(String form, String language) {
    List<String> words = new ArrayList<>();
    for (String word : form.strip().split("[\\s\\u2019'’-]+", -1)) {
      String normal = Normalization.of(language).normalize(word);
      if (!normal.isEmpty()) {
        words.add(normal);
      }
    }
    return new Wording(words);
  }

  /** Whether the words stand in others, in a row. */
  boolean standsIn(List<String> others) {
    return place(others) >= 0;
  }

  /** Others without the words. */
  List<String> without(List<String> others) {
    List<String> left = new ArrayList<>(others);
    int place = place(others);
    if (place >= 0) {
      left.subList(place, place + words.size()).clear();
    }
    return left;
  }

  private int place(List<String> others) {
    for (int start = 0; start + words.size() <= others.size(); start++) {
      boolean here = true;
      for (int i = 0; i < words.size() && here; i++) {
        String word = words.get(i);
        String other = others.get(start + i);
        here =
            word.endsWith("*")
                ? other.startsWith(word.substring(0, word.length() - 1))
                : other.equals(word);
      }
      if (here) {
        return start;
      }
    }
    return -1;
  }

  /** How many letters it has: the longest that fits tells most. */
  int length() {
    return words.stream().mapToInt(String::length).sum();
  }
}
