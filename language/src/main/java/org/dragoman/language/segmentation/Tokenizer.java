package org.dragoman.language.segmentation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.Set;

/**
 * Finds the words and marks of one stretch of text in one pass, by a language's habits.
 *
 * <p>Every character that is not white space lies in exactly one token. Not thread-safe: one for
 * each reading.
 */
final class Tokenizer {

  /** Longer runs without a space are no words; they are cut so that no stage meets one. */
  static final int LONGEST_WORD = 1000;

  /** How much of a script without spaces the dictionary sees at once. */
  private static final int DICTIONARY_WINDOW = 4000;

  private static final int LONGEST_ENDING = 16;

  private static final int LONGEST_MAILBOX = 40;

  /** Last parts of host and file names; others after a stop are words of the next sentence. */
  private static final Set<String> NAME_ENDINGS =
      Set.of(
          "com", "org", "net", "gov", "edu", "info", "int", "mil", "az", "am", "ru", "kz", "tr",
          "fr", "ir", "es", "mx", "pe", "br", "pt", "uk", "us", "eu", "tv", "io", "co", "ge", "ua",
          "ar", "cl", "uy", "py", "bo", "ec", "ve", "cu", "ae", "sa", "eg", "qa", "cn", "jp", "su",
          "doc", "docx", "pdf", "jpg", "png", "html", "htm", "txt", "aspx", "php", "рф");

