/** The record as RDF: PROV-O for who says what, Web Annotation for the words, schema.org. */
@NullMarked
package org.dragoman.publish.rdf;

import org.jspecify.annotations.NullMarked;
