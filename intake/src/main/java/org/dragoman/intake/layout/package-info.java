/** The parts of a text: title, frame, story, about, furniture. */
@NullMarked
package org.dragoman.intake.layout;

import org.jspecify.annotations.NullMarked;
