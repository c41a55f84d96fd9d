package org.dragoman.understanding.attribution;

import java.util.regex.Pattern;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds speakers by capitals, listed nouns and position: what can be done without a parser or a
 * model of names.
 */
final class PositionalSources implements SourceFinder {

  private static final int LONGEST = 16;

  /** Turkic endings of whose something is: "of the agency". */
  private static final Pattern POSSESSOR = Pattern.compile("(n[ıiuü]n|[ндт][ыі]ң)$");

  private static final long HEADS =
      Cue.DOCUMENT.bit() | Cue.ROLE.bit() | Cue.BODY.bit() | Cue.OUTLET.bit() | Cue.KNOWN.bit();
  private static final long VERBS =
      Cue.SPEECH.bit()
          | Cue.STATES.bit()
          | Cue.REPORT.bit()
          | Cue.TOLD.bit()
          | Cue.LABEL.bit()
          | Cue.PUBLISH.bit();
  private static final long ENDS =
      VERBS
          | Cue.STOP.bit()
          | Cue.THAT.bit()
          | Cue.ADVERB.bit()
          | Cue.PRONOUN.bit()
          | Cue.ACCORDING_BEFORE.bit()
          | Cue.ACCORDING_AFTER.bit()
          | Cue.CITING_BEFORE.bit()
          | Cue.CITING_AFTER.bit()
          | Cue.REPORTING_BEFORE.bit()
          | Cue.REPORTING_AFTER.bit()
          | Cue.LEAD.bit()
          | Cue.BY.bit()
          | Cue.AS.bit();

  @Override
  public @Nullable Source after(Line line, int from) {
    int start = from;
    while (start < line.size()
        && ((line.is(start, Cue.ARTICLE) && !line.isAny(start, HEADS)) || line.isJoint(start))) {
      start++;
    }
    if (start < line.size() && line.is(start, Cue.PRONOUN)) {
      return pronoun(line, start);
    }
    if (start < line.size() && line.isQuoteMark(start) && !line.isQuoted(start + 1)) {
      return quotedName(line, start);
    }
    int end = endOf(line, start);
    boolean outlet = end > start && line.is(end - 1, Cue.OUTLET) && end - start <= 3;
    if (outlet && end < line.size() && line.isQuoteMark(end) && !line.isQuoted(end + 1)) {
      return quotedName(line, end);
    }
    return source(line, start, end);
  }

  @Override
  public @Nullable Source before(Line line, int to) {
    if (to > 0 && line.is(to - 1, Cue.PRONOUN)) {
      return pronoun(line, to - 1);
    }
    if (to > 1 && line.isQuoteMark(to - 1) && !line.isQuoted(to - 2)) {
      int open = to - 2;
      while (open >= 0 && to - open < 8 && !line.isQuoteMark(open)) {
        open--;
      }
      // A quotation before a verb of saying is rather what is said, unless a noun stands before it.
      boolean named =
          open >= 0
              && (line.is(to, Cue.REPORT)
                  || line.is(to, Cue.OUTLET)
                  || (open > 0 && line.isWord(open - 1)));
      return named && line.isQuoteMark(open) ? quotedName(line, open) : null;
    }
    if (to <= 0 || !canEnd(line, to - 1)) {
      return null;
    }
    int start = to;
    boolean office = false;
    while (start > 0 && to - start < LONGEST && isInside(line, start - 1, true)) {
      boolean other =
          (office && line.is(start - 1, Cue.KNOWN))
              || (start < to
                  && line.is(start - 1, Cue.OUTLET)
                  && !POSSESSOR.matcher(line.normal(start - 1)).find());
      if (other && postpositional(line)) {
        // "Trend Norveç səfirliyinə istinadən": the outlet before is another phrase.
        break;
      }
      start--;
      office |= line.isAny(start, Cue.BODY.bit() | Cue.ROLE.bit());
    }
    if (start > 1
        && line.is(start, Cue.OUTLET)
        && line.isQuoteMark(start - 1)
        && !line.isQuoted(start - 2)) {
      Source quoted = before(line, start);
      if (quoted != null) {
        return quoted;
      }
    }
    while (start < to && !canBegin(line, start)) {
      start++;
    }
    boolean afterPreposition = start > 0 && line.isAny(start - 1, Cue.STOP.bit() | Cue.SEAT.bit());
    if (afterPreposition
        && line.isWord(start - 1)
        && to - start >= 3
        && isNameOnly(line, start, to)) {
      // "... relations with Peru Ana Maria Lopez said": the first name belongs to the preposition.
      start++;
    }
    return source(line, start, to);
  }

