/** The public format: record objects to JSON Lines and back. */
@NullMarked
package org.dragoman.interchange;

import org.jspecify.annotations.NullMarked;
