package org.dragoman.understanding.quantity;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.List;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;

/**
 * A word or words that stand for a number.
 *
 * @param value the number
 * @param scale whether it multiplies what stands before it and says nothing alone
 * @param uncertain whether it is a number only before a word like "persons"
 * @param ending whether a case ending is attached, which only a qualifier after it explains
 */
record NumberWord(BigDecimal value, boolean scale, boolean uncertain, boolean ending) {

  /**
   * The number words of a language: those of CLDR up to a thousand, those of its table, and, where
   * the table lists endings of numbers, both with such an ending.
   */
  static Phrases<NumberWord> of(Morphology morphology, String language, WordList table) {
    Phrases.Builder<NumberWord> words = Phrases.in(morphology);
    List<String> endings =
        table.rows().stream()
            .filter(row -> row.cell("class").equals("number-ending"))
            .filter(row -> row.cell("value").equals("case"))
            .flatMap(row -> row.forms("forms").stream())
            // Shorter ones make other words: "on" is ten, "ona" is "to her".
            .filter(ending -> ending.length() > 2)
            .toList();
    List<String> refused =
        table.rows().stream()
            .filter(row -> row.cell("class").equals("no-number"))
            .flatMap(row -> row.forms("forms").stream())
            .toList();
    for (WordList.Row row : table.rows()) {
      boolean scale = row.cell("class").equals("scale");
      if (scale || row.cell("class").equals("number")) {
        for (String form : row.forms("forms")) {
          add(words, form, new BigDecimal(row.cell("value")), scale, endings);
        }
      }
    }
    ULocale locale = new ULocale(language);
    RuleBasedNumberFormat spellout =
        new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    for (String rules : spellout.getRuleSetNames()) {
      if (rules.startsWith("%spellout-cardinal")) {
        for (int number = 1; number <= 1000; number += number < 100 ? 1 : 100) {
          String form = spellout.format(number, rules);
          if (!refused.contains(form) && isSpelled(form)) {
            add(words, form, BigDecimal.valueOf(number), false, endings);
          }
        }
      }
    }
    return words.build();
  }

  /** CLDR gives digits where it has no words. */
  private static boolean isSpelled(String form) {
    return form.codePoints().noneMatch(c -> Character.isDigit(c) || c == '?');
  }

  private static void add(
      Phrases.Builder<NumberWord> words,
      String form,
      BigDecimal value,
      boolean scale,
      List<String> endings) {
    boolean uncertain = form.startsWith("?");
    String plain = uncertain ? form.substring(1) : form;
    words.add(plain, new NumberWord(value, scale, uncertain, false));
    if (plain.length() > 2 && !plain.endsWith("~")) {
      for (String ending : endings) {
        words.add(plain + ending, new NumberWord(value, scale, false, true));
      }
    }
  }
}
