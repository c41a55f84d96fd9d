/** Entities: the persons, bodies, groups, organizations, outlets and places that documents name. */
@NullMarked
package org.dragoman.record.entity;

import org.jspecify.annotations.NullMarked;
