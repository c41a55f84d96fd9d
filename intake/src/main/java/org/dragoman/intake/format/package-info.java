/** One reader per file format, from bytes to a draft of the text with its marked parts. */
@NullMarked
package org.dragoman.intake.format;

import org.jspecify.annotations.NullMarked;
