package org.dragoman.record.assertion;

import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * What a body has said officially.
 *
 * @param provenance where and by whom
 * @param body the body as named, or its entity's id
 * @param instrument what it was put in
 * @param act what the body did with it
 * @param stance an English verb lemma ("condemn"); null where unknown
 * @param topic what it is about; null where unknown
 * @param date when; null where unknown
 * @param refersTo id of an earlier position; null where it refers to none
 */
public record Position(
    Provenance provenance,
    String body,
    Instrument instrument,
    PositionAct act,
    @Nullable String stance,
    @Nullable String topic,
    @Nullable Edtf date,
    @Nullable String refersTo)
    implements Assertion {

  /** The forms in which a body speaks. */
  public enum Instrument {
    STATEMENT,
    RESOLUTION,
    DECLARATION,
    LAW,
    MOTION,
    LETTER,
    COMMUNIQUE
  }

  /** What a body does with an instrument. */
  public enum PositionAct {
    ADOPTED,
    ISSUED,
    PROPOSED,
    REJECTED,
    WITHDRAWN
  }
}
