package org.dragoman.understanding.time;

import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A count of years since an event, such as "the 32nd anniversary of ... 1992".
 *
 * @param span the count with its word
 * @param count how many years
 * @param base the event's date where the same passage names exactly one
 */
public record Anniversary(Span span, int count, @Nullable Edtf base) {}
