package org.dragoman.understanding.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.Section;
import org.dragoman.record.reading.Node;
import org.dragoman.record.reading.Tree;
import org.dragoman.record.text.Span;
import org.jspecify.annotations.Nullable;

/** Finds what a document puts in somebody's mouth, line by line, under the document's own chain. */
final class ClaimFinder {

  /** How far from a verb its subject, or what joins it to its content, is looked for. */
  private static final int REACH = 60;

  /** What is said has at least so many words. */
  private static final int LEAST = 2;

  /** "The envoy in Lima, quoted by": so many words may stand before an aside on a source. */
  private static final int ASIDE_SEAT = 4;

  /** Others who speak in a sentence are looked for in so many words. */
  private static final int FAR = 400;

  private static final long SAYING =
      Cue.SPEECH.bit() | Cue.STATES.bit() | Cue.REPORT.bit() | Cue.TOLD.bit();

  private final Vocabulary vocabulary;
  private final SourceFinder sources;
  private final List<Link> documentChain;
  private final List<Span> quotations;

  private final List<ReportedClaim> claims = new ArrayList<>();
  private final List<Covered> covered = new ArrayList<>();
  private @Nullable Said lastPerson;
  private @Nullable Said lastDirect;
  private @Nullable Link retold;
  private @Nullable Said lastText;
  private @Nullable Said textOfLine;

  /** Whether the last text was only a sentence's subject: one of both must be quoted. */
  private boolean textUnheard;

  private final List<Span> bare = new ArrayList<>();

  /**
   * A stretch of the document with those who say it.
   *
   * @param span where
   * @param chain who
   */
  record Covered(Span span, List<Link> chain) {}

  /** Who says something; {@code passedOn} where it is another's whom they cite. */
  private record Said(
      Source source, List<Link> chain, String cue, Span cueSpan, boolean passedOn) {}

  private record Clause(Source source, int start, int end, int cueStart, int cueEnd) {}

  /** So many words around a clause of saying a semicolon is looked for. */
  private static final int NEAR = 80;

  ClaimFinder(
      Vocabulary vocabulary,
      SourceFinder sources,
      List<Link> documentChain,
      List<Span> quotations) {
    this.vocabulary = vocabulary;
    this.sources = sources;
    this.documentChain = documentChain;
    this.quotations = quotations;
  }

  List<ReportedClaim> claims() {
    return claims;
  }

  /** Stretches that follow a claim and belong to its speaker, without a cue of their own. */
  List<Covered> covered() {
    return covered;
  }

  /** Reads the next line; {@code frame} is its part that belongs to the document's own frame. */
  void read(Line line, Frame.@Nullable Place frame, boolean newParagraph) {
    Section.Kind kind = line.passage().sentence().kind();
    if (line.size() == 0 || (kind != Section.Kind.BODY && kind != Section.Kind.FRAME)) {
      return;
    }
    if (newParagraph) {
      lastDirect = null;
      lastText = null;
      textUnheard = false;
      bare.clear();
    }
    int before = claims.size();
    textOfLine = null;
    Said speakerBefore = lastPerson;
    publisherOfText(line);
    Set<Line.Mark> done = frame == null ? passedOn(line, before) : Set.of();
    for (Line.Mark mark : line.marks()) {
      boolean ofFrame = frame != null && mark.start() < frame.end() && frame.start() < mark.end();
      boolean hidden = line.is(mark.start(), Cue.UNSAID);
      boolean inName = line.isCapital(mark.start()) && line.isCapital(mark.start() - 1);
      if (hidden || ofFrame || inName || line.isQuoted(mark.start()) || done.contains(mark)) {
        continue;
      }
      if (mark.is(Cue.LABEL) && label(line, mark, before)) {
        continue;
      }
      if ((mark.cues() & SAYING) != 0 && !(mark.is(Cue.DOCUMENT) && isNoun(line, mark))) {
        saying(line, mark, before);
      } else if (mark.is(Cue.ACCORDING_BEFORE) || mark.is(Cue.REPORTING_BEFORE)) {
        according(line, mark, sources.after(line, mark.end()), before);
      } else if (mark.is(Cue.ACCORDING_AFTER) || mark.is(Cue.REPORTING_AFTER)) {
        according(line, mark, sources.before(line, mark.start()), before);
      } else if (mark.is(Cue.CITING_BEFORE) && claims.size() == before) {
        according(line, mark, sources.after(line, mark.end()), before);
      } else if (mark.is(Cue.CITING_AFTER) && claims.size() == before) {
        according(line, mark, sources.before(line, mark.start()), before);
      }
    }
    if (claims.size() == before) {
      unlisted(line, before);
    }
    quotationGoesOn(line, before);
    if (claims.size() == before) {
      withoutCue(line, speakerBefore);
    } else {
      betweenTexts();
    }
  }

  /** The lead's main clause, which the document's chain reports. */
  void ofWholeDocument(Line line, Frame.Place place) {
    int end = contentEnd(line);
    int start = place.start();
    while (start > 0
        && !line.isQuoted(start - 1)
        && (!line.isWord(start - 1)
            || line.isAny(
                start - 1,
                Cue.ARTICLE.bit() | Cue.LEAD.bit() | Cue.ADVERB.bit() | Cue.THAT.bit()))) {
      start--;
    }
    int after = place.end();
    while (after < end && (!line.isWord(after) || line.is(after, Cue.THAT))) {
      after++;
    }
    Link last = documentChain.get(documentChain.size() - 1);
    Span name = last.span();
    Span span = name == null ? line.span(place.start(), place.end()) : name;
    Source source = new Source(last.name(), span, Source.Kind.NAME, 0, 0);
    Span cueSpan = line.span(place.cueStart(), place.cueEnd());
    Said said = new Said(source, documentChain, place.cue(), cueSpan, false);
    if (start > end - after) {
      claim(line, 0, start, said, 0.8, "frame");
    } else {
      claim(line, after, end, said, 0.8, "frame");
    }
  }

