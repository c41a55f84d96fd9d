package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.document.Section;

/**
 * Makes paragraphs of a PDF's lines: sets running heads and page numbers apart, joins wrapped lines
 * and words hyphenated at a line's end.
 */
final class PdfPages {

  /** Lines shorter than this part of a full line end a paragraph. */
  private static final double SHORT_LINE = 0.75;

  private static final int LONGEST_RUNNING_HEAD = 120;

  private PdfPages() {}

  static void write(List<List<String>> pages, Draft.Builder draft) throws Unreadable {
    Map<String, Integer> edges = new HashMap<>();
    Set<String> hyphenated = new HashSet<>();
    List<Integer> lengths = new ArrayList<>();
    List<List<List<String>>> lined = new ArrayList<>();
    for (List<String> page : pages) {
      List<List<String>> paragraphs =
          page.stream()
              .map(words -> Arrays.stream(words.split("\n", -1)).map(String::strip).toList())
              .map(lines -> lines.stream().filter(line -> !line.isEmpty()).toList())
              .toList();
      lined.add(paragraphs);
      List<String> lines = paragraphs.stream().flatMap(List::stream).toList();
      Set<String> onThisPage = new HashSet<>();
      for (int i = 0; i < lines.size(); i++) {
        lengths.add(lines.get(i).length());
        collectHyphenated(lines.get(i), hyphenated);
        if (i < 2 || i >= lines.size() - 2) {
          onThisPage.add(masked(lines.get(i)));
        }
      }
      onThisPage.forEach(line -> edges.merge(line, 1, Integer::sum));
    }
    lengths.sort(null);
    int full = lengths.isEmpty() ? 0 : lengths.get(lengths.size() * 4 / 5);

    StringBuilder open = new StringBuilder();
    for (List<List<String>> page : lined) {
      int lines = page.stream().mapToInt(List::size).sum();
      int number = 0;
      List<String> furniture = new ArrayList<>();
      for (List<String> paragraph : page) {
        boolean starts = true;
        String before = "";
        for (String line : paragraph) {
          boolean edge = number < 2 || number >= lines - 2;
          number++;
          if (edge && isRunning(line, edges, pages.size())) {
            furniture.add(line);
            continue;
          }
          boolean goesOn = starts ? goesOn(open, line) : !endsParagraph(before, line, full);
          if (!open.isEmpty() && !goesOn) {
            draft.block(open, null);
            open.setLength(0);
          }
          join(open, line, hyphenated);
          before = line;
          starts = false;
        }
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

  /** Whether a new block on the page is the rest of a sentence, from the page before mostly. */
  private static boolean goesOn(CharSequence open, String line) {
    return !open.isEmpty() && !endsSentence(open) && Character.isLowerCase(line.charAt(0));
  }

  private static boolean endsParagraph(String line, String next, int full) {
    if (line.length() >= full * SHORT_LINE || Character.isLowerCase(next.charAt(0))) {
      return false;
    }
    return true;
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
