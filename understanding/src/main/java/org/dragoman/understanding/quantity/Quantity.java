package org.dragoman.understanding.quantity;

import java.math.BigDecimal;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * A number in a passage with what it counts.
 *
 * @param span from the qualifier or number through what is counted
 * @param value the number, or the lower end of a range
 * @param upper the upper end of a range; null where it is none
 * @param qualifier how exactly it is meant
 * @param unit ISO 4217 code, {@code %} or a unit as in the text; null where things are counted
 * @param counted where the noun stands that is counted; null where none was found
 * @param measure what kind of thing is measured
 * @param partOf index, in the same list, of the quantity it is a part of; -1 where it is none
 * @param confidence how sure the finder is, 0 to 1
 * @param rule what made it a quantity
 */
public record Quantity(
    Span span,
    BigDecimal value,
    @Nullable BigDecimal upper,
    Figure.Qualifier qualifier,
    @Nullable String unit,
    @Nullable Span counted,
    Figure.Measure measure,
    int partOf,
    double confidence,
    String rule) {}
