/** Attribution: who publishes a document, whom it cites, and who says what inside it. */
@NullMarked
package org.dragoman.understanding.attribution;

import org.jspecify.annotations.NullMarked;
