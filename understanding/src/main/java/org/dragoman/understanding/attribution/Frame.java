package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.Section;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about its own way to the reader: who reports it, citing whom.
 *
 * @param reporter the outlet that says it reports; null where none does
 * @param reporterCue with which words; null where there is no reporter
 * @param cited those it names as its sources for the whole
 * @param places where this stands
 */
record Frame(
    @Nullable Source reporter,
    @Nullable String reporterCue,
    List<Cited> cited,
    List<Place> places) {

  /** So many lines of the story may hold it. */
  private static final int LEAD = 3;

  /** So many words beside it may a line have that is nothing but a frame. */
  private static final int ALONE = 6;

  /** "As" stands at most so many words before what it opens. */
  private static final int ASIDE = 10;

  Frame {
    cited = List.copyOf(cited);
    places = List.copyOf(places);
  }

  /**
   * A source of the whole document.
   *
   * @param source who
   * @param cue with which words it is named
   */
  record Cited(Source source, String cue) {}

  /**
   * Words of a line that belong to the frame and not to the story.
   *
   * @param line the line's index
   * @param start index of the first word
   * @param end index after the last
   * @param cue the word that marks it
   * @param cueStart index of that word
   */
  record Place(int line, int start, int end, String cue, int cueStart, int cueEnd) {}

  /** Looks for it in the first lines of the story and in the last. */
  static Frame in(
      List<Line> lines, ClaimFinder finder, SourceFinder sources, @Nullable String publisher) {
    List<Integer> story = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      int last = line.size() - 1;
      boolean prose =
          last > 40
              || (last > 2
                  && (line.endsSentence(last) || line.isQuoteMark(last) || line.isColon(last)));
      if (prose && line.passage().sentence().kind() == Section.Kind.BODY) {
        story.add(i);
      }
    }
    Collector collector = new Collector(finder, sources, publisher);
    for (int n = 0; n < Math.min(LEAD, story.size()); n++) {
      collector.first = n == 0;
      collector.read(lines.get(story.get(n)), story.get(n), true);
      if (!collector.places.isEmpty()) {
        break;
      }
    }
    if (collector.places.isEmpty()) {
      for (int n = Math.max(LEAD, story.size() - 2); n < story.size(); n++) {
        collector.read(lines.get(story.get(n)), story.get(n), false);
      }
    }
    return new Frame(collector.reporter, collector.reporterCue, collector.cited, collector.places);
  }

  /** The document's chain: publisher, the outlet that reports where another, those cited. */
  List<Link> chain(@Nullable Link publisher) {
    List<Link> chain = new ArrayList<>();
    if (publisher != null) {
      chain.add(publisher);
    }
    Source by = reporter;
    if (by != null && chain.stream().noneMatch(link -> Names.same(link.name(), by.name()))) {
      chain.add(ClaimFinder.link(by, publisher == null ? null : reporterCue));
    }
    for (Cited source : cited) {
      if (chain.stream().noneMatch(link -> Names.same(link.name(), source.source().name()))) {
        chain.add(ClaimFinder.link(source.source(), source.cue()));
      }
    }
    return List.copyOf(chain);
  }

  private static final class Collector {

    private final ClaimFinder finder;
    private final SourceFinder sources;
    private final @Nullable String publisher;
    private @Nullable Source reporter;
    private @Nullable String reporterCue;
    private final List<Cited> cited = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private boolean first;

    Collector(ClaimFinder finder, SourceFinder sources, @Nullable String publisher) {
      this.finder = finder;
      this.sources = sources;
      this.publisher = publisher;
    }

    void read(Line line, int index, boolean lead) {
      int start = Integer.MAX_VALUE;
      int end = -1;
      Line.Mark first = null;
      for (Line.Mark mark : line.marks()) {
        if (line.isQuoted(mark.start())
            || isAside(line, mark)
            || isClaim(line, mark)
            || isOfSpeaker(line, mark)) {
          continue;
        }
        Source reporterBefore = reporter;
        String cueBefore = reporterCue;
        int citedBefore = cited.size();
        int[] range = range(line, mark, lead);
        if (range.length > 0 && !lead && !isAlone(line, range)) {
          reporter = reporterBefore;
          reporterCue = cueBefore;
          cited.subList(citedBefore, cited.size()).clear();
        } else if (range.length > 0) {
          // Parts of one frame stand together; what is said far from it is the story's own.
          if (end >= 0 && range[0] > end + 12) {
            break;
          }
          first = first == null ? mark : first;
          start = Math.min(start, range[0]);
          end = Math.max(end, range[1]);
        }
      }
      if (first != null) {
        String cue = line.words(first.start(), first.end());
        places.add(new Place(index, start, end, cue, first.start(), first.end()));
      }
    }

    /** "X denied it, as Y had reported citing Z": what is told of beside the story's own cue. */
    private static boolean isAside(Line line, Line.Mark mark) {
      for (int i = mark.start() - 1; i > 0 && mark.start() - i <= ASIDE; i--) {
        if (line.is(i, Cue.LEAD)) {
          int lead = i;
          return line.marks().stream()
              .anyMatch(
                  other ->
                      other.end() <= lead && other.is(Cue.SPEECH) && !line.isQuoted(other.start()));
        }
      }
      return false;
    }

    /** "X had reported, quoting Y, that": behind the first sentence what X told, not the story. */
    private boolean isClaim(Line line, Line.Mark mark) {
      boolean citing = mark.is(Cue.CITING_BEFORE) || mark.is(Cue.CITING_AFTER);
      if (first || !citing) {
        return false;
      }
      for (int i = mark.end(); i < line.size() && i - mark.end() <= ASIDE; i++) {
        if (line.is(i, Cue.THAT) && i > 0 && (line.isComma(i - 1) || !line.is(i, Cue.ARTICLE))) {
          return true;
        }
      }
      return false;
    }

    /** "X, citing Y, said that": whom somebody in the story cites does not tell all of it. */
    private boolean isOfSpeaker(Line line, Line.Mark mark) {
      boolean ahead = mark.is(Cue.CITING_BEFORE);
      if (!ahead && !mark.is(Cue.CITING_AFTER)) {
        return false;
      }
      Source cited = ahead ? sources.after(line, mark.end()) : sources.before(line, mark.start());
      boolean outlet = cited != null && isOutlet(cited);
      for (Line.Mark other : line.marks()) {
        boolean says =
            other.is(Cue.SPEECH) && !other.is(Cue.REPORT) && !line.isQuoted(other.start());
        Source subject = says ? finder.subject(line, other.start(), other.end()) : null;
        if (subject != null
            && subject.end() <= mark.start()
            // "X said, by the agency Y": who speaks does not cite those who report it.
            && (!outlet || isOutlet(subject))
            && (reporter == null || !Names.same(reporter.name(), subject.name()))
            && (publisher == null || !Names.same(publisher, subject.name()))) {
          return true;
        }
      }
      return false;
    }

    /** Whether a line at the story's end says hardly more: else it reports what it says itself. */
    private static boolean isAlone(Line line, int[] range) {
      if (range[1] - range[0] > ASIDE) {
        // Where verbs stand last, what is reported stands between the source and its verb.
        return false;
      }
      int others = 0;
      for (int i = range[0]; i < line.size(); i++) {
        if (line.is(i, Cue.THAT) && !line.is(i, Cue.ARTICLE)) {
          return false;
        }
      }
      for (int i = 0; i < line.size(); i++) {
        boolean other = line.isWord(i) && (i < range[0] || i >= range[1]);
        if (other && line.isVerb(i)) {
          return false;
        }
        others += other ? 1 : 0;
      }
      return others <= ALONE;
    }

    /** Takes what a cue says about the frame; the words it needs, nothing where it says nothing. */
    private int[] range(Line line, Line.Mark mark, boolean lead) {
      if (mark.is(Cue.REPORTING_BEFORE)) {
        return reports(line, mark, sources.after(line, mark.end()));
      }
      if (mark.is(Cue.REPORTING_AFTER)) {
        return reports(line, mark, sources.before(line, mark.start()));
      }
      if (mark.is(Cue.CITING_BEFORE) && lead) {
        return cites(line, mark, sources.after(line, mark.end()));
      }
      if (mark.is(Cue.CITING_AFTER) && lead) {
        return cites(line, mark, sources.before(line, mark.start()));
      }
      if (mark.is(Cue.TOLD)) {
        Source hearer = sources.after(line, mark.end());
        if (hearer == null || !isOutlet(hearer)) {
          hearer = sources.before(line, mark.start());
        }
        if (hearer == null || !isOutlet(hearer)) {
          return new int[0];
        }
        Source teller = finder.subject(line, mark.start(), mark.end());
        if (teller != null && !teller.equals(hearer) && isCitable(teller)) {
          reports(line, mark, hearer);
          if (publisher != null && !Names.same(publisher, hearer.name())) {
            // What another outlet was told is in the story; the story is not all of it.
            return around(hearer, mark);
          }
          int[] told = cites(line, mark, teller);
          return new int[] {Math.min(told[0], hearer.start()), Math.max(told[1], hearer.end())};
        }
        return new int[0];
      }
      if (mark.is(Cue.REPORT)) {
        Source subject = finder.subject(line, mark.start(), mark.end());
        if (subject == null || !isFrame(line, mark, subject)) {
          return new int[0];
        }
        int[] reported = reports(line, mark, subject);
        int from = subject.end();
        if (lead && reported.length > 0 && line.is(from, Cue.RELAYED)) {
          Line.Mark relayed = new Line.Mark(from, from + 1, Cue.RELAYED.bit());
          int[] told = cites(line, relayed, sources.after(line, from + 1));
          if (told.length > 0) {
            return new int[] {Math.min(reported[0], told[0]), Math.max(reported[1], told[1])};
          }
        }
        return reported;
      }
      return new int[0];
    }

    private int[] reports(Line line, Line.Mark mark, @Nullable Source source) {
      if (source == null
          || source.kind() == Source.Kind.PRONOUN
          || source.kind() == Source.Kind.DOCUMENT) {
        return new int[0];
      }
      if (source.kind() == Source.Kind.BODY || source.kind() == Source.Kind.PERSON) {
        return publisher != null && Names.same(publisher, source.name())
            ? around(source, mark)
            : cites(line, mark, source);
      }
      if (reporter == null) {
        reporter = source;
        reporterCue = line.words(mark.start(), mark.end());
      }
      return around(source, mark);
    }

    private int[] cites(Line line, Line.Mark mark, @Nullable Source source) {
      if (source == null || !isCitable(source)) {
        return new int[0];
      }
      cited.add(new Cited(source, line.words(mark.start(), mark.end())));
      return around(source, mark);
    }

    private static int[] around(Source source, Line.Mark mark) {
      return new int[] {Math.min(source.start(), mark.start()), Math.max(source.end(), mark.end())};
    }

    private static boolean isCitable(Source source) {
      return source.kind() != Source.Kind.PRONOUN;
    }

    private boolean isOutlet(Source source) {
      String known = publisher;
      return source.kind() == Source.Kind.OUTLET
          || (known != null && Names.same(known, source.name()))
          || (reporter != null && Names.same(reporter.name(), source.name()));
    }

    /** Whether "X reports" stands beside the story, not as its main clause. */
    private boolean isFrame(Line line, Line.Mark mark, Source subject) {
      if (subject.kind() == Source.Kind.DOCUMENT || subject.kind() == Source.Kind.PRONOUN) {
        return false;
      }
      if (isOutlet(subject)) {
        return true;
      }
      if (subject.kind() == Source.Kind.PERSON) {
        return false;
      }
      int start = Math.min(subject.start(), mark.start());
      while (start > 0
          && line.isAny(
              start - 1, Cue.ARTICLE.bit() | Cue.LEAD.bit() | Cue.THAT.bit() | Cue.ADVERB.bit())) {
        start--;
      }
      int end = Math.max(subject.end(), mark.end());
      boolean set =
          start > 0
              && (line.isComma(start - 1) || line.isDash(start - 1) || line.isQuoteMark(start - 1));
      boolean lead = line.is(start, Cue.LEAD);
      boolean joined =
          end < line.size() && line.is(end, Cue.THAT) && subject.kind() == Source.Kind.NAME;
      boolean rest =
          end >= line.size()
              || !line.isWord(end)
              || line.is(end, Cue.CITING_BEFORE)
              || line.is(end, Cue.STOP);
      return (set && rest) || lead || (joined && subject.end() - subject.start() <= 2);
    }
  }
}
