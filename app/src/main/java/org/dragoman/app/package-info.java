/** The command line and the composition root: the one place that knows all stages. */
@NullMarked
package org.dragoman.app;

import org.jspecify.annotations.NullMarked;
