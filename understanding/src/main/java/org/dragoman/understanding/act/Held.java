package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.party.Party;
import org.jspecify.annotations.Nullable;

/**
 * That somebody holds a post.
 *
 * @param holder who
 * @param post the post as named
 * @param body the body as named; null where none is
 * @param country the country of the post; null where unknown
 * @param evidence the words that say it, one span for each place
 * @param passage the number of the passage that says it first
 * @param from since when; null where unknown
 * @param to until when; null where unknown
 * @param isPast whether it is said to have ended
 * @param rule the name of the rule that found it
 */
public record Held(
    Party holder,
    String post,
    @Nullable String body,
    @Nullable String country,
    List<Span> evidence,
    int passage,
    @Nullable Edtf from,
    @Nullable Edtf to,
    boolean isPast,
    String rule) {

  /** Copies the list. */
  public Held {
    evidence = List.copyOf(evidence);
  }

  /** The same with what a later place adds. */
  Held with(Held later) {
    List<Span> spans = new ArrayList<>(evidence);
    later.evidence.stream().filter(span -> !spans.contains(span)).forEach(spans::add);
    return new Held(
        holder,
        post,
        body == null ? later.body : body,
        country == null ? later.country : country,
        spans,
        passage,
        closer(from, later.from),
        closer(to, later.to),
        isPast || later.isPast,
        rule);
  }

  /** Of two dates that agree the one that tells more. */
  private static @Nullable Edtf closer(@Nullable Edtf one, @Nullable Edtf two) {
    return one == null || (two != null && two.value().length() > one.value().length()) ? two : one;
  }
}
