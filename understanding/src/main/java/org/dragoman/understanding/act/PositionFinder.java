package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position.Instrument;
import org.dragoman.record.assertion.Position.PositionAct;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.attribution.SpeechWord;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.name.Member;
import org.dragoman.understanding.party.Parties;
import org.dragoman.understanding.party.Party;
import org.dragoman.understanding.syntax.Clause;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.dragoman.understanding.time.TimeMention;
import org.jspecify.annotations.Nullable;

/**
 * Finds what bodies say officially: an instrument, the body, and what it did with it. Passages are
 * to be read in order. Not thread-safe.
 */
public final class PositionFinder {

  /** So many passages later "it" may still be the instrument named. */
  private static final int REACH = 3;

  /** Two counts of a vote have at most so many words between them. */
  private static final int APART = 3;

  /** What a parliament does with a treaty that is its own word, and not the signers'. */
  private static final Set<String> DECISIONS = Set.of("adopted", "rejected");

  /** Votes on who is to be something are no stand. */
  private static final Set<String> CHOICES = Set.of("elect", "appoint");

  /** Acts that are a stand where a text of one's own does them. */
  private static final Set<String> STANDS =
      Set.of("condemn", "appeal", "praise", "reject", "threaten");

  private static final Set<Party.Kind> SPEAKERS =
      Set.of(Party.Kind.COLLECTIVE, Party.Kind.COUNTRY, Party.Kind.DESCRIBED);

  private final String language;
  private final Parties parties;
  private final Times times;
  private final List<Stand> found = new ArrayList<>();

  /** Takes what is known of the document. */
  public PositionFinder(String language, Parties parties, Times times) {
    this.language = language;
    this.parties = parties;
    this.times = times;
  }

  /** What was found so far, in the order of the text. */
  public List<Stand> found() {
    return found;
  }

  /**
   * Reads a passage.
   *
   * @param news when what it tells without a date was done, where it tells the news; null where not
   */
  public void read(Parse parse, Terms terms, @Nullable Edtf news) {
    for (Terms.Found instrument : terms.in(Table.POSITIONS)) {
      boolean text = instrument.is("instrument") || instrument.is("treaty");
      if (text && parse.isNoun(instrument.top()) && !isInsideName(parse, instrument)) {
        read(parse, terms, instrument, news);
      }
    }
    for (Terms.Found act : terms.in(Table.POSITIONS, "act")) {
      again(parse, terms, act, news);
    }
    voted(parse, terms, news);
    for (Terms.Found word : terms.in(Table.POSITIONS)) {
      declared(parse, terms, word, news);
    }
    for (Terms.Found word : terms.in(Table.ACTS, "verb")) {
      declared(parse, terms, word, news);
    }
  }

  /**
   * "The ministry condemned the attack", "the court decided", "the council approved the plan": what
   * a body does by its word alone, whatever text says it.
   */
  private void declared(Parse parse, Terms terms, Terms.Found word, @Nullable Edtf news) {
    int verb = word.top();
    String does = does(word);
    boolean here = isHere(parse);
    if (does == null || here || !isTold(parse, verb) || Clause.isPassive(parse, verb)) {
      return;
    }
    int subject = Clause.subject(parse, verb);
    boolean text =
        subject < 0
            || terms.at(subject, Table.POSITIONS, "instrument")
            || CHOICES.stream().anyMatch(act -> isAct(terms, verb, act));
    Party body = text ? null : speaker(parse, terms, List.of(subject));
    if (body == null || !isOfficial(body, does)) {
      return;
    }
    boolean refused = word.is("act") && does.equals("reject") && isText(parse, terms, verb);
    boolean said = !refused && (does.equals("condemn") || does.equals("reject"));
    keep(
        new Stand(
            body,
            said ? Instrument.STATEMENT : decided(parse, terms, verb, does),
            said ? PositionAct.ISSUED : refused ? PositionAct.REJECTED : PositionAct.ADOPTED,
            said ? does : refused ? null : stance(parse, terms, verb, verb),
            object(parse, verb, subject),
            date(parse, terms, verb, verb, news),
            false,
            Modalities.of(parse, terms, verb),
            List.of(evidence(parse, verb, verb)),
            parse.index(),
            "position/" + (said ? "word" : "decides")));
  }

