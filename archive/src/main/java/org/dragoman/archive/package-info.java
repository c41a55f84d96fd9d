/** The archive: keeps documents with what they tell, and finds them again. */
@NullMarked
package org.dragoman.archive;

import org.jspecify.annotations.NullMarked;
