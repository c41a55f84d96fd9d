/** The way from sources to a record as a Spark job: the second composition root. */
@NullMarked
package org.dragoman.cluster;

import org.jspecify.annotations.NullMarked;
