/** The record in formats for others. */
@NullMarked
package org.dragoman.publish;

import org.jspecify.annotations.NullMarked;
