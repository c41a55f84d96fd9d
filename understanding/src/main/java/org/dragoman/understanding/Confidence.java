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

  /** The confidence of a rule: its own, else that of the rules whose name its own begins with. */
  static double of(String rule) {
    for (String name = rule; !name.isEmpty(); ) {
      Double known = BY_RULE.get(name);
      if (known != null) {
        return known;
      }
      int slash = name.lastIndexOf('/');
      name = slash < 0 ? "" : name.substring(0, slash);
    }
    return UNKNOWN;
  }
}
