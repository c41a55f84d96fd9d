package org.dragoman.understanding.time;

import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;

/**
 * A time expression found in a document.
 *
 * @param span the whole expression, without a preposition before it
 * @param value the date or range meant
 * @param basis {@link DateBasis#STATED} where the expression has its year, {@link
 *     DateBasis#RELATIVE} where it is counted from another date
 * @param rule the kind of expression, for the record's "why"
 */
public record TimeMention(Span span, Edtf value, DateBasis basis, String rule) {}