  /** A document noun that looks like a verb: "a report", "the statement says". */
  private static boolean isNoun(Line line, Line.Mark mark) {
    return mark.start() > 0 && line.isAny(mark.start() - 1, Cue.ARTICLE.bit() | Cue.LINK.bit());
  }

  private void publisherOfText(Line line) {
    for (Line.Mark mark : line.marks()) {
      if (!mark.is(Cue.PUBLISH) || line.isQuoted(mark.start())) {
        continue;
      }
      boolean text = false;
      int to = Math.min(line.size(), mark.end() + 8);
      for (int i = Math.max(0, mark.start() - 8); i < to; i++) {
        text |= line.is(i, Cue.DOCUMENT);
      }
      Source source = text ? subject(line, mark.start(), mark.end()) : null;
      if (source != null
          && source.kind() != Source.Kind.DOCUMENT
          && source.kind() != Source.Kind.PRONOUN) {
        retold = link(source, line.words(mark.start(), mark.end()));
      }
    }
  }

  /** "X, citing Y, wrote that C": one claim, which Y makes and X passes on; the marks it takes. */
  private Set<Line.Mark> passedOn(Line line, int before) {
    for (Line.Mark mark : line.marks()) {
      boolean first = mark.is(Cue.CITING_BEFORE);
      if ((!first && !mark.is(Cue.CITING_AFTER)) || line.isQuoted(mark.start())) {
        continue;
      }
      Source cited = first ? sources.after(line, mark.end()) : sources.before(line, mark.start());
      Source outer =
          cited == null
              ? null
              : sources.before(line, withoutMarks(line, Math.min(cited.start(), mark.start())));
      Line.Mark saying =
          cited == null ? null : sayingAfter(line, Math.max(cited.end(), mark.end()));
      boolean last = saying == null && vocabulary.order() == Vocabulary.Order.VERB_LAST;
      if (last) {
        saying = sayingAtEnd(line, mark.end());
      }
      if (cited == null
          || outer == null
          || saying == null
          || outer.kind() == Source.Kind.DOCUMENT
          || outer.kind() == Source.Kind.PRONOUN) {
        continue;
      }
      Clause clause = clause(outer, saying);
      int joined = last ? mark.end() : joint(line, clause);
      if (joined < 0) {
        continue;
      }
      Said said = said(line, clause, before);
      List<Link> chain = new ArrayList<>(said.chain());
      if (!names(chain, cited.name())) {
        chain.add(link(cited, line.words(mark.start(), mark.end())));
      }
      Said passed = new Said(said.source(), List.copyOf(chain), said.cue(), said.cueSpan(), true);
      int end = last ? saying.start() : contentEnd(line);
      if (claim(line, joined, end, passed, 0.85, "passed-on")) {
        return Set.of(mark, saying);
      }
    }
    return Set.of();
  }

  private static int withoutMarks(Line line, int to) {
    int end = to;
    while (end > 0
        && (line.isComma(end - 1) || line.isQuoteMark(end - 1) || line.is(end - 1, Cue.ADVERB))) {
      end--;
    }
    return end;
  }

  /** "X, citing Y, C wrote": the only verb of saying from a word on, where it ends the sentence. */
  private static Line.@Nullable Mark sayingAtEnd(Line line, int from) {
    Line.Mark found = null;
    for (Line.Mark mark : line.marks()) {
      if (mark.start() >= from && (mark.cues() & SAYING) != 0) {
        if (found != null) {
          return null;
        }
        found = mark;
      }
    }
    return found != null && line.size() - found.end() <= 2 && found.start() - from > 3
        ? found
        : null;
  }

  /** The verb of saying that ends a clause in which somebody is cited; null where none does. */
  private static Line.@Nullable Mark sayingAfter(Line line, int from) {
    for (int i = from; i < Math.min(line.size(), from + 5); i++) {
      for (Line.Mark mark : line.marks()) {
        if (mark.start() == i && (mark.cues() & SAYING) != 0) {
          return mark;
        }
      }
      if (line.isComma(i) && i > from) {
        return null;
      }
    }
    return null;
  }

  private void saying(Line line, Line.Mark mark, int before) {
    Source source =
        mark.is(Cue.STATES) ? textBeside(line, mark) : subject(line, mark.start(), mark.end());
    if (source == null || !canSpeak(line, source)) {
      return;
    }
    Clause clause = clause(source, mark);
    Said said = said(line, clause, before);
    int end = contentEnd(line);
    boolean direct = quotes(line, clause, said);
    int joined = joint(line, clause);
    boolean done = direct;
    if (joined >= 0 && !direct) {
      String rule = said.passedOn() ? "passed-on" : "that-clause";
      done = claim(line, joined, end, said, 0.85, rule);
    } else if (!direct) {
      done = bare(line, clause, said, end);
    }
    if (done) {
      remember(said);
    }
  }

