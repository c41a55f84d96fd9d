package org.dragoman.record.assertion;

/** How well an assertion is supported. */
public enum Status {
  /** Somebody says it. */
  REPORTED,
  /** Independent sources agree. */
  CORROBORATED,
  /** Sources differ. */
  CONTESTED,
  /** An editor found it right. */
  CONFIRMED,
  /** An editor found it wrong. */
  REJECTED
}
