/** Names in a document, and who is one and the same in it. */
@NullMarked
package org.dragoman.understanding.name;

import org.jspecify.annotations.NullMarked;
