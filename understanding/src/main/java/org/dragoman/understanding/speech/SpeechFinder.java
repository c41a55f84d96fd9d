package org.dragoman.understanding.speech;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.attribution.OutletWord;
import org.dragoman.understanding.attribution.SpeechWord;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.party.Parties;
import org.dragoman.understanding.party.Party;
import org.dragoman.understanding.syntax.Clause;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Finds who says what: the subject of a verb of saying, and the clause that hangs on it or that it
 * interrupts. Passages are to be read in order. Not thread-safe.
 */
public final class SpeechFinder {

  /** What is said has at least so many words. */
  private static final int LEAST = 2;

  /** A word that tells what a name names stands at most so many words before it. */
  private static final int NEAR = 3;

  /** Acts that a verb of saying may name together with their noun, and then says nothing. */
  private static final List<String> DONE = List.of("meet", "visit", "call", "protest");

  private final String language;
  private final Parties parties;
  private final List<Said> found = new ArrayList<>();
  private final List<Hearer> hearers = new ArrayList<>();
  private final List<Span> unsaid = new ArrayList<>();

  /** Where in a passage others may begin to speak: at a semicolon, at "while". */
  private final BitSet turns = new BitSet();

  /** The verbs of saying of a passage. */
  private final BitSet sayings = new BitSet();

  private @Nullable Span before;

  /** Takes what is known of the document. */
  public SpeechFinder(String language, Parties parties) {
    this.language = language;
    this.parties = parties;
  }

  /** What was found so far, in the order of the text. */
  public List<Said> found() {
    return found;
  }

  /** Whether nobody says anything in a passage. */
  public boolean isSilent(Parse parse) {
    Span sentence = parse.passage().sentence().span();
    return found.stream().noneMatch(said -> sentence.contains(said.cueSpan()));
  }

  /** The outlets to which something is said, in the order of the text. */
  public List<Hearer> hearers() {
    return hearers;
  }

  /** Verbs of saying with which nothing is said, in the order of the text. */
  public List<Span> unsaid() {
    return unsaid;
  }

  /** Reads a passage. */
  public void read(Parse parse, Terms terms) {
    if (parse.size() == 0) {
      return;
    }
    List<Range> speech = new ArrayList<>();
    turns.clear();
    sayings.clear();
    BitSet hidden = new BitSet();
    for (SpeechWord word : SpeechWord.in(language, parse.passage())) {
      Range range = parse.range(word.match());
      if (range.size() > 0 && word.kind() == SpeechWord.Kind.UNSAID) {
        hidden.set(range.first(), range.end());
      } else if (range.size() > 0 && word.kind() == SpeechWord.Kind.WHEREAS) {
        turns.set(range.first());
      } else if (range.size() > 0) {
        speech.add(range);
        sayings.set(Math.max(0, verb(parse, range)));
      }
    }
    for (int i = 0; i < parse.size(); i++) {
      if (";؛".contains(parse.node(i).form())) {
        turns.set(i);
      }
    }
    for (SpeechWord word : SpeechWord.in(language, parse.passage())) {
      Range range = parse.range(word.match());
      if (range.size() == 0
          || word.kind() == SpeechWord.Kind.WHEREAS
          || hidden.get(range.first())) {
        continue;
      }
      int verb = verb(parse, range);
      boolean says = word.kind() == SpeechWord.Kind.SAY;
      if (verb >= 0 && says && isUnsaid(parse, terms, range, verb)) {
        unsaid.add(parse.span(range));
      } else if (verb >= 0) {
        read(parse, terms, range, verb, word.kind());
      }
    }
    for (Terms.Found word : terms.in(Table.MARKERS, "claims")) {
      int verb = verb(parse, word.range());
      if (verb >= 0
          && !hidden.get(verb)
          && speech.stream().noneMatch(range -> range.contains(verb))) {
        demand(parse, terms, word.range(), verb);
      }
    }
    for (Terms.Found word : terms.in(Table.MARKERS, "estimates")) {
      estimate(parse, terms, word);
    }
    Span here = parse.passage().sentence().span();
    for (Mentioned mention : parties.mentionsIn(parse)) {
      Span quoted = quoted(parse, terms, mention);
      if (quoted != null || isHearer(parse, terms, mention)) {
        hearers.add(new Hearer(here, mention.span(), mention.text(), quoted));
      }
    }
    before =
        parse.passage().sentence().kind() == Section.Kind.BODY
            ? parse.span(trimmed(parse, all(parse)))
            : null;
  }

