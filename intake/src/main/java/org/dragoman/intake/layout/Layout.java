package org.dragoman.intake.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dragoman.intake.layout.FurnitureWords.Kind;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a text and its headline.
 *
 * <p>Lines are told by their place, their length and a few words in all languages ({@code
 * furniture/<code>.tsv}). What is in doubt is the story: losing a sentence is worse than reading a
 * menu. Linear in the text's length. Stateless and thread-safe.
 *
 * @param sections the parts, in order; what lies between them is white space and marks
 * @param title the headline; null where the text shows none
 */
public record Layout(List<Section> sections, @Nullable String title) {

  /** Copies the sections. */
  public Layout {
    sections = List.copyOf(sections);
  }

  /** A part whose role is known beforehand: UTF-16 indexes and the role. */
  public record Known(int start, int end, Section.Kind kind) {}

  /**
   * The layout of a text.
   *
   * @param known parts whose role the file format tells, in order, without overlap
   */
  public static Layout of(SourceText text, List<Known> known) {
    return new Arrangement(text, known).layout();
  }

  /** The parts of one kind as one text, one part a line: what is read for the language. */
  public String wordsOf(SourceText text, Section.Kind kind) {
    StringBuilder words = new StringBuilder();
    for (Section section : sections) {
      if (section.kind() == kind) {
        words.append(text.slice(section.span())).append('\n');
      }
    }
    return words.toString();
  }

  /** One line of the text, without the spaces at its ends. */
  private static final class Line {
    final int start;
    final int end;

    /** Whether a paragraph starts here. */
    final boolean first;

    /** Whether the file format tells the role. */
    final boolean known;

    Section.@Nullable Kind kind;

    Line(int start, int end, boolean first, Section.@Nullable Kind kind) {
      this.start = start;
      this.end = end;
      this.first = first;
      this.known = kind != null;
      this.kind = kind;
    }

    int length() {
      return end - start;
    }
  }

  /** The work on one text. */
  private static final class Arrangement {
    private static final int HEAD_LINES = 25;
    private static final int LONGEST_TITLE = 220;
    private static final int LONGEST_LABEL = 60;
    private static final int LONGEST_LABELLED = 400;
    private static final int LONGEST_FRAME = 110;
    private static final int LONGEST_NOTICE = 400;
    private static final int LONG_LINE = 160;

    private static final FurnitureWords WORDS = FurnitureWords.ALL;

    private final SourceText text;
    private final List<Line> lines;
    private @Nullable String title;
    private @Nullable String titleForm;

    Arrangement(SourceText text, List<Known> known) {
      this.text = text;
      this.lines = lines(text, known);
    }

    Layout layout() {
      int body = head();
      tail(body);
      keepTheStory();
      return new Layout(sections(), title);
    }

    // Lines

    private static List<Line> lines(SourceText text, List<Known> known) {
      List<Line> lines = new ArrayList<>();
      boolean gap = true;
      int at = 0;
      Known last = null;
      int start = 0;
      boolean afterLong = false;
      for (int i = 0; i <= text.length(); i++) {
        if (i < text.length() && !isBreak(text.charAt(i))) {
          continue;
        }
        while (at < known.size() && known.get(at).end() <= start) {
          at++;
        }
        int from = start;
        int to = i;
        Known mark = at < known.size() && known.get(at).start() < i ? known.get(at) : null;
        if (mark != null) {
          // A mark may leave out a line's own marks, such as those of a heading.
          from = Math.max(from, mark.start());
          to = Math.min(to, mark.end());
        }
        while (from < to && isSpace(text.charAt(from))) {
          from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
          to--;
        }
        if (from < to) {
          // Wrapped lines are never long: a long line is a paragraph, and so is what follows it.
          boolean isLong = to - from > LONG_LINE;
          boolean first = gap || isLong || afterLong || !Objects.equals(mark, last);
          lines.add(new Line(from, to, first, mark == null ? null : mark.kind()));
          afterLong = isLong;
          gap = false;
          last = mark;
        } else {
          gap = true;
        }
        start = i + 1;
      }
      return lines;
    }

