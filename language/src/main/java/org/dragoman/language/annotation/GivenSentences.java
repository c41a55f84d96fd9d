package org.dragoman.language.annotation;

import java.util.List;
import org.dragoman.language.segmentation.Part;
import org.dragoman.record.reading.Reading;

/**
 * Sentences and words that are given, not told by rules.
 *
 * @param reading the sentences and their words, not parsed
 * @param parts for each sentence the words for syntax
 * @param comments for each sentence the lines about it, each with its {@code #}
 */
public record GivenSentences(Reading reading, List<List<Part>> parts, List<List<String>> comments) {

  /** Copies the lists. */
  public GivenSentences {
    parts = List.copyOf(parts);
    comments = List.copyOf(comments);
  }

  /** The same sentences in a language. */
  public GivenSentences inLanguage(String language) {
    Reading told =
        new Reading(
            reading.document().withLanguage(language), reading.sentences(), reading.problems());
    return new GivenSentences(told, parts, comments);
  }
}
