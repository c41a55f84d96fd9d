/** Readings in the formats of linguists' tools. */
@NullMarked
package org.dragoman.language.annotation;

import org.jspecify.annotations.NullMarked;
