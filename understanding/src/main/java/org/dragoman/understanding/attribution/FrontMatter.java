package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Sentence;
import org.dragoman.record.reading.Word;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.jspecify.annotations.Nullable;

/** What header lines, dateline and signature tell of a document's origin. */
final class FrontMatter {

  private static final int HEADER_LINES = 6;
  private static final int LAST_LINES = 8;
  private static final int SIGNATURE_WORDS = 24;
  private static final int ADDRESS_LINES = 4;

  /** Sentences of the story in which "today" before a date tells the day of writing. */
  private static final int LEAD_SENTENCES = 2;

  /** So many words, such as a weekday, may stand between "this" and the day's figures. */
  private static final int TODAY_REACH = 2;

  private static final int REPORT_REACH = 3;
  private static final int DATE_WORDS = 7;

  private final Document document;
  private final @Nullable Named publisher;
  private final @Nullable Named copyright;
  private final @Nullable String place;
  private final @Nullable String byline;
  private final @Nullable Edtf published;

  private record Named(String name, Span span) {}

  private FrontMatter(
      Document document,
      @Nullable Named publisher,
      @Nullable Named copyright,
      @Nullable String place,
      @Nullable String byline,
      @Nullable Edtf published) {
    this.document = document;
    this.publisher = publisher;
    this.copyright = copyright;
    this.place = place;
    this.byline = byline;
    this.published = published;
  }

  static FrontMatter of(
      Document document,
      Vocabulary vocabulary,
      List<Line> all,
      Function<Passage, List<Edtf>> timestamps) {
    List<Line> lines =
        all.stream()
            .filter(line -> line.passage().sentence().kind() != Section.Kind.FURNITURE)
            .toList();
    Dateline dateline = dateline(document, vocabulary);
    Dateline.Part outlet = dateline == null ? null : dateline.outlet();
    Dateline.Part where = dateline == null ? null : dateline.place();
    Named header = outlet == null ? header(lines) : null;
    Named publisher =
        outlet == null
            ? signed(document, header, lines)
            : new Named(
                Line.oneLine(outlet.text()),
                document.text().spanOfUtf16(outlet.start(), outlet.end()));
    Edtf published =
        document.origin().published() != null
            ? null
            : published(document, lines, dateline, timestamps);
    return new FrontMatter(
        document,
        publisher,
        copyright(document),
        where == null ? null : Line.oneLine(where.text()),
        byline(lines),
        published);
  }

  /** The publisher so far as metadata, dateline or signature tell it. */
  @Nullable String publisherName() {
    String given = document.origin().publisher();
    return given != null ? given : publisher == null ? null : publisher.name();
  }

  /** The origin with what was open filled in. */
  Origin complete(Frame frame, List<Line> lines, Function<Passage, List<Edtf>> timestamps) {
    Origin origin = document.origin();
    String name = publisherName();
    Source reporter = frame.reporter();
    if (name == null && reporter != null) {
      name = reporter.name();
    }
    if (name == null && copyright != null) {
      name = copyright.name();
    }
    if (name != null && !name.isBlank()) {
      origin = origin.withPublisher(name);
    }
    if (origin.place() == null && place != null) {
      origin = origin.withPlace(place);
    }
    if (origin.byline() == null && byline != null) {
      origin = origin.withByline(byline);
    }
    if (origin.published() == null) {
      Edtf day = published != null ? published : told(document, frame, lines, timestamps);
      if (day != null) {
        origin = origin.withPublished(day, PublishedBasis.TEXT);
      }
    }
    return origin;
  }

  /** Where the publisher's name stands in the text; null where it stands nowhere. */
  @Nullable Span publisherSpan(Frame frame) {
    String given = document.origin().publisher();
    Named own = publisher;
    if (own != null && (given == null || Names.same(given, own.name()))) {
      return own.span();
    }
    Source reporter = frame.reporter();
    if (reporter != null && (given == null || Names.same(given, reporter.name()))) {
      return reporter.span();
    }
    return given == null && copyright != null ? copyright.span() : null;
  }

