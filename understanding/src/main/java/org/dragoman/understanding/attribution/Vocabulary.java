package org.dragoman.understanding.attribution;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.record.text.Normalization;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;

/**
 * A language's words of reporting, from its {@code reporting.tsv} and the outlets known everywhere.
 *
 * @param phrases the listed forms
 * @param order where the subject of a verb of saying stands
 * @param caseless whether the script has no capitals, so that names do not show
 * @param outlets known outlets and words of outlets' names, in their normal form
 * @param offices what press offices are called, in its normal form
 * @param honorifics "Mr" and the like, in their normal form
 * @param normalization how names are compared
 */
record Vocabulary(
    Phrases<Cue> phrases,
    Order order,
    boolean caseless,
    Set<String> outlets,
    Set<String> offices,
    Set<String> honorifics,
    Normalization normalization) {

  private static final ConcurrentHashMap<String, Vocabulary> LOADED = new ConcurrentHashMap<>();

  /** The habits of word order that matter here. */
  enum Order {
    /** The subject stands before the verb, after it only where the clause is turned round. */
    SUBJECT_FIRST,
    /** The subject stands before the verb or after it. */
    FREE,
    /** The subject opens the clause and the verb ends it. */
    VERB_LAST,
    /** The subject follows the verb. */
    VERB_FIRST
  }

  /** The vocabulary of a BCP 47 tag; empty but for the outlets where the language has no list. */
  static Vocabulary of(String language) {
    int dash = language.indexOf('-');
    return LOADED.computeIfAbsent(
        dash < 0 ? language : language.substring(0, dash), Vocabulary::load);
  }

  private static Vocabulary load(String language) {
    Phrases.Builder<Cue> phrases = Phrases.in(Morphology.of(language));
    Order order = Order.SUBJECT_FIRST;
    boolean caseless = false;
    Set<String> outlets = new HashSet<>();
    Set<String> offices = new HashSet<>();
    Set<String> honorifics = new HashSet<>();
    Normalization normalization = Normalization.of(language);
    for (WordList.Row row : WordList.of(language, "reporting").rows()) {
      String name = row.cell("class");
      if (name.equals("order")) {
        order = Order.valueOf(constant(row.cell("value")));
        continue;
      }
      if (name.equals("caseless")) {
        caseless = true;
        continue;
      }
      Cue cue = cue(name, row.cell("value"));
      for (String form : row.forms("forms")) {
        phrases.add(form, cue);
        if (cue == Cue.OUTLET) {
          outlets.add(normalization.normalize(form.replace("~", "")));
        }
        if (cue == Cue.HONORIFIC) {
          honorifics.add(normalization.normalize(form));
        }
        if (cue == Cue.SIGNATURE) {
          offices.add(normalization.normalize(form.replace("~", "")));
        }
      }
    }
    for (WordList.Row row : WordList.of("und", "outlets").rows()) {
      for (String form : row.forms("forms")) {
        phrases.add(form, Cue.KNOWN);
        outlets.add(normalization.normalize(form.replace("~", "")));
      }
    }
    return new Vocabulary(
        phrases.build(),
        order,
        caseless,
        Set.copyOf(outlets),
        Set.copyOf(offices),
        Set.copyOf(honorifics),
        normalization);
  }

  /** Whether words name a press office and nothing else. */
  boolean isOffice(String name) {
    return offices.contains(normalization.normalize(name));
  }

  /** Whether a name is a known outlet's, or has a word that only outlets' names have. */
  boolean isOutlet(String name) {
    String normal = normalization.normalize(name);
    if (outlets.contains(normal)) {
      return true;
    }
    for (String word : normal.split("\\s+", -1)) {
      if (outlets.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static Cue cue(String name, String value) {
    boolean sided = value.equals("before") || value.equals("after");
    return Cue.valueOf(constant(sided ? name + "-" + value : name));
  }

  private static String constant(String name) {
    return name.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
