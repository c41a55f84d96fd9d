/** Sentences and words: from a document's text to its passages, with the place of each word. */
@NullMarked
package org.dragoman.language.segmentation;

import org.jspecify.annotations.NullMarked;
