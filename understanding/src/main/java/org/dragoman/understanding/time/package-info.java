/** Time expressions of a text and their dates as EDTF values. */
@NullMarked
package org.dragoman.understanding.time;

import org.jspecify.annotations.NullMarked;
