/** Who met whom, as a network. */
@NullMarked
package org.dragoman.publish.graph;

import org.jspecify.annotations.NullMarked;
