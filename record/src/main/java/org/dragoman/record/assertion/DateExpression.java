package org.dragoman.record.assertion;

import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;

/**
 * A time expression and its value.
 *
 * @param provenance where and by whom
 * @param value the date or range meant
 * @param basis whether it is stated or counted from another date
 */
public record DateExpression(Provenance provenance, Edtf value, DateBasis basis)
    implements Assertion {}