  /** "Has not said whether", "said thanks": nothing that is so according to somebody. */
  private static boolean isUnsaid(Parse parse, Terms terms, Range cue, int verb) {
    boolean not = parse.feature(verb, "Polarity").equals("Neg") || isTold(parse, terms, verb);
    // "Sostuvo un encuentro": the same verb holds a view and a meeting.
    boolean act =
        terms.in(Table.ACTS, "verb").stream()
            .filter(found -> found.range().size() > cue.size() && found.range().contains(cue))
            .anyMatch(found -> DONE.stream().anyMatch(found.value()::startsWith));
    boolean clause = false;
    boolean carries = terms.at(verb, Table.ACTS, "support");
    for (int child : parse.children(verb)) {
      not |= parse.is(child, "nsubj") && isNobody(parse, terms, child);
      not |=
          parse.feature(child, "Polarity").equals("Neg") && parse.is(child, "advmod", "aux", "cop");
      act |=
          parse.is(child, "obj", "compound")
              && !cue.contains(child)
              && (carries || parse.subtree(child).cardinality() == 1)
              && terms.in(Table.ACTS).stream().anyMatch(found -> found.range().contains(child));
      clause |= parse.is(child, "ccomp", "parataxis");
    }
    return not || (act && !clause);
  }

  /** "Neither side confirmed", "none of them said". */
  private static boolean isNobody(Parse parse, Terms terms, int subject) {
    return terms.at(subject, Table.MODALITY, "denied")
        || parse.children(subject).stream()
            .anyMatch(child -> parse.is(child, "det") && terms.at(child, Table.MODALITY, "denied"));
  }

  /** "The embassy had been informed": to whom something is said, where nobody is named who does. */
  private static boolean isTold(Parse parse, Terms terms, int verb) {
    boolean hearer = false;
    for (int child : parse.children(verb)) {
      hearer |=
          parse.node(child).relation().equals("nsubj:pass") && parse.upos(child).equals("PROPN");
      if (parse.node(child).relation().equals("obl:agent") || terms.slots(child).contains("by")) {
        return false;
      }
    }
    return hearer;
  }

  /** "Quoted an official as saying": who says it is whom the verb above has for its object. */
  private static int quotedAs(Parse parse, Range cue, int verb) {
    int above = parse.head(verb);
    if (cue.size() < 2 || above < 0 || !parse.is(cue.first(), "mark", "case")) {
      return -1;
    }
    for (int child : parse.children(above)) {
      if (parse.is(child, "obj") && child < cue.first()) {
        return child;
      }
    }
    return -1;
  }

  /** "X demands, denies, promises that": what the tree shows as the clause of such a verb. */
  private void demand(Parse parse, Terms terms, Range cue, int verb) {
    int subject = speaker(parse, terms, verb);
    Content content = subject < 0 ? null : own(parse, verb, said(parse, terms, verb, subject));
    if (content == null) {
      return;
    }
    boolean clause =
        (content.rule().equals("clause") || content.rule().equals("object"))
            && content.range().size() >= LEAST;
    if (clause) {
      say(parse, terms, cue, subject, parse.span(content.range()), "speech/" + content.rule());
    }
  }

  /** "The UN puts the dead at 40": a number that somebody gives. */
  private void estimate(Parse parse, Terms terms, Terms.Found word) {
    int verb = verb(parse, word.range());
    int subject = verb < 0 ? -1 : speaker(parse, terms, verb);
    Content content = subject < 0 ? null : label(parse, verb, subject);
    if (content == null || content.range().size() < LEAST) {
      return;
    }
    boolean number = false;
    for (int i = content.range().first(); i < content.range().end(); i++) {
      number |= parse.upos(i).equals("NUM");
    }
    boolean somebody =
        terms.at(subject, Table.MARKERS, "humans")
            || parties.at(parse, terms, subject).stream()
                .anyMatch(party -> party.kind() != Party.Kind.PLACE);
    Span here = parse.span(content.range());
    boolean told = found.stream().anyMatch(said -> said.content().equals(here));
    if (number && somebody && !told) {
      say(parse, terms, word.range(), subject, here, "speech/estimate");
    }
  }

  /** "The ministry, quoted by X": the phrase of those whom an outlet quotes; null where none is. */
  private static @Nullable Span quoted(Parse parse, Terms terms, Mentioned mention) {
    if (!mention.isCollective()) {
      return null;
    }
    for (Terms.Found word : terms.in(Table.MARKERS, "cited")) {
      int gap = mention.range().first() - word.range().end();
      boolean by = gap >= 0 && gap <= NEAR;
      int end = word.range().first();
      while (end > 0 && parse.upos(end - 1).equals("PUNCT")) {
        end--;
      }
      int head = parse.head(word.top());
      if (by && end > 0) {
        int first = head < 0 || head >= end ? end - 1 : parse.subtree(head).nextSetBit(0);
        return parse.span(new Range(Math.min(first, end - 1), end));
      }
    }
    return null;
  }

