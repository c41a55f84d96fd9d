/** Word lists: a language's data under {@code lang/<code>/} and how its forms are found in text. */
@NullMarked
package org.dragoman.understanding.lexicon;

import org.jspecify.annotations.NullMarked;
