package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;

/** Finds what stands between quotation marks, across sentences but not across paragraphs. */
final class Quotations {

  /** Longer than any quotation in the press, so that a lone mark costs little. */
  private static final int LONGEST = 4000;

  private Quotations() {}

  /** The insides of a text's outermost quotations, in order, without overlap. */
  static List<Span> in(SourceText source) {
    String text = source.toString();
    List<Span> found = new ArrayList<>();
    int failedUntil = 0;
    char failedMark = 0;
    for (int i = 0; i < text.length(); i++) {
      char mark = text.charAt(i);
      if (!opens(text, i) || (mark == failedMark && i < failedUntil)) {
        continue;
      }
      int close = close(text, i);
      if (close < 0) {
        // What one opening mark did not find, the next one of its kind will not find before there.
        failedMark = mark;
        failedUntil = -close;
      } else {
        if (close > i + 1) {
          found.add(source.spanOfUtf16(i + 1, close));
        }
        i = close;
      }
    }
    return found;
  }

  private static boolean opens(String text, int i) {
    return switch (text.charAt(i)) {
      case '“', '«', '„' -> true;
      case '"', '‘' ->
          (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
              && i + 1 < text.length()
              && !Character.isWhitespace(text.charAt(i + 1));
      default -> false;
    };
  }

  /** Where the quotation opened at an index closes, or minus the place where the search ended. */
  private static int close(String text, int open) {
    char mark = text.charAt(open);
    int end = Math.min(text.length(), open + LONGEST);
    int depth = 0;
    int maybe = -1;
    for (int i = open + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' && i + 1 < end && text.charAt(i + 1) == '\n') {
        end = i;
        break;
      }
      if (mark == '‘') {
        if (c == '’'
            && (i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1)))) {
          if (!Character.isLetterOrDigit(text.charAt(i - 1))) {
            return i;
          }
          maybe = maybe < 0 ? i : maybe;
        }
      } else if (mark == '«') {
        if (c == '«') {
          depth++;
        } else if (c == '»' && depth-- == 0) {
          return i;
        }
      } else if (mark == '“') {
        if (c == '”' || (c == '"' && i > open + 1)) {
          return i;
        }
      } else if (mark == '„') {
        if (c == '“' || c == '”' || c == '"') {
          return i;
        }
      } else if (c == '"') {
        return i;
      }
    }
    return maybe >= 0 ? maybe : -end;
  }
}
