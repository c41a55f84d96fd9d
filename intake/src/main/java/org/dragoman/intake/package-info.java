/** From any source to documents: sources, limits, outcomes and the stage itself. */
@NullMarked
package org.dragoman.intake;

import org.jspecify.annotations.NullMarked;
