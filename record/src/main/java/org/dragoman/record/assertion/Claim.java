package org.dragoman.record.assertion;

import org.jspecify.annotations.Nullable;

/**
 * A statement put in somebody's mouth; the speaker is the last link of its attribution.
 *
 * @param provenance where and by whom
 * @param content the words as they stand
 * @param cue the word that attributes them ("said"); null where none does
 * @param direct whether they are quoted
 */
public record Claim(Provenance provenance, String content, @Nullable String cue, boolean direct)
    implements Assertion {}
