package org.dragoman.record.assertion;

import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which post in which body.
 *
 * @param provenance where and by whom
 * @param person id of the person or country; null where not known
 * @param name the holder as named
 * @param post the post as named
 * @param body the body as named; null where the text names none
 * @param country ISO 3166-1 alpha-2; null where unknown
 * @param from since when; null where unknown
 * @param to until when; null where unknown
 * @param asOf a time at which it holds; null where unknown
 */
public record Tenure(
    Provenance provenance,
    @Nullable String person,
    String name,
    String post,
    @Nullable String body,
    @Nullable String country,
    @Nullable Edtf from,
    @Nullable Edtf to,
    @Nullable Edtf asOf)
    implements Assertion {}
