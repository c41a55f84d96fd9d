/** Events as tables for statistics: columns of POLECAT and PLOVER, with evidence. */
@NullMarked
package org.dragoman.publish.table;

import org.jspecify.annotations.NullMarked;
