package org.dragoman.record.reading;

import org.dragoman.record.text.Span;

/**
 * A partial trouble inside a document, kept with its reading.
 *
 * @param span where
 * @param what one line for the user: what happened and what it means for the result
 */
public record Problem(Span span, String what) {}
