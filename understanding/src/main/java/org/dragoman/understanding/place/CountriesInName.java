package org.dragoman.understanding.place;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;

/**
 * The countries in a body's name, apart from its other words: "Peruvian Congress" is "congress" of
 * Peru.
 *
 * @param words the other words in normal form, in order
 * @param countries ISO 3166-1 alpha-2 codes
 */
public record CountriesInName(List<String> words, SortedSet<String> countries) {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\u200C.]+|[^\\s]");

  /** Copies the collections. */
  public CountriesInName {
    words = List.copyOf(words);
    countries = new TreeSet<>(countries);
  }

  /**
   * Takes a name apart.
   *
   * @param language bare code of the text's language
   */
  public static CountriesInName of(String name, String language) {
    SourceText text = SourceText.repaired(name);
    Normalization normalization = Normalization.of(language);
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.toString());
    while (matcher.find()) {
      words.add(
          new Word(
              text.spanOfUtf16(matcher.start(), matcher.end()),
              matcher.group(),
              normalization.normalize(matcher.group())));
    }
    if (words.isEmpty()) {
      return new CountriesInName(List.of(), new TreeSet<>());
    }
    Document document =
        new Document(
            "name",
            URI.create("name:name"),
            text,
            language,
            "Zyyy",
            Origin.UNKNOWN,
            List.of(),
            null);
    Sentence sentence =
        new Sentence(
            words.get(0).span().union(words.get(words.size() - 1).span()),
            Section.Kind.BODY,
            words);
    return of(new Passage(document, sentence), language);
  }

  private static CountriesInName of(Passage passage, String language) {
    SortedSet<String> countries = new TreeSet<>();
    boolean[] country = new boolean[passage.words().size()];
    for (Phrases.Match<CountryForm> match : CountryNames.in(language).find(passage)) {
      if (match.value().equals(CountryNames.NO_COUNTRY)) {
        continue;
      }
      countries.add(match.value().country());
      for (int i = passage.wordAt(match.start()); i <= passage.wordAt(match.end() - 1); i++) {
        country[i] = true;
      }
    }
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < country.length; i++) {
      Word word = passage.words().get(i);
      if (!country[i] && word.isWord()) {
        rest.add(word.normal());
      }
    }
    return new CountriesInName(rest, countries);
  }
}
