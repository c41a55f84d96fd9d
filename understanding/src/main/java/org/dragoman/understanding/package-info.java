/** From a reading to what it tells. */
@NullMarked
package org.dragoman.understanding;

import org.jspecify.annotations.NullMarked;
