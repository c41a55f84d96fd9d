/** ONNX models: how they are written. */
@NullMarked
package org.dragoman.language.onnx;

import org.jspecify.annotations.NullMarked;
