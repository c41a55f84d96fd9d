package org.dragoman.language.head;

/**
 * A name among a sentence's words.
 *
 * @param first its first word, from 0
 * @param end the word after it
 * @param type {@code person}, {@code organization} or {@code place}
 */
public record NameSpan(int first, int end, String type) {}
