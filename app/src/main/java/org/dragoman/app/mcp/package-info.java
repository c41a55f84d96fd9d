/** The record as tools of the Model Context Protocol. */
@NullMarked
package org.dragoman.app.mcp;

import org.jspecify.annotations.NullMarked;
