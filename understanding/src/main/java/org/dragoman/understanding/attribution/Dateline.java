package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The opening of a story that names place, day and agency: "LIMA, 3 March (Andina).-".
 *
 * @param place the place; null where none is told
 * @param outlet the agency; null where none is told
 * @param end where the dateline ends in the text, a UTF-16 index
 */
record Dateline(@Nullable Part place, @Nullable Part outlet, int end) {

  private static final int LONGEST = 140;

  /** A letter of a script without capitals: there a hyphen often touches the word before it. */
  private static final int OTHER_LETTER = Character.OTHER_LETTER;

  private static final Set<String> NO_OUTLET =
      Set.of(
          "utc", "gmt", "photo", "photos", "video", "foto", "фото", "видео", "update", "updated");

  /**
   * A part of it.
   *
   * @param text the words
   * @param start where they begin, a UTF-16 index
   * @param end where they end
   */
  record Part(String text, int start, int end) {}

  private record Segment(
      Part part, char before, char after, boolean date, boolean name, boolean enclosed) {

    /** Whether a year stands in it. */
    boolean year() {
      int figures = 0;
      for (int i = 0; i <= part.text().length(); i++) {
        boolean figure = i < part.text().length() && Character.isDigit(part.text().charAt(i));
        if (!figure && figures == 4) {
          return true;
        }
        figures = figure ? figures + 1 : 0;
      }
      return false;
    }
  }

  /**
   * Reads a line's opening, null where it is none.
   *
   * @param text the whole text
   * @param from where the line begins
   * @param to where it ends
   * @param isOutlet whether a name is known as an outlet's
   * @param isOffice whether words name a press office, which is nobody's name
   * @param continued whether the line before was a dateline without an agency
   */
  static @Nullable Dateline at(
      String text,
      int from,
      int to,
      Predicate<String> isOutlet,
      Predicate<String> isOffice,
      boolean continued) {
    Dateline alone = alone(text, from, to, isOutlet);
    if (alone != null) {
      return alone;
    }
    List<Segment> segments = segments(text, from, Math.min(to, from + LONGEST));
    List<Segment> head = new ArrayList<>();
    for (Segment segment : segments) {
      if (!segment.name() && !segment.date()) {
        break;
      }
      head.add(segment);
    }
    if (head.isEmpty()) {
      return null;
    }
    Segment last = head.get(head.size() - 1);
    boolean dated = head.stream().anyMatch(Segment::date);
    List<Segment> names =
        head.stream()
            .filter(s -> s.name() && !s.enclosed() && !isOffice.test(s.part().text()))
            .toList();
    Part outlet = null;
    for (Segment segment : head) {
      if (segment.enclosed()
          && segment.name()
          && isOutletName(segment.part().text())
          && !isShortFor(head, segment)) {
        boolean closes =
            "-.:\n".indexOf(last.after()) >= 0 || last.after() == ')' || last.after() == '/';
        if (isOutlet.test(segment.part().text())
            || (closes && (!names.isEmpty() || dated) && endsWithMark(text, last, to))
            || (dated && !names.isEmpty() && isSetOff(head, segment))) {
          outlet = segment.part();
        }
      }
    }
    if (outlet == null && !names.isEmpty()) {
      outlet = plainOutlet(head, names, isOutlet, continued);
    }
    Part place = null;
    if (!names.isEmpty() && !names.get(0).part().equals(outlet)) {
      Part first = names.get(0).part();
      boolean upper =
          first.text().length() > 2
              && first.text().codePoints().noneMatch(Character::isLowerCase)
              && first.text().codePoints().anyMatch(Character::isUpperCase);
      boolean opening =
          head.size() >= 2
              && (head.get(0).year() || head.get(1).year())
              && (head.get(0).name() != head.get(1).name())
              && ",(-".indexOf(head.get(0).after()) >= 0
              && ("-.:".indexOf(head.get(1).after()) >= 0 || isTwice(head));
      if (outlet != null || (upper && (dated || last.after() == '-')) || opening) {
        place = first;
      }
    }
    if (place == null && outlet != null && names.isEmpty() && head.get(0).date()) {
      place = placeBeforeDate(head.get(0).part());
    }
    return place == null && outlet == null ? null : new Dateline(place, outlet, last.part().end());
  }

