package org.dragoman.record.assertion;

/** What somebody says, somewhere, in exact words. Immutable and thread-safe. */
public sealed interface Assertion
    permits Mention, Event, Tenure, Position, Figure, Claim, DateExpression {

  /** Its id, evidence, attribution and the like. */
  Provenance provenance();

  /** Its stable id. */
  default String id() {
    return provenance().id();
  }
}
