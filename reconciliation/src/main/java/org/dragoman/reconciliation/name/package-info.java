/** Names across scripts and spellings: how likely two of them name the same, and why. */
@NullMarked
package org.dragoman.reconciliation.name;

import org.jspecify.annotations.NullMarked;
