/** Dated events, as a calendar. */
@NullMarked
package org.dragoman.publish.calendar;

import org.jspecify.annotations.NullMarked;
