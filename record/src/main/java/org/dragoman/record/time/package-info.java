/** Dates as EDTF (ISO 8601-2) values. */
@NullMarked
package org.dragoman.record.time;

import org.jspecify.annotations.NullMarked;
