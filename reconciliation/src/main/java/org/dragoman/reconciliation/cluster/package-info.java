/** Clustering that does not depend on the order in which things come. */
@NullMarked
package org.dragoman.reconciliation.cluster;

import org.jspecify.annotations.NullMarked;
