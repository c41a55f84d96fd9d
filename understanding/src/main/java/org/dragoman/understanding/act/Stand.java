package org.dragoman.understanding.act;

import java.util.List;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position.Instrument;
import org.dragoman.record.assertion.Position.PositionAct;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * What a body has done with an instrument.
 *
 * @param body who
 * @param instrument in which form
 * @param act what it did with it
 * @param stance an English verb; null where unknown
 * @param topic what it is about; null where unknown
 * @param date when; null where unknown
 * @param isReferredTo whether a text refers to it as an earlier one
 * @param modality how the speaker stands to it
 * @param evidence the words that say it, one span for each place
 * @param passage the number of the passage
 * @param rule the name of the rule that found it
 */
public record Stand(
    Party body,
    Instrument instrument,
    PositionAct act,
    @Nullable String stance,
    @Nullable String topic,
    @Nullable Edtf date,
    boolean isReferredTo,
    Modality modality,
    List<Span> evidence,
    int passage,
    String rule) {

  /** Copies the list. */
  public Stand {
    evidence = List.copyOf(evidence);
  }

  /** The same with more words that say it. */
  Stand withMore(@Nullable String more, List<Span> spans) {
    return new Stand(
        body,
        instrument,
        act,
        stance == null ? more : stance,
        topic,
        date,
        isReferredTo,
        modality,
        spans,
        passage,
        rule);
  }
}
