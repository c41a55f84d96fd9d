/** The encoder at run time: from words to word pieces, and from these to vectors in context. */
@NullMarked
package org.dragoman.language.encoder;

import org.jspecify.annotations.NullMarked;
