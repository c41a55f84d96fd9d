package org.dragoman.language.segmentation;

import org.dragoman.record.text.Span;

/**
 * A word for syntax: a word of the text, or a part of one.
 *
 * @param word the index of the word of the text
 * @param span where it stands; the whole word's span where its part cannot be told
 * @param form the form it has by itself
 */
public record Part(int word, Span span, String form) {}
