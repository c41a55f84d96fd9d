/** Which figures measure the same thing, and whether they agree. */
@NullMarked
package org.dragoman.reconciliation.figure;

import org.jspecify.annotations.NullMarked;
