package org.dragoman.publish.brief;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins Arabic letters by the presentation forms that Unicode has for them.
 *
 * <p>Which form a letter has, and which letters join, is taken from the Unicode data, so that
 * Persian and other letters join as the Arabic ones do; ICU's own shaping leaves them apart.
 * Stateless and thread-safe.
 */
final class ArabicForms {

  private static final Map<String, Forms> FORMS = forms();
  private static final String HEH_WITH_HAMZA = "\u0647\u0654";

  /** The forms of a letter or of a pair that is written as one; 0 where Unicode has none. */
  private record Forms(int isolated, int last, int first, int middle) {

    Forms with(int type, int form) {
      return switch (type) {
        case UCharacter.DecompositionType.ISOLATED -> new Forms(form, last, first, middle);
        case UCharacter.DecompositionType.FINAL -> new Forms(isolated, form, first, middle);
        case UCharacter.DecompositionType.INITIAL -> new Forms(isolated, last, form, middle);
        case UCharacter.DecompositionType.MEDIAL -> new Forms(isolated, last, first, form);
        default -> this;
      };
    }
  }

  private ArabicForms() {}

  private static Map<String, Forms> forms() {
    Map<String, Forms> forms = new HashMap<>();
    for (int c = 0xFB50; c <= 0xFEFC; c++) {
      String letter = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
      // Of pairs, lam and alef alone must be written as one.
      if (letter.length() == 1 || (letter.length() == 2 && c >= 0xFEF5)) {
        int type = UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE);
        forms.put(letter, forms.getOrDefault(letter, new Forms(0, 0, 0, 0)).with(type, c));
      }
    }
    return forms;
  }

  /** The same words in the same order, each letter in its form. */
  static String joined(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean joined = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int length = Character.charCount(c);
      int type = UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
      if (type == UCharacter.JoiningType.TRANSPARENT) {
        out.appendCodePoint(c);
        i += length;
        continue;
      }
      String letter = Character.toString(c);
      boolean dual =
          type == UCharacter.JoiningType.DUAL_JOINING
              || type == UCharacter.JoiningType.JOIN_CAUSING;
      Forms forms = FORMS.get(letter);
      Forms pair = c == 'ل' && i + 1 < text.length() ? FORMS.get(text.substring(i, i + 2)) : null;
      if (pair != null) {
        forms = pair;
        length = 2;
        dual = false;
      }
      if (text.startsWith(HEH_WITH_HAMZA, i)) {
        // Where it is written as one its mark stands in the right place.
        forms = FORMS.get("\u06C0");
        length = HEH_WITH_HAMZA.length();
        dual = false;
        pair = forms;
      }
      boolean joins = joined && (dual || pair != null || isRightJoining(type));
      boolean goesOn = dual && joinsBefore(text, i + length);
      out.appendCodePoint(form(forms, joins, goesOn, c));
      joined = dual;
      i += length;
    }
    return out.toString();
  }

  private static int form(@Nullable Forms forms, boolean joins, boolean goesOn, int c) {
    if (forms == null) {
      return c;
    }
    int form =
        joins ? goesOn ? forms.middle() : forms.last() : goesOn ? forms.first() : forms.isolated();
    return form == 0 ? c : form;
  }

  private static boolean isRightJoining(int type) {
    return type == UCharacter.JoiningType.RIGHT_JOINING;
  }

  /** Whether the next letter, marks aside, joins the one before it. */
  private static boolean joinsBefore(String text, int from) {
    for (int i = from; i < text.length(); ) {
      int c = text.codePointAt(i);
      int type = UCharacter.getIntPropertyValue(c, UProperty.JOINING_TYPE);
      if (type != UCharacter.JoiningType.TRANSPARENT) {
        return isRightJoining(type)
            || type == UCharacter.JoiningType.DUAL_JOINING
            || type == UCharacter.JoiningType.JOIN_CAUSING;
      }
      i += Character.charCount(c);
    }
    return false;
  }
}
