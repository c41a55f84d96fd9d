/** Through whom things are told, and whose word it is in the end. */
@NullMarked
package org.dragoman.reconciliation.source;

import org.jspecify.annotations.NullMarked;
