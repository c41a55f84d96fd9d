package org.dragoman.reconciliation.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dragoman.reconciliation.name.NameForm.Role;
import org.dragoman.reconciliation.name.NameForm.Word;

/**
 * Keys under which names are filed so that spellings of one name are found without comparing all.
 *
 * <p>Two names share a key where two of their words begin with like consonants. A name with an
 * initial is found by that and another word, a single word by itself. Whether y is found for x does
 * not depend on which of the two was filed. Stateless and thread-safe.
 */
public final class NameKeys {

  /** Words further on are not looked at. */
  private static final int MOST_WORDS = 6;

  /** Words joined in another spelling: the first is so short that the code goes on. */
  private static final int SHORT_CODE = 2;

  private static final int SHORTEST_ACRONYM = 3;

  private NameKeys() {}

  /**
   * The keys under which a name is filed.
   *
   * @param person whether it is a human being's or a place's
   */
  public static Set<String> of(NameForm name, boolean person) {
    return keys(name, person, true);
  }

  /**
   * The keys under which names that may be the same are found.
   *
   * @param person whether it is a human being's or a place's
   */
  public static Set<String> sought(NameForm name, boolean person) {
    return keys(name, person, false);
  }

  private static Set<String> keys(NameForm name, boolean person, boolean filed) {
    Set<String> keys = new LinkedHashSet<>();
    List<Word> full = new ArrayList<>();
    List<Word> initials = new ArrayList<>();
    for (Word word : name.strong()) {
      if (word.role() == Role.INITIAL) {
        initials.add(word);
      } else if (full.size() < MOST_WORDS) {
        full.add(word);
      }
    }
    if (full.stream().anyMatch(word -> !servant(word))) {
      full.removeIf(NameKeys::servant);
    }
    List<Set<String>> codes = full.stream().map(NameKeys::codes).toList();
    boolean single = full.size() == 1 && initials.isEmpty();
    for (Set<String> word : codes) {
      for (String code : word) {
        // A single word finds longer names that have it, and they find it.
        if (single || !filed) {
          keys.add("one " + code);
        }
        if (single != filed) {
          keys.add("with " + code);
        }
      }
    }
    pairs(keys, codes);
    joined(keys, full, codes);
    initials(keys, full, codes, initials, filed);
    if (!person) {
      acronym(keys, full);
    }
    return keys;
  }

  /** Whether a word is the Abdul of Abdul Rahman, which many write with the next. */
  private static boolean servant(Word word) {
    return NameWords.is("prefix", word.normal());
  }

  private static Set<String> codes(Word word) {
    Set<String> codes = new LinkedHashSet<>(KeySound.codes(word.latin()));
    codes.addAll(KeySound.codes(word.plain().latin()));
    for (Spelling stem : word.stems()) {
      codes.addAll(KeySound.codes(stem.latin()));
    }
    for (int meaning : word.meanings()) {
      codes.add("#" + meaning);
    }
    return codes;
  }

  private static void pairs(Set<String> keys, List<Set<String>> codes) {
    for (int i = 0; i < codes.size(); i++) {
      for (int j = i + 1; j < codes.size(); j++) {
        pairs(keys, codes.get(i), codes.get(j));
      }
    }
  }

  private static void pairs(Set<String> keys, Set<String> ones, Set<String> others) {
    for (String one : ones) {
      for (String other : others) {
        keys.add(one.compareTo(other) <= 0 ? one + " " + other : other + " " + one);
      }
    }
  }

  /** Two short words of a name may be one in another spelling: Jong Un, Jongun. */
  private static void joined(Set<String> keys, List<Word> full, List<Set<String>> codes) {
    for (int i = 0; i + 1 < full.size(); i++) {
      if (codes.get(i).stream().anyMatch(code -> code.length() <= SHORT_CODE)) {
        Set<String> both = KeySound.codes(full.get(i).latin() + full.get(i + 1).latin());
        for (int j = 0; j < full.size(); j++) {
          if (j != i && j != i + 1) {
            pairs(keys, both, codes.get(j));
          }
        }
      }
    }
  }

  /** A surname and the first sound of another name; full names are not found by it for another. */
  private static void initials(
      Set<String> keys,
      List<Word> full,
      List<Set<String>> codes,
      List<Word> initials,
      boolean filed) {
    for (int i = 0; i < full.size(); i++) {
      for (String code : codes.get(i)) {
        for (Word initial : initials) {
          for (String first : KeySound.firsts(initial.latin())) {
            keys.add("initial " + first + " " + code);
            if (!filed) {
              keys.add("full " + first + " " + code);
            }
          }
        }
        for (int j = 0; j < full.size(); j++) {
          if (j != i) {
            for (String first : KeySound.firsts(full.get(j).latin())) {
              keys.add((filed ? "full " : "initial ") + first + " " + code);
            }
          }
        }
      }
    }
  }

  /** The first letters of a body's words, and a word that may be such letters. */
  private static void acronym(Set<String> keys, List<Word> full) {
    StringBuilder letters = new StringBuilder();
    for (Word word : full) {
      letters.append(word.latin().charAt(0));
      int length = word.latin().length();
      if (length >= SHORTEST_ACRONYM && length <= MOST_WORDS) {
        keys.add("letters " + word.latin());
      }
    }
    if (letters.length() >= SHORTEST_ACRONYM) {
      keys.add("letters " + letters);
    }
  }
}
