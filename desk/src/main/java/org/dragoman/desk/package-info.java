/** The desk: the record in the browser, by an HTTP API and pages. */
@NullMarked
package org.dragoman.desk;

import org.jspecify.annotations.NullMarked;
