/** Decisions: what editors found, kept apart from what was read. */
@NullMarked
package org.dragoman.record.decision;

import org.jspecify.annotations.NullMarked;