  /** Whether a passage has told a stand already, be it one that was told before. */
  private boolean isHere(Parse parse) {
    Span here = parse.passage().sentence().span();
    return found.stream()
        .filter(stand -> !stand.isReferredTo())
        .anyMatch(
            stand ->
                stand.passage() == parse.index()
                    || stand.evidence().stream().anyMatch(here::contains));
  }

  /** "Rejected the draft of a statement": whether a verb's object is a text or is about one. */
  private static boolean isText(Parse parse, Terms terms, int verb) {
    for (int child : parse.children(verb)) {
      boolean text =
          parse.is(child, "obj")
              && terms.in(Table.POSITIONS, "instrument").stream()
                  .anyMatch(instrument -> parse.isUnder(instrument.top(), child));
      if (text) {
        return true;
      }
    }
    return false;
  }

  /** In which form a body decides: the text that is named with it, else a decision or a motion. */
  private static Instrument decided(Parse parse, Terms terms, int verb, String does) {
    for (Terms.Found text : terms.in(Table.POSITIONS, "instrument")) {
      if (parse.head(text.top()) == verb) {
        return instrumentOf(text);
      }
    }
    return does.equals("decides") ? Instrument.RESOLUTION : Instrument.MOTION;
  }

  /** What a word tells that is a stand by itself; null where it tells none. */
  private static @Nullable String does(Terms.Found word) {
    if (word.is("verb")) {
      return word.value().startsWith("condemn") ? "condemn" : null;
    }
    if (word.is("stance")) {
      return word.value().equals("condemn") || word.value().equals("reject") ? word.value() : null;
    }
    if (word.is("act") && word.value().equals("rejected")) {
      return "reject";
    }
    boolean adopts = word.is("act") && word.value().equals("adopted");
    return word.is("decides") ? "decides" : adopts ? "adopts" : null;
  }

  /** Whether a verb tells what is done, and not what somebody else's words are about. */
  private static boolean isTold(Parse parse, int verb) {
    return parse.isVerb(verb)
        && (parse.node(verb).isRoot() || parse.is(verb, "conj", "parataxis", "ccomp"))
        && !parse.feature(verb, "VerbForm").equals("Inf");
  }

  /** Whether what somebody says is official: a body or a country; only bodies take decisions. */
  private boolean isOfficial(Party party, String does) {
    Member member = party.member();
    boolean body =
        member != null
            && (member.type() == EntityType.BODY || member.type() == EntityType.ORGANIZATION);
    boolean decision = does.equals("decides") || does.equals("adopts");
    return body || (!decision && party.kind() == Party.Kind.COUNTRY);
  }

  /** What a verb acts on, in words; null where nothing is said. */
  private static @Nullable String object(Parse parse, int verb, int subject) {
    for (int child : parse.children(verb)) {
      if (child != subject && parse.is(child, "obj") && !parse.upos(child).equals("PRON")) {
        BitSet set = parse.subtreeWithout(child, "case", "acl", "punct", "conj", "cc", "det");
        return parse.text(parse.around(child, set));
      }
    }
    return null;
  }

