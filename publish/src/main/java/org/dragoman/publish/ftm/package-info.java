/** The record as FollowTheMoney entities. */
@NullMarked
package org.dragoman.publish.ftm;

import org.jspecify.annotations.NullMarked;
