/** Passages with their trees, as the rules walk them. */
@NullMarked
package org.dragoman.understanding.syntax;

import org.jspecify.annotations.NullMarked;