  /** "The Senate passed it": an act whose instrument was named shortly before. */
  private void again(Parse parse, Terms terms, Terms.Found act, @Nullable Edtf news) {
    int verb = act.top();
    Stand last = found.isEmpty() ? null : found.get(found.size() - 1);
    boolean decides = DECISIONS.contains(act.value());
    if (last == null
        || !decides
        || !parse.isVerb(verb)
        || parse.index() - last.passage() > REACH
        || last.passage() == parse.index()) {
      return;
    }
    for (int child : parse.children(verb)) {
      if (parse.is(child, "obj") && !parse.upos(child).equals("PRON")) {
        return;
      }
    }
    Party body = speaker(parse, terms, subjects(parse, terms, verb, -1));
    if (body == null) {
      return;
    }
    keep(
        new Stand(
            body,
            last.instrument(),
            PositionAct.valueOf(act.value().toUpperCase(Locale.ROOT)),
            null,
            last.topic(),
            date(parse, terms, verb, verb, news),
            false,
            Modalities.of(parse, terms, verb),
            List.of(evidence(parse, verb, verb)),
            parse.index(),
            "position/again"));
  }

  /** "The house passed it by 39 votes to 31": a decision that its counts tell. */
  private void voted(Parse parse, Terms terms, @Nullable Edtf news) {
    Range counts = counts(parse, terms);
    boolean here = isHere(parse);
    int verb = counts == null ? -1 : Clause.verbAbove(parse, parse.top(counts));
    if (here
        || verb < 0
        || isVoteOfOther(parse, terms, counts == null ? verb : parse.top(counts), verb)
        || CHOICES.stream().anyMatch(act -> isAct(terms, verb, act))) {
      return;
    }
    Party body = speaker(parse, terms, subjects(parse, terms, verb, -1));
    if (body == null || body.kind() != Party.Kind.COLLECTIVE) {
      return;
    }
    String act = actAt(terms, verb);
    keep(
        new Stand(
            body,
            named(parse, terms),
            "rejected".equals(act) ? PositionAct.REJECTED : PositionAct.ADOPTED,
            stanceOf(terms, verb),
            topic(parse, terms, verb, verb),
            date(parse, terms, verb, verb, news),
            false,
            Modalities.of(parse, terms, verb),
            List.of(evidence(parse, verb, verb)),
            parse.index(),
            "position/votes"));
  }

  /** "Rejected the vote of the Knesset by 71 to 13": counts of a vote that is somebody else's. */
  private static boolean isVoteOfOther(Parse parse, Terms terms, int counts, int verb) {
    for (int at = parse.head(counts); at >= 0 && at != verb; at = parse.head(at)) {
      int node = at;
      boolean vote =
          terms.in(Table.ACTS, "noun").stream()
              .anyMatch(found -> found.top() == node && found.value().equals("vote"));
      if (vote
          && parse.children(node).stream()
              .anyMatch(child -> parse.is(child, "nmod") && terms.slots(child).contains("of"))) {
        return true;
      }
    }
    return false;
  }

  /** In which form something was voted on: as the passage names it, else a motion. */
  private static Instrument named(Parse parse, Terms terms) {
    for (Terms.Found text : terms.in(Table.POSITIONS, "instrument")) {
      if (parse.isNoun(text.top())) {
        return instrumentOf(text);
      }
    }
    return terms.in(Table.POSITIONS, "treaty").isEmpty() ? Instrument.MOTION : Instrument.LAW;
  }

  private static boolean isAct(Terms terms, int verb, String act) {
    return terms.in(Table.ACTS, "verb").stream()
        .anyMatch(found -> found.range().contains(verb) && found.value().startsWith(act));
  }

  /** Where a passage counts two ways of voting; null where it does not. */
  private static @Nullable Range counts(Parse parse, Terms terms) {
    Range first = null;
    int ways = 0;
    for (String way : List.of("for", "against", "abstained")) {
      Range counted = null;
      for (Terms.Found word : terms.in(Table.POSITIONS, way)) {
        Range range = word.range();
        for (int i = Math.max(0, range.first() - 2);
            i < Math.min(parse.size(), range.end() + 2);
            i++) {
          counted = counted == null && parse.upos(i).equals("NUM") ? new Range(i, i + 1) : counted;
        }
      }
      ways += counted == null ? 0 : 1;
      first = first == null ? counted : first;
    }
    return ways < 2 && !isAgain(parse, first) ? null : first;
  }