  private static @Nullable Dateline dateline(Document document, Vocabulary vocabulary) {
    String text = document.text().toString();
    int from = 0;
    for (Section section : document.sections()) {
      if (section.kind() == Section.Kind.TITLE) {
        from = document.text().toUtf16(section.span().end());
        break;
      }
    }
    Dateline found = null;
    for (int n = 0; n < HEADER_LINES && from < text.length(); ) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      if (!text.substring(from, Math.min(end, from + 200)).isBlank()) {
        n++;
        Dateline here =
            Dateline.at(text, from, end, vocabulary::isOutlet, vocabulary::isOffice, found != null);
        if (here != null && here.outlet() != null) {
          return found != null && here.place() == null
              ? new Dateline(found.place(), here.outlet(), found.end())
              : here;
        }
        found = found == null ? here : found;
      }
      from = end + 1;
    }
    return found;
  }

  /** The body of a header line: "3 March 2021 | Senate of Chile, Press Office". */
  private static @Nullable Named header(List<Line> lines) {
    for (int n = 0; n < Math.min(HEADER_LINES, lines.size()); n++) {
      Line line = lines.get(n);
      if (line.passage().sentence().kind() != Section.Kind.FRAME || !hasDigit(line)) {
        continue;
      }
      int from = 0;
      for (int i = 0; i <= line.size(); i++) {
        if (i < line.size() && line.punctuation(i) != '|') {
          continue;
        }
        Named body = from == 0 && i == line.size() ? null : body(line, from, i);
        if (body != null) {
          return body;
        }
        from = i + 1;
      }
    }
    return null;
  }

  /** The name in a part of a header line, where words of official bodies or outlets show it. */
  private static @Nullable Named body(Line line, int from, int to) {
    boolean shown = false;
    for (int i = from; i < to; i++) {
      if (line.form(i).codePoints().anyMatch(Character::isDigit)) {
        return null;
      }
      shown |= line.isAny(i, Cue.BODY.bit() | Cue.SIGNATURE.bit() | Cue.KNOWN.bit());
    }
    for (Line.Mark mark : line.marks()) {
      if (mark.is(Cue.SIGNATURE) && mark.start() >= from && mark.end() <= to) {
        Named after = named(line, mark.end(), to);
        return after != null ? after : named(line, from, mark.start());
      }
    }
    return shown ? named(line, from, to) : null;
  }

  /** The fuller of what header and signature name; the address below the story where neither. */
  private static @Nullable Named signed(
      Document document, @Nullable Named header, List<Line> lines) {
    Named signature = signature(lines);
    if (header != null) {
      return fuller(header, signature);
    }
    return signature != null ? signature : address(document, lines);
  }

  /**
   * "Group of the Union, Palace of the Republic": a body with its address on a line of its own at
   * the end, behind which at most a paragraph about itself stands.
   */
  private static @Nullable Named address(Document document, List<Line> lines) {
    int seen = 0;
    for (int i = lines.size() - 1; i > 0 && seen < ADDRESS_LINES; i--) {
      Line line = lines.get(i);
      if (line.size() == 0) {
        continue;
      }
      seen++;
      boolean speaks = line.marks().stream().anyMatch(m -> m.is(Cue.SPEECH) && !m.is(Cue.DOCUMENT));
      boolean alone =
          isParted(document, lines.get(i - 1), line)
              && (i + 1 == lines.size() || isParted(document, line, lines.get(i + 1)));
      Line before = lines.get(i - 1);
      boolean told = before.size() > 0 && endsStory(before);
      if (!alone || !told || speaks || line.size() > SIGNATURE_WORDS || endsStory(line)) {
        continue;
      }
      int comma = 0;
      while (comma < line.size() && !line.isComma(comma)) {
        comma++;
      }
      boolean body = false;
      for (int w = 0; w < comma; w++) {
        body |= line.isAny(w, Cue.BODY.bit() | Cue.OUTLET.bit());
      }
      boolean placed = comma + 1 < line.size() && (line.caseless() || line.isCapital(comma + 1));
      if (body && placed) {
        return named(line, 0, comma);
      }
    }
    return null;
  }

  private static boolean endsStory(Line line) {
    int last = line.size() - 1;
    return line.endsSentence(last)
        || (last > 0 && line.isQuoteMark(last) && line.endsSentence(last - 1));
  }

  /** Whether a line break stands between two sentences. */
  private static boolean isParted(Document document, Line line, Line next) {
    int end = document.text().toUtf16(next.passage().sentence().span().start());
    for (int i = document.text().toUtf16(line.passage().sentence().span().end()); i < end; i++) {
      if (document.text().charAt(i) == '\n') {
        return true;
      }
    }
    return false;
  }

  /** Of two names of one body the longer one. */
  private static Named fuller(Named one, @Nullable Named other) {
    return other != null
            && Names.same(one.name(), other.name())
            && other.name().length() > one.name().length()
        ? other
        : one;
  }

  /** "Press Service of the Senate", or the office on one line and its body on the next. */
  private static @Nullable Named signature(List<Line> lines) {
    int seen = 0;
    for (int i = lines.size() - 1; i >= 0 && seen < LAST_LINES; i--) {
      Line line = lines.get(i);
      Section.Kind kind = line.passage().sentence().kind();
      if (kind == Section.Kind.ABOUT || kind == Section.Kind.FURNITURE || line.size() == 0) {
        continue;
      }
      seen++;
      Line.Mark office = null;
      for (Line.Mark mark : line.marks()) {
        if (mark.is(Cue.SIGNATURE)) {
          office = mark;
        }
      }
      boolean speaks = line.marks().stream().anyMatch(m -> m.is(Cue.SPEECH) || m.is(Cue.REPORT));
      if (office == null || speaks || line.size() > SIGNATURE_WORDS) {
        continue;
      }
      Named after = named(line, office.end(), line.size());
      if (after != null) {
        return after;
      }
      Named before = named(line, 0, office.start());
      if (before != null) {
        return before;
      }
      if (i + 1 < lines.size() && lines.get(i + 1).size() <= 10) {
        Named next = named(lines.get(i + 1), 0, lines.get(i + 1).size());
        if (next != null) {
          return next;
        }
      }
    }
    return null;
  }

  /** A name that fills a range of a line but for articles and marks around it. */
  private static @Nullable Named named(Line line, int from, int to) {
    int start = from;
    int end = to;
    long outer =
        Cue.ARTICLE.bit() | Cue.LINK.bit() | Cue.SIGNATURE.bit() | Cue.STOP.bit() | Cue.SEAT.bit();
    while (start < end
        && (!line.isWord(start) || (line.isAny(start, outer) && !line.is(start, Cue.BODY)))) {
      start++;
    }
    while (end > start
        && (!line.isWord(end - 1) || (line.isAny(end - 1, outer) && !line.is(end - 1, Cue.BODY)))) {
      end--;
    }
    for (int i = start; i < end; i++) {
      if (line.isComma(i) || line.endsSentence(i)) {
        end = i;
      }
    }
    boolean named =
        start < end && (line.caseless() || line.isCapital(start) || line.is(start, Cue.BODY));
    return named && end - start <= 14
        ? new Named(line.words(start, end), line.span(start, end))
        : null;
  }

  private static @Nullable Named copyright(Document document) {
    String text = document.text().toString();
    int sign = text.lastIndexOf('©');
    if (sign < 0) {
      return null;
    }
    int start = sign + 1;
    int limit = Math.min(text.length(), sign + 120);
    while (start < limit && !Character.isLetter(text.charAt(start)) && text.charAt(start) != '\n') {
      start++;
    }
    int end = start;
    while (end < limit && "\n.,|;©".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    String name = text.substring(start, end);
    boolean plausible =
        !name.isBlank()
            && !Character.isLowerCase(name.codePointAt(0))
            && name.split("\\s+", -1).length <= 5
            && Character.isLetter(name.codePointAt(0));
    if (!plausible) {
      return null;
    }
    Span span = document.text().spanOfUtf16(start, end);
    return new Named(Line.oneLine(document.text().slice(span)), span);
  }

  private static @Nullable String byline(List<Line> lines) {
    for (int i = 0; i < Math.min(HEADER_LINES, lines.size()); i++) {
      Line line = lines.get(i);
      if (line.size() > 7
          || line.marks().isEmpty()
          || line.marks().get(0).start() > 0
          || !line.marks().get(0).is(Cue.BYLINE)) {
        continue;
      }
      int start = line.marks().get(0).end();
      while (start < line.size() && !line.isWord(start)) {
        start++;
      }
      boolean name = line.size() - start >= 2;
      for (int j = start; j < line.size(); j++) {
        name &= line.isCapital(j) || line.isJoint(j) || (line.caseless() && line.isWord(j));
      }
      if (name) {
        return line.words(start, line.size());
      }
    }
    return null;
  }

  /** The day that the lead calls today, or on which the reporter says it reports. */
  private static @Nullable Edtf told(
      Document document, Frame frame, List<Line> lines, Function<Passage, List<Edtf>> timestamps) {
    int seen = 0;
    for (Line line : lines) {
      if (line.passage().sentence().kind() != Section.Kind.BODY || line.size() < 4) {
        continue;
      }
      for (Line.Mark mark : line.marks()) {
        if (mark.is(Cue.TODAY) && !line.isQuoted(mark.start())) {
          Edtf day = dayFrom(document, line, mark.end(), TODAY_REACH, true, timestamps);
          if (day != null) {
            return day;
          }
        }
      }
      seen++;
      if (seen == LEAD_SENTENCES) {
        break;
      }
    }
    for (Frame.Place place : frame.places()) {
      Line line = lines.get(place.line());
      Edtf inside =
          dayFrom(document, line, place.start(), place.end() - place.start(), false, timestamps);
      Edtf day =
          inside != null
              ? inside
              : dayFrom(document, line, place.end(), REPORT_REACH, false, timestamps);
      if (day != null) {
        return day;
      }
    }
    return null;
  }

  /** The day named by words that follow a place in a line, if their figures begin within reach. */
  private static @Nullable Edtf dayFrom(
      Document document,
      Line line,
      int from,
      int reach,
      boolean overComma,
      Function<Passage, List<Edtf>> timestamps) {
    int words = 0;
    for (int i = from; i < line.size() && words <= reach; i++) {
      words += line.isWord(i) ? 1 : 0;
      if ((line.isComma(i) && !overComma) || line.endsSentence(i) || line.isQuoted(i)) {
        return null;
      }
      if (Character.isDigit(line.form(i).codePointAt(0))) {
        // A month's name may stand before its day.
        int start = overComma || i == from ? from : i - 1;
        List<Word> around =
            line.passage().words().subList(start, Math.min(line.size(), i + DATE_WORDS));
        Span span = around.get(0).span().union(around.get(around.size() - 1).span());
        Passage date = new Passage(document, new Sentence(span, Section.Kind.FRAME, around));
        return timestamps.apply(date).stream().filter(Edtf::isDay).findFirst().orElse(null);
      }
    }
    return null;
  }

  private static @Nullable Edtf published(
      Document document,
      List<Line> lines,
      @Nullable Dateline dateline,
      Function<Passage, List<Edtf>> timestamps) {
    List<Passage> headers = new ArrayList<>();
    List<Passage> plain = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Section.Kind kind = line.passage().sentence().kind();
      boolean outside = i < HEADER_LINES || i >= lines.size() - 3;
      if (kind == Section.Kind.FRAME && hasDigit(line) && line.size() < 40) {
        headers.add(line.passage());
      } else if ((kind == Section.Kind.BODY || kind == Section.Kind.TITLE)
          && outside
          && isDateLine(line)) {
        plain.add(line.passage());
      }
    }
    headers.addAll(plain);
    if (dateline != null && !lines.isEmpty()) {
      int end = document.text().fromUtf16(dateline.end());
      for (Line line : lines.subList(0, Math.min(lines.size(), HEADER_LINES + 2))) {
        Span span = line.passage().sentence().span();
        if (line.passage().sentence().kind() == Section.Kind.BODY && span.start() < end) {
          List<Word> words = line.passage().words().subList(0, line.firstFrom(end));
          if (!words.isEmpty()) {
            Span head = words.get(0).span().union(words.get(words.size() - 1).span());
            headers.add(new Passage(document, new Sentence(head, Section.Kind.FRAME, words)));
          }
        }
      }
    }
    for (Passage header : headers) {
      for (Edtf value : timestamps.apply(header)) {
        if (value.isDay()) {
          return value;
        }
      }
    }
    return null;
  }

  /** Whether a line is little more than a date. */
  private static boolean isDateLine(Line line) {
    if (!hasDigit(line) || line.size() > 16) {
      return false;
    }
    int letters = 0;
    for (int i = 0; i < line.size(); i++) {
      String form = line.form(i);
      letters += form.codePoints().anyMatch(Character::isLetter) && form.length() > 3 ? 1 : 0;
    }
    boolean opens = Character.isDigit(line.form(0).codePointAt(0));
    int last = line.size() - 1;
    boolean word =
        last > 0
            && line.form(last - 1).length() > 2
            && Character.isLetter(line.form(last - 1).codePointAt(0));
    if (line.endsSentence(last) && (!opens || word)) {
      // "It burnt on 5 May 1950." is a sentence; "5 May 2009 y." is a date.
      return false;
    }
    // "Lisbon, Thursday, 5 March 2020": what ends with its year may name place, weekday and month.
    boolean year = line.form(last).codePoints().filter(Character::isDigit).count() == 4;
    return letters <= (opens ? 4 : year ? 3 : 2);
  }

  private static boolean hasDigit(Line line) {
    for (int i = 0; i < line.size(); i++) {
      if (line.form(i).codePoints().anyMatch(Character::isDigit)) {
        return true;
      }
    }
    return false;
  }
}
