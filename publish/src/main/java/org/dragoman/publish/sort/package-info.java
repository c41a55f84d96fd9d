/** Putting more in order than memory holds. */
@NullMarked
package org.dragoman.publish.sort;

import org.jspecify.annotations.NullMarked;