  /** "By 52 votes to 42": whether another number stands shortly behind one. */
  private static boolean isAgain(Parse parse, @Nullable Range first) {
    for (int i = first == null ? parse.size() : first.end(); i < parse.size(); i++) {
      if (first != null && i <= first.end() + APART && parse.upos(i).equals("NUM")) {
        return true;
      }
    }
    return false;
  }

  private boolean isInsideName(Parse parse, Terms.Found instrument) {
    return parties.mentionsIn(parse).stream()
        .anyMatch(
            mention -> mention.range().contains(instrument.range()) && mention.isCollective());
  }

  private void read(Parse parse, Terms terms, Terms.Found instrument, @Nullable Edtf news) {
    int noun = instrument.top();
    int verb = parse.head(noun);
    boolean direct =
        verb >= 0 && parse.is(noun, "obj", "nsubj", "obl", "compound", "iobj", "nmod", "xcomp");
    String act = direct ? actAt(terms, verb) : null;
    Party body = null;
    int clause = noun;
    boolean stated = false;
    if (act != null && parse.isNoun(verb) && !Clause.isLight(parse, verb)) {
      // "The adoption of a statement by the congress".
      body = speaker(parse, terms, dependents(parse, terms, verb));
      clause = verb;
    } else if (act != null && direct) {
      body = speaker(parse, terms, subjects(parse, terms, verb, noun));
      clause = verb;
    }
    if (body == null) {
      for (int child : parse.children(noun)) {
        String own = parse.is(child, "acl") ? actAt(terms, child) : null;
        if (own != null) {
          body = speaker(parse, terms, agents(parse, terms, child));
          body = body == null ? maker(parse, terms, doers(parse, terms, child)) : body;
          act = body == null ? act : own;
          clause = body == null ? clause : child;
        }
      }
    }
    if (body == null) {
      body = speaker(parse, terms, dependents(parse, terms, noun));
      // "The resolutions of the assembly" names texts, and "the motion of the party" tells nothing
      // of
      // it; nor is the court of a statute who adopts it.
      boolean bare =
          (act == null
                  && (parse.feature(noun, "Number").equals("Plur")
                      || instrument.value().equals("motion")))
              || instrument.is("treaty");
      body = bare ? null : body;
      act = body == null ? act : act == null ? "issued" : act;
    }
    if (body == null && instrument.is("instrument")) {
      int stating = stating(parse, terms, noun);
      boolean stand = stating >= 0 && terms.at(stating, Table.POSITIONS, "stance");
      // An invitation in a letter is no stand.
      stating = instrument.value().equals("letter") && !stand ? -1 : stating;
      if (stating >= 0) {
        // "In a statement the ministry condemned".
        List<Integer> nodes = subjects(parse, terms, stating, noun);
        body = stand ? author(parse, terms, nodes) : speaker(parse, terms, nodes);
        act = body == null ? act : "issued";
        clause = stating;
        stated = true;
      } else if (goesOn(parse, terms, noun, instrumentOf(instrument))) {
        return;
      }
    }
    if (body == null || act == null || (instrument.is("treaty") && !DECISIONS.contains(act))) {
      return;
    }
    String stance = stance(parse, terms, noun, clause);
    stance = stance == null && stated ? stanceOf(terms, clause) : stance;
    Edtf date = date(parse, terms, noun, clause, news);
    // A clause beside a text tells of it what was done before.
    boolean referred = isReferredTo(parse, terms, noun) || parse.is(clause, "acl");
    keep(
        new Stand(
            body,
            instrumentOf(instrument),
            PositionAct.valueOf(act.toUpperCase(Locale.ROOT)),
            stance,
            topic(parse, terms, noun, clause),
            date,
            referred,
            Modalities.of(parse, terms, clause),
            List.of(evidence(parse, clause, noun)),
            parse.index(),
            "position/" + instrument.value()));
  }

