/** Which positions of which documents are one. */
@NullMarked
package org.dragoman.reconciliation.position;

import org.jspecify.annotations.NullMarked;
