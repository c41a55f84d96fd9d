package org.dragoman.understanding.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * Finds the countries that a document names: by name, nationality or capital.
 *
 * <p>A form that is often something else (Georgia, Jordan) counts only where the document names the
 * same country in a way that leaves no doubt. Stateless and thread-safe.
 */
public final class CountryFinder {

  private CountryFinder() {}

  /**
   * The countries named in the passages of one document, in the order of the text.
   *
   * @param language the document's bare language code
   * @param passages its passages
   */
  public static List<CountryMention> find(String language, List<Passage> passages) {
    Phrases<CountryForm> names = CountryNames.in(language);
    List<Candidate> candidates = new ArrayList<>();
    Set<String> certain = new HashSet<>();
    Map<String, String> uncertain = new HashMap<>();
    for (Passage passage : passages) {
      for (Phrases.Match<CountryForm> match : names.find(passage)) {
        if (match.value().equals(CountryNames.NO_COUNTRY)) {
          continue;
        }
        candidates.add(new Candidate(passage, match));
        String country = match.value().country();
        String words = passage.text().substring(match.start(), match.end());
        // Two different doubtful words for one country leave little doubt: Georgia, Georgian.
        // "Korea" is a place whichever of the two is meant.
        boolean one = match.forms().stream().allMatch(f -> f.value().country().equals(country));
        if (isCertain(match)
            || (one
                && (isPlace(passage, match)
                    || !words.equals(uncertain.getOrDefault(country, words))))) {
          certain.add(country);
        }
        if (one) {
          uncertain.putIfAbsent(country, words);
        }
      }
    }
    List<CountryMention> mentions = new ArrayList<>();
    for (Candidate candidate : candidates) {
      CountryForm form = meant(candidate.match(), certain);
      if (form != null) {
        Phrases.Match<CountryForm> match = candidate.match();
        mentions.add(
            new CountryMention(candidate.passage().span(match.start(), match.end()), form));
      }
    }
    return mentions;
  }

  /** A country's or capital's name as a text has it, without the ending that it has there. */
  public static String bare(String language, CountryForm form, String words) {
    return CountryNames.bare(language, form, words);
  }

  /** Whether a language is the one most likely spoken in a country. */
  public static boolean isLanguageOf(String language, String country) {
    return CountryNames.isLanguageOf(language, country);
  }

  /** The label of a country's entity: its English name. */
  public static String label(String country) {
    return CountryNames.label(country);
  }

  /** The label of a capital's entity: its English name. */
  public static String capital(String country) {
    return CountryNames.capital(country);
  }

  /** Whether the trained reader takes a form for a place: Jordan, not Jordan Smith. */
  private static boolean isPlace(Passage passage, Phrases.Match<CountryForm> match) {
    Tree tree = passage.sentence().tree();
    if (tree.names().isEmpty()) {
      return false;
    }
    Span span = passage.span(match.start(), match.end());
    return tree.names().stream()
        .anyMatch(name -> name.type() == EntityType.PLACE && tree.spanOf(name).overlaps(span));
  }

  private static boolean isCertain(Phrases.Match<CountryForm> match) {
    return match.forms().stream()
        .allMatch(
            form -> !form.uncertain() && form.value().country().equals(match.value().country()));
  }

  private static @Nullable CountryForm meant(
      Phrases.Match<CountryForm> match, Set<String> certain) {
    if (isCertain(match)) {
      return match.value();
    }
    List<CountryForm> supported =
        match.forms().stream()
            .map(Phrases.Form::value)
            .filter(form -> certain.contains(form.country()))
            .toList();
    Set<String> countries = new HashSet<>();
    supported.forEach(form -> countries.add(form.country()));
    return countries.size() == 1 ? supported.get(0) : null;
  }

  private record Candidate(Passage passage, Phrases.Match<CountryForm> match) {}
}