  private static Instrument instrumentOf(Terms.Found found) {
    return Instrument.valueOf(found.value().toUpperCase(Locale.ROOT));
  }

  /** The verb of taking a stand that a text in a slot belongs to; -1 where there is none. */
  private int stating(Parse parse, Terms terms, int noun) {
    int verb = Clause.verbAbove(parse, noun);
    Set<String> slots = terms.slots(noun);
    boolean in = slots.contains("in") || slots.contains("by") || slots.contains("with");
    boolean stand =
        verb >= 0
            && (terms.at(verb, Table.POSITIONS, "stance")
                || STANDS.stream().anyMatch(act -> isAct(terms, verb, act))
                || SpeechWord.in(language, parse.passage()).stream()
                    .anyMatch(word -> parse.range(word.match()).contains(verb)));
    return stand && in && parse.is(noun, "obl", "nmod", "advmod") ? verb : -1;
  }

  /** Who takes a stand in a text of theirs: a body, or a person. */
  private @Nullable Party author(Parse parse, Terms terms, List<Integer> nodes) {
    Party body = speaker(parse, terms, nodes);
    for (int node : body == null ? nodes : List.<Integer>of()) {
      for (Party party : parties.at(parse, terms, node)) {
        if (party.kind() == Party.Kind.PERSON) {
          return party;
        }
      }
    }
    for (int node : body == null ? nodes : List.<Integer>of()) {
      if (parse.isNoun(node)) {
        return parties.described(parse, node).stream().findFirst().orElse(null);
      }
    }
    return body;
  }

  /** "The declaration reaffirms": more of what was named shortly before; false where none was. */
  private boolean goesOn(Parse parse, Terms terms, int noun, Instrument instrument) {
    int verb = parse.head(noun);
    boolean speaks =
        verb >= 0 && parse.is(noun, "nsubj") && terms.at(verb, Table.POSITIONS, "stance");
    for (int i = found.size() - 1; speaks && i >= 0; i--) {
      Stand last = found.get(i);
      boolean near = parse.index() - last.passage() <= REACH && !last.isReferredTo();
      if (near && last.modality() == Modality.ASSERTED) {
        List<Span> evidence = new ArrayList<>(last.evidence());
        evidence.add(evidence(parse, verb, noun));
        found.set(i, last.withMore(stanceOf(terms, verb), evidence));
        return true;
      }
    }
    Party body = speaks ? lastSpeaker().orElse(null) : null;
    if (body == null) {
      return false;
    }
    keep(
        new Stand(
            body,
            instrument,
            PositionAct.ISSUED,
            stanceOf(terms, verb),
            object(parse, verb, noun),
            null,
            false,
            Modalities.of(parse, terms, verb),
            List.of(evidence(parse, verb, noun)),
            parse.index(),
            "position/goes-on"));
    return true;
  }

  private Optional<Party> lastSpeaker() {
    return parties.spokenOf().stream()
        .filter(party -> party.kind() == Party.Kind.COLLECTIVE)
        .findFirst();
  }

  /** A date that hangs on the noun, or on the verb that tells what was done with it. */
  private @Nullable Edtf date(Parse parse, Terms terms, int noun, int clause, @Nullable Edtf news) {
    TimeMention done = clause == noun ? null : times.of(parse, clause);
    for (TimeMention time : times.in(parse)) {
      int top = parse.top(parse.range(time.span()));
      // "Approved on Thursday the treaty signed in 2019": the clause tells when.
      boolean own =
          done == null
              || time.equals(done)
              || parse.head(top) == noun
              || parse.is(noun, "obl")
              || actAt(terms, parse.head(top)) != null
              || actAt(terms, clause) == null;
      if (own && isOf(parse, top, noun)) {
        return time.value();
      }
    }
    if (clause == noun) {
      return null;
    }
    boolean aside = times.in(parse).isEmpty() || times.areAside(parse);
    return done != null ? done.value() : aside ? news : null;
  }

