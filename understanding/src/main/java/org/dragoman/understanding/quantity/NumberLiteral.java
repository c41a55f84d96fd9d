package org.dragoman.understanding.quantity;

import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a language writes numbers in digits: which sign groups thousands and which begins decimals.
 *
 * @param decimal the sign before decimals
 * @param spaceGroups whether thousands are set off by spaces
 */
record NumberLiteral(char decimal, boolean spaceGroups) {

  private static final int MAX_DIGITS = 18;

  static NumberLiteral of(String language, boolean spaceGroups) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(new ULocale(language));
    char decimal = plain(symbols.getDecimalSeparatorString().charAt(0));
    return new NumberLiteral(decimal == '.' ? '.' : ',', spaceGroups);
  }

  /** Where the literal that begins at a digit ends; separators belong to it between digits. */
  int end(String text, int start) {
    int end = endOfDigits(text, start);
    boolean spaced = spaceGroups && end - start <= 3 && text.charAt(start) != '0';
    boolean signed = false;
    while (end + 1 < text.length() && Tokens.isDigit(text.charAt(end + 1))) {
      char separator = text.charAt(end);
      int next = endOfDigits(text, end + 1);
      if (separator == ' ') {
        boolean endsHere = next == text.length() || !Tokens.isLetter(text.charAt(next));
        if (!spaced || signed || next - end != 4 || !endsHere) {
          break;
        }
      } else if (isSeparator(separator)) {
        signed = true;
      } else {
        break;
      }
      end = next;
    }
    return end;
  }

  /**
   * The value of a literal, null where it is no plain number (a date, a version, a number of
   * something).
   *
   * @param fraction whether a fraction may well stand here (before a scale, a per cent sign or a
   *     unit): it settles what three digits after the decimal sign are
   */
  @Nullable BigDecimal value(String literal, boolean fraction) {
    StringBuilder digits = new StringBuilder();
    char last = 0;
    int separators = 0;
    int kinds = 0;
    int group = 0;
    boolean wholeGroups = true;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (Tokens.isDigit(c)) {
        digits.append(c);
        group++;
      } else {
        wholeGroups &= separators == 0 ? group <= 3 : group == 3;
        kinds += plain(c) == last ? 0 : 1;
        last = plain(c);
        separators++;
        group = 0;
      }
    }
    if (digits.length() > MAX_DIGITS || (literal.length() > 1 && leadsWithZero(literal))) {
      return null;
    }
    boolean thousands = wholeGroups && group == 3 && kinds == 1 && literal.charAt(0) != '0';
    if (separators == 0 || (thousands && (separators > 1 || last != decimal || !fraction))) {
      return new BigDecimal(digits.toString());
    }
    boolean decimals =
        last != ' ' && last != '\'' && wholeGroups && kinds == (separators > 1 ? 2 : 1);
    return decimals || (separators == 1 && last != ' ' && last != '\'')
        ? new BigDecimal(digits.toString()).movePointLeft(group)
        : null;
  }

  private static boolean leadsWithZero(String literal) {
    return literal.charAt(0) == '0' && Tokens.isDigit(literal.charAt(1));
  }

  private static char plain(char separator) {
    return switch (separator) {
      case '٬' -> ',';
      case '٫' -> '.';
      default -> separator;
    };
  }

  private static boolean isSeparator(char c) {
    return c == '.' || c == ',' || c == '٬' || c == '٫' || c == '\'';
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && Tokens.isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
