/** Who is meant by a word: by name, post, pronoun or country. */
@NullMarked
package org.dragoman.understanding.party;

import org.jspecify.annotations.NullMarked;
