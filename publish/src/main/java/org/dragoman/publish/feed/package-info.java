/** What is new, as a feed. */
@NullMarked
package org.dragoman.publish.feed;

import org.jspecify.annotations.NullMarked;
