/** Posts: who holds which, where and since when. */
@NullMarked
package org.dragoman.understanding.office;

import org.jspecify.annotations.NullMarked;
