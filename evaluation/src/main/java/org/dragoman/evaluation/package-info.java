/** Quality and speed, measured with what users run. */
@NullMarked
package org.dragoman.evaluation;

import org.jspecify.annotations.NullMarked;
