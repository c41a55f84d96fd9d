/** What the project knows of the world by itself: parliaments, organizations, outlets. */
@NullMarked
package org.dragoman.reconciliation.known;

import org.jspecify.annotations.NullMarked;
