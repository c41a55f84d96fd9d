/** Countries, nationalities and capitals in text. */
@NullMarked
package org.dragoman.understanding.place;

import org.jspecify.annotations.NullMarked;
