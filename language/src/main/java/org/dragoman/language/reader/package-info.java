/** The trained reader: from a document to its parsed reading. */
@NullMarked
package org.dragoman.language.reader;

import org.jspecify.annotations.NullMarked;