  /**
   * Whether words without a listed noun are somebody's name: where names have no capitals and the
   * verb stands far behind, the reader must have seen one in them.
   */
  private boolean canSpeak(Line line, Source source) {
    Tree tree = line.passage().sentence().tree();
    return source.kind() != Source.Kind.NAME
        || source.end() - source.start() == 1
        || !vocabulary.caseless()
        || vocabulary.order() != Vocabulary.Order.VERB_LAST
        || tree.nodes().isEmpty()
        || tree.names().stream()
            .anyMatch(
                name ->
                    tree.nodes().get(name.first()).span().overlaps(source.span())
                        || tree.nodes().get(name.end() - 1).span().overlaps(source.span()))
        || tree.nodes().stream()
            .anyMatch(node -> node.upos().equals("PROPN") && source.span().contains(node.span()));
  }

  /** The text in which something "is said", before the verb or right after it. */
  private @Nullable Source textBeside(Line line, Line.Mark mark) {
    for (int i = mark.start() - 1; i >= 0 && mark.start() - i < 16; i--) {
      if (line.is(i, Cue.DOCUMENT) && !line.isQuoted(i)) {
        return text(line, i);
      }
      if (line.endsSentence(i) || line.is(i, Cue.THAT)) {
        break;
      }
    }
    for (int i = mark.end(); i < Math.min(line.size(), mark.end() + 5); i++) {
      if (line.is(i, Cue.DOCUMENT)) {
        return text(line, i);
      }
      if (!line.isWord(i)) {
        break;
      }
    }
    return null;
  }

  private static Source text(Line line, int i) {
    return new Source(line.words(i, i + 1), line.span(i, i + 1), Source.Kind.DOCUMENT, i, i + 1);
  }

  private Clause clause(Source source, Line.Mark mark) {
    return new Clause(
        source,
        Math.min(source.start(), mark.start()),
        Math.max(source.end(), mark.end()),
        mark.start(),
        mark.end());
  }

  /** Content that no complementiser and no quotation mark shows. */
  private boolean bare(Line line, Clause clause, Said said, int end) {
    int from = clauseStart(line, clause.start());
    // "As X said, C."
    boolean leads = false;
    for (int i = Math.max(0, clause.start() - 3); i < clause.start(); i++) {
      leads |= line.is(i, Cue.LEAD);
    }
    if (leads && clause.start() <= 4) {
      int comma = nextComma(line, clause.end());
      return comma >= 0 && claim(line, comma + 1, end, said, 0.8, "lead-clause");
    }
    boolean closed = clause.end() >= end || endsClause(line, clause, end);
    if (leads && !closed) {
      return false;
    }
    // "C, X said." and "C, said X."
    int edge = leads ? clause.start() - 1 : clause.start();
    while (edge > 0
        && line.isAny(
            edge - 1, Cue.ARTICLE.bit() | Cue.LEAD.bit() | Cue.ADVERB.bit() | Cue.THAT.bit())) {
      edge--;
    }
    boolean set =
        edge > 1 && (line.isComma(edge - 1) || line.isDash(edge - 1) || line.isQuoteMark(edge - 1));
    if (closed && set && !isTurn(line, edge - 1) && canBeSaid(line, from0(line, edge), edge - 1)) {
      boolean first = claim(line, from0(line, edge), edge - 1, said, 0.8, "content-first");
      // "A, X reported, but Y said B": what others say behind it is theirs.
      if (clause.end() + 4 < end
          && line.isComma(clause.end())
          && !isSaid(line, clause.end() + 1, end)) {
        claim(line, clause.end() + 1, end, said, 0.6, "content-around");
      }
      return first;
    }
    if (vocabulary.order() == Vocabulary.Order.VERB_LAST) {
      if (clause.source().end() <= clause.cueStart() - 2 && end - clause.cueEnd() < 3) {
        return claim(line, clause.source().end(), clause.cueStart(), said, 0.5, "object");
      }
      int after = clause.cueEnd();
      boolean colon = after < line.size() && line.isColon(after);
      if (colon) {
        return claim(line, after + 1, end, said, 0.7, "colon");
      }
      return end - clause.end() >= 3 && claim(line, clause.end(), end, said, 0.5, "object");
    }
    int start = clause.end();
    if (start < line.size()
        && (line.isComma(start) || line.isDash(start))
        && from <= clause.start()) {
      start++;
    }
    return start < end && end - start >= 3 && claim(line, start, end, said, 0.5, "object");
  }

  /**
   * "X, the minister, said", "During his meeting with X, said": where names have no capitals, words
   * without a verb before a verb of saying are no content, but part of who speaks or where.
   */
  private boolean canBeSaid(Line line, int from, int to) {
    if (!vocabulary.caseless()
        || from >= to
        || line.passage().sentence().tree().nodes().isEmpty()) {
      return true;
    }
    Span content = line.span(from, to);
    if (startsWithAdposition(line, content)) {
      return false;
    }
    return line.passage().sentence().tree().nodes().stream()
        .anyMatch(
            node ->
                content.contains(node.span())
                    && (node.upos().equals("VERB") || node.upos().equals("AUX")));
  }

  /** "وخلال اللقاء، أكد": where something is said, with "and" before it. */
  private static boolean startsWithAdposition(Line line, Span content) {
    for (Node node : line.passage().sentence().tree().nodes()) {
      if (content.contains(node.span())
          && !node.upos().equals("CCONJ")
          && !node.upos().equals("PART")
          && !node.upos().equals("PUNCT")) {
        return node.upos().equals("ADP");
      }
    }
    return false;
  }

