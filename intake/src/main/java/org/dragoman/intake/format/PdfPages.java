package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.document.Section;

/**
 * Makes paragraphs of a PDF's lines by their places on the page: sets running heads and page
 * numbers apart, joins wrapped lines and words hyphenated at a line's end.
 */
final class PdfPages {

  /** Lines shorter than this part of a full line end a paragraph, whatever their words. */
  private static final double SHORT_LINE = 0.75;

  /** Lines further apart than so many times the usual distance are of two paragraphs. */
  private static final double WIDE_GAP = 1.35;

  /** Even wider gaps no sentence goes over. */
  private static final double GULF = 2.5;

  private static final double LARGER = 1.1;
  private static final int LONGEST_RUNNING_HEAD = 120;

  private final List<List<PdfLine>> pages;
  private final Map<String, Integer> edges = new HashMap<>();
  private final Set<String> hyphenated = new HashSet<>();
  private final float bodySize;
  private final double leading;
  private final float full;
  private final float leftEdge;
  private final float rightEdge;

  private PdfPages(List<List<PdfLine>> pages) {
    this.pages = pages;
    Map<Integer, Integer> sizes = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Set<String> onThisPage = new HashSet<>();
      for (int i = 0; i < page.size(); i++) {
        PdfLine line = page.get(i);
        sizes.merge(Math.round(line.size() * 2), line.text().length(), Integer::sum);
        collectHyphenated(line.text(), hyphenated);
        if (i < 2 || i >= page.size() - 2) {
          onThisPage.add(masked(line.text()));
        }
      }
      onThisPage.forEach(line -> edges.merge(line, 1, Integer::sum));
    }
    bodySize =
        sizes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(e -> e.getKey()))
                .map(Map.Entry::getKey)
                .orElse(20)
            / 2f;
    List<Float> distances = new ArrayList<>();
    List<Float> wrapped = new ArrayList<>();
    List<Float> widths = new ArrayList<>();
    List<Float> lefts = new ArrayList<>();
    List<Float> rights = new ArrayList<>();
    for (List<PdfLine> page : pages) {
      for (int i = 0; i < page.size(); i++) {
        PdfLine line = page.get(i);
        if (!isBody(line)) {
          continue;
        }
        widths.add(line.width());
        lefts.add(line.left());
        rights.add(line.right());
        PdfLine next = i + 1 < page.size() ? page.get(i + 1) : null;
        if (next != null && isBody(next) && next.y() > line.y()) {
          distances.add(next.y() - line.y());
          if (Character.isLowerCase(next.text().charAt(0))) {
            wrapped.add(next.y() - line.y());
          }
        }
      }
    }
    // Lines that start in lower case go on with a sentence: their distance is the usual one.
    leading = wrapped.isEmpty() ? at(distances, 0.25, bodySize * 1.3f) : at(wrapped, 0.5, 0);
    full = at(widths, 0.9, 0);
    leftEdge = at(lefts, 0.25, 0);
    rightEdge = at(rights, 0.75, 0);
  }

  private static float at(List<Float> values, double part, float otherwise) {
    if (values.isEmpty()) {
      return otherwise;
    }
    values.sort(null);
    return values.get((int) ((values.size() - 1) * part));
  }

  static void write(List<List<PdfLine>> pages, Draft.Builder draft) throws Unreadable {
    new PdfPages(pages).write(draft);
  }

  private void write(Draft.Builder draft) throws Unreadable {
    StringBuilder open = new StringBuilder();
    for (List<PdfLine> page : pages) {
      List<String> furniture = new ArrayList<>();
      PdfLine before = null;
      for (int i = 0; i < page.size(); i++) {
        PdfLine line = page.get(i);
        boolean edge = i < 2 || i >= page.size() - 2;
        if (edge && isRunning(line.text(), edges, pages.size())) {
          furniture.add(line.text());
          continue;
        }
        boolean goesOn =
            (before == null || line.y() <= before.y())
                ? crosses(open, line)
                : !isBreak(before, line);
        if (!open.isEmpty() && !goesOn) {
          draft.block(open, null);
          open.setLength(0);
        }
        join(open, line.text(), hyphenated);
        before = line;
      }
      // After the paragraph that they would interrupt.
      if (!furniture.isEmpty()) {
        if (!open.isEmpty() && endsSentence(open)) {
          draft.block(open, null);
          open.setLength(0);
        }
        for (String line : furniture) {
          draft.block(line, Section.Kind.FURNITURE);
        }
      }
    }
    if (!open.isEmpty()) {
      draft.block(open, null);
    }
  }

  private boolean isBody(PdfLine line) {
    return line.size() <= bodySize * LARGER && line.size() * LARGER >= bodySize;
  }

  /** Whether the first line of a page or column is the rest of a sentence. */
  private static boolean crosses(CharSequence open, PdfLine line) {
    return !open.isEmpty() && !endsSentence(open) && Character.isLowerCase(line.text().charAt(0));
  }

  /** Whether a paragraph ends between two lines of a column. */
  private boolean isBreak(PdfLine line, PdfLine next) {
    float larger = Math.max(line.size(), next.size());
    if (larger > LARGER * Math.min(line.size(), next.size())) {
      return true;
    }
    double usual = leading * Math.max(1, larger / Math.max(1, bodySize));
    float distance = next.y() - line.y();
    boolean unfinished = !endsSentence(line.text()) && Character.isLowerCase(next.text().charAt(0));
    if (distance > usual * WIDE_GAP) {
      return !unfinished || distance > usual * GULF;
    }
    if (unfinished) {
      return false;
    }
    if (!isBody(line)) {
      // A headline's lines are broken where they read well.
      return endsSentence(line.text());
    }
    if (isItem(next.text()) || (isIndented(next) && !isIndented(line))) {
      return true;
    }
    if (line.width() < full * SHORT_LINE) {
      return true;
    }
    return endsSentence(line.text()) && hasRoomFor(line, next);
  }

  /** "- first", "• first", "1. first". */
  private static boolean isItem(String text) {
    return text.length() > 2 && "-–—•*▪●".indexOf(text.charAt(0)) >= 0 && text.charAt(1) == ' ';
  }

  private boolean isIndented(PdfLine line) {
    float indent = line.isRightToLeft() ? rightEdge - line.right() : line.left() - leftEdge;
    return indent > bodySize * 0.8 && indent < bodySize * 6;
  }

  /** Whether the next line's first word would have fitted at a line's end. */
  private boolean hasRoomFor(PdfLine line, PdfLine next) {
    int word = next.text().indexOf(' ');
    int letters = (word < 0 ? next.text().length() : word) + 2;
    float needed = next.width() * letters / Math.max(1, next.text().length());
    float room = line.isRightToLeft() ? line.left() - leftEdge() : rightEdge() - line.right();
    return room > needed;
  }

  private float leftEdge() {
    return Math.min(leftEdge, rightEdge - full);
  }

  private float rightEdge() {
    return Math.max(rightEdge, leftEdge + full);
  }

  private static boolean endsSentence(CharSequence text) {
    return ".!?:؟۔։。»”\"".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static void join(StringBuilder open, String line, Set<String> hyphenated) {
    if (open.isEmpty()) {
      open.append(line);
      return;
    }
    int last = open.length() - 1;
    char c = open.charAt(last);
    boolean hyphen = c == '-' || c == '\u2010' || c == '\u00AD';
    boolean insideWord =
        hyphen
            && last > 0
            && Character.isLetter(open.charAt(last - 1))
            && Character.isLowerCase(line.charAt(0));
    if (!insideWord) {
      open.append(' ').append(line);
      return;
    }
    int start = last;
    while (start > 0 && Character.isLetter(open.charAt(start - 1))) {
      start--;
    }
    int end = 0;
    while (end < line.length() && Character.isLetter(line.charAt(end))) {
      end++;
    }
    String whole = open.substring(start, last) + "-" + line.substring(0, end);
    // A word that has its hyphen within a line as well has it for good.
    if (c == '\u00AD' || !hyphenated.contains(whole.toLowerCase(Locale.ROOT))) {
      open.setLength(last);
    }
    open.append(line);
  }

  private static void collectHyphenated(String line, Set<String> words) {
    for (int hyphen = line.indexOf('-'); hyphen > 0; hyphen = line.indexOf('-', hyphen + 1)) {
      int start = hyphen;
      while (start > 0 && Character.isLetter(line.charAt(start - 1))) {
        start--;
      }
      int end = hyphen + 1;
      while (end < line.length() && Character.isLetter(line.charAt(end))) {
        end++;
      }
      if (start < hyphen && end > hyphen + 1) {
        words.add(line.substring(start, end).toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Whether a line at a page's edge is a page number, or stands at the edge of other pages too. */
  private static boolean isRunning(String line, Map<String, Integer> edges, int pages) {
    if (line.length() > LONGEST_RUNNING_HEAD) {
      return false;
    }
    String masked = masked(line);
    boolean number =
        line.length() <= 12
            && masked.indexOf('#') >= 0
            && masked.chars().noneMatch(Character::isLetter)
            && masked.chars().filter(c -> c == '#').count() <= 2;
    return number || (pages > 1 && edges.getOrDefault(masked, 0) >= Math.max(2, pages / 2));
  }

  /** A line with each number as one sign. */
  private static String masked(String line) {
    StringBuilder masked = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!Character.isDigit(c)) {
        masked.append(c);
      } else if (masked.isEmpty() || masked.charAt(masked.length() - 1) != '#') {
        masked.append('#');
      }
    }
    return masked.toString();
  }
}
