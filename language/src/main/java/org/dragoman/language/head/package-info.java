/** Heads: small trained networks that make syntax and names of the encoder's vectors. */
@NullMarked
package org.dragoman.language.head;

import org.jspecify.annotations.NullMarked;