  /** The place where "C, X said" begins: the line's start, or after what another mark ended. */
  private static int from0(Line line, int edge) {
    for (int i = edge - 2; i >= 0 && edge - i < 400; i--) {
      if (line.endsSentence(i)) {
        return i + 1;
      }
    }
    return edge > 400 ? edge - 400 : 0;
  }

  /** Whether only a little, or a comma, stands between a clause and the sentence's end. */
  private static boolean endsClause(Line line, Clause clause, int end) {
    int i = clause.end();
    return line.isComma(i)
        || line.endsSentence(i)
        || line.isDash(i)
        || (end - i <= 6 && !line.is(i, Cue.THAT) && noComma(line, i, end));
  }

  private static boolean noComma(Line line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.isComma(i) || line.is(i, Cue.THAT) || line.isColon(i)) {
        return false;
      }
    }
    return true;
  }

  private int nextComma(Line line, int from) {
    for (int i = from; i < Math.min(line.size(), from + 30); i++) {
      if (line.isComma(i) || line.isColon(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Where content joined by a complementiser or a colon begins; -1 where none is. */
  private static int joint(Line line, Clause clause) {
    for (int i = clause.cueEnd(); i < Math.min(line.size(), clause.cueEnd() + 24); i++) {
      if (i < clause.end() && i >= clause.source().start() && !line.is(i, Cue.THAT)) {
        continue;
      }
      if (line.isQuoted(i) || line.endsSentence(i)) {
        return -1;
      }
      if (line.is(i, Cue.THAT)) {
        int after = i + 1;
        while (after < line.size() && (line.isComma(after) || line.isColon(after))) {
          after++;
        }
        return after;
      }
      if (line.isColon(i) && line.punctuation(i) == ':') {
        return i + 1;
      }
      if (i > clause.end() && line.isAny(i, SAYING) && !line.is(i, Cue.DOCUMENT)) {
        return -1;
      }
    }
    return -1;
  }

  /** Quotations that stand beside a clause of saying. */
  private boolean quotes(Line line, Clause clause, Said said) {
    Span here =
        line.span(Math.max(0, clause.start() - 8), Math.min(line.size(), clause.end() + 16));
    boolean any = false;
    boolean closing = false;
    for (Span quotation : Spans.touching(quotations, here)) {
      int from = line.firstFrom(quotation.start());
      int to = line.firstFrom(quotation.end());
      boolean shortOne = to - from < 2;
      if (shortOne) {
        continue;
      }
      boolean before =
          (to <= clause.start() && isBridge(line, to, clause.start()))
              || (to <= clause.cueStart() && isBridge(line, to, clause.cueStart()));
      boolean after =
          (from >= clause.end() && opensSpeech(line, clause.end(), from))
              || (from >= clause.cueEnd()
                  && to <= clause.source().start()
                  && opensSpeech(line, clause.cueEnd(), from));
      boolean again = closing && from >= clause.end() && from - clause.end() <= 14;
      if (before || after || again) {
        any |= direct(quotation, said);
        closing |= before;
      }
    }
    return any;
  }

  private boolean direct(Span quotation, Said said) {
    for (ReportedClaim known : claims.subList(Math.max(0, claims.size() - 6), claims.size())) {
      if (known.content().equals(quotation)) {
        return true;
      }
    }
    claims.add(
        new ReportedClaim(
            quotation, said.cue(), said.cueSpan(), true, said.chain(), 0.9, "quotation"));
    lastDirect = said;
    return true;
  }

  /** Whether nothing but marks and small words stands between a quotation and a clause. */
  private static boolean isBridge(Line line, int from, int to) {
    int words = 0;
    for (int i = from; i < to; i++) {
      if (line.endsSentence(i) && i > from + 1) {
        return false;
      }
      if (line.isWord(i)
          && !line.isAny(
              i, Cue.THAT.bit() | Cue.ARTICLE.bit() | Cue.ADVERB.bit() | Cue.LEAD.bit())) {
        words++;
      }
    }
    return words == 0 || (words <= 1 && to - from <= 4);
  }

  /** Whether a quotation after a clause is what is said, and no name or scare quote. */
  private static boolean opensSpeech(Line line, int from, int to) {
    if (to - from > 14) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (line.endsSentence(i)) {
        return false;
      }
    }
    int last = to - 1;
    while (last >= from && line.isQuoteMark(last)) {
      last--;
    }
    for (int i = from; i < last; i++) {
      // Another verb, or content that has begun, takes the quotation for itself.
      if (line.isAny(i, SAYING | Cue.LABEL.bit()) || line.is(i, Cue.THAT)) {
        return false;
      }
    }
    return last < from
        || line.isComma(last)
        || line.isColon(last)
        || line.isDash(last)
        || line.is(last, Cue.THAT);
  }

  /** "was labelled by X as “…”", "X described it as “…”". */
  private boolean label(Line line, Line.Mark mark, int before) {
    Source source = null;
    for (int i = mark.end(); i < Math.min(line.size(), mark.end() + 4); i++) {
      if (line.is(i, Cue.BY)) {
        source = sources.after(line, i + 1);
        break;
      }
    }
    if (source == null) {
      source = subject(line, mark.start(), mark.end());
    }
    if (source == null) {
      return false;
    }
    Clause clause = clause(source, mark);
    Said said = said(line, clause, before);
    Span near = line.span(Math.max(0, mark.start() - 5), Math.min(line.size(), mark.end() + 26));
    for (Span quotation : Spans.touching(quotations, near)) {
      int from = line.firstFrom(quotation.start());
      int to = line.firstFrom(quotation.end());
      boolean after = from >= mark.end() && from - mark.end() < 24;
      boolean beforeIt = to <= mark.start() && mark.start() - to <= 3;
      if ((after || beforeIt) && to - from >= 2) {
        direct(quotation, said);
        remember(said);
        return true;
      }
    }
    int as = -1;
    for (int i = clause.end(); i < Math.min(line.size(), clause.end() + 24); i++) {
      if (line.is(i, Cue.AS)) {
        as = i + 1;
        break;
      }
    }
    if (as < 0 || !claim(line, as, contentEnd(line), said, 0.7, "label")) {
      return false;
    }
    remember(said);
    return true;
  }

  private void according(Line line, Line.Mark mark, @Nullable Source source, int before) {
    if (source == null) {
      return;
    }
    Clause clause = clause(source, mark);
    Said said = said(line, clause, before);
    int from = 0;
    int end = contentEnd(line);
    int lastSaid = lastSaid(line);
    int farthest = Math.min(end, clause.end() + NEAR);
    for (int i = Math.max(0, clause.start() - NEAR); i < Math.min(end, farthest); i++) {
      boolean parts = isSemicolon(line, i) && !line.isQuoted(i);
      from = parts && i < clause.start() ? i + 1 : from;
      // "According to Kyiv, A; Moscow says B", "A, according to Kyiv; B".
      end = parts && i >= clause.end() && (i == clause.end() || lastSaid > i) ? i : end;
    }
    int start = clause.start();
    while (start > from
        && (line.isComma(start - 1) || line.isDash(start - 1) || line.is(start - 1, Cue.ARTICLE))) {
      start--;
    }
    int after = clause.end();
    after = behindCited(line, after, end);
    while (after < end && !line.isWord(after) && !line.isQuoteMark(after)) {
      after++;
    }
    int joined = mark.is(Cue.CITING_BEFORE) ? joint(line, clause) : -1;
    boolean done;
    if (joined >= 0 && joined - after <= 2 && end - joined >= 3) {
      // "La Razón reported, citing diplomats, that".
      done = claim(line, joined, end, said, 0.75, "according-to");
    } else if (start - from > end - after && start - from > 2) {
      done = claim(line, from, start, said, 0.75, "according-to");
    } else {
      done = claim(line, after, end, said, 0.75, "according-to");
    }
    if (done) {
      remember(said);
    }
  }

  /** "As X reports citing Y, C", "according to X, quoted by Y, C": where C begins. */
  private int behindCited(Line line, int from, int end) {
    for (Line.Mark mark : line.marks()) {
      boolean next = mark.start() >= from && mark.start() <= from + 1 && mark.end() < end;
      boolean aside = mark.is(Cue.ASIDE) && mark.start() > from && opensAside(line, from, mark);
      if (next && mark.is(Cue.CITING_BEFORE)) {
        Source cited = sources.after(line, mark.end());
        if (cited != null) {
          return Math.max(from, cited.end());
        }
        aside = line.isComma(from);
      }
      int comma = aside ? nextComma(line, mark.end()) : -1;
      if (comma >= 0 && comma < end - LEAST) {
        return comma + 1;
      }
    }
    return from;
  }

  /** Whether nothing but where the source is, and a comma, stands before an aside on it. */
  private static boolean opensAside(Line line, int from, Line.Mark aside) {
    int comma = aside.start() - 1;
    if (comma < from || comma > from + ASIDE_SEAT || !line.isComma(comma)) {
      return false;
    }
    for (int i = from; i < comma; i++) {
      if (line.isComma(i) || line.isAny(i, SAYING)) {
        return false;
      }
    }
    return true;
  }

  /** Where the last word of saying stands; -1 where there is none. */
  private static int lastSaid(Line line) {
    for (int i = line.marks().size() - 1; i >= 0; i--) {
      Line.Mark mark = line.marks().get(i);
      if ((mark.cues() & (SAYING | Cue.LABEL.bit())) != 0) {
        return mark.start();
      }
    }
    return -1;
  }

  private static boolean isSemicolon(Line line, int i) {
    return !line.isWord(i) && ";؛".contains(line.form(i));
  }

  /**
   * Verbs of saying that no list has: behind a quotation that opens the sentence, and where French
   * turns verb and pronoun round: "« … », a nuancé un conseiller", "…, a-t-elle répété".
   */
  private void unlisted(Line line, int before) {
    int verb = -1;
    for (Span quotation : Spans.touching(quotations, line.passage().sentence().span())) {
      int from = line.firstFrom(quotation.start());
      int i = line.firstFrom(quotation.end());
      if (from <= 1 && i - from > 4) {
        while (i < line.size() && !line.isWord(i)) {
          i++;
        }
        for (int end = Math.min(line.size(), i + 4); i < end && verb < 0; i++) {
          verb = line.isVerb(i) && !line.isQuoted(i) ? i : verb;
        }
      }
    }
    for (int i = 2; i + 1 < line.size() && verb < 0; i++) {
      boolean turned =
          line.is(i, Cue.PRONOUN) && line.form(i).startsWith("-") && !line.isWord(i - 2);
      verb = turned ? (line.isVerb(i + 1) ? i + 1 : i - 1) : verb;
    }
    if (verb >= 0) {
      saying(line, new Line.Mark(verb, verb + 1, Cue.SPEECH.bit()), before);
    }
  }

  /** A paragraph's next sentence that opens with a quotation and names nobody. */
  private void quotationGoesOn(Line line, int before) {
    Said speaker = lastDirect;
    if (speaker == null || claims.size() > before) {
      return;
    }
    for (Span quotation : Spans.touching(quotations, line.passage().sentence().span())) {
      if (line.firstFrom(quotation.start()) <= 1
          && line.firstFrom(quotation.end()) - line.firstFrom(quotation.start()) > 4) {
        direct(quotation, speaker);
        return;
      }
      return;
    }
  }

  /** A sentence without a cue: the last speaker's only where it says "we" or stands between. */
  private void withoutCue(Line line, @Nullable Said speaker) {
    Span span = line.passage().sentence().span();
    boolean we = false;
    for (Line.Mark mark : line.marks()) {
      we |= mark.is(Cue.WE) && !line.isQuoted(mark.start());
    }
    if (we && speaker != null) {
      covered.add(new Covered(span, speaker.chain()));
    } else if (isAboutText(line)) {
      // "The declaration calls on all sides to …": the text goes on, under whatever name.
      betweenTexts(lastText == null ? documentChain : lastText.chain(), lastText != null);
      textUnheard |= lastText == null;
    } else if ((lastText != null || textUnheard) && bare.size() < 3) {
      bare.add(span);
    } else {
      lastText = null;
      textUnheard = false;
      bare.clear();
    }
    if (speaker == null || !we) {
      subjectOfStory(line);
    }
  }

  /** Bare sentences between two in which the same text speaks are that text's. */
  private void betweenTexts() {
    Said previous = lastText;
    Said text = textOfLine;
    if (text != null) {
      betweenTexts(
          previous == null ? text.chain() : previous.chain(), previous != null || textUnheard);
    }
    bare.clear();
    lastText = text;
    textUnheard = false;
  }

  private void betweenTexts(List<Link> chain, boolean between) {
    if (between) {
      for (Span span : bare) {
        covered.add(new Covered(span, chain));
      }
    }
    bare.clear();
  }

  /** Whether a sentence opens with a text as its subject or place, and does not bring it out. */
  private static boolean isAboutText(Line line) {
    for (Line.Mark mark : line.marks()) {
      if (mark.is(Cue.PUBLISH)) {
        return false;
      }
    }
    for (int i = 0; i < Math.min(3, line.size()); i++) {
      if (line.is(i, Cue.DOCUMENT) && !line.isQuoted(i)) {
        return true;
      }
      if (!line.isAny(i, Cue.ARTICLE.bit() | Cue.STOP.bit() | Cue.SEAT.bit())) {
        return false;
      }
    }
    return false;
  }

  private void remember(Said said) {
    if (said.source().kind() == Source.Kind.DOCUMENT && textOfLine == null) {
      textOfLine = said;
    }
    if (said.source().kind() == Source.Kind.NAME || said.source().kind() == Source.Kind.PERSON) {
      lastPerson = said;
    }
  }

  /** Keeps the person whom a sentence without speech is about, for a pronoun that follows. */
  private void subjectOfStory(Line line) {
    Source source = sources.first(line, 0, Math.min(line.size(), 24));
    if (source != null && source.kind() == Source.Kind.PERSON && !line.caseless()) {
      source = nameAfterTitle(line, source);
    }
    if (source != null && source.kind() == Source.Kind.PERSON) {
      List<Link> chain = new ArrayList<>(documentChain);
      chain.add(link(source, null));
      lastPerson = new Said(source, chain, "", source.span(), false);
    }
  }

  /** The person whose long title a phrase begins; null where no name follows. */
  private @Nullable Source nameAfterTitle(Line line, Source title) {
    String name = title.name();
    int gap = name.lastIndexOf(' ');
    int opening = line.span(title.start(), title.start() + 1).start();
    boolean untitled = title.span().start() > opening || !line.is(title.start(), Cue.ROLE);
    boolean named =
        untitled
            && Character.isUpperCase(name.codePointAt(0))
            && Character.isUpperCase(name.codePointAt(gap + 1));
    if (named) {
      return title;
    }
    int run = 0;
    for (int i = title.end(); i < Math.min(line.size(), title.end() + 14); i++) {
      if (!line.isWord(i) && !line.isJoint(i)) {
        return null;
      }
      if (line.isCapital(i)) {
        run++;
      } else {
        if (run >= 2 && !line.isAny(i, Cue.LINK.bit() | Cue.STOP.bit() | Cue.SEAT.bit())) {
          Source found = sources.before(line, i);
          return found == null
              ? null
              : new Source(found.name(), found.span(), Source.Kind.PERSON, title.start(), i);
        }
        run = 0;
      }
    }
    return null;
  }

  private Said said(Line line, Clause clause, int before) {
    String cue = line.words(clause.cueStart(), clause.cueEnd());
    Span cueSpan = line.span(clause.cueStart(), clause.cueEnd());
    Source source = clause.source();
    List<Link> chain = new ArrayList<>(documentChain);
    for (ReportedClaim outer : claims.subList(Math.max(before, claims.size() - 8), claims.size())) {
      if (outer.content().contains(cueSpan)) {
        chain = new ArrayList<>(outer.chain());
      }
    }
    Said antecedent = lastPerson;
    if (source.kind() == Source.Kind.PRONOUN && antecedent != null) {
      source = source.named(antecedent.source().name());
      if (chain.size() == documentChain.size()) {
        chain = new ArrayList<>(antecedent.chain().subList(0, antecedent.chain().size() - 1));
      }
      source =
          new Source(
              source.name(), source.span(), Source.Kind.PERSON, source.start(), source.end());
    } else {
      Link author = retold;
      boolean inText = source.kind() == Source.Kind.DOCUMENT;
      for (int i = Math.max(0, clause.start() - 8); i < clause.end(); i++) {
        inText |= line.is(i, Cue.DOCUMENT);
      }
      if (author != null
          && inText
          && chain.size() == documentChain.size()
          && !names(chain, author.name())) {
        chain.add(author);
      }
    }
    if (!names(chain, source.name())) {
      chain.add(link(source, cue));
    }
    boolean passedOn = false;
    boolean relays = line.is(clause.cueStart(), Cue.REPORT);
    for (int i = clause.end(); i < Math.min(line.size(), clause.end() + 3); i++) {
      boolean relayed = relays && i == clause.end() && line.is(i, Cue.RELAYED);
      if (line.is(i, Cue.CITING_BEFORE) || relayed) {
        int after = i;
        while (line.isAny(after, Cue.CITING_BEFORE.bit() | (relayed ? Cue.RELAYED.bit() : 0))) {
          after++;
        }
        Source cited = sources.after(line, after);
        if (cited != null && !names(chain, cited.name())) {
          chain.add(link(cited, line.words(i, after)));
          passedOn = true;
        }
        break;
      }
    }
    return new Said(source, List.copyOf(chain), cue, cueSpan, passedOn);
  }

  private static boolean names(List<Link> chain, String name) {
    return chain.stream().anyMatch(link -> Names.same(link.name(), name));
  }

  static Link link(Source source, @Nullable String cue) {
    return new Link(source.name(), null, cue, source.span());
  }

  private boolean claim(Line line, int from, int to, Said said, double confidence, String rule) {
    int start = from;
    int end = Math.min(to, line.size());
    if (start >= end) {
      return false;
    }
    if (said.cueSpan().end() <= line.span(start, start + 1).start()) {
      end = beforeOthers(line, start, end);
    } else {
      start = behindOthers(line, start, end);
    }
    while (start < end
        && (!line.isWord(start)
            || (rule.equals("object") && line.is(start, Cue.ADVERB))
            || (line.is(start, Cue.THAT) && !line.is(start, Cue.ARTICLE)))) {
      start++;
    }
    while (end > start
        && (!line.isWord(end - 1) || (rule.equals("object") && line.is(end - 1, Cue.THAT)))) {
      end--;
    }
    if (line.is(start, Cue.UNSAID)) {
      // "Who did not want to be named": that is told of the source.
      return false;
    }
    if (rule.equals("object") && line.is(start, Cue.LINK) && line.isAny(start + 1, SAYING)) {
      // "Denied it and said: …": what another verb says is no object of the first.
      return false;
    }
    int words = 0;
    for (int i = start; i < end && words < LEAST; i++) {
      words += line.isWord(i) ? 1 : 0;
    }
    if (words < LEAST) {
      return false;
    }
    claims.add(
        new ReportedClaim(
            line.span(start, end),
            said.cue(),
            said.cueSpan(),
            false,
            said.chain(),
            confidence,
            rule));
    return true;
  }

  /** What somebody says ends where others begin to speak: at a semicolon, at "while". */
  private static int beforeOthers(Line line, int from, int to) {
    for (int i = from + LEAST; i < Math.min(to, from + FAR); i++) {
      if (isTurn(line, i) && isSaid(line, i + 1, Math.min(to, i + REACH))) {
        return i;
      }
    }
    return to;
  }

  /** What somebody says does not begin before others have spoken. */
  private static int behindOthers(Line line, int from, int to) {
    for (int i = to - LEAST; i > Math.max(from, to - FAR); i--) {
      if (isTurn(line, i) && isSaid(line, Math.max(from, i - REACH), i)) {
        return i + 1;
      }
    }
    return from;
  }

  private static boolean isTurn(Line line, int i) {
    char mark = line.punctuation(i);
    return !line.isQuoted(i) && (mark == ';' || mark == '؛' || line.is(i, Cue.WHEREAS));
  }

  private static boolean isSaid(Line line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (line.isAny(i, SAYING) && !line.is(i, Cue.DOCUMENT) && !line.isQuoted(i)) {
        return true;
      }
    }
    return false;
  }

  private static int contentEnd(Line line) {
    int end = line.size();
    while (end > 0 && !line.isWord(end - 1)) {
      end--;
    }
    return end;
  }

  /** Where the clause of a word begins: after the last strong mark or complementiser. */
  private static int clauseStart(Line line, int word) {
    int start = word;
    while (start > 0 && word - start < REACH) {
      int i = start - 1;
      if (line.isQuoted(i)
          || line.endsSentence(i)
          || line.isDash(i)
          || line.punctuation(i) == ':'
          || line.punctuation(i) == ';'
          || line.is(i, Cue.THAT)) {
        break;
      }
      start = i;
    }
    while (start < word && line.isQuoteMark(start)) {
      start++;
    }
    return start;
  }

  /** The noun phrase that is the subject of a verb. */
  @Nullable Source subject(Line line, int cueStart, int cueEnd) {
    int left = cueStart;
    while (left > 0 && line.is(left - 1, Cue.ADVERB) && !line.is(left - 1, Cue.PRONOUN)) {
      left--;
    }
    int right = cueEnd;
    // "Said this Monday X".
    long small = Cue.ADVERB.bit() | Cue.TODAY.bit();
    while (right < line.size() && line.isAny(right, small) && !line.is(right, Cue.PRONOUN)) {
      right++;
    }
    return switch (vocabulary.order()) {
      case SUBJECT_FIRST, FREE -> subjectBeside(line, left, right);
      case VERB_LAST -> {
        int joined = left;
        while (joined > 0 && line.is(joined - 1, Cue.THAT)) {
          joined--;
        }
        boolean set =
            joined > 0
                && (line.isComma(joined - 1)
                    || line.isQuoteMark(joined - 1)
                    || line.isDash(joined - 1));
        if (joined < left && set) {
          // "C, деп V X": the speaker follows.
          Source after = sources.after(line, right);
          if (after != null) {
            yield after;
          }
        }
        left = set ? left : joined;
        Source beside = line.is(cueStart, Cue.REPORT) ? sources.before(line, left) : null;
        Source found = beside != null ? beside : subjectOfClause(line, left, right);
        int open = found == null ? quotationBefore(line, left) : -1;
        yield open > 0 ? subjectOfClause(line, open, open) : found;
      }
      // "default", not VERB_FIRST: forbidden-apis, run on JDK 17, knows no MatchException.
      default -> {
        Source after = sources.after(line, right);
        yield after != null ? after : sources.before(line, left);
      }
    };
  }

  private @Nullable Source subjectBeside(Line line, int left, int right) {
    Source found = sources.before(line, left);
    if (found != null && !isAfterPreposition(line, found)) {
      return found;
    }
    if (left > 0 && line.isComma(left - 1)) {
      Source named = beforeApposition(line, left - 1);
      if (named != null) {
        return named;
      }
    }
    boolean turned =
        left == 0
            || line.isComma(left - 1)
            || line.isQuoteMark(left - 1)
            || line.isDash(left - 1)
            || line.is(left - 1, Cue.LEAD);
    if (turned || vocabulary.order() == Vocabulary.Order.FREE) {
      Source after = sources.after(line, right);
      boolean label =
          after != null && line.isQuoteMark(after.start()) && !line.is(right - 1, Cue.REPORT);
      if (after != null && !label) {
        return after;
      }
    }
    int clause = clauseStart(line, left);
    int comma = left;
    while (comma > clause && !line.isComma(comma - 1)) {
      comma--;
    }
    Source near = sources.first(line, comma, left);
    return near != null || comma <= clause ? near : sources.first(line, clause, comma - 1);
  }

  private static boolean isAfterPreposition(Line line, Source source) {
    if (line.span(source.start(), source.end()).start() < source.span().start()
        && source.kind() == Source.Kind.PERSON) {
      return false;
    }
    int i = source.start() - 1;
    while (i >= 0 && line.is(i, Cue.ARTICLE)) {
      i--;
    }
    return i >= 0 && line.isAny(i, Cue.LINK.bit() | Cue.SEAT.bit()) && line.isWord(i);
  }

  /** "Name, chair of the group, said": the name before a phrase between commas. */
  private @Nullable Source beforeApposition(Line line, int comma) {
    for (int i = comma - 1; i > 0 && comma - i < 20; i--) {
      if (line.isComma(i)) {
        boolean title = false;
        for (int j = i + 1; j < comma; j++) {
          title |= line.isAny(j, Cue.ROLE.bit() | Cue.BODY.bit());
        }
        Source named = title ? sources.before(line, i) : null;
        if (named != null && named.kind() != Source.Kind.DOCUMENT) {
          return named;
        }
        // "The minister of health, Name, said": the name stands between the commas.
        Source titled = title ? null : sources.before(line, i);
        Source name = titled == null ? null : sources.before(line, comma);
        boolean fits =
            name != null
                && titled != null
                && titled.kind() == Source.Kind.PERSON
                && name.kind() == Source.Kind.NAME
                && name.start() == i + 1;
        return fits ? name : null;
      }
    }
    return null;
  }

  /** Where a quotation opens that ends right before a verb: "X «…» said"; -1 where none does. */
  private static int quotationBefore(Line line, int left) {
    int i = left - 1;
    while (i >= 0
        && left - i < 6
        && !line.isQuoted(i)
        && !(line.isWord(i) && !line.is(i, Cue.THAT))) {
      i--;
    }
    if (i < 0 || !line.isQuoted(i)) {
      return -1;
    }
    int steps = 0;
    while (i >= 0 && line.isQuoted(i) && steps < 400) {
      i--;
      steps++;
    }
    while (i > 0 && (line.isQuoteMark(i) || line.isColon(i) || line.isComma(i))) {
      i--;
    }
    return i + 1;
  }

  private @Nullable Source subjectOfClause(Line line, int left, int right) {
    int clause = clauseStart(line, left);
    Source plain = null;
    int from = clause;
    for (int i = clause; i <= left; i++) {
      if (i == left || line.isComma(i)) {
        Source found = sources.first(line, from, i);
        if (found != null && found.kind() != Source.Kind.NAME) {
          return found;
        }
        if (found != null
            && plain == null
            && (!line.caseless() || found.end() - found.start() <= 4)) {
          plain = found;
        }
        from = i + 1;
      }
    }
    if (plain != null) {
      return plain;
    }
    Source near = sources.before(line, left);
    return near != null && !line.caseless() ? near : sources.after(line, right);
  }
}
