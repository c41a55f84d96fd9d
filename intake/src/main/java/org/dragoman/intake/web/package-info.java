/** Pages of the web, fetched so that nothing but the public web can be reached. */
@NullMarked
package org.dragoman.intake.web;

import org.jspecify.annotations.NullMarked;
