/** Which events of which documents are one. */
@NullMarked
package org.dragoman.reconciliation.event;

import org.jspecify.annotations.NullMarked;
