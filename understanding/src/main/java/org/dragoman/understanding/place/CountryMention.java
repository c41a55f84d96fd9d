package org.dragoman.understanding.place;

import org.dragoman.record.text.Span;

/**
 * A country named in a text.
 *
 * @param span the words that name it
 * @param form which country, and how it is named
 */
public record CountryMention(Span span, CountryForm form) {}
