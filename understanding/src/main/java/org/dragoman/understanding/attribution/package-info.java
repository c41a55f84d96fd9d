/**
 * Attribution: who publishes a document, whom it cites, and who says what inside it.
 *
 * <p>{@link org.dragoman.understanding.attribution.Attribution#read} is the way in. It completes
 * the origin from dateline, signature and header lines ({@code FrontMatter}, {@code Dateline}),
 * finds the chain that covers the whole document ({@code Frame}) and the claims under it ({@code
 * ClaimFinder}), and tells for any place who says it. Speakers are found by capitals, listed nouns
 * and position; a better {@code SourceFinder} can take the place of {@code PositionalSources}.
 *
 * <p>Words come from {@code lang/<code>/reporting.tsv}; the class of a row is a {@code Cue}. Every
 * row's example is run by a test. Every span is carried from the words, never searched, and lies in
 * the document; the first link of a chain is the publisher where one is known.
 */
@NullMarked
package org.dragoman.understanding.attribution;

import org.jspecify.annotations.NullMarked;