  @Override
  public @Nullable Source first(Line line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.is(i, Cue.PRONOUN) && !line.isQuoted(i)) {
        return pronoun(line, i);
      }
      if (line.is(i, Cue.STOP) && !postpositional(line)) {
        // What follows a preposition is not the subject.
        int end = Math.min(to, endOf(line, skipArticles(line, i + 1)));
        i = Math.max(i, end - 1);
        continue;
      }
      boolean named = line.isCapital(i) && !line.isAny(i, ENDS | Cue.ARTICLE.bit());
      if (!line.isQuoted(i) && (named || line.isAny(i, HEADS) || (line.caseless() && i == from))) {
        int end = Math.min(to, endOf(line, i));
        Source found = source(line, i, end);
        if (found != null && !(i == 0 && isLoneOpener(line, i, end))) {
          return found;
        }
        i = Math.max(i, end - 1);
      }
    }
    return null;
  }

  private static boolean postpositional(Line line) {
    return line.order() == Vocabulary.Order.VERB_LAST && !line.caseless();
  }

  private static boolean isNameOnly(Line line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!line.isCapital(i) || line.isAny(i, HEADS | Cue.HONORIFIC.bit())) {
        return false;
      }
    }
    return true;
  }

  /** A sentence's first word has its capital from its place alone. */
  private static boolean isLoneOpener(Line line, int i, int end) {
    return !line.caseless()
        && end == i + 1
        && !line.isAny(i, HEADS | Cue.HONORIFIC.bit())
        && (line.form(i).length() < 3
            || (end < line.size()
                && line.isWord(end)
                && !line.isCapital(end)
                && !line.isAny(end, VERBS | Cue.ADVERB.bit())));
  }

  private static int skipArticles(Line line, int from) {
    int i = from;
    while (line.is(i, Cue.ARTICLE) || (i > from && line.isJoint(i))) {
      i++;
    }
    return i;
  }

  private static int endOf(Line line, int start) {
    int end = start;
    boolean head = false;
    boolean named = false;
    while (end < line.size()
        && end - start < LONGEST
        && isInside(line, end, mayModify(line, end, head, named))) {
      head |= line.isAny(end, HEADS);
      named |= head && end > start && line.isCapital(end) && !line.isAny(end, HEADS);
      named &= !line.is(end, Cue.LINK);
      end++;
    }
    while (end > start
        && ((line.isAny(end - 1, Cue.LINK.bit() | Cue.ARTICLE.bit() | Cue.SEAT.bit())
                && !line.isAny(end - 1, HEADS))
            || !line.isWord(end - 1))) {
      end--;
    }
    return end;
  }

  /**
   * Whether a plain word can belong to the phrase: after its noun where adjectives follow, and
   * wherever a listed noun is still to come.
   */
  private static boolean mayModify(Line line, int i, boolean head, boolean named) {
    if (line.order() == Vocabulary.Order.FREE || line.caseless()) {
      return head && !named;
    }
    if (line.order() == Vocabulary.Order.SUBJECT_FIRST && head) {
      return !named && line.isAny(i + 1, HEADS);
    }
    for (int j = i; j <= i + 4; j++) {
      if (line.isAny(j, HEADS)) {
        return true;
      }
      if (j >= line.size() || !line.isWord(j) || line.isAny(j, ENDS)) {
        return false;
      }
    }
    return false;
  }

  /** Whether a word can stand inside a noun phrase; lower case only beside a listed noun. */
  private static boolean isInside(Line line, int i, boolean lowerCase) {
    if (line.isQuoted(i)) {
      return false;
    }
    if (!line.isWord(i)) {
      return line.isJoint(i);
    }
    if (line.caseless() && Character.isDigit(line.form(i).codePointAt(0))) {
      return false;
    }
    if (line.is(i, Cue.SEAT) && isSeat(line, i)) {
      return true;
    }
    if (line.caseless() && line.is(i, Cue.ARTICLE)) {
      return false;
    }
    if (line.isAny(i, ENDS) && !line.isAny(i, HEADS | Cue.LINK.bit())) {
      // A name such as "Said" looks like a verb.
      return line.isCapital(i) && i > 0 && line.isCapital(i - 1) && !line.is(i, Cue.PRONOUN);
    }
    return lowerCase
        || line.caseless()
        || line.isCapital(i)
        || line.isAny(i, HEADS | Cue.LINK.bit() | Cue.HONORIFIC.bit() | Cue.ARTICLE.bit());
  }

  /** "in" between a body and a place. */
  private static boolean isSeat(Line line, int i) {
    int next = skipArticles(line, i + 1);
    if (next >= line.size() || !(line.caseless() || line.isCapital(next))) {
      return false;
    }
    for (int j = i - 1; j >= 0 && i - j < 8; j--) {
      if (line.is(j, Cue.BODY)) {
        return true;
      }
      if (!line.isWord(j)) {
        return false;
      }
    }
    return false;
  }

  private static boolean canEnd(Line line, int i) {
    boolean ending = i > 1 && line.isJoint(i - 1) && line.isCapital(i - 2);
    return !line.isQuoted(i)
        && line.isWord(i)
        && (ending
            || (line.isCapital(i) && !line.is(i, Cue.STOP))
            || line.isAny(i, HEADS)
            || (line.caseless() && !line.isAny(i, ENDS)));
  }

  private static boolean canBegin(Line line, int i) {
    return line.isWord(i)
        && !(line.isAny(i, ENDS) && !line.isAny(i, HEADS))
        && (line.isCapital(i)
            || line.isAny(i, HEADS | Cue.HONORIFIC.bit())
            || (line.caseless() && !line.is(i, Cue.LINK)))
        && !(line.is(i, Cue.ARTICLE) && !line.isAny(i, HEADS));
  }

  private static Source pronoun(Line line, int i) {
    return new Source(line.words(i, i + 1), line.span(i, i + 1), Source.Kind.PRONOUN, i, i + 1);
  }

  private static @Nullable Source quotedName(Line line, int open) {
    int close = open + 1;
    while (close < line.size() && close - open < 8 && !line.isQuoteMark(close)) {
      close++;
    }
    if (close >= line.size()
        || close - open < 2
        || !line.isQuoteMark(close)
        || line.isComma(close - 1)
        || line.endsSentence(close - 1)) {
      return null;
    }
    Span span = line.span(open + 1, close);
    return new Source(line.words(open + 1, close), span, Source.Kind.OUTLET, open, close + 1);
  }

  private static @Nullable Source source(Line line, int start, int end) {
    if (start >= end) {
      return null;
    }
    long bits = 0;
    int heads = 0;
    int head = -1;
    for (int i = start; i < end; i++) {
      for (Cue cue : new Cue[] {Cue.KNOWN, Cue.OUTLET, Cue.BODY, Cue.ROLE, Cue.DOCUMENT}) {
        if (line.is(i, cue)) {
          bits |= cue.bit();
          heads++;
          head = head < 0 ? i : head;
        }
      }
    }
    int run = trailingName(line, start, end);
    boolean suffixed =
        end - start >= 3
            && line.isJoint(end - 2)
            && line.punctuation(end - 2) != '.'
            && !line.isCapital(end - 1);
    if (suffixed && trailingName(line, start, end - 2) < end - 2) {
      run = trailingName(line, start, end - 2);
    }
    int runLength = end - run;
    if (head < 0 && run == end && !line.caseless() && !line.is(end - 1, Cue.HONORIFIC)) {
      return null;
    }
    boolean beforeRunLinked =
        run > start && line.isAny(run - 1, Cue.LINK.bit() | Cue.SEAT.bit() | Cue.ARTICLE.bit());
    boolean honoured = false;
    int honour = run;
    for (int i = start; i < end; i++) {
      if (line.is(i, Cue.HONORIFIC)) {
        honoured = true;
        honour = Math.min(honour, i);
      }
    }
    if (honoured && honour == end - 1 && end - start > 1) {
      return made(line, start, end, Source.Kind.PERSON, start, end);
    }
    if (honoured && honour < end - 1) {
      return made(line, honour, end, Source.Kind.PERSON, start, end);
    }
    if ((bits & Cue.KNOWN.bit()) != 0 && (bits & (Cue.ROLE.bit() | Cue.DOCUMENT.bit())) == 0) {
      return known(line, start, end);
    }
    boolean roleOrText = (bits & (Cue.ROLE.bit() | Cue.DOCUMENT.bit())) != 0;
    if (roleOrText && head >= 0 && run > head && run < end && !beforeRunLinked) {
      boolean text =
          (bits & Cue.DOCUMENT.bit()) != 0 && runLength == 1 && (bits & Cue.ROLE.bit()) == 0;
      if ((bits & Cue.ROLE.bit()) == 0 && run > head + 1 && line.is(run - 1, Cue.BODY)) {
        // "The statement of the ministry of Peru": a body's, whatever its country.
        return made(line, run - 1, end, Source.Kind.BODY, start, end);
      }
      if (!text || line.isCapital(end - 1)) {
        return made(line, run, end, Source.Kind.PERSON, start, end);
      }
    }
    if ((bits & Cue.ROLE.bit()) != 0) {
      return made(line, start, end, Source.Kind.PERSON, start, end);
    }
    if ((bits & Cue.DOCUMENT.bit()) != 0) {
      int text = head;
      for (int i = start; i < end; i++) {
        if (line.is(i, Cue.DOCUMENT)) {
          text = i;
          break;
        }
      }
      return made(line, text, text + 1, Source.Kind.DOCUMENT, start, end);
    }
    if ((bits & Cue.OUTLET.bit()) != 0 && heads < end - start) {
      return made(line, start, end, Source.Kind.OUTLET, start, end);
    }
    if ((bits & Cue.BODY.bit()) != 0) {
      return made(line, start, end, Source.Kind.BODY, start, end);
    }
    return made(line, run < end ? Math.min(run, start) : start, end, Source.Kind.NAME, start, end);
  }

  private static boolean isElided(String name) {
    char apostrophe = name.charAt(1);
    return "lLdD".indexOf(name.charAt(0)) >= 0 && (apostrophe == '\'' || apostrophe == '’');
  }

  private static Source known(Line line, int start, int end) {
    int from = start;
    while (from < end - 1 && !line.is(from, Cue.KNOWN)) {
      from++;
    }
    int to = from + 1;
    while (to < end && line.is(to, Cue.KNOWN)) {
      to++;
    }
    return made(line, from, to, Source.Kind.OUTLET, start, end);
  }

  /** Where the capitalised name begins that ends a phrase; its end where there is none. */
  private static int trailingName(Line line, int start, int end) {
    int run = end;
    while (run > start) {
      int i = run - 1;
      boolean noun = line.is(i, Cue.ROLE) || (run < end && line.isAny(i, HEADS));
      if (line.isWord(i) && line.isCapital(i) && !noun) {
        run = i;
      } else if (run < end && (line.isJoint(i) || isParticle(line, i)) && i > start) {
        run = i;
      } else {
        break;
      }
    }
    while (run < end && !(line.isWord(run) && line.isCapital(run))) {
      run++;
    }
    return run;
  }

  /** "bin", "van", "von", "al" inside a person's name. */
  private static boolean isParticle(Line line, int i) {
    return switch (line.normal(i)) {
      case "bin",
          "ben",
          "ibn",
          "al",
          "el",
          "van",
          "von",
          "der",
          "den",
          "da",
          "dos",
          "del",
          "qızı",
          "oğlu" ->
          line.isCapital(i - 1);
      default -> false;
    };
  }

  private static Source made(
      Line line, int nameStart, int nameEnd, Source.Kind kind, int start, int end) {
    int from = nameStart;
    while (from < nameEnd - 1
        && ((line.is(from, Cue.ARTICLE) && !line.isAny(from, HEADS)) || line.isJoint(from))) {
      from++;
    }
    int to = nameEnd;
    // "'s", "'nın", "-ə": what a language hangs on a name with a mark is no part of it.
    if (to - from >= 3
        && line.isJoint(to - 2)
        && line.punctuation(to - 2) != '.'
        && !line.isCapital(to - 1)
        && line.form(to - 1).length() <= 4) {
      to -= 2;
    }
    String name = line.words(from, to);
    if (name.length() > 3 && isElided(name)) {
      // "l'ambassade" as one word: the article is no part of the name.
      Span whole = line.span(from, to);
      return new Source(
          name.substring(2), new Span(whole.start() + 2, whole.end()), kind, start, end);
    }
    int joint = name.lastIndexOf('\'') >= 0 ? name.lastIndexOf('\'') : name.lastIndexOf('’');
    if (joint < 0) {
      joint = name.lastIndexOf('-');
    }
    boolean ending =
        joint > 1
            && name.length() - joint <= 6
            && name.substring(joint + 1).codePoints().allMatch(Character::isLowerCase)
            && (name.charAt(joint) != '-' || name.length() - joint <= 5);
    if (ending && joint + 1 < name.length()) {
      Span whole = line.span(from, to);
      int cut = name.codePointCount(joint, name.length());
      return new Source(
          name.substring(0, joint), new Span(whole.start(), whole.end() - cut), kind, start, end);
    }
    return new Source(name, line.span(from, to), kind, start, end);
  }
}