    private static boolean isBreak(char c) {
      return c == '\n' || c == '\u2028' || c == '\u2029' || c == '\r';
    }

    private static boolean isSpace(char c) {
      return Character.isWhitespace(c) || c == '\u00A0' || c == '\uFEFF' || c == '\u200B';
    }

    // The head: everything before the story's first paragraph

    /** Tells the lines before the story; the index of the story's first line. */
    private int head() {
      boolean titled = false;
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).kind == Section.Kind.TITLE) {
          title(i, i);
          titled = true;
        }
      }
      int seen = 0;
      int i = 0;
      while (i < lines.size() && seen < HEAD_LINES) {
        Line line = lines.get(i);
        if (line.known) {
          i++;
          continue;
        }
        seen++;
        if (!hasLetterOrDigit(line)) {
          line.kind = Section.Kind.FURNITURE;
        } else if (line.length() > LONGEST_TITLE) {
          return i;
        } else {
          String form = form(line);
          if (titled && (form.equals(titleForm) || startsLikeTitle(form))) {
            line.kind = Section.Kind.FURNITURE;
          } else if (isLabel(line, form) || isTrail(line)) {
            line.kind = Section.Kind.FURNITURE;
          } else if (!runsOn(i) && isFrame(line, form)) {
            line.kind = Section.Kind.FRAME;
          } else if (!titled && titleEnd(i) >= 0) {
            int end = titleEnd(i);
            title(i, end);
            titled = true;
            i = end;
          } else {
            return i;
          }
        }
        i++;
      }
      return i;
    }

    private void title(int first, int last) {
      for (int i = first; i <= last; i++) {
        lines.get(i).kind = Section.Kind.TITLE;
      }
      if (title == null) {
        title =
            text.subSequence(lines.get(first).start, lines.get(last).end)
                .toString()
                .replaceAll("\\s+", " ");
        titleForm = WordForms.of(title, 0, title.length());
      }
    }

    /** A headline again, perhaps with " (PHOTO)" or a site's name behind it. */
    private boolean startsLikeTitle(String form) {
      if (titleForm == null
          || titleForm.length() < 20
          || !form.startsWith(titleForm)
          || form.length() > titleForm.length() + 30) {
        return false;
      }
      String rest = form.substring(titleForm.length()).strip();
      return rest.isEmpty() || "(|[-–—/".indexOf(rest.charAt(0)) >= 0;
    }

    /** The last line of a headline that starts here; -1 where none does. */
    private int titleEnd(int from) {
      int length = 0;
      for (int i = from; i < Math.min(lines.size() - 1, from + 3); i++) {
        Line line = lines.get(i);
        length += line.length();
        if (line.known || length > LONGEST_TITLE || letters(line) < 2) {
          return -1;
        }
        Line next = lines.get(i + 1);
        boolean ends =
            next.first
                || next.known
                || (!runsOn(i) && next.length() <= LONGEST_FRAME && isFrame(next, form(next)));
        if (ends) {
          return !endsWithStop(line) && !endsWithComma(line) && hasMore(i + 1) ? i : -1;
        }
      }
      return -1;
    }

    /** Whether anything follows that may be a story. */
    private boolean hasMore(int from) {
      for (int i = from; i < lines.size(); i++) {
        Line line = lines.get(i);
        if (!line.known && (line.length() >= SHORTEST_STORY || endsSentence(line))) {
          return true;
        }
      }
      return false;
    }

    private static final int SHORTEST_STORY = 40;

    /**
     * Whether the next line goes on with this one's sentence: then neither is a line of its own.
     */
    private boolean runsOn(int i) {
      if (i + 1 >= lines.size() || lines.get(i + 1).first) {
        return false;
      }
      int start = lines.get(i + 1).start;
      return Character.isLowerCase(text.charAt(start));
    }

    // The tail: what follows the story, and what stands in it without being it

    private void tail(int body) {
      int signed = -1;
      boolean listing = false;
      boolean about = false;
      for (int from = body; from < lines.size(); ) {
        int to = paragraphEnd(from);
        Line line = lines.get(from);
        if (line.known || line.kind != null) {
          from = to;
          continue;
        }
        boolean hasStory = from > body;
        boolean isShort = isShort(from, to);
        String form = line.length() <= LONGEST_NOTICE ? form(line) : "";
        if (!hasLetterOrDigit(line) && to == from + 1) {
          line.kind = Section.Kind.FURNITURE;
        } else if (form.isEmpty()) {
          listing = false;
          mark(from, to, about ? Section.Kind.ABOUT : Section.Kind.BODY);
        } else if (isLabel(line, form) && (isShort || to == from + 1)) {
          listing = isList(form);
          mark(from, to, Section.Kind.FURNITURE);
        } else if (isNotice(from, to, form)) {
          mark(from, to, Section.Kind.FURNITURE);
        } else if (hasStory && isAboutHeading(from, to, form)) {
          about = true;
          signed = signed < 0 ? from : signed;
          mark(from, to, Section.Kind.ABOUT);
        } else if (hasStory && isShort && isSignature(from, to)) {
          signed = from;
          listing = false;
          mark(from, to, Section.Kind.FRAME);
        } else if (listing && isShort) {
          mark(from, to, Section.Kind.FURNITURE);
        } else if (hasStory && isShort && to == from + 1 && isClosing(line, form)) {
          mark(from, to, Section.Kind.FRAME);
        } else {
          listing = false;
          mark(from, to, Section.Kind.BODY);
        }
        from = to;
      }
      if (signed >= 0) {
        markAbout(body, signed);
      }
    }

    /**
     * Prose after the signature tells of the publisher, unless there is so much of it that the
     * signature must be of something else.
     */
    private void markAbout(int body, int signed) {
      int before = 0;
      int after = 0;
      for (int i = body; i < lines.size(); i++) {
        Line line = lines.get(i);
        if (line.kind == Section.Kind.BODY || line.kind == Section.Kind.ABOUT) {
          if (i < signed) {
            before += line.length();
          } else {
            after += line.length();
          }
        }
      }
      boolean small =
          before >= 200 && (after <= 1500 || after * 3 <= before) && after <= before * 2;
      for (int i = signed; i < lines.size(); i++) {
        Line line = lines.get(i);
        if (!line.known && (line.kind == Section.Kind.BODY || line.kind == Section.Kind.ABOUT)) {
          line.kind = small ? Section.Kind.ABOUT : Section.Kind.BODY;
        }
      }
    }

    private int paragraphEnd(int from) {
      int to = from + 1;
      while (to < lines.size() && !lines.get(to).first && !lines.get(to).known) {
        to++;
      }
      return to;
    }

    private void mark(int from, int to, Section.Kind kind) {
      for (int i = from; i < to; i++) {
        Line line = lines.get(i);
        line.kind = line.kind == null ? kind : line.kind;
      }
    }

    /** A paragraph of short lines of which none ends a sentence: a list, a signature. */
    private boolean isShort(int from, int to) {
      for (int i = from; i < to; i++) {
        if (lines.get(i).length() > 140 || endsSentence(lines.get(i))) {
          return false;
        }
      }
      return true;
    }

    private boolean isSignature(int from, int to) {
      if (to - from > 5) {
        return false;
      }
      for (int i = from; i < to; i++) {
        Line line = lines.get(i);
        if (line.length() <= LONGEST_FRAME) {
          String form = form(line);
          if (WORDS.contains(Kind.SIGNATURE, form) || WORDS.startsWith(Kind.CONTACT, form)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean isAboutHeading(int from, int to, String form) {
      Line line = lines.get(from);
      return line.length() <= LONGEST_LABEL
          && !endsSentence(line)
          && WORDS.startsWith(Kind.ABOUT, form)
          && (from + 1) * 2 >= lines.size()
          && (to > from + 1 || from + 1 < lines.size());
    }

    private boolean isNotice(int from, int to, String form) {
      if (lines.get(to - 1).end - lines.get(from).start > LONGEST_NOTICE) {
        return false;
      }
      return form.startsWith("©") || WORDS.startsWith(Kind.NOTICE, form);
    }

    // Single lines

    private boolean isLabel(Line line, String form) {
      if (line.length() <= LONGEST_LABEL
          && (WORDS.is(Kind.LABEL, form) || WORDS.is(Kind.LIST, form))) {
        return true;
      }
      if (line.length() > LONGEST_LABELLED || endsSentence(line)) {
        return false;
      }
      String phrase = WORDS.startOf(Kind.LIST, form);
      return phrase != null && form.startsWith(":", phrase.length());
    }

    private static boolean isList(String form) {
      return WORDS.startsWith(Kind.LIST, form) || WORDS.is(Kind.LIST, form);
    }

    /** "Home > News > Politics". */
    private boolean isTrail(Line line) {
      if (line.length() > 120 || endsSentence(line)) {
        return false;
      }
      int steps = 0;
      for (int i = line.start + 1; i < line.end - 1; i++) {
        char c = text.charAt(i);
        boolean step = c == '>' || c == '»' || c == '›' || c == '→';
        steps += step && text.charAt(i - 1) == ' ' && text.charAt(i + 1) == ' ' ? 1 : 0;
      }
      return steps >= 2;
    }

    private boolean isFrame(Line line, String form) {
      return line.length() <= LONGEST_FRAME
          && (isDateLine(form)
              || isByline(line, form)
              || isAgency(line, form)
              || (!endsSentence(line) && WORDS.startsWith(Kind.STAMP, form)));
    }

    /** As {@link #isFrame}, but "He said:" and a subheading with a year stay in the story. */
    private boolean isClosing(Line line, String form) {
      return isFrame(line, form) && !isAgency(line, form) && words(form) <= 9;
    }

    /** A name and a colon, nothing else: whose report follows. */
    private boolean isAgency(Line line, String form) {
      return line.length() <= 40 && form.endsWith(":") && words(form) <= 4;
    }

    private boolean isByline(Line line, String form) {
      if (line.length() > 90 || endsSentence(line)) {
        return false;
      }
      String phrase = WORDS.startOf(Kind.BYLINE, form);
      if (phrase == null || words(form) > 9) {
        return false;
      }
      // After a bare preposition only a name makes a byline.
      int next = line.start + phrase.length();
      while (next < line.end && !Character.isLetter(text.charAt(next))) {
        next++;
      }
      return next < line.end && !Character.isLowerCase(text.charAt(next));
    }

    /**
     * A short line with a date and little else: day or year beside a month's name, or a date in
     * figures.
     */
    private static boolean isDateLine(String form) {
      int others = 0;
      boolean month = false;
      boolean number = false;
      int figures = 0;
      for (int i = 0; i < form.length(); ) {
        int start = i;
        char c = form.charAt(i);
        if (c >= '0' && c <= '9') {
          while (i < form.length() && isFigure(form.charAt(i))) {
            i++;
          }
          figures = isFigures(form.substring(start, i)) ? figures + 1 : figures;
          number = true;
        } else if (Character.isLetter(c)) {
          while (i < form.length()
              && (Character.isLetter(form.charAt(i)) || form.charAt(i) == '\'')) {
            i++;
          }
          String word = form.substring(start, i);
          if (WORDS.is(Kind.MONTH, word)) {
            month = true;
          } else if (word.length() > 1) {
            others++;
          }
        } else {
          i++;
        }
      }
      boolean date = figures > 0 || (month && number);
      boolean stop = form.endsWith(".") || form.endsWith("!") || form.endsWith("?");
      return date && others <= (stop ? 3 : 8);
    }

    private static boolean isFigure(char c) {
      return (c >= '0' && c <= '9') || c == '.' || c == '/' || c == '-';
    }

    /** Three groups of figures with a year among them. */
    private static boolean isFigures(String word) {
      String[] parts = word.split("[./-]", -1);
      int filled = 0;
      boolean year = false;
      for (String part : parts) {
        filled += part.isEmpty() || part.length() > 4 ? 0 : 1;
        year |= part.length() == 4;
      }
      return filled == 3 && (year || word.length() >= 6);
    }

    private static int words(String form) {
      int count = 0;
      boolean inside = false;
      for (int i = 0; i < form.length(); i++) {
        boolean letter = Character.isLetterOrDigit(form.charAt(i));
        count += letter && !inside ? 1 : 0;
        inside = letter;
      }
      return count;
    }

    private String form(Line line) {
      return WordForms.of(text, line.start, line.end);
    }

    private int letters(Line line) {
      int count = 0;
      for (int i = line.start; i < line.end; i++) {
        count +=
            Character.isLetter(text.charAt(i)) || Character.isSurrogate(text.charAt(i)) ? 1 : 0;
      }
      return count;
    }

    private boolean hasLetterOrDigit(Line line) {
      for (int i = line.start; i < line.end; i++) {
        char c = text.charAt(i);
        if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
          return true;
        }
      }
      return false;
    }

    /**
     * Whether a line ends with a sentence's last mark, behind which quotes and brackets may close.
     */
    private boolean endsSentence(Line line) {
      int last = line.end - 1;
      while (last > line.start && "\"'”’»)]›…\u200F\u200E".indexOf(text.charAt(last)) >= 0) {
        if (text.charAt(last) == '…') {
          return false;
        }
        last--;
      }
      char c = text.charAt(last);
      if (c == '.' && text.subSequence(line.start, line.end).toString().endsWith("...")) {
        return false;
      }
      return ".!?։。！？؟۔।".indexOf(c) >= 0 || (c == ':' && isArmenian(last - 1, line.start));
    }

    /** Headlines ask and exclaim, but hardly any ends with a full stop. */
    private boolean endsWithStop(Line line) {
      char c = text.charAt(line.end - 1);
      return c != '?' && c != '!' && c != '؟' && endsSentence(line);
    }

    /** Many keyboards write the Armenian full stop as a colon. */
    private boolean isArmenian(int at, int start) {
      return at >= start && text.charAt(at) >= '\u0531' && text.charAt(at) <= '\u0587';
    }

    private boolean endsWithComma(Line line) {
      return ",;:،؛".indexOf(text.charAt(line.end - 1)) >= 0;
    }

    // The result

    /** A text without a story is all story: it may be a list, a caption, a single line. */
    private void keepTheStory() {
      boolean story = false;
      for (Line line : lines) {
        line.kind = line.kind == null ? Section.Kind.BODY : line.kind;
        story |= line.kind == Section.Kind.BODY;
      }
      if (!story) {
        for (Line line : lines) {
          if (line.kind != Section.Kind.FURNITURE || !line.known) {
            line.kind = hasLetterOrDigit(line) ? Section.Kind.BODY : line.kind;
          }
        }
      }
    }

    private List<Section> sections() {
      List<Section> sections = new ArrayList<>();
      for (int from = 0; from < lines.size(); ) {
        Section.Kind kind = lines.get(from).kind;
        int to = from + 1;
        while (to < lines.size()
            && lines.get(to).kind == kind
            && (kind != Section.Kind.FRAME || !lines.get(to).first)) {
          to++;
        }
        if (kind != null) {
          Span span = text.spanOfUtf16(lines.get(from).start, lines.get(to - 1).end);
          sections.add(new Section(span, kind));
        }
        from = to;
      }
      return sections;
    }
  }
}
