/** Events: what is done, by whom, with whom, when and where. */
@NullMarked
package org.dragoman.understanding.act;

import org.jspecify.annotations.NullMarked;