  /** Whether an outlet is told something, or interviews somebody. */
  private boolean isHearer(Parse parse, Terms terms, Mentioned mention) {
    boolean organization = mention.type() == EntityType.ORGANIZATION;
    if (mention.type() != EntityType.OUTLET && !organization) {
      return false;
    }
    int top = mention.top();
    boolean outlet = !organization || OutletWord.isIn(language, mention.text());
    for (int i = Math.max(0, mention.range().first() - NEAR); i < mention.range().first(); i++) {
      outlet |= OutletWord.is(language, parse.normal(i)) && parse.isUnder(top, i);
    }
    while (parse.is(top, "appos", "flat", "compound") && parse.head(top) >= 0) {
      top = parse.head(top);
    }
    int head = parse.head(top);
    for (Terms.Found word : terms.in(Table.ACTS, "noun")) {
      int gap =
          Math.max(
              mention.range().first() - word.range().end(),
              word.range().first() - mention.range().end());
      boolean own = head >= 0 && (word.range().contains(head) || parse.isUnder(top, word.top()));
      if (word.value().startsWith("interview") && (own || gap <= NEAR)) {
        return true;
      }
    }
    if (!outlet || head < 0) {
      return false;
    }
    boolean told = false;
    for (SpeechWord word : SpeechWord.in(language, parse.passage())) {
      Range range = parse.range(word.match());
      told |= range.contains(head) || (range.size() > 0 && verb(parse, range) == head);
    }
    Set<String> slots = terms.slots(top);
    boolean object = parse.is(top, "obj", "iobj") && (slots.isEmpty() || slots.contains("to"));
    return told && (object || (parse.is(top, "obl", "nmod") && slots.contains("to")));
  }

  private static BitSet all(Parse parse) {
    BitSet all = new BitSet();
    all.set(0, parse.size());
    return all;
  }

  /** The verb of a listed form: its top, or the light verb on which that hangs; -1 for a noun. */
  private static int verb(Parse parse, Range range) {
    int top = parse.top(range);
    if (parse.isVerb(top)) {
      return top;
    }
    int head = parse.head(top);
    return head >= 0 && parse.isVerb(head) && parse.is(top, "compound", "obj") ? head : -1;
  }

  private void read(Parse parse, Terms terms, Range cue, int verb, SpeechWord.Kind kind) {
    int quoted = quotedAs(parse, cue, verb);
    int subject = quoted >= 0 ? quoted : speaker(parse, terms, verb);
    boolean ofThis = isOfThis(parse, terms, verb);
    if (ofThis && (subject < 0 || terms.at(subject, Table.MARKERS, "of-this"))) {
      subject = informant(parse, terms, verb);
    }
    if (subject < 0) {
      return;
    }
    Content content =
        kind == SpeechWord.Kind.LABEL && !isOfPhrase(terms, cue)
            ? label(parse, verb, subject)
            : own(parse, verb, said(parse, terms, verb, subject));
    Span told = before;
    if (content != null && content.range().size() >= LEAST) {
      say(parse, terms, cue, subject, parse.span(content.range()), "speech/" + content.rule());
    } else if (told != null && ofThis && !denies(terms, cue)) {
      say(parse, terms, cue, subject, told, "speech/of-this");
    }
  }

  /** "Called on the president", "called for calm": the verb names an act, or is a part of one. */
  private static boolean isOfPhrase(Terms terms, Range cue) {
    return terms.in(Table.ACTS, "verb").stream()
        .filter(act -> act.range().contains(cue))
        .anyMatch(act -> act.range().size() > cue.size() || act.value().startsWith("appeal"));
  }

  /** "X denied this": then it is not X who says it. */
  private static boolean denies(Terms terms, Range cue) {
    return terms.in(Table.ACTS, "verb").stream()
        .anyMatch(found -> found.range().overlaps(cue) && found.value().startsWith("reject"));
  }

  private void say(Parse parse, Terms terms, Range cue, int subject, Span span, String rule) {
    for (Party party : speakers(parse, terms, subject)) {
      found.add(new Said(span, party.name(), party.span(), parse.text(cue), parse.span(cue), rule));
    }
  }