  /**
   * A line that is a dateline and nothing else, without marks between its parts: "الرياض 12 ربيع
   * الآخر 1447 هـ الموافق 4 أكتوبر 2025 م واس", "دمشق-سانا"; null where it is none. It ends with a
   * known agency, and before that has a place and a date, or a place and a hyphen.
   */
  private static @Nullable Dateline alone(
      String text, int from, int to, Predicate<String> isOutlet) {
    int end = to;
    while (end > from && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > from && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    if (start <= from || start == end || end - from > LONGEST || to - end > 2) {
      return null;
    }
    int figure = from;
    while (figure < start && !Character.isDigit(text.charAt(figure))) {
      figure++;
    }
    boolean dated = figure < start;
    boolean joined = text.charAt(start - 1) == '-' && !dated;
    String place = text.substring(from, dated ? figure : start - 1).strip();
    boolean caseless = place.codePoints().noneMatch(Character::isLowerCase);
    boolean brief = !place.isEmpty() && place.split("\\s+", -1).length <= 2;
    return (dated || joined)
            && caseless
            && brief
            && place.codePoints().allMatch(c -> Character.isLetter(c) || c == ' ')
            && isOutlet.test(text.substring(start, end))
        ? new Dateline(
            new Part(place, from, from + place.length()),
            new Part(text.substring(start, end), start, end),
            end)
        : null;
  }

  /** "Avrupa Parlamentosu (AP)": the initials of the words before them are no agency's name. */
  private static boolean isShortFor(List<Segment> head, Segment initials) {
    int at = head.indexOf(initials);
    String[] words = at < 1 ? new String[0] : head.get(at - 1).part().text().split("\\s+", -1);
    int length = initials.part().text().length();
    boolean all = length > 1 && words.length >= length;
    for (int i = 0; all && i < length; i++) {
      all = words[words.length - length + i].startsWith(initials.part().text().substring(i, i + 1));
    }
    return all;
  }

  /** "Cairo – Thursday 16 January 2025 – (WAT)": an agency in brackets behind two dashes. */
  private static boolean isSetOff(List<Segment> head, Segment agency) {
    int at = head.indexOf(agency);
    return at > 1 && head.get(at - 1).after() == '-' && head.get(at - 2).after() == '-';
  }

  /** A date in two calendars, the second in parentheses. */
  private static boolean isTwice(List<Segment> head) {
    return head.size() > 2
        && head.get(1).date()
        && head.get(1).after() == '('
        && head.get(2).date()
        && head.get(2).after() == '-';
  }

  /** The place of "LIMA 3 March", where no comma parts them. */
  private static @Nullable Part placeBeforeDate(Part part) {
    String text = part.text();
    int figure = 0;
    while (figure < text.length() && !Character.isDigit(text.charAt(figure))) {
      figure++;
    }
    String words = text.substring(0, figure).strip();
    boolean upper =
        words.codePointCount(0, words.length()) > 2
            && words.codePoints().noneMatch(Character::isLowerCase);
    return upper && words.split("\\s+", -1).length <= 2
        ? new Part(words, part.start(), part.start() + words.length())
        : null;
  }

  private static @Nullable Part plainOutlet(
      List<Segment> head, List<Segment> names, Predicate<String> isOutlet, boolean continued) {
    if (names.size() == 1) {
      Segment last = names.get(0);
      boolean known = isOutlet.test(last.part().text());
      boolean marked = "-.:\n".indexOf(last.after()) >= 0;
      boolean afterDate = head.indexOf(last) > 0 && head.get(head.indexOf(last) - 1).date();
      boolean label = last.after() == ':' && head.size() == 1;
      return (label && (known || continued))
              || (known && marked && (afterDate || last.after() == '-' || last.after() == ':'))
          ? last.part()
          : null;
    }
    // The first that can be one: what follows it may be the story's own names.
    for (Segment name : names.subList(1, names.size())) {
      boolean known = isOutlet.test(name.part().text());
      boolean afterDate = head.subList(0, head.indexOf(name)).stream().anyMatch(Segment::date);
      boolean betweenDashes = name.before() == '-' && "-.:".indexOf(name.after()) >= 0;
      boolean marked = "-.:\n".indexOf(name.after()) >= 0;
      if (marked && (known || afterDate || betweenDashes) && isOutletName(name.part().text())) {
        return name.part();
      }
    }
    return null;
  }

  private static boolean endsWithMark(String text, Segment last, int to) {
    int i = last.part().end();
    int marks = 0;
    while (i < to && !Character.isLetterOrDigit(text.charAt(i))) {
      char c = text.charAt(i);
      marks += c == '-' || c == '–' || c == '—' || c == ':' || c == '.' || c == '/' ? 1 : 0;
      i++;
    }
    return marks > 0 || i >= to;
  }

  private static boolean isOutletName(String name) {
    String lower = org.dragoman.record.text.Normalization.of("und").normalize(name);
    return !NO_OUTLET.contains(lower) && name.codePointCount(0, name.length()) >= 2;
  }

  private static List<Segment> segments(String text, int from, int to) {
    List<Segment> segments = new ArrayList<>();
    int start = from;
    char before = '\n';
    boolean enclosed = false;
    for (int i = from; i <= to; i++) {
      char mark =
          i == to
              ? (to < text.length() && text.charAt(to) != '\n' ? 'x' : '\n')
              : mark(text, i, to);
      if (mark == 0) {
        continue;
      }
      add(segments, text, start, i, before, mark, enclosed);
      enclosed = mark == '(' || (mark == '/' && !enclosed) || (enclosed && mark == ',');
      before = mark;
      start = i + 1;
      if (mark == 'x' || segments.size() > 8) {
        break;
      }
    }
    return segments;
  }

  /** The delimiter at an index, as one of {@code - . : ( ) / , |}; 0 where none stands. */
  private static char mark(String text, int i, int to) {
    char c = text.charAt(i);
    boolean spaceBefore = i > 0 && Character.isWhitespace(text.charAt(i - 1));
    boolean spaceAfter = i + 1 >= to || Character.isWhitespace(text.charAt(i + 1));
    return switch (c) {
      case '—', '–', '―' -> spaceAfter || spaceBefore ? '-' : 0;
      case '-' ->
          (spaceAfter && spaceBefore)
                  || (spaceAfter && i > 0 && Character.getType(text.charAt(i - 1)) == OTHER_LETTER)
                  || text.charAt(i - (i > 0 ? 1 : 0)) == '.'
                  || (i + 1 < to && text.charAt(i + 1) == '-')
                  || (i > 0 && text.charAt(i - 1) == ')')
              ? '-'
              : 0;
      case ',', '،' -> ',';
      case '(', ')', '/', '|' ->
          c == '/'
                  && i > 0
                  && i + 1 < to
                  && Character.isDigit(text.charAt(i - 1))
                  && Character.isDigit(text.charAt(i + 1))
              ? 0
              : c;
      case ':' ->
          i > 0
                  && i + 1 < to
                  && Character.isDigit(text.charAt(i - 1))
                  && Character.isDigit(text.charAt(i + 1))
              ? 0
              : ':';
      case '.', '։' -> {
        int next = i + 1;
        while (next < to && Character.isWhitespace(text.charAt(next))) {
          next++;
        }
        // "A.A", "U.N.", "News.am"
        boolean inside = next == i + 1 && next < to && Character.isLetter(text.charAt(next));
        boolean goesOn =
            next < to
                && (Character.isDigit(text.charAt(next))
                    || Character.isLowerCase(text.charAt(next))
                    || text.charAt(next) == ',');
        boolean joins = inside || goesOn;
        yield joins ? 0 : '.';
      }
      default -> 0;
    };
  }

  private static void add(
      List<Segment> segments,
      String text,
      int from,
      int to,
      char before,
      char after,
      boolean enclosed) {
    int start = from;
    int end = to;
    while (start < end && isTrim(text.charAt(start))) {
      start++;
    }
    while (end > start && isTrim(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      if (!segments.isEmpty()) {
        // Two marks in a row: the stronger one is what follows the segment.
        Segment last = segments.remove(segments.size() - 1);
        char mark =
            last.after() == '-' || (after == '\n' && last.after() != ',') ? last.after() : after;
        segments.add(
            new Segment(
                last.part(),
                last.before(),
                mark == ',' || mark == '(' ? last.after() : mark,
                last.date(),
                last.name(),
                last.enclosed()));
      }
      return;
    }
    String words = text.substring(start, end);
    boolean date = words.codePoints().anyMatch(Character::isDigit);
    int count = words.split("\\s+", -1).length;
    boolean isDate = date && count <= 6;
    segments.add(
        new Segment(
            new Part(words, start, end),
            before,
            after,
            isDate,
            !date && isName(words, count),
            enclosed));
  }

  private static boolean isTrim(char c) {
    return Character.isWhitespace(c)
        || c == '*'
        || c == '_'
        || c == '#'
        || c == '«'
        || c == '»'
        || c == '"'
        || c == '“'
        || c == '”'
        || c == '.';
  }

  private static boolean isName(String words, int count) {
    boolean cased = false;
    for (String word : words.split("\\s+", -1)) {
      int first = word.codePointAt(0);
      if (Character.isUpperCase(first)) {
        cased = true;
      } else if (Character.isLowerCase(first) && word.length() > 3) {
        return false;
      }
    }
    boolean caseless =
        words.codePoints().noneMatch(c -> Character.isLowerCase(c) || Character.isUpperCase(c));
    return words.codePoints().anyMatch(Character::isLetter)
        && (cased ? count <= 5 : caseless && count <= 3);
  }
}