  /** Whether a time dates a text, and not what another clause about the text tells. */
  private static boolean isOf(Parse parse, int time, int noun) {
    boolean clause = false;
    for (int at = time; at >= 0; at = parse.head(at)) {
      if (at == noun) {
        return true;
      }
      boolean predicate =
          parse.isVerb(at) || parse.children(at).stream().anyMatch(child -> parse.is(child, "cop"));
      boolean other = predicate && parse.is(at, "acl", "advcl", "ccomp", "conj");
      // "A resolution adopted in May", but not "a resolution that condemns the attack in May".
      boolean passive =
          parse.feature(at, "VerbForm").equals("Part") && !hasSubject(parse, at) && !clause;
      if (other && !(passive && parse.head(at) == noun)) {
        return false;
      }
      clause |= other;
    }
    return false;
  }

  private static boolean hasSubject(Parse parse, int verb) {
    return parse.children(verb).stream().anyMatch(child -> parse.is(child, "nsubj", "obj"));
  }

  private static @Nullable String actAt(Terms terms, int node) {
    for (Terms.Found found : terms.in(Table.POSITIONS, "act")) {
      if (found.range().contains(node)) {
        return found.value();
      }
    }
    return null;
  }

  private static List<Integer> subjects(Parse parse, Terms terms, int verb, int noun) {
    List<Integer> nodes = new ArrayList<>(agents(parse, terms, verb));
    int subject = Clause.subject(parse, verb);
    if (subject >= 0 && subject != noun && !Clause.isPassive(parse, verb)) {
      nodes.add(0, subject);
    }
    return nodes;
  }

  private static List<Integer> agents(Parse parse, Terms terms, int verb) {
    List<Integer> nodes = new ArrayList<>();
    for (int child : parse.children(verb)) {
      if (terms.at(child, Table.POSITIONS, "instrument")) {
        continue;
      }
      if (parse.node(child).relation().equals("obl:agent")
          || (parse.is(child, "obl", "nmod", "nsubj")
              && (terms.slots(child).contains("by") || terms.slots(child).contains("in")))) {
        nodes.add(child);
      }
      if (parse.isNoun(child) && terms.at(child, Table.MARKERS, "by")) {
        // "On the part of X", said with a noun.
        parse.children(child).stream().filter(below -> parse.is(below, "nmod")).forEach(nodes::add);
      }
    }
    return nodes;
  }

  /** "The motion that the house adopted": who does what a clause beside a text tells. */
  private static List<Integer> doers(Parse parse, Terms terms, int verb) {
    List<Integer> nodes = new ArrayList<>();
    for (Terms.Found act : terms.in(Table.POSITIONS, "act")) {
      for (int node = act.range().first(); node < act.range().end(); node++) {
        if (act.range().contains(verb) && !Clause.isPassive(parse, node)) {
          parse.children(node).stream()
              .filter(child -> parse.is(child, "nsubj") && !parse.upos(child).equals("PRON"))
              .forEach(nodes::add);
        }
      }
    }
    return nodes;
  }

  private static List<Integer> dependents(Parse parse, Terms terms, int noun) {
    List<Integer> nodes = new ArrayList<>();
    for (int child : parse.children(noun)) {
      Set<String> slots = terms.slots(child);
      if (parse.is(child, "nmod", "obl", "compound", "amod", "flat")
          && (slots.isEmpty()
              || slots.contains("of")
              || slots.contains("by")
              || slots.contains("from"))
          && !slots.contains("about")) {
        nodes.add(child);
      }
    }
    return nodes;
  }

  private @Nullable Party speaker(Parse parse, Terms terms, List<Integer> nodes) {
    for (int node : nodes) {
      for (Party party : parties.at(parse, terms, node)) {
        if (SPEAKERS.contains(party.kind())) {
          return party;
        }
      }
    }
    return null;
  }

