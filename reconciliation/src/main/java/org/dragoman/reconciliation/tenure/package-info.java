/** Which tenures of which documents are one, and who followed whom. */
@NullMarked
package org.dragoman.reconciliation.tenure;

import org.jspecify.annotations.NullMarked;
