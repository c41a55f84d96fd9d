/** What is put into somebody's mouth, told by the tree of the sentence. */
@NullMarked
package org.dragoman.understanding.speech;

import org.jspecify.annotations.NullMarked;
