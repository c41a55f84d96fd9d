package org.dragoman.understanding.quantity;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;

/**
 * What a language says about numbers: its table {@code quantities.tsv}, and from CLDR its number
 * words, currencies and way of writing digits.
 *
 * @param literals how it writes numbers in digits
 * @param particles particles written together with a number or word
 * @param joiningParticles those of them that mean "and"
 * @param numbers its number words
 * @param cues the words near a number that say something about it
 * @param caseEndings endings attached to a number in digits that a qualifier explains
 * @param partEndings endings attached to a number in digits that make it a part: "5 of them"
 * @param plainEndings endings attached to a number in digits that say nothing more
 * @param nounEndings endings that mark the noun at which a noun phrase ends
 * @param attributeEndings endings of words before the noun
 * @param followerEndings endings of words that belong to the noun before
 */
record QuantityWords(
    NumberLiteral literals,
    List<String> particles,
    Set<String> joiningParticles,
    Phrases<NumberWord> numbers,
    Phrases<Cue> cues,
    Set<String> caseEndings,
    Set<String> partEndings,
    Set<String> plainEndings,
    List<String> nounEndings,
    List<String> attributeEndings,
    List<String> followerEndings) {

  private static final ConcurrentHashMap<String, QuantityWords> LOADED = new ConcurrentHashMap<>();

  /** Those of a language, by its bare code; digits and currencies alone where it has no table. */
  static QuantityWords of(String language) {
    return LOADED.computeIfAbsent(language, QuantityWords::load);
  }

  private static QuantityWords load(String language) {
    Morphology morphology = Morphology.of(language);
    WordList table = WordList.of(language, "quantities");
    Set<String> joining = normal(morphology, forms(table, "particle", "joiner"));
    Set<String> particles = new TreeSet<>(joining);
    particles.addAll(normal(morphology, forms(table, "particle", "")));
    particles.addAll(morphology.prefixes());
    Phrases.Builder<Cue> cues = Phrases.in(with(morphology, particles));
    boolean spaceGroups = table.rows().isEmpty();
    for (WordList.Row row : table.rows()) {
      Cue cue = Cue.of(row);
      if (cue != null) {
        row.forms("forms").forEach(form -> cues.add(form, cue));
      }
      spaceGroups |= row.cell("class").equals("space-groups");
    }
    addCurrencies(language, cues);
    addMonths(language, cues);
    return new QuantityWords(
        NumberLiteral.of(language, spaceGroups),
        List.copyOf(particles),
        joining,
        NumberWord.of(with(morphology, joining), language, table),
        cues.build(),
        normal(morphology, forms(table, "number-ending", "case")),
        normal(morphology, forms(table, "number-ending", "part")),
        normal(morphology, forms(table, "number-ending", "plain")),
        List.copyOf(normal(morphology, forms(table, "noun-ending", ""))),
        List.copyOf(normal(morphology, forms(table, "attribute-ending", ""))),
        List.copyOf(normal(morphology, forms(table, "follower-ending", ""))));
  }

  private static Morphology with(Morphology morphology, Set<String> particles) {
    return new Morphology(morphology.normalization(), morphology.endings(), List.copyOf(particles));
  }

  private static List<String> forms(WordList table, String kind, String value) {
    return table.rows().stream()
        .filter(row -> row.cell("class").equals(kind) && row.cell("value").equals(value))
        .flatMap(row -> row.forms("forms").stream())
        .toList();
  }

  private static Set<String> normal(Morphology morphology, List<String> forms) {
    Set<String> normal = new HashSet<>();
    forms.forEach(form -> normal.add(morphology.normalization().normalize(form)));
    return normal;
  }

  /** The months of the language's own calendar and of the Gregorian one, and those it lists. */
  private static void addMonths(String language, Phrases.Builder<Cue> cues) {
    for (String calendar : List.of("", "@calendar=gregorian")) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(new ULocale(language + calendar));
      for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
        for (String month : symbols.getMonths(context, DateFormatSymbols.WIDE)) {
          if (month.codePoints().anyMatch(Character::isLetter)) {
            cues.add(month, Cue.Plain.DURATION);
          }
        }
      }
    }
    for (WordList.Row row : WordList.of(language, "dates").rows()) {
      // Also those that are often something else: beside a number they are months.
      if (row.cell("class").equals("month") || row.cell("class").equals("persian-month")) {
        row.forms("forms").forEach(form -> cues.add(form.replace("?", ""), Cue.Plain.DURATION));
      }
    }
  }

  private static void addCurrencies(String language, Phrases.Builder<Cue> cues) {
    ULocale locale = new ULocale(language);
    for (Currency currency : Currency.getAvailableCurrencies()) {
      String code = currency.getCurrencyCode();
      if (code.startsWith("X")) {
        continue; // Metals, funds and test codes.
      }
      Cue cue = new Cue.Currency(code);
      cues.add(code, cue);
      for (String count : List.of("one", "few", "many", "other")) {
        String name = currency.getName(locale, Currency.PLURAL_LONG_NAME, count, null);
        if (!name.equals(code) && name.codePoints().noneMatch(Character::isDigit)) {
          cues.add(name, cue);
        }
      }
    }
  }
}
