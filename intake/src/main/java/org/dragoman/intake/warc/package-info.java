/** Web archives: the pages in WARC and WACZ files. */
@NullMarked
package org.dragoman.intake.warc;

import org.jspecify.annotations.NullMarked;