  /** Of those who do something the first that is a body or a country by name. */
  private @Nullable Party maker(Parse parse, Terms terms, List<Integer> nodes) {
    Party body = speaker(parse, terms, nodes);
    return body == null || body.kind() == Party.Kind.DESCRIBED || isOutlet(body) ? null : body;
  }

  /** "In a statement to the agency X": who reports a text did not make it. */
  private static boolean isOutlet(Party party) {
    Member member = party.member();
    return member != null && member.type() == EntityType.OUTLET;
  }

  private static @Nullable String stance(Parse parse, Terms terms, int noun, int clause) {
    for (int above : new int[] {noun, clause}) {
      for (Terms.Found word : stances(terms)) {
        if (word.top() != above && parse.isUnder(word.top(), above)) {
          return word.value();
        }
      }
    }
    return null;
  }

  /** The words of stances, but for those of a name or phrase that says none. */
  private static List<Terms.Found> stances(Terms terms) {
    List<Terms.Found> not = terms.in(Table.ACTS, "not");
    return terms.in(Table.POSITIONS, "stance").stream()
        .filter(word -> not.stream().noneMatch(other -> other.range().contains(word.range())))
        .toList();
  }

  /** The stance that a word itself says; null where it says none. */
  private static @Nullable String stanceOf(Terms terms, int node) {
    return stances(terms).stream()
        .filter(word -> word.range().contains(node))
        .map(Terms.Found::value)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String topic(Parse parse, Terms terms, int noun, int clause) {
    for (int above : new int[] {noun, clause}) {
      for (int child : parse.children(above)) {
        if (child != noun
            && parse.is(child, "nmod", "obl")
            && terms.slots(child).contains("about")
            && !parse.upos(child).equals("NUM")
            && !times.isAt(parse, child)) {
          BitSet set = parse.subtreeWithout(child, "case", "acl", "punct", "conj", "cc", "det");
          return parse.text(parse.around(child, set));
        }
      }
    }
    for (Terms.Found word : stances(terms)) {
      if (parse.isUnder(word.top(), noun)) {
        for (int child : parse.children(word.top())) {
          if (parse.is(child, "obj", "obl", "nmod")) {
            BitSet set = parse.subtreeWithout(child, "case", "acl", "punct", "conj", "cc", "det");
            return parse.text(parse.around(child, set));
          }
        }
      }
    }
    return null;
  }

  private static boolean isReferredTo(Parse parse, Terms terms, int noun) {
    for (int at = noun; at >= 0; at = parse.head(at)) {
      if (terms.at(at, Table.POSITIONS, "refers")) {
        return true;
      }
    }
    return false;
  }

  private static Span evidence(Parse parse, int clause, int noun) {
    BitSet set =
        parse.subtreeWithout(clause, "conj", "cc", "parataxis", "advcl", "punct", "discourse");
    return parse.span(
        new Range(Math.min(set.nextSetBit(0), noun), Math.max(set.length(), noun + 1)));
  }

  private void keep(Stand stand) {
    String form = stand.instrument().name().toLowerCase(Locale.ROOT);
    parties.stated(stand.body(), form, stand.isReferredTo());
    for (int i = 0; i < found.size(); i++) {
      Stand other = found.get(i);
      boolean same =
          Objects.equals(other.body().identity(), stand.body().identity())
              && other.instrument() == stand.instrument()
              && other.act() == stand.act()
              && other.modality() == stand.modality()
              && Objects.equals(other.date(), stand.date());
      if (same) {
        List<Span> evidence = new ArrayList<>(other.evidence());
        evidence.addAll(stand.evidence());
        found.set(
            i,
            new Stand(
                other.body(),
                other.instrument(),
                other.act(),
                other.stance() == null ? stand.stance() : other.stance(),
                other.topic() == null ? stand.topic() : other.topic(),
                other.date(),
                other.isReferredTo() && stand.isReferredTo(),
                other.modality(),
                evidence.stream().distinct().toList(),
                other.passage(),
                other.rule()));
        return;
      }
    }
    found.add(stand);
  }
}
