package org.dragoman.intake.language;

import java.util.EnumMap;
import java.util.Map;

/** Counts letters by script, in ISO 15924 codes. */
final class Script {

  /** The code of no script: digits, punctuation, symbols. */
  static final String NONE = "Zyyy";

  private static final Map<Character.UnicodeScript, String> CODES = codes();

  private Script() {}

  /** How many letters of which script a text has. */
  record Count(Map<Character.UnicodeScript, Integer> byScript, int letters) {

    /** The script of most letters; of two with as many, the one that Java names first. */
    String most() {
      String most = NONE;
      int count = 0;
      for (Map.Entry<Character.UnicodeScript, Integer> entry : byScript.entrySet()) {
        if (entry.getValue() > count) {
          count = entry.getValue();
          most = CODES.getOrDefault(entry.getKey(), NONE);
        }
      }
      return most;
    }

    double share(String... codes) {
      int sum = 0;
      for (Map.Entry<Character.UnicodeScript, Integer> entry : byScript.entrySet()) {
        for (String code : codes) {
          sum += code.equals(CODES.get(entry.getKey())) ? entry.getValue() : 0;
        }
      }
      return letters == 0 ? 0 : (double) sum / letters;
    }
  }

  static Count count(CharSequence text) {
    int latin = 0;
    int cyrillic = 0;
    int arabic = 0;
    Map<Character.UnicodeScript, Integer> others = new EnumMap<>(Character.UnicodeScript.class);
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      // The three scripts of most documents without a look-up.
      if (c < 0x80) {
        latin += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
      } else if (c >= 0x400 && c < 0x482) {
        cyrillic++;
      } else if (c >= 0x620 && c < 0x64B && c != 0x640) {
        arabic++;
      } else if (Character.isLetter(c)) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        if (script != Character.UnicodeScript.COMMON
            && script != Character.UnicodeScript.INHERITED) {
          others.merge(script, 1, Integer::sum);
        }
      }
    }
    add(others, Character.UnicodeScript.LATIN, latin);
    add(others, Character.UnicodeScript.CYRILLIC, cyrillic);
    add(others, Character.UnicodeScript.ARABIC, arabic);
    int letters = others.values().stream().mapToInt(Integer::intValue).sum();
    return new Count(others, letters);
  }

  private static void add(
      Map<Character.UnicodeScript, Integer> counts, Character.UnicodeScript script, int count) {
    if (count > 0) {
      counts.merge(script, count, Integer::sum);
    }
  }

  /** Java turns codes into scripts, not scripts into codes. */
  private static Map<Character.UnicodeScript, String> codes() {
    String living =
        "Latn Cyrl Arab Armn Geor Grek Hebr Deva Ethi Thai Laoo Khmr Mymr Hang Hira Kana Hani Beng"
            + " Taml Telu Knda Mlym Gujr Guru Orya Sinh Tibt Thaa Syrc Mong Cher Cans Tfng Nkoo"
            + " Vaii Bopo Yiii Olck Java Bali Sund Cham Tale Talu Lana Limb Lepc Mtei Adlm Rohg";
    Map<Character.UnicodeScript, String> codes = new EnumMap<>(Character.UnicodeScript.class);
    for (String code : living.split(" ", -1)) {
      codes.put(Character.UnicodeScript.forName(code), code);
    }
    return codes;
  }
}
