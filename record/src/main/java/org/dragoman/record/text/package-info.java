/** Text positions, exact slices and the shared normal form of words. */
@NullMarked
package org.dragoman.record.text;

import org.jspecify.annotations.NullMarked;
