package org.dragoman.understanding.speech;

import org.dragoman.record.text.Span;

/**
 * Something said by somebody, as the tree tells it.
 *
 * @param content the words that are said
 * @param speaker the name of who says it, as it stands or as it is resolved
 * @param speakerSpan where that name stands
 * @param cue the word of saying
 * @param cueSpan where it stands
 * @param rule the name of the rule that found it
 */
public record Said(
    Span content, String speaker, Span speakerSpan, String cue, Span cueSpan, String rule) {}
