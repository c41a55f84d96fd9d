/** Figures: the numbers of a text, what they count and how exactly they are meant. */
@NullMarked
package org.dragoman.understanding.quantity;

import org.jspecify.annotations.NullMarked;
