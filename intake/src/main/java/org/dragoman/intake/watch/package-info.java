/** Watching feeds, news sitemaps and list pages for new items. */
@NullMarked
package org.dragoman.intake.watch;

import org.jspecify.annotations.NullMarked;
