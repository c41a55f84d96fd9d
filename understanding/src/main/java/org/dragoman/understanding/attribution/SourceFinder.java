package org.dragoman.understanding.attribution;

import org.jspecify.annotations.Nullable;

/** Finds the noun phrase beside a cue; the place where a model of names or a parser can step in. */
interface SourceFinder {

  /** The phrase that begins at a word, null where none does. */
  @Nullable Source after(Line line, int from);

  /** The phrase that ends before a word, null where none does. */
  @Nullable Source before(Line line, int to);

  /** The first phrase of a range that can be its clause's subject, null where none can. */
  @Nullable Source first(Line line, int from, int to);
}
