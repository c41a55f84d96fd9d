package org.dragoman.understanding.speech;

import org.dragoman.record.text.Span;

/**
 * An outlet to which something is said, and which passes it on: "told the newspaper X", "in an
 * interview with X".
 *
 * @param passage where its sentence stands
 * @param span where its name stands
 * @param name its name as it stands
 */
public record Hearer(Span passage, Span span, String name) {}
