/** The language and script of a text, told from the text itself. */
@NullMarked
package org.dragoman.intake.language;

import org.jspecify.annotations.NullMarked;
