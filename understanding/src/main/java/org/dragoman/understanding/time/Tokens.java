package org.dragoman.understanding.time;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.time.Anchors.SlashOrder;
import org.dragoman.understanding.time.DateWord.Kind;
import org.dragoman.understanding.time.Token.Shape;
import org.jspecify.annotations.Nullable;

/** Takes a passage apart into the tokens of dates. */
final class Tokens {

  private static final String CURRENCY = "$€£¥₽₺₼₸֏₾₴#№§";

  private static final List<Phrases.Form<DateWord>> AND =
      List.of(new Phrases.Form<>(DateWord.of(Kind.AND, 0), false, false));

  /** The kinds of words that may be the heart of an expression, so that its passage is read. */
  private static final long HEARTS = hearts();

  private static long hearts() {
    long bits = 0;
    for (Kind kind :
        List.of(
            Kind.MONTH,
            Kind.WEEKDAY,
            Kind.UNIT,
            Kind.RELATIVE,
            Kind.CONTEXT,
            Kind.SEASON,
            Kind.DECADE_WORD,
            Kind.CENTURY_WORD,
            Kind.ANNIVERSARY,
            Kind.QUARTER,
            Kind.HALF)) {
      bits |= kind.bit();
    }
    return bits;
  }

  /** Longer endings than this belong to no number. */
  private static final int LONGEST_ENDING = 12;

  private final Passage passage;
  private final String text;
  private final DateWords words;
  private final SlashOrder order;
  private final List<Token> tokens = new ArrayList<>();
  private boolean worthReading;

  private Tokens(Passage passage, DateWords words, SlashOrder order) {
    this.passage = passage;
    this.text = passage.text();
    this.words = words;
    this.order = order;
  }

  /** The tokens of a passage; none where nothing in it could be a date. */
  static List<Token> of(Passage passage, DateWords words, SlashOrder order) {
    Tokens tokens = new Tokens(passage, words, order);
    tokens.read();
    return tokens.worthReading ? tokens.tokens : List.of();
  }

  private void read() {
    for (int at = 0; at < text.length(); ) {
      char c = text.charAt(at);
      if (c == ' ') {
        at++;
      } else if (Figures.isDigit(c)) {
        at = number(at);
      } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
        at = word(at);
      } else {
        tokens.add(new Token(Shape.SIGN, at, at + 1, 0, c, "", List.of(), 0, null));
        at++;
      }
    }
  }

  private int word(int at) {
    Phrases.Match<DateWord> match = words.phrases().at(passage, at);
    if (match != null) {
      and(at, match.start());
      Token listed = Token.listed(match.start(), match.end(), match.forms());
      tokens.add(listed);
      worthReading |= (listed.kinds() & HEARTS) != 0;
      return match.end();
    }
    int end = at + 1;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    // A particle written together with a number ("و14") is no word of its own.
    boolean particle =
        end - at == 1
            && end < text.length()
            && Figures.isDigit(text.charAt(end))
            && "وبل".indexOf(text.charAt(at)) >= 0;
    if (particle) {
      and(at, end);
      return end;
    }
    // Where words are written without spaces, a number stands by itself.
    while (!Character.isIdeographic(text.charAt(end - 1))
        && end < text.length()
        && isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    tokens.add(other(at, end));
    return end;
  }

  /** The Arabic "and" is written together with the next word. */
  private void and(int start, int end) {
    if (end == start + 1 && text.charAt(start) == 'و') {
      tokens.add(Token.listed(start, end, AND));
    }
  }

  private int number(int at) {
    worthReading = true;
    Figures.Found date = Figures.at(text, at, words, order);
    if (date != null) {
      tokens.add(new Token(Shape.FIGURES, at, date.end(), 0, 0, "", List.of(), 0, date.meaning()));
      return date.end();
    }
    int end = at;
    while (end < text.length() && Figures.isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end - at;
    int afterGroups = afterGroups(at, end);
    boolean isAmount =
        afterGroups > end
            || digits > 4
            || (at > 0 && CURRENCY.indexOf(text.charAt(at - 1)) >= 0)
            || (end < text.length()
                && (text.charAt(end) == '%' || CURRENCY.indexOf(text.charAt(end)) >= 0));
    if (isAmount) {
      tokens.add(other(at, afterGroups));
      return afterGroups;
    }
    int value = Integer.parseInt(text, at, end, 10);
    int afterEnding = digits == 4 && eraAt(end) ? end : afterEnding(end);
    if (afterEnding < 0) {
      int wordEnd = end;
      while (wordEnd < text.length() && isLetterOrDigit(text.charAt(wordEnd))) {
        wordEnd++;
      }
      tokens.add(other(at, wordEnd));
      return wordEnd;
    }
    String ending = text.substring(end, afterEnding);
    tokens.add(new Token(Shape.NUMBER, at, afterEnding, value, digits, ending, List.of(), 0, null));
    return afterEnding;
  }

  /** Whether an era is written together with the year before it ("1444هـ"). */
  private boolean eraAt(int at) {
    if (at >= text.length() || !isLetter(text.charAt(at))) {
      return false;
    }
    Phrases.Match<DateWord> match = words.phrases().at(passage, at);
    return match != null
        && match.start() == at
        && Token.listed(at, match.end(), match.forms()).is(Kind.ERA);
  }

  /** Where a number with decimals, groups or a time of day ends. */
  private int afterGroups(int start, int end) {
    int at = end;
    while (at + 1 < text.length()
        && ".,:٫٬'".indexOf(text.charAt(at)) >= 0
        && Figures.isDigit(text.charAt(at + 1))) {
      int next = Figures.digits(text, at + 1);
      boolean dayBeforeYear =
          at == end && end - start <= 2 && text.charAt(at) == ',' && next - at == 5;
      if (dayBeforeYear) {
        return end;
      }
      at = next;
    }
    return at;
  }

  /**
   * Where the ending of a number ends: at once where it has none; negative where letters touch it
   * that are no ending.
   */
  private int afterEnding(int end) {
    if (end >= text.length()) {
      return end;
    }
    char c = text.charAt(end);
    boolean apart = (c == '-' || c == '\'' || c == '֊' || c == '.');
    int from = apart ? end + 1 : end;
    int to = from;
    while (to < text.length() && to - from <= LONGEST_ENDING && isLetter(text.charAt(to))) {
      to++;
    }
    if (to == from) {
      return end;
    }
    if (to < text.length() && isLetterOrDigit(text.charAt(to))) {
      return apart ? end : -1;
    }
    if (c == '.') {
      // "1.º" and "1.er" are ordinals, "14.Juni" is not.
      return words.numberEndings().contains(text.substring(from, to)) ? to : end;
    }
    String letters = text.substring(from, to);
    if (words.numberEndings().contains(letters)
        || words.decadeEndings().contains(letters)
        || words.yearEndings().contains(letters)) {
      return to;
    }
    return apart ? end : -1;
  }

  private static Token other(int start, int end) {
    return Token.plain(Shape.OTHER, start, end);
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isLetterOrDigit(char c) {
    return isLetter(c) || Character.isDigit(c);
  }

  /** The token at an index; null before the first and after the last. */
  static @Nullable Token at(List<Token> tokens, int index) {
    return index < 0 || index >= tokens.size() ? null : tokens.get(index);
  }
}
