/** Briefs: what the record has on a party, on two, or on a topic, as a document. */
@NullMarked
package org.dragoman.publish.brief;

import org.jspecify.annotations.NullMarked;
