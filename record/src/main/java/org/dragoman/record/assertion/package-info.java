/** Assertions: what somebody says, where, in which exact words. */
@NullMarked
package org.dragoman.record.assertion;

import org.jspecify.annotations.NullMarked;
