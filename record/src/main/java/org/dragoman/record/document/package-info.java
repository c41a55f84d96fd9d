/** Documents: one source text with what is known of its origin. */
@NullMarked
package org.dragoman.record.document;

import org.jspecify.annotations.NullMarked;
