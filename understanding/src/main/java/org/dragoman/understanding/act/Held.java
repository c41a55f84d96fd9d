package org.dragoman.understanding.act;

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
 * @param span the words that say it
 * @param passage the number of the passage
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
    Span span,
    int passage,
    @Nullable Edtf from,
    @Nullable Edtf to,
    boolean isPast,
    String rule) {}
