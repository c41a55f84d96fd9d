package org.dragoman.understanding.attribution;

/** The parts that listed words play in reporting; the first column of {@code reporting.tsv}. */
enum Cue {
  /** A verb of saying whose subject is the speaker. */
  SPEECH,
  /** A verb with which outlets report: also one of saying. */
  REPORT,
  /** An impersonal verb beside a text that speaks: the statement has it that. */
  STATES,
  /** A verb of saying with its hearer as object: told. */
  TOLD,
  /** A verb that puts a label on something: called, described. */
  LABEL,
  /** A verb that brings a text out: published. */
  PUBLISH,
  /** Words before a source of what follows or precedes: according to. */
  ACCORDING_BEFORE,
  /** The same after the source. */
  ACCORDING_AFTER,
  /** Words before a source that the reporter cites: citing. */
  CITING_BEFORE,
  /** The same after the source. */
  CITING_AFTER,
  /** Opens an aside between a source and its content: "according to the envoy, quoted by X, …". */
  ASIDE,
  /** A word before those from whom an outlet has it, right behind the outlet: "نقلت X عن Y". */
  RELAYED,
  /** Words before the outlet whose report this is. */
  REPORTING_BEFORE,
  /** The same after the outlet. */
  REPORTING_AFTER,
  /** Opens a clause that names the speaker of the next: as X said. */
  LEAD,
  /** Before the doer of a passive verb. */
  BY,
  /** Before the label given. */
  AS,
  /** Words of saying with which a source asks not to be named. */
  UNSAID,
  /** Joins a clause that tells the contrary, often by others: while, whereas. */
  WHEREAS,
  /** A text that can speak: statement, article. */
  DOCUMENT,
  /** A person's part: minister, spokesman. */
  ROLE,
  /** An official body: embassy, ministry. */
  BODY,
  /** A word of outlets' names: agency, news. */
  OUTLET,
  /** A known outlet by its whole name. */
  KNOWN,
  /** Mr, Mrs and the like. */
  HONORIFIC,
  /** A pronoun that can be a speaker. */
  PRONOUN,
  /** Joins what is said to who says it: that. */
  THAT,
  /** An article or determiner. */
  ARTICLE,
  /** May stand inside a name: of. */
  LINK,
  /** May stand inside the name of a body, before a capital: in. */
  SEAT,
  /** Ends a noun phrase. */
  STOP,
  /** May stand between subject and verb: also, has. */
  ADVERB,
  /** We, our: outside quotation marks a sign that the last speaker goes on. */
  WE,
  /** A press office, as it signs. */
  SIGNATURE,
  /** Before an author's name. */
  BYLINE,
  /** Before a date that is the day of writing: today, this. */
  TODAY;

  /** Its place in a set of cues; such sets live in memory only, so the order may change. */
  @SuppressWarnings("EnumOrdinal")
  long bit() {
    return 1L << ordinal();
  }
}
