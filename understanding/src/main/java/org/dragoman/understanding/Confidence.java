package org.dragoman.understanding;

import java.util.HashMap;
import java.util.Map;
import org.dragoman.understanding.lexicon.WordList;

/** How often a rule is right, as measured: {@code und/confidence.tsv}. Stateless. */
final class Confidence {

  /** What a rule that was never measured is believed. */
  private static final double UNKNOWN = 0.7;

  private static final Map<String, Double> BY_RULE = new HashMap<>();

  static {
    for (WordList.Row row : WordList.of("und", "confidence").rows()) {
      BY_RULE.put(row.cell("rule"), Double.valueOf(row.cell("confidence")));
    }
  }

  private Confidence() {}

  /** The confidence of a rule, or what it is believed where it was never measured. */
  static double of(String rule) {
    return of(rule, UNKNOWN);
  }

  /**
   * The confidence of a rule: its own, else that of the rules whose name its own begins with.
   *
   * @param otherwise what it is believed where it was never measured
   */
  static double of(String rule, double otherwise) {
    for (String name = rule; !name.isEmpty(); ) {
      Double known = BY_RULE.get(name);
      if (known != null) {
        return known;
      }
      int slash = name.lastIndexOf('/');
      name = slash < 0 ? "" : name.substring(0, slash);
    }
    return otherwise;
  }
}
