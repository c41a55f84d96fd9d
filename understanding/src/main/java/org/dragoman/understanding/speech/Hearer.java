package org.dragoman.understanding.speech;

import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * An outlet to which something is said, and which passes it on: "told the newspaper X", "in an
 * interview with X", "the ministry, quoted by X".
 *
 * @param passage where its sentence stands
 * @param span where its name stands
 * @param name its name as it stands
 * @param quoted the phrase of those whom it quotes, up to the words that say so; null where any
 *     speaker of the sentence may be meant
 */
public record Hearer(Span passage, Span span, String name, @Nullable Span quoted) {}
