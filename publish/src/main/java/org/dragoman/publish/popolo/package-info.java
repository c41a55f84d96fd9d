/** The record as Popolo. */
@NullMarked
package org.dragoman.publish.popolo;

import org.jspecify.annotations.NullMarked;