  // A dictionary's iterator keeps its place; a clone for each thread is ICU's own advice.
  private static final ThreadLocal<BreakIterator> DICTIONARY =
      ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.ROOT));

  private final String text;
  private final Habits habits;
  private final Tokens tokens;
  private int limit;

  Tokenizer(String text, Habits habits, Tokens tokens) {
    this.text = text;
    this.habits = habits;
    this.tokens = tokens;
  }

  /** Replaces the tokens by those of a half-open range. */
  void tokenize(int start, int end) {
    tokens.clear();
    limit = end;
    int at = start;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      CharacterKind kind = CharacterKind.of(codePoint);
      int next = at + Character.charCount(codePoint);
      at =
          switch (kind) {
            case SPACE, NEWLINE -> next;
            case LETTER, DIGIT, EXTENDER -> word(at, kind);
            case UNSPACED -> unspaced(at);
            case APOSTROPHE -> apostrophe(at, next);
            case PICTURE -> picture(at);
            case STOP -> stops(at, next);
            default -> mark(at, next, codePoint, kind);
          };
    }
  }

  private int add(int start, int end, CharacterKind kind) {
    tokens.add(start, end, kind, Habits.Abbreviation.NONE);
    return end;
  }

  private CharacterKind kindAt(int index) {
    return index < limit ? CharacterKind.of(text.codePointAt(index)) : CharacterKind.SPACE;
  }

  private char at(int index) {
    return index < limit ? text.charAt(index) : ' ';
  }

  private int extended(int end) {
    while (end < limit) {
      int codePoint = text.codePointAt(end);
      if (CharacterKind.of(codePoint) != CharacterKind.EXTENDER) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /** The end of the letters, digits and marks from a place on. */
  private int runEnd(int start, int longest) {
    int end = start;
    int stop = Math.min(limit, start + longest);
    while (end < stop) {
      int codePoint = text.codePointAt(end);
      if (!CharacterKind.of(codePoint).inWord()) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return Math.min(end, limit);
  }

  // --- words and numbers

  private int word(int start, CharacterKind first) {
    CharacterKind before = CharacterKind.SPACE;
    int segment = start;
    int dotted = 0;
    int end = start;
    while (end < limit) {
      int codePoint = text.codePointAt(end);
      CharacterKind kind = CharacterKind.of(codePoint);
      int next = end + Character.charCount(codePoint);
      if (kind.inWord()) {
        if (next - start > LONGEST_WORD) {
          return add(start, end, first);
        }
        if (kind == CharacterKind.LETTER && before == CharacterKind.DIGIT && splitsUnit(end)) {
          return add(start, end, first);
        }
        if (kind == CharacterKind.DIGIT
            && first == CharacterKind.LETTER
            && isBehindNumber(start)
            && habits.isUnit(text, start, end)) {
          return add(start, end, first);
        }
        before = kind == CharacterKind.EXTENDER ? before : kind;
        end = next;
        continue;
      }
      CharacterKind after = kindAt(next);
      if (!after.inWord() || end == start) {
        break;
      }
      if ((codePoint == '.' || codePoint == '-' || codePoint == '+') && isMailbox(next)) {
        return address(start, next);
      }
      if (kind == CharacterKind.APOSTROPHE) {
        if (before == CharacterKind.DIGIT && after == CharacterKind.DIGIT) {
          end = next;
          continue;
        }
        if (segment == start && habits.isElision(text, segment, end)) {
          int whole = wholeEnd(start);
          return add(start, whole > 0 ? whole : next, first);
        }
        int clitic = cliticStart(start, end);
        if (clitic >= 0) {
          return add(start, clitic, first);
        }
      } else if (kind == CharacterKind.HYPHEN) {
        if (partsAtHyphen(segment, end, next, before, after)) {
          break;
        }
        segment = next;
      } else if (codePoint == '.'
          && before == CharacterKind.LETTER
          && habits.isWhole(text, start, runEnd(next, LONGEST_ENDING))) {
        segment = next;
      } else if (codePoint == '.' && isInitial(segment, end)) {
        int letter = next + Character.charCount(text.codePointAt(next));
        letter = extended(letter);
        if (after != CharacterKind.LETTER
            || kindAt(letter).inWord()
            || habits.partsInitials
            || !sameCase(segment, next)) {
          break;
        }
        dotted++;
        segment = next;
      } else if (codePoint == '.'
          && before == CharacterKind.LETTER
          && (isNameEnding(next) || isWww(start, end))) {
        return address(start, next);
      } else if (before == CharacterKind.DIGIT && after == CharacterKind.DIGIT) {
        if (!isNumberSeparator(codePoint)) {
          break;
        }
      } else if (codePoint == '/') {
        if (habits.splitsSlash && !habits.isWhole(text, segment, runEnd(next, LONGEST_ENDING))) {
          break;
        }
      } else if (codePoint == '@') {
        return address(start, next);
      } else if (codePoint == '&') {
        if (!Character.isUpperCase(text.codePointBefore(end))
            || !Character.isUpperCase(text.codePointAt(next))) {
          break;
        }
      } else if (codePoint != '·') {
        break;
      }
      end = next;
    }
    return finish(start, end, segment, dotted, first);
  }

  /** Looks at what stands right behind a word: an address, a stop, a sign. */
  private int finish(int start, int end, int segment, int dotted, CharacterKind first) {
    if (at(end) == ':' && at(end + 1) == '/' && at(end + 2) == '/' && kindAt(end + 3).inWord()) {
      return address(start, end + 3);
    }
    if (first == CharacterKind.DIGIT) {
      int grouped = groupedDigits(start, end);
      if (grouped > end) {
        return add(start, grouped, first);
      }
      if (habits.keepsPercent && at(end) == '%' && isNumber(start, end)) {
        return add(start, end + 1, first);
      }
    }
    if ((at(end) == '$' || at(end) == '°') && habits.isWhole(text, start, end + 1)) {
      return add(start, end + 1, first);
    }
    if (at(end) == '.' && at(end + 1) != '.') {
      Habits.Abbreviation kind = habits.abbreviation(text, start, end);
      if (kind == Habits.Abbreviation.NUMBER
          && kindAt(afterBlank(end + 1)) != CharacterKind.DIGIT) {
        kind = Habits.Abbreviation.NONE;
      }
      if (kind == Habits.Abbreviation.NONE) {
        boolean capital = Character.isUpperCase(text.codePointAt(segment));
        if (dotted > 0) {
          kind = capital ? Habits.Abbreviation.ATTRIBUTE : Habits.Abbreviation.OPEN;
        } else if (capital && isInitial(segment, end)) {
          kind = Habits.Abbreviation.NAME;
        }
      }
      if (kind != Habits.Abbreviation.NONE) {
        int last = habits.attachesStop ? end + 1 : end;
        if (isInitial(start, end) && isHyphenatedInitial(end + 1)) {
          last = end + 4;
          kind = Habits.Abbreviation.ATTRIBUTE;
        }
        tokens.add(start, last, first, kind);
        return last;
      }
    }
    return add(start, end, first);
  }

  /** The second half of J.-C., J.-P. */
  private boolean isHyphenatedInitial(int hyphen) {
    return habits.attachesStop
        && at(hyphen) == '-'
        && Character.isUpperCase(at(hyphen + 1))
        && at(hyphen + 2) == '.';
  }

  private int afterBlank(int index) {
    int end = index;
    while (end < limit && kindAt(end).isBlank()) {
      end++;
    }
    return end;
  }

  private boolean splitsUnit(int start) {
    int end = start;
    int stop = Math.min(limit, start + 6);
    while (end < stop && kindAt(end) == CharacterKind.LETTER) {
      end++;
    }
    return habits.isUnit(text, start, end);
  }

  private boolean isBehindNumber(int start) {
    int last = tokens.size() - 1;
    return last >= 0 && tokens.end(last) == start && tokens.kind(last) == CharacterKind.DIGIT;
  }

  /** Where an apostrophe's clitic starts, which takes the n of English n't along; or -1. */
  private int cliticStart(int start, int apostrophe) {
    int end = runEnd(apostrophe + 1, LONGEST_ENDING);
    if (habits.splitsNegation
        && end == apostrophe + 2
        && (text.charAt(end - 1) | 0x20) == 't'
        && apostrophe - start > 1
        && (text.charAt(apostrophe - 1) | 0x20) == 'n') {
      return apostrophe - 1;
    }
    return habits.isClitic(text, apostrophe, end) ? apostrophe : -1;
  }

  private boolean partsAtHyphen(
      int segment, int hyphen, int next, CharacterKind before, CharacterKind after) {
    if (before == CharacterKind.DIGIT && after == CharacterKind.DIGIT) {
      return habits.splitsRanges && !isLongNumber(segment, hyphen, next);
    }
    int end = runEnd(next, LONGEST_ENDING + 1);
    if (before == CharacterKind.DIGIT) {
      return habits.splitsHyphenAfterDigits
          ? !habits.keepsAfterHyphen(text, next, end)
          : habits.splitsAfterHyphen(text, next, end);
    }
    return habits.splitsHyphenBetweenLetters
        ? !habits.keepsBeforeHyphen(text, segment, hyphen)
        : isSuffix(next);
  }

  /** Whether what follows a hyphen is a word of its own, and the last of its chain. */
  private boolean isSuffix(int next) {
    int end = runEnd(next, LONGEST_ENDING);
    return isInversion(next)
        || (habits.splitsAfterHyphen(text, next, end)
            && kindAt(end) != CharacterKind.HYPHEN
            && kindAt(end) != CharacterKind.APOSTROPHE);
  }

  /** The end of a listed word with apostrophes or hyphens inside, or -1. */
  private int wholeEnd(int start) {
    int end = start;
    while (end < limit && end - start <= LONGEST_ENDING) {
      CharacterKind kind = kindAt(end);
      if (!kind.inWord() && kind != CharacterKind.APOSTROPHE && kind != CharacterKind.HYPHEN) {
        break;
      }
      end++;
    }
    return habits.isWhole(text, start, end) ? end : -1;
  }

  /** French: a-t-il. */
  private boolean isInversion(int next) {
    if ((at(next) | 0x20) != 't' || at(next + 1) != '-') {
      return false;
    }
    return habits.splitsAfterHyphen(text, next + 2, runEnd(next + 2, LONGEST_ENDING));
  }

  /** A telephone number or a date: three or more groups, or a group of three and one of four. */
  private boolean isLongNumber(int segment, int hyphen, int next) {
    int end = runEnd(next, LONGEST_ENDING);
    return (at(end) == '-' && kindAt(end + 1) == CharacterKind.DIGIT)
        || (segment > 0 && text.charAt(segment - 1) == '-')
        || (hyphen - segment == 3 && end - next == 4);
  }

  private static boolean isNumberSeparator(int codePoint) {
    return switch (codePoint) {
      case '.', ',', ':', '/', '٫', '٬' -> true;
      default -> false;
    };
  }

  /** The end of a number whose thousands are parted by spaces. */
  private int groupedDigits(int start, int end) {
    if (end - start > 3 || !isNumber(start, end)) {
      return end;
    }
    int last = end;
    while (at(last) == '\u00A0'
        || at(last) == '\u202F'
        || (at(last) == ' ' && habits.groupsDigitsBySpace)) {
      int group = runEnd(last + 1, 5);
      if (group - last != 4 || !isNumber(last + 1, group)) {
        break;
      }
      last = group;
    }
    if (last > end
        && (at(last) == ',' || at(last) == '.')
        && kindAt(last + 1) == CharacterKind.DIGIT) {
      last = runEnd(last + 1, LONGEST_ENDING);
    }
    return last;
  }

  private boolean isNumber(int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return end > start;
  }

  private boolean isInitial(int segment, int end) {
    int letter = segment + Character.charCount(text.codePointAt(segment));
    return CharacterKind.of(text.codePointAt(segment)) == CharacterKind.LETTER
        && extended(letter) == end;
  }

  private boolean sameCase(int one, int other) {
    return Character.isUpperCase(text.codePointAt(one))
        == Character.isUpperCase(text.codePointAt(other));
  }

  private boolean isNameEnding(int start) {
    int end = start;
    int stop = Math.min(limit, start + 5);
    while (end < stop && Character.isLowerCase(text.charAt(end))) {
      end++;
    }
    return end > start + 1
        && !kindAt(end).inWord()
        && NAME_ENDINGS.contains(text.substring(start, end));
  }

  /** Whether the rest of a mailbox's name and its sign follow. */
  private boolean isMailbox(int start) {
    int end = start;
    int stop = Math.min(limit, start + LONGEST_MAILBOX);
    while (end < stop && isMailboxLetter(text.charAt(end))) {
      end++;
    }
    return end > start && at(end) == '@' && kindAt(end + 1).inWord();
  }

  private static boolean isMailboxLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || c == '_'
        || c == '+';
  }

  private boolean isWww(int start, int end) {
    return end - start == 3 && text.regionMatches(true, start, "www", 0, 3);
  }

  /** An address runs to the next space or quotation mark, less the marks that close a sentence. */
  private int address(int start, int from) {
    int end = from;
    int stop = Math.min(limit, start + LONGEST_WORD);
    while (end < stop) {
      int codePoint = text.codePointAt(end);
      CharacterKind kind = CharacterKind.of(codePoint);
      boolean inside =
          kind.inWord()
              || kind == CharacterKind.HYPHEN
              || (codePoint < 0x80
                  && kind != CharacterKind.QUOTE
                  && !kind.isBlank()
                  && codePoint != '<'
                  && codePoint != '>'
                  && codePoint != '('
                  && codePoint != ')'
                  && codePoint != '\''
                  && codePoint != '`');
      if (!inside) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    end = Math.min(end, limit);
    while (end > from && ".,;:!?]}*|\"".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    // The ending of an inflected name in another script: Lragir.am-ը.
    for (int i = from; i + 1 < end && text.charAt(i) != '/'; i++) {
      if (text.charAt(i) == '-' && text.charAt(i + 1) >= 0x80) {
        end = i;
      }
    }
    return add(start, end, CharacterKind.LETTER);
  }

  // --- words of scripts without spaces

  private int unspaced(int start) {
    int end = start;
    int stop = Math.min(limit, start + DICTIONARY_WINDOW);
    while (end < stop) {
      int codePoint = text.codePointAt(end);
      CharacterKind kind = CharacterKind.of(codePoint);
      if (kind != CharacterKind.UNSPACED && kind != CharacterKind.EXTENDER) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    BreakIterator words = DICTIONARY.get();
    words.setText(text.substring(start, end));
    int from = words.first();
    for (int to = words.next(); to != BreakIterator.DONE; to = words.next()) {
      // ICU takes a format character alone; here it belongs to what is before it.
      add(start + from, start + to, CharacterKind.UNSPACED);
      from = to;
    }
    return end;
  }

  // --- marks

  private int apostrophe(int start, int next) {
    if (tokens.size() > 0
        && tokens.end(tokens.size() - 1) == start
        && tokens.kind(tokens.size() - 1).inWord()) {
      int end = runEnd(next, LONGEST_ENDING);
      if (end > next && habits.isClitic(text, start, end)) {
        return add(start, end, CharacterKind.LETTER);
      }
    }
    char c = text.charAt(start);
    int end = next;
    if (at(end) == c) {
      end++;
    }
    return add(start, extended(end), CharacterKind.APOSTROPHE);
  }

  private int stops(int start, int next) {
    int end = next;
    int longest = Math.min(limit, start + LONGEST_WORD);
    while (end < longest && isRepeatable(text.charAt(end))) {
      end++;
    }
    return add(start, extended(end), CharacterKind.STOP);
  }

  private static boolean isRepeatable(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '؟';
  }

  private int picture(int start) {
    int end = pictureEnd(start);
    int length = end - start;
    // The same picture many times is one: that is how it is meant.
    while (end + length <= limit
        && end - start < LONGEST_WORD
        && text.regionMatches(start, text, end, length)
        && pictureEnd(end) == end + length) {
      end += length;
    }
    return add(start, end, CharacterKind.PICTURE);
  }

  private int pictureEnd(int start) {
    int codePoint = text.codePointAt(start);
    int end = start + Character.charCount(codePoint);
    if (isRegional(codePoint) && end < limit && isRegional(text.codePointAt(end))) {
      return extended(end + 2);
    }
    while (end < limit && end - start < LONGEST_WORD) {
      int next = text.codePointAt(end);
      boolean joined = text.charAt(end - 1) == '\u200D';
      if (CharacterKind.of(next) == CharacterKind.EXTENDER
          || isSkinTone(next)
          || (joined && CharacterKind.of(next) == CharacterKind.PICTURE)) {
        end += Character.charCount(next);
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean isRegional(int codePoint) {
    return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  private int mark(int start, int next, int codePoint, CharacterKind kind) {
    if ((codePoint == '#' || codePoint == '@') && kindAt(next) == CharacterKind.LETTER) {
      return handle(start, next);
    }
    if (kind == CharacterKind.HYPHEN && isSplitSuffix(start, next)) {
      int end = runEnd(next, LONGEST_ENDING);
      if (isInversion(next)) {
        end = runEnd(next + 2, LONGEST_ENDING);
      }
      return add(start, end, CharacterKind.LETTER);
    }
    int end = next;
    if (repeats(codePoint)) {
      int longest = Math.min(limit, start + LONGEST_WORD);
      while (end < longest && text.charAt(end) == codePoint) {
        end++;
      }
      if ((codePoint == '(' || codePoint == ')') && end - start < 3) {
        end = next;
      }
    }
    return add(start, extended(end), kind);
  }

  private boolean isSplitSuffix(int start, int next) {
    if (tokens.size() == 0
        || tokens.end(tokens.size() - 1) != start
        || !tokens.kind(tokens.size() - 1).inWord()) {
      return false;
    }
    return isInversion(next) || habits.splitsAfterHyphen(text, next, runEnd(next, LONGEST_ENDING));
  }

  private static boolean repeats(int codePoint) {
    return switch (codePoint) {
      case '-', '=', '*', '~', '#', '+', '(', ')', '<', '>', '$' -> true;
      default -> false;
    };
  }

  private int handle(int start, int next) {
    int end = runEnd(next, LONGEST_WORD);
    while (end < limit
        && end - start < LONGEST_WORD
        && at(end) == '-'
        && kindAt(end + 1).inWord()) {
      end = runEnd(end + 1, LONGEST_WORD);
    }
    return add(start, end, CharacterKind.LETTER);
  }
}