  /** "This was said by X": whether a verb of saying speaks of the sentence before. */
  private static boolean isOfThis(Parse parse, Terms terms, int verb) {
    for (Terms.Found mark : terms.in(Table.MARKERS, "of-this")) {
      int head = parse.head(mark.top());
      if (parse.upos(mark.top()).equals("SCONJ")) {
        // "Denied that": what joins points to nothing.
        continue;
      }
      if (parse.is(mark.top(), "det")) {
        // "At this ceremony": that ceremony, and not what was said.
        continue;
      }
      if (head == verb
          || mark.range().contains(verb)
          || mark.range().contains(parse.head(verb))
          || (head >= 0 && parse.head(head) == verb)) {
        return true;
      }
    }
    return false;
  }

  /** Who tells "this" where no subject does: somebody whom nothing marks, or from whom it comes. */
  private int informant(Parse parse, Terms terms, int verb) {
    for (int child : parse.children(verb)) {
      boolean marked = parse.is(child, "obl", "nmod");
      boolean source = terms.slots(child).contains("from") || terms.slots(child).contains("by");
      if (parse.isNoun(child)
          && (source || !marked)
          && parties.at(parse, terms, child).stream()
              .anyMatch(
                  party ->
                      party.kind() == Party.Kind.PERSON || party.kind() == Party.Kind.COLLECTIVE)) {
        return child;
      }
    }
    return -1;
  }

  private record Content(Range range, String rule) {}

  private int speaker(Parse parse, Terms terms, int verb) {
    if (Clause.isPassive(parse, verb)) {
      for (int child : parse.children(verb)) {
        if (parse.node(child).relation().equals("obl:agent")) {
          return child;
        }
      }
      return -1;
    }
    int first = Clause.subject(parse, verb);
    if (first >= 0 && parse.is(verb, "parataxis") && !parse.isUnder(first, verb)) {
      // "X called Y, the palace said": who acts in the clause that a verb interrupts tells nothing.
      return -1;
    }
    // Of several subjects that the reader sees, a person speaks.
    for (int child : parse.children(verb)) {
      if (child != first && parse.is(child, "nsubj")) {
        for (Party party : parties.at(parse, terms, child)) {
          if (party.kind() == Party.Kind.PERSON) {
            return child;
          }
        }
      }
    }
    return first;
  }

  private List<Party> speakers(Parse parse, Terms terms, int subject) {
    if (terms.at(subject, Table.POSITIONS, "instrument")) {
      // A text speaks for itself: who issued it is another link.
      return parties.described(parse, subject);
    }
    List<Party> named = new ArrayList<>();
    for (Party party : parties.at(parse, terms, subject)) {
      if (party.kind() != Party.Kind.PLACE || parse.isNoun(subject)) {
        named.add(party);
      }
    }
    return named.isEmpty() ? parties.described(parse, subject) : named;
  }

  /** The clause that hangs on a verb of saying, or the one that it interrupts. */
  private @Nullable Content said(Parse parse, Terms terms, int verb, int subject) {
    for (int child : parse.children(verb)) {
      if (parse.is(child, "ccomp") && child != subject) {
        return new Content(trimmed(parse, parse.subtree(child)), "clause");
      }
    }
    int head = parse.head(verb);
    // "The opposition says that 39 died, the police speak of 19": each says their own.
    int turn = head < 0 ? -1 : turns.nextSetBit(head);
    boolean beside = head >= 0 && head < verb && sayings.get(head) && (turn < 0 || turn > verb);
    if (head >= 0 && !beside && parse.is(verb, "parataxis")) {
      Content next = besideVerb(parse, verb, head);
      if (next != null) {
        return next;
      }
      BitSet rest = parse.subtree(head);
      rest.andNot(parse.subtree(verb));
      return new Content(longest(rest, parse), "parenthesis");
    }
    for (int child : parse.children(verb)) {
      if (parse.is(child, "parataxis") && child != subject) {
        return new Content(trimmed(parse, parse.subtree(child)), "parataxis");
      }
    }
    for (int child : parse.children(verb)) {
      boolean object = parse.is(child, "obj", "xcomp") && child != subject;
      // "Spoke of forty dead": what is told of, where it is a number.
      Set<String> slots = parse.is(child, "obl", "nmod") ? terms.slots(child) : Set.of();
      boolean about = slots.contains("about") || slots.contains("of") || slots.contains("from");
      if (about && child != subject && parse.isNoun(child) && isCounted(parse, child)) {
        return new Content(trimmed(parse, withoutCase(parse, child)), "object");
      }
      boolean known = terms.at(child, Table.MARKERS, "sides");
      if (object && (hasClause(parse, child) || (!known && hasNumber(parse, child)))) {
        return new Content(trimmed(parse, parse.subtree(child)), "object");
      }
    }
    return null;
  }

