/** Alerts: what is new for a saved query, as mail, as JSON and as a feed. */
@NullMarked
package org.dragoman.publish.alert;

import org.jspecify.annotations.NullMarked;
