package org.dragoman.understanding.lexicon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.record.text.Normalization;

/**
 * What may be attached to a listed form in a language: endings after a stem, particles before a
 * word.
 *
 * @param normalization how the language's words are compared
 * @param endings inflectional endings, in their normal form ({@code endings.tsv})
 * @param prefixes particles written together with the next word ({@code prefixes.tsv})
 */
public record Morphology(Normalization normalization, Set<String> endings, List<String> prefixes) {

  private static final ConcurrentHashMap<String, Morphology> LOADED = new ConcurrentHashMap<>();

  /** Copies the collections. */
  public Morphology {
    endings = Set.copyOf(endings);
    prefixes = List.copyOf(prefixes);
  }

  /** The morphology of a language, by its bare code; without endings where it has no lists. */
  public static Morphology of(String language) {
    return LOADED.computeIfAbsent(language, Morphology::load);
  }

  private static Morphology load(String language) {
    Normalization normalization = Normalization.of(language);
    Set<String> endings = new HashSet<>();
    for (WordList.Row row : WordList.of(language, "endings").rows()) {
      endings.add(normalization.normalize(row.cell("ending")));
    }
    endings.remove("");
    List<String> prefixes =
        WordList.of(language, "prefixes").rows().stream()
            .map(row -> normalization.normalize(row.cell("prefix")))
            .filter(prefix -> !prefix.isEmpty())
            .toList();
    return new Morphology(normalization, endings, prefixes);
  }
}
