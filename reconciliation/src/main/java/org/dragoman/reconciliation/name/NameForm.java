package org.dragoman.reconciliation.name;

import com.ibm.icu.lang.UScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.text.Normalization;

/**
 * A name taken apart for comparison: its words in one small alphabet, each with its weight.
 *
 * <p>Titles are left out, particles kept with little weight, a single letter is an initial.
 * Immutable and thread-safe.
 *
 * @param words in the order of the name
 * @param script ISO 15924 code of its letters
 * @param language bare code of its text's language
 */
public record NameForm(List<Word> words, String script, String language) {

  /**
   * A word of a name.
   *
   * @param latin in the small alphabet of {@link Latinizer}
   * @param skeleton its consonants by kind
   * @param role what it is in the name
   */
  public record Word(String latin, String skeleton, Role role) {}

  /** What a word is in a name. */
  public enum Role {
    /** It tells who is meant. */
    FULL,
    /** The first letter or letters of such a word. */
    INITIAL,
    /** A word that many names have: al, bin, de; of a body: group, the form of a company. */
    LIGHT
  }

  private static final Map<String, Set<String>> WORDS = wordsByClass();

  /** Copies the list. */
  public NameForm {
    words = List.copyOf(words);
  }

  private static Map<String, Set<String>> wordsByClass() {
    Map<String, Set<String>> byClass = new HashMap<>();
    for (List<String> row : Table.rows(NameForm.class, "words.tsv")) {
      Set<String> words = byClass.computeIfAbsent(row.get(0), key -> new HashSet<>());
      for (String word : row.get(1).split(" ", -1)) {
        words.add(Normalization.of("und").normalize(word));
      }
    }
    return byClass;
  }

  private static boolean is(String kind, String word) {
    return WORDS.getOrDefault(kind, Set.of()).contains(word);
  }

  /**
   * Takes a name apart.
   *
   * @param language BCP 47 tag of the text in which it stands, {@code und} where not known
   * @param person whether it is a human being's
   */
  public static NameForm of(String name, String language, boolean person) {
    String bare = language.split("-", 2)[0];
    String lower =
        Normalization.of(bare).normalize(Normalizer.normalize(name, Normalizer.Form.NFC));
    List<String> words = joined(split(lower));
    List<Word> forms = new ArrayList<>();
    String script = "Zyyy";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean initial = word.endsWith(".") && word.codePointCount(0, word.length()) <= 3;
      String letters = word.replace(".", "");
      if (person && words.size() > 1 && is("honorific", word.endsWith(".") ? letters : word)) {
        continue;
      }
      if (script.equals("Zyyy")) {
        script = scriptOf(letters);
      }
      forms.add(form(letters, bare, person, initial));
    }
    if (forms.stream().allMatch(form -> form.role() != Role.FULL)) {
      forms.replaceAll(form -> new Word(form.latin(), form.skeleton(), Role.FULL));
    }
    forms.removeIf(form -> form.latin().isEmpty());
    return new NameForm(forms, script, bare);
  }

  private static String scriptOf(String letters) {
    return letters
        .codePoints()
        .filter(Character::isLetter)
        .mapToObj(c -> UScript.getShortName(UScript.getScript(c)))
        .findFirst()
        .orElse("Zyyy");
  }

  /** The first or last part of a name belongs to it: Abdul Rahman, Rasi-zade. */
  private static List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    String before = "";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (is("prefix", word) && i + 1 < words.size()) {
        before = word;
      } else if (!joined.isEmpty() && is("suffix", word)) {
        joined.set(joined.size() - 1, joined.get(joined.size() - 1) + word);
      } else {
        joined.add(before + withoutArticle(word, !before.isEmpty()));
        before = "";
      }
    }
    return joined;
  }

  private static String withoutArticle(String word, boolean inside) {
    return inside && word.startsWith("ال") && word.length() > 4 ? word.substring(2) : word;
  }

  private static Word form(String letters, String language, boolean person, boolean initial) {
    String word = letters;
    if (word.startsWith("ال") && word.length() > 4) {
      word = word.substring(2);
    }
    String latin = Latinizer.latin(word, language);
    boolean light =
        is("particle", letters) || (!person && (is("legal", letters) || is("light", letters)));
    boolean single =
        letters.codePointCount(0, letters.length()) == 1
            && !Character.isDigit(letters.codePointAt(0));
    Role role = light ? Role.LIGHT : person && (initial || single) ? Role.INITIAL : Role.FULL;
    return new Word(latin, Skeleton.of(latin), role);
  }

  /** The words of a name; a full stop stays with the letters before it. */
  private static List<String> split(String lower) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int at = 0; at < lower.length(); ) {
      int c = lower.codePointAt(at);
      at += Character.charCount(c);
      if (Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK
          || Character.getType(c) == Character.COMBINING_SPACING_MARK) {
        word.appendCodePoint(c);
      } else if (c == '.' && !word.isEmpty()) {
        word.append('.');
        boolean abbreviation =
            at < lower.length() && word.length() >= 2 && Character.isLetter(lower.codePointAt(at));
        boolean single = word.indexOf(".") == word.length() - 1 && word.length() == 2;
        if (!abbreviation || single) {
          add(words, word);
        }
      } else if (c != '\'' && c != '"') {
        add(words, word);
      }
    }
    add(words, word);
    return words;
  }

  private static void add(List<String> words, StringBuilder word) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  /** The words that tell who is meant. */
  List<Word> full() {
    return words.stream().filter(word -> word.role() == Role.FULL).toList();
  }
}
