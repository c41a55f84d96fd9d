/** Which names in which documents mean one person, body, group, organization, outlet or place. */
@NullMarked
package org.dragoman.reconciliation.entity;

import org.jspecify.annotations.NullMarked;
