/** Reconciliation: one record out of the assertions of many documents. */
@NullMarked
package org.dragoman.reconciliation;

import org.jspecify.annotations.NullMarked;