  /** "…; the army says ten died": a clause right behind the verb that hangs beside it. */
  private static @Nullable Content besideVerb(Parse parse, int verb, int head) {
    int next = parse.subtree(verb).length();
    if (next >= parse.size() || parse.upos(next).equals("PUNCT") || head > verb) {
      return null;
    }
    for (int child : parse.children(head)) {
      BitSet set = parse.subtree(child);
      if (child > verb && parse.is(child, "parataxis", "conj") && set.nextSetBit(0) == next) {
        return new Content(trimmed(parse, set), "parataxis");
      }
    }
    return null;
  }

  /** What is said without what others say beside it, behind a semicolon or "while". */
  private @Nullable Content own(Parse parse, int verb, @Nullable Content content) {
    if (content == null) {
      return null;
    }
    int first = content.range().first();
    int end = content.range().end();
    int between = turns.nextSetBit(end);
    if (end <= verb && between >= 0 && between < verb) {
      return null;
    }
    for (int turn = turns.nextSetBit(first + 1); turn >= 0 && turn < end; ) {
      int said = sayings.nextSetBit(first > verb ? turn : first);
      if (first > verb && said >= 0 && said < end) {
        end = turn;
      } else if (end <= verb && said >= 0 && said < turn) {
        first = turn + 1;
      }
      turn = turns.nextSetBit(turn + 1);
    }
    BitSet left = new BitSet();
    left.set(first, Math.max(first, end));
    return left.isEmpty() ? null : new Content(trimmed(parse, left), content.rule());
  }

  /** "Mentioned the importance" tells no words; "denied having attacked" does. */
  private static boolean hasClause(Parse parse, int node) {
    BitSet set = parse.subtree(node);
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      if (parse.isVerb(i) || "«“\"„".contains(parse.node(i).form())) {
        return true;
      }
    }
    return false;
  }

  /** Whether something is counted, or is the act of those who are: "the death of 38 soldiers". */
  private static boolean isCounted(Parse parse, int node) {
    return parse.children(node).stream()
        .anyMatch(
            one ->
                parse.is(one, "nummod")
                    || (parse.is(one, "nmod", "compound")
                        && parse.children(one).stream().anyMatch(two -> parse.is(two, "nummod"))));
  }

  private static BitSet withoutCase(Parse parse, int node) {
    BitSet set = parse.subtree(node);
    parse.children(node).stream()
        .filter(child -> parse.is(child, "case"))
        .forEach(child -> set.andNot(parse.subtree(child)));
    return set;
  }

  private static boolean hasNumber(Parse parse, int node) {
    BitSet set = parse.subtree(node);
    return set.stream().anyMatch(one -> parse.upos(one).equals("NUM"));
  }

  private static @Nullable Content label(Parse parse, int verb, int subject) {
    int first = Integer.MAX_VALUE;
    int end = -1;
    for (int child : parse.children(verb)) {
      if (child != subject && parse.is(child, "obj", "xcomp", "obl", "ccomp", "advcl")) {
        BitSet set = parse.subtree(child);
        first = Math.min(first, set.nextSetBit(0));
        end = Math.max(end, set.length());
      }
    }
    return end < 0 ? null : new Content(new Range(first, end), "label");
  }

  /** The nodes from the first of a set to the last, without marks and "that" at the ends. */
  private static Range trimmed(Parse parse, BitSet set) {
    int first = set.nextSetBit(0);
    int end = set.length();
    while (first < end - 1
        && (parse.upos(first).equals("PUNCT") || parse.is(first, "mark", "punct"))) {
      first++;
    }
    while (end > first + 1 && parse.upos(end - 1).equals("PUNCT")) {
      end--;
    }
    return new Range(first, end);
  }

  /** The longest run of a set. */
  private static Range longest(BitSet set, Parse parse) {
    Range best = new Range(0, 0);
    for (int first = set.nextSetBit(0); first >= 0; ) {
      int end = set.nextClearBit(first);
      if (end - first > best.size()) {
        best = new Range(first, end);
      }
      first = set.nextSetBit(end);
    }
    if (best.size() == 0) {
      return best;
    }
    BitSet run = new BitSet();
    run.set(best.first(), best.end());
    return trimmed(parse, run);
  }
}
