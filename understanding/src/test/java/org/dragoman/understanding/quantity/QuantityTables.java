package org.dragoman.understanding.quantity;

import java.util.List;
import java.util.stream.Collectors;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Passages;

/**
 * Quantities written in one line, as the tables give them: {@code >40 other|parliaments; 3
 * killed|men ^0}.
 *
 * <p>A sign for the qualifier, the number or range, the unit, the measure, the noun after a bar,
 * and after a caret the index of what it is a part of. A dash stands for none at all.
 */
final class QuantityTables {

  private QuantityTables() {}

  static String found(String language, String text) {
    Passage passage = Passages.of(language, text);
    String all =
        QuantityFinder.find(language, passage, List.of()).stream()
            .map(quantity -> line(passage, quantity))
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? "-" : all;
  }

  private static String line(Passage passage, Quantity quantity) {
    Span counted = quantity.counted();
    return sign(quantity.qualifier())
        + quantity.value().toPlainString()
        + (quantity.upper() == null ? "" : ".." + quantity.upper().toPlainString())
        + (quantity.unit() == null ? "" : " " + quantity.unit())
        + " "
        + quantity.measure().name().toLowerCase(java.util.Locale.ROOT)
        + (counted == null ? "" : "|" + passage.document().text().slice(counted))
        + (quantity.partOf() < 0 ? "" : " ^" + quantity.partOf());
  }

  private static String sign(Figure.Qualifier qualifier) {
    return switch (qualifier) {
      case EXACT -> "";
      case AT_LEAST -> ">=";
      case MORE_THAN -> ">";
      case ABOUT -> "~";
      case UP_TO -> "<=";
      case LESS_THAN -> "<";
    };
  }
}
