package org.dragoman.language.segmentation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/** What a code point does in a text, as far as sentences and words are concerned. */
enum CharacterKind {
  /** White space of any kind but a line's end. */
  SPACE,
  /** Ends a line. */
  NEWLINE,
  LETTER,
  DIGIT,
  /** Belongs to the character before: combining marks, joiners, bidirectional controls. */
  EXTENDER,
  /** A letter of a script written without spaces; a dictionary finds the words. */
  UNSPACED,
  APOSTROPHE,
  HYPHEN,
  /** Longer than a hyphen. */
  DASH,
  /** May end a sentence. */
  STOP,
  OPENING,
  CLOSING,
  /** A quotation mark that opens or closes. */
  QUOTE,
  /** Follows a clause, never a sentence: comma, semicolon, colon. */
  COMMA,
  PICTURE,
  OTHER;

  /** All of the first plane: one look-up for nearly every character of nearly every text. */
  private static final CharacterKind[] FIRST_PLANE = new CharacterKind[0x10000];

  static {
    for (int codePoint = 0; codePoint < FIRST_PLANE.length; codePoint++) {
      FIRST_PLANE[codePoint] = find(codePoint);
    }
  }

  static CharacterKind of(int codePoint) {
    return codePoint < 0x10000 ? FIRST_PLANE[codePoint] : find(codePoint);
  }

  boolean inWord() {
    return this == LETTER || this == DIGIT || this == EXTENDER;
  }

  boolean isBlank() {
    return this == SPACE || this == NEWLINE;
  }

  private static CharacterKind find(int codePoint) {
    return switch (codePoint) {
      case '\n', '\r', 0x0B, 0x0C, 0x85, 0x2028, 0x2029 -> NEWLINE;
      case '\'', '’', '‘', '＇', '`', '´' -> APOSTROPHE;
      case '-', '‐', '‑' -> HYPHEN;
      case '"', '“', '„', '‟', '＂' -> QUOTE;
      case '…', '‥' -> STOP;
      case ',', ';', ':', '،', '؛', '՝', '、', '，', '；', '：' -> COMMA;
      // Armenian question, exclamation and emphasis marks stand on the stressed vowel.
      case '՛', '՜', '՞' -> EXTENDER;
      case '_' -> LETTER;
      default -> byProperty(codePoint);
    };
  }

  private static CharacterKind byProperty(int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      return SPACE;
    }
    int type = UCharacter.getType(codePoint);
    if (type == UCharacterCategory.NON_SPACING_MARK
        || type == UCharacterCategory.COMBINING_SPACING_MARK
        || type == UCharacterCategory.ENCLOSING_MARK
        || type == UCharacterCategory.FORMAT) {
      return isUnspaced(codePoint) ? UNSPACED : EXTENDER;
    }
    if (UCharacter.isLetter(codePoint)) {
      return isUnspaced(codePoint) ? UNSPACED : LETTER;
    }
    if (type == UCharacterCategory.DECIMAL_DIGIT_NUMBER) {
      return DIGIT;
    }
    if (type == UCharacterCategory.LETTER_NUMBER || type == UCharacterCategory.OTHER_NUMBER) {
      return LETTER;
    }
    if (UCharacter.hasBinaryProperty(codePoint, UProperty.S_TERM)) {
      return STOP;
    }
    if (UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC)
        || UCharacter.hasBinaryProperty(codePoint, UProperty.REGIONAL_INDICATOR)) {
      return PICTURE;
    }
    return switch (type) {
      case UCharacterCategory.START_PUNCTUATION, UCharacterCategory.INITIAL_PUNCTUATION -> OPENING;
      case UCharacterCategory.END_PUNCTUATION, UCharacterCategory.FINAL_PUNCTUATION -> CLOSING;
      case UCharacterCategory.DASH_PUNCTUATION -> DASH;
      default -> OTHER;
    };
  }

  private static boolean isUnspaced(int codePoint) {
    return switch (UScript.getScript(codePoint)) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR ->
          true;
      default -> codePoint == 'ー';
    };
  }
}
