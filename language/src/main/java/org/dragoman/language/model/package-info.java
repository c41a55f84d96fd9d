/** The model pack: how the published encoder becomes the file that the reader loads. */
@NullMarked
package org.dragoman.language.model;

import org.jspecify.annotations.NullMarked;
