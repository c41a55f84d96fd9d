/** Copies of one story: fingerprints, comparison, and which came first. */
@NullMarked
package org.dragoman.intake.copy;

import org.jspecify.annotations.NullMarked;
