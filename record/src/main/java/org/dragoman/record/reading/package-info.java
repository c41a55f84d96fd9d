/** Readings: a document's sentences and words with their positions. */
@NullMarked
package org.dragoman.record.reading;

import org.jspecify.annotations.NullMarked;
