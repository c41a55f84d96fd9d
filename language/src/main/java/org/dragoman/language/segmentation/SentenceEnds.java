package org.dragoman.language.segmentation;

/**
 * Says after which tokens a sentence ends.
 *
 * <p>A stop ends a sentence unless what stands before it (an abbreviation, an initial, a list
 * number) or after it (a small letter, a comma) says otherwise; closing quotes and brackets go with
 * the sentence they close.
 */
final class SentenceEnds {

  /** Ordinals written with a stop have few digits: "19." is one, the year "2019." hardly. */
  private static final int LONGEST_ORDINAL = 2;

  /** Nobody means more marks in a row; looking further would take a malicious text's time. */
  private static final int MOST_MARKS = 50;

  private final String text;
  private final Habits habits;
  private final Tokens tokens;
  private final boolean plainStopEnds;

  SentenceEnds(String text, Habits habits, Tokens tokens) {
    this.text = text;
    this.habits = habits;
    this.tokens = tokens;
    this.plainStopEnds = !habits.colonEnds || !hasColonsAsStops(text);
  }

  /** Whether an Armenian text uses Armenian stops; then "." is a mark inside its sentences. */
  private static boolean hasColonsAsStops(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean spaced = i + 1 == text.length() || CharacterKind.of(text.charAt(i + 1)).isBlank();
      if (c == '։' || (c == ':' && spaced && text.charAt(i - 1) >= 0x80)) {
        return true;
      }
    }
    return false;
  }

  /** The index after the last token of the sentence that a token ends, or -1 where it ends none. */
  int endAt(int index, int first) {
    CharacterKind kind = tokens.kind(index);
    boolean abbreviated = tokens.abbreviation(index) != Habits.Abbreviation.NONE;
    if (abbreviated && !habits.attachesStop) {
      return -1;
    }
    boolean colon = habits.colonEnds && isColon(index);
    if (kind != CharacterKind.STOP && !abbreviated && !colon) {
      return -1;
    }
    int end = afterClosing(index + 1);
    if (end == tokens.size()) {
      return end;
    }
    if (tokens.kind(end) == CharacterKind.COMMA) {
      return -1;
    }
    // "LIMA.- The talks": what a dateline ends in.
    if (tokens.kind(end) == CharacterKind.HYPHEN && end == index + 1 && tokens.isGlued(end)) {
      return -1;
    }
    int next = end;
    while (next < tokens.size() - 1 && next < end + MOST_MARKS && isBeforeWord(next)) {
      next++;
    }
    int letter = text.codePointAt(tokens.start(next));
    if (Character.isLowerCase(letter)) {
      return -1;
    }
    boolean plain = kind == CharacterKind.STOP && isPlain(index);
    if (plain && !plainStopEnds) {
      return -1;
    }
    if (colon && tokens.isGlued(end)) {
      return -1;
    }
    if (kind == CharacterKind.STOP
        && end > index + 1
        && index > first
        && tokens.kind(index - 1) == CharacterKind.OPENING
        && tokens.isGlued(index)) {
      return -1;
    }
    Habits.Abbreviation abbreviation = abbreviationBefore(index);
    if (abbreviation != Habits.Abbreviation.NONE) {
      return endsAbbreviated(abbreviation, index, first, next) ? end : -1;
    }
    if (plain && isNumberBefore(index, first)) {
      int digits = tokens.end(index - 1) - tokens.start(index - 1);
      if (index - 1 == first && digits <= 3) {
        return -1;
      }
      if (habits.ordinalStop && digits <= LONGEST_ORDINAL) {
        return -1;
      }
    }
    if (plain && tokens.isGlued(end) && !endsGlued(index, first, end, letter)) {
      return -1;
    }
    return end;
  }

  private boolean isColon(int index) {
    return text.charAt(tokens.start(index)) == ':' && (index == 0 || tokens.isGlued(index));
  }

  private boolean isPlain(int index) {
    return tokens.end(index) - tokens.start(index) == 1 && text.charAt(tokens.start(index)) == '.';
  }

  private Habits.Abbreviation abbreviationBefore(int index) {
    Habits.Abbreviation own = tokens.abbreviation(index);
    if (own != Habits.Abbreviation.NONE || !isPlain(index) || !tokens.isGlued(index)) {
      return own;
    }
    return tokens.abbreviation(index - 1);
  }

  private boolean endsAbbreviated(
      Habits.Abbreviation abbreviation, int index, int first, int next) {
    boolean capital = Character.isLetter(text.codePointAt(tokens.start(next)));
    return switch (abbreviation) {
      case OPEN -> capital;
      case ATTRIBUTE -> habits.isStarter(text, tokens.start(next), tokens.end(next));
      case YEAR -> {
        int before = tokens.kind(index) == CharacterKind.STOP ? index - 2 : index - 1;
        // "In 1990 y. Xland signed": too short to be a sentence.
        yield capital && before >= first + 3 && isNumeral(before);
      }
      default -> false;
    };
  }

  private boolean isNumeral(int index) {
    return tokens.kind(index) == CharacterKind.DIGIT
        || Character.isUpperCase(text.codePointAt(tokens.start(index)));
  }

  private boolean isNumberBefore(int index, int first) {
    return index > first && tokens.isGlued(index) && tokens.kind(index - 1) == CharacterKind.DIGIT;
  }

  /** Whether a stop without a space behind it ends a sentence: "end.The", but not "v.Chr". */
  private boolean endsGlued(int index, int first, int end, int letter) {
    if (end > index + 1) {
      return true;
    }
    return index > first
        && tokens.end(index - 1) - tokens.start(index - 1) > 2
        && Character.isLetter(letter)
        && tokens.kind(index - 1) == CharacterKind.LETTER;
  }

  private boolean isBeforeWord(int index) {
    return switch (tokens.kind(index)) {
      case OPENING, QUOTE, APOSTROPHE, DASH, HYPHEN, CLOSING -> true;
      default -> false;
    };
  }

  private boolean isWordLike(int index) {
    return tokens.kind(index).inWord();
  }

  /** The index after the closing marks and further stops that stand right behind a stop. */
  private int afterClosing(int index) {
    int end = index;
    while (end < tokens.size() && end < index + MOST_MARKS && closes(end)) {
      end++;
    }
    return end;
  }

  private boolean closes(int index) {
    boolean glued = tokens.isGlued(index);
    boolean last = index + 1 == tokens.size();
    return switch (tokens.kind(index)) {
      case STOP -> glued;
      // French has a space before its closing marks.
      case CLOSING -> glued || last || !tokens.isGlued(index + 1);
      case QUOTE, APOSTROPHE ->
          glued && (last || !tokens.isGlued(index + 1) || !isWordLike(index + 1));
      default -> false;
    };
  }
}
