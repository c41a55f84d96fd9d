/** A fast first look at documents: whether anything diplomatic happens in them. */
@NullMarked
package org.dragoman.understanding.gate;

import org.jspecify.annotations.NullMarked;
