package org.dragoman.understanding.act;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dragoman.record.assertion.Event.Act;
import org.dragoman.record.assertion.Event.Role;
import org.dragoman.record.assertion.Modality;
import org.dragoman.record.assertion.Position.Instrument;
import org.dragoman.record.assertion.Position.PositionAct;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.Lexicon.Term;
import org.dragoman.understanding.name.Countries;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.party.Parties;
import org.dragoman.understanding.party.Party;
import org.dragoman.understanding.place.CountryForm;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.syntax.Clause;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.dragoman.understanding.time.TimeMention;
import org.jspecify.annotations.Nullable;

/**
 * Finds events: a word that is an act or names one, and the parts of those around it in the tree.
 *
 * <p>Passages are to be read in order. What several passages tell of one event becomes one. Not
 * thread-safe.
 */
public final class EventFinder {

  /** The slots in the order in which they count where a word has several. */
  private static final List<String> SLOTS =
      List.of("between", "with", "by", "against", "to", "from", "of");

  /** The slots in which a noun alone says who it is: "observers", "with the opposition". */
  private static final Set<String> DESCRIBED = Set.of("subject", "by", "with", "between");

  /** The slots in which a noun alone does so where it means people: "detained activists". */
  private static final Set<String> DONE_TO = Set.of("object", "of", "to", "against");

  /** Acts that are told of without their parties, where it is said when: "signed in July 2022". */
  private static final Set<Act> DATED =
      Set.of(
          Act.MEET,
          Act.VISIT,
          Act.CALL,
          Act.SIGN,
          Act.ADOPT,
          Act.VOTE,
          Act.ELECT,
          Act.ATTACK,
          Act.CEASEFIRE,
          Act.FOUND,
          Act.COMMEMORATE);

  /** Acts in which the subject of the sentence takes part even where they only frame it. */
  private static final Set<Act> FRAMES =
      Set.of(Act.VISIT, Act.MEET, Act.CALL, Act.INTERVIEW, Act.SPEECH, Act.CORRESPOND);

  /** Acts that take people. */
  private static final Set<Act> FACE_TO_FACE =
      Set.of(Act.MEET, Act.VISIT, Act.CALL, Act.INTERVIEW, Act.CREDENTIALS);

  /** Acts that show that somebody was elsewhere, or need not have been there. */
  private static final Set<Act> APART =
      Set.of(
          Act.MEET, Act.VISIT, Act.CALL, Act.INTERVIEW, Act.CREDENTIALS, Act.CORRESPOND, Act.ADOPT);

  /** Acts of speech: who does them in a report does them at what it reports. */
  private static final Set<Act> SAID =
      Set.of(Act.PRAISE, Act.CONDEMN, Act.APPEAL, Act.REJECT, Act.SPEECH, Act.THREATEN);

  /** Acts towards somebody: in a story between two countries one does them to the other. */
  private static final Set<Act> TOWARDS =
      Set.of(
          Act.MEET,
          Act.VISIT,
          Act.CALL,
          Act.CORRESPOND,
          Act.SIGN,
          Act.CREDENTIALS,
          Act.PRAISE,
          Act.CONDEMN,
          Act.THREATEN,
          Act.REJECT,
          Act.PROTEST,
          Act.SANCTION,
          Act.ATTACK,
          Act.MEDIATE,
          Act.COOPERATE);

  /** The kind of those who are visited by a verb that else means that they are asked. */
  private static final String CALLED_ON = "person";

  /** Stands before the kind of those who do something, where theirs counts. */
  private static final String BY = "by ";

  /** So many passages are news; what follows is often background. */
  private static final int NEWS = 12;

  /** Acts whose object is no frame: who condemns a visit does not make it. */
  private static final Set<String> JUDGING =
      Set.of("condemn", "praise", "reject", "appeal", "threaten");

  /** Acts of word that are done for, or because of, something. */
  private static final Set<Act> JUDGED =
      Set.of(Act.CONDEMN, Act.PRAISE, Act.REJECT, Act.CORRESPOND, Act.THREATEN, Act.APPEAL);

  /** Acts by which somebody comes into office, or is elsewhere. */
  private static final Set<String> OFFICE = Set.of("elect", "appoint", "visit");

  /** Acts of word that belong to a talk. */
  private static final Set<String> TALK = Set.of("praise", "appeal", "condemn", "speech");

  /** Acts that others are a part of: a vote of what is adopted, a meeting of what is formed. */
  private static final List<String> CARRYING = List.of("found", "sign", "adopt");

  /** Acts that a vote brings about. */
  private static final Set<String> DECIDING = Set.of("adopt", "elect", "reject", "appoint");

  private final Countries countries;
  private final Parties parties;
  private final Times times;
  private final @Nullable Edtf published;
  private final @Nullable Edtf news;
  private final List<Told> events = new ArrayList<>();
  private final List<Speaker> speakers = new ArrayList<>();

  /** Somebody who speaks in a passage, or is one of several whom it lists. */
  private record Speaker(int passage, Party party, boolean speaks, boolean oneOfSeveral) {}

  /** Takes what is known of the document. */
  public EventFinder(
      Countries countries,
      Parties parties,
      Times times,
      @Nullable Edtf published,
      @Nullable Edtf news) {
    this.countries = countries;
    this.parties = parties;
    this.times = times;
    this.published = published == null ? null : published.withoutTime();
    this.news = news;
  }

  /** The events so far, in the order of the text. */
  public List<Told> events() {
    return events;
  }

  /**
   * Reads a passage.
   *
   * @param lead whether it tells the news: the headline or one of the first sentences
   */
  public void read(Parse parse, Terms terms, boolean lead) {
    List<Range> received = new ArrayList<>();
    for (Terms.Found word : terms.in(Table.ACTS, "receives")) {
      if (received.stream().noneMatch(word.range()::overlaps) && isReception(parse, terms, word)) {
        received.add(word.range());
        Term meet = new Term("verb", "meet");
        Told told = told(parse, terms, new Terms.Found(word.range(), word.top(), meet), lead);
        if (told != null) {
          keep(told);
        }
      }
    }
    for (Terms.Found word : terms.in(Table.ACTS)) {
      Terms.Found found = word.is("on") ? on(parse, terms, word) : word;
      boolean other =
          (found.is("verb") && word.is("verb") && isElse(parse, terms, word))
              || (found.value().equals("adopt")
                  && received.stream().anyMatch(found.range()::overlaps))
              // Who comes at somebody's invitation is not asked for anything.
              || (found.value().startsWith("appeal")
                  && terms.at(found.top(), Table.MARKERS, "invited"));
      if (!other && isTrigger(parse, terms, found)) {
        Told told = told(parse, terms, found, lead);
        if (told != null) {
          keep(told);
        }
      }
    }
    for (Terms.Found launch : terms.in(Table.ACTS, "launch")) {
      Told told = launched(parse, terms, launch, lead);
      if (told != null) {
        keep(told);
      }
    }
    for (Terms.Found naming : terms.in(Table.ACTS, "judge")) {
      Told told = judged(parse, terms, naming, lead);
      if (told != null) {
        keep(told);
      }
    }
  }

  /**
   * "Launched a friendship group": verbs that found only where a group is what they bring about.
   */
  private @Nullable Told launched(Parse parse, Terms terms, Terms.Found launch, boolean lead) {
    int verb = launch.top();
    if (!isVerbal(parse, verb) && !Clause.isLight(parse, verb)) {
      return null;
    }
    boolean group = false;
    for (int child : parse.children(verb)) {
      group |= parse.is(child, "obj", "nsubj") && isGroup(parse, terms, child);
    }
    if (!group || isToldHere(parse, Set.of(Act.FOUND))) {
      return null;
    }
    return told(
        parse, terms, new Terms.Found(launch.range(), verb, new Term("verb", "found")), lead);
  }

  /**
   * "Captured the town", "captured two men": a verb that is an act where something of a kind stands
   * with it. As it was where nothing of the kind does.
   */
  private Terms.Found on(Parse parse, Terms terms, Terms.Found word) {
    String[] value = word.value().split("@", 2);
    boolean doer = value[1].startsWith(BY);
    String kind = doer ? value[1].substring(BY.length()) : value[1];
    int verb = word.top();
    boolean passive = Clause.isPassive(parse, verb);
    List<Integer> around = new ArrayList<>(parse.children(verb));
    around.removeIf(
        node ->
            doer
                ? passive
                    ? !parse.node(node).relation().equals("obl:agent")
                    : !parse.is(node, "nsubj")
                : !parse.is(node, "obj", "xcomp", "ccomp", "advmod", "compound")
                    && !(value[0].startsWith("visit") && terms.slots(node).contains("to"))
                    && !(passive && parse.is(node, "nsubj")));
    if (!doer && passive && parse.is(verb, "acl")) {
      around.add(parse.head(verb));
    }
    if (kind.equals(CALLED_ON)) {
      around.clear();
      for (int node = word.range().first(); node < word.range().end(); node++) {
        around.addAll(parse.children(node));
      }
      around.removeIf(word.range()::contains);
      if (around.stream().anyMatch(node -> isWhat(parse, terms, node))) {
        around.clear();
      }
      around.removeIf(node -> !parse.is(node, "obj", "obl", "nmod") || isAsked(parse, terms, node));
    }
    return around.stream().anyMatch(node -> isKind(parse, terms, node, kind))
        ? new Terms.Found(word.range(), verb, new Term("verb", value[0]))
        : word;
  }

  /** "Called on the president": whether a verb is another act by whom it is done to. */
  private boolean isElse(Parse parse, Terms terms, Terms.Found verb) {
    return terms.in(Table.ACTS, "on").stream()
        .anyMatch(
            other ->
                other.value().endsWith("@" + CALLED_ON)
                    && other.range().equals(verb.range())
                    && on(parse, terms, other).is("verb"));
  }

  /** Whether a dependent tells what somebody is to do. */
  private static boolean isWhat(Parse parse, Terms terms, int node) {
    return parse.is(node, "xcomp", "ccomp", "advcl")
        || (parse.is(node, "obl") && terms.slots(node).contains("to"));
  }

  /** "Called on Minister X for restraint", "to stop": whether somebody is to do something. */
  private static boolean isAsked(Parse parse, Terms terms, int node) {
    return parse.children(node).stream()
        .anyMatch(
            child ->
                (parse.isVerb(child) && parse.is(child, "acl"))
                    || (parse.is(child, "nmod") && terms.slots(child).contains("to")));
  }

  /** Whether a node, or what it counts ("dozens of towns"), is of a class of the markers. */
  private boolean isKind(Parse parse, Terms terms, int node, String kind) {
    boolean named =
        switch (kind) {
          case "to" ->
              (parse.is(node, "xcomp")
                      || (parse.is(node, "ccomp") && parse.feature(node, "VerbForm").equals("Inf")))
                  && parse.children(parse.head(node)).stream()
                      .anyMatch(child -> parse.is(child, "obj", "iobj"));
          case CALLED_ON ->
              parties.at(parse, terms, node).stream()
                  .anyMatch(party -> party.kind() == Party.Kind.PERSON);
          case "humans" ->
              terms.at(node, Table.POSTS, "post")
                  || parties.at(parse, terms, node).stream()
                      .anyMatch(party -> party.kind() == Party.Kind.PERSON);
          case "lands" ->
              parties.at(parse, terms, node).stream()
                  .anyMatch(
                      party ->
                          party.kind() == Party.Kind.PLACE || party.kind() == Party.Kind.COUNTRY);
          default -> false;
        };
    return named
        || terms.at(node, Table.MARKERS, kind)
        || parse.children(node).stream()
            .anyMatch(
                child -> parse.is(child, "nmod", "amod") && terms.at(child, Table.MARKERS, kind));
  }

  /** "Was received by the president": one word adopts a text and receives people. */
  private boolean isReception(Parse parse, Terms terms, Terms.Found word) {
    int verb = word.top();
    if (!isVerbal(parse, verb) && !Clause.isLight(parse, verb)) {
      return false;
    }
    List<Integer> taken = new ArrayList<>(parse.children(verb));
    taken.removeIf(
        child ->
            !parse.is(child, "nsubj", "obj") && !parse.node(child).relation().equals("nmod:poss"));
    if (taken.isEmpty() && parse.is(verb, "acl")) {
      taken.add(parse.head(verb));
    }
    return taken.stream()
        .anyMatch(
            node ->
                terms.at(node, Table.POSTS, "post")
                    || isGroup(parse, terms, node)
                    || parties.at(parse, terms, node).stream()
                        .anyMatch(party -> party.kind() == Party.Kind.PERSON));
  }

  private boolean isGroup(Parse parse, Terms terms, int node) {
    Mentioned mention = parties.mentionAt(parse, node);
    return (mention != null && mention.type() == EntityType.GROUP)
        || terms.in(Table.BODIES, "group").stream().anyMatch(found -> found.top() == node);
  }

  /** "Called the decision unlawful", "described the talks as constructive": blame and praise. */
  private @Nullable Told judged(Parse parse, Terms terms, Terms.Found naming, boolean lead) {
    int verb = naming.top();
    if (!isVerbal(parse, verb) && !Clause.isLight(parse, verb)) {
      return null;
    }
    for (Terms.Found word : terms.in(Table.ACTS, "judged")) {
      Act act = Act.valueOf(word.value().toUpperCase(Locale.ROOT));
      boolean own =
          !word.range().overlaps(naming.range()) && isSaidOf(parse, word.top(), naming.range());
      if (!own || isToldHere(parse, Set.of(Act.CONDEMN, Act.PRAISE, Act.REJECT))) {
        continue;
      }
      Roles roles = Roles.of(act);
      Scene scene = new Scene(parse, terms, act, "", naming.range());
      scene.subject(verb);
      Told told =
          new Told(
              act,
              String.valueOf(roles.plover()),
              Modalities.of(parse, terms, verb),
              "act/judge/" + word.value(),
              false,
              parse.index(),
              evidence(
                  parse,
                  verb,
                  new Range(
                      Math.min(naming.range().first(), word.range().first()),
                      Math.max(naming.range().end(), word.range().end()))));
      scene.give(told);
      date(told, parse, timeOf(parse, terms, verb, verb), lead || parse.index() <= NEWS);
      return told;
    }
    return null;
  }

  /** Whether a word hangs on one of a range, and on no clause that only tells more of something. */
  private static boolean isSaidOf(Parse parse, int word, Range range) {
    for (int at = word; at >= 0; at = parse.head(at)) {
      if (range.contains(at)) {
        return true;
      }
      // "Başarılı olarak niteledi": what is said of it may be a clause of its own to the reader.
      if (parse.is(at, "acl", "parataxis") || (at != word && parse.is(at, "advcl"))) {
        return false;
      }
    }
    return false;
  }

  /** Whether one of some acts is told in a passage already. */
  private boolean isToldHere(Parse parse, Set<Act> acts) {
    return events.stream()
        .filter(event -> acts.contains(event.act()))
        .flatMap(event -> event.evidence().stream())
        .anyMatch(span -> parse.passage().sentence().span().contains(span));
  }

  /**
   * Finds a vote that is told by its counts: so many for, so many against, so many abstained; or so
   * many votes.
   *
   * @param lead whether the passage tells the news
   */
  public void votes(Parse parse, Terms terms, boolean lead) {
    int counted = 0;
    int first = parse.size();
    int end = 0;
    for (String way : List.of("for", "against", "abstained")) {
      Range range = counted(parse, terms, way);
      if (range != null) {
        counted++;
        first = Math.min(first, range.first());
        end = Math.max(end, range.end());
      }
    }
    Range votes = counted(parse, terms, "votes");
    if (counted < 2 && votes != null) {
      // "Received 172 votes": one count is enough where the votes are named.
      first = Math.min(first, votes.first());
      end = Math.max(end, votes.end());
    }
    if ((counted < 2 && votes == null)
        || isToldHere(
            parse,
            counted < 2 ? Set.of(Act.VOTE, Act.ELECT, Act.ADOPT, Act.REJECT) : Set.of(Act.VOTE))) {
      return;
    }
    Span evidence = parse.span(new Range(first, end));
    if (counted > 1) {
      // "34 deputies opposed it": those counted do nothing besides.
      events.removeIf(event -> SAID.contains(event.act()) && isCounted(event, evidence));
    }
    Told vote =
        new Told(
            Act.VOTE,
            "SUPPORT",
            Modality.ASSERTED,
            "act/counts/vote",
            false,
            parse.index(),
            evidence);
    parties.bodyOf(parse).ifPresent(body -> vote.part(body, Role.ACTOR));
    int verb = votes == null ? -1 : Clause.verbAbove(parse, parse.top(votes));
    int subject = verb < 0 || counted > 1 ? -1 : Clause.subject(parse, verb);
    if (subject >= 0) {
      parties.at(parse, terms, subject).stream()
          .filter(party -> party.kind() == Party.Kind.PERSON)
          .forEach(party -> vote.part(party, Role.RECIPIENT));
    }
    // "2 against (Peru and Chile)": who voted so.
    for (CountryMention country : countries.in(evidence)) {
      if (country.form().kind() == CountryForm.Kind.NAME) {
        vote.part(
            new Party(
                Party.Kind.COUNTRY,
                countries.name(country, parse.passage().document()),
                null,
                country.form().country(),
                country.span()),
            Role.ACTOR);
      }
    }
    TimeMention time = times.of(parse, first);
    if (time != null) {
      vote.date(time.value(), time.basis());
    } else if (lead && published != null && times.in(parse).isEmpty()) {
      vote.date(published, DateBasis.PUBLISHED);
    }
    events.add(vote);
  }

  /** Whether an act is told of nobody but a number of people, where a vote is counted. */
  private static boolean isCounted(Told event, Span votes) {
    return event.evidence().stream().allMatch(votes::overlaps)
        && !event.parts().isEmpty()
        && event.parts().stream()
            .allMatch(
                part ->
                    part.party().kind() == Party.Kind.DESCRIBED
                        && Character.isDigit(part.party().name().codePointAt(0)));
  }

  /** A way of voting with its number beside it; null where the passage has none. */
  private @Nullable Range counted(Parse parse, Terms terms, String way) {
    for (Terms.Found found : terms.in(Table.POSITIONS, way)) {
      Range range = found.range();
      for (int i = Math.max(0, range.first() - 4);
          i < Math.min(parse.size(), range.end() + 4);
          i++) {
        boolean number =
            parse.upos(i).equals("NUM")
                || parse.node(i).form().chars().allMatch(Character::isDigit);
        // "The vote of 2016": a year counts no votes.
        if (number && !times.isAt(parse, i)) {
          return new Range(Math.min(i, range.first()), Math.max(i + 1, range.end()));
        }
      }
    }
    return null;
  }

  /**
   * Notes who speaks in a passage with their post beside their name: in a report of a meeting they
   * took part.
   *
   * @param said whether a verb of saying has somebody say something there
   */
  public void speakers(Parse parse, Terms terms, boolean said) {
    boolean speaks =
        said
            || terms.in(Table.ACTS, "verb").stream()
                .anyMatch(found -> TALK.stream().anyMatch(found.value()::startsWith));
    if (parse.passage().sentence().kind() != Section.Kind.BODY
        || isOfOffice(parse, terms)
        || terms.in(Table.ACTS, "verb").stream()
            .anyMatch(found -> found.value().startsWith("reject"))) {
      return;
    }
    for (Post post : parties.posts(parse)) {
      boolean spokesman =
          terms.in(Table.POSTS, "post").stream()
              .anyMatch(one -> one.value().equals("official") && post.noun().contains(one.range()));
      if (post.kind().equals("official") || spokesman) {
        // Spokesmen tell of meetings at which they were not.
        continue;
      }
      if (post.held() == Post.Tense.FORMER) {
        continue;
      }
      for (Mentioned holder : post.holders()) {
        boolean subject =
            isSubject(parse, holder.top())
                || isSubject(parse, post.top())
                || (holder.range().first() == post.phrase().end()
                    && isSubject(parse, holder.top()));
        Party party = subject ? parties.party(holder) : null;
        if (party != null) {
          speakers.add(new Speaker(parse.index(), party, speaks, post.isPlural()));
        }
      }
    }
  }

  /** "The group is led by X", "X was elected": what somebody is, and not what they did there. */
  private static boolean isOfOffice(Parse parse, Terms terms) {
    for (int i = 0; i < parse.size(); i++) {
      int node = i;
      boolean office =
          parse.node(i).isRoot()
              && (terms.at(i, Table.POSTS, "lead")
                  || terms.in(Table.ACTS, "verb").stream()
                      .anyMatch(
                          found -> found.range().contains(node) && OFFICE.contains(found.value())));
      if (office) {
        return true;
      }
    }
    return false;
  }

  /** Whether a node is the subject of its sentence's main verb, or in a list with it. */
  private static boolean isSubject(Parse parse, int node) {
    int at = node;
    while (at >= 0 && parse.is(at, "conj", "appos", "flat")) {
      at = parse.head(at);
    }
    if (at < 0 || !parse.node(at).relation().equals("nsubj")) {
      return false;
    }
    int verb = parse.head(at);
    while (verb >= 0 && parse.is(verb, "conj", "parataxis")) {
      verb = parse.head(verb);
    }
    return verb >= 0 && parse.node(verb).isRoot();
  }

  /** Whoever speaks in a document that reports one meeting in its headline or lead took part. */
  public void takePart() {
    for (Told event : events) {
      if (event.act() != Act.MEET || event.passage() > 2 || event.modality() != Modality.ASSERTED) {
        continue;
      }
      long persons =
          event.parts().stream().filter(p -> p.party().kind() == Party.Kind.PERSON).count();
      if (event.evidence().size() > 1 || persons < 2) {
        for (Speaker speaker : speakers) {
          if (speaker.passage() >= event.passage()
              && (persons < 2 || isOfStory(speaker, event))
              && !meetsOthers(speaker, event)) {
            event.part(speaker.party(), Role.PARTICIPANT);
          }
        }
      }
      return;
    }
  }

  /** Whether somebody speaks for one of the countries between which persons meet. */
  private boolean isOfStory(Speaker speaker, Told meeting) {
    String country = parties.countryOf(speaker.party());
    boolean own =
        country == null
            // Of whose countries one alone is known may be between many.
            || meeting.countries().size() < 2
            || meeting.countries().contains(country)
            || countries.two().contains(country);
    // "The prime ministers A, B and C were there as well": a list of those who came.
    return speaker.oneOfSeveral() || (speaker.speaks() && own);
  }

  /** Whether what somebody is told to do is to meet or visit others, elsewhere or later. */
  private boolean meetsOthers(Speaker speaker, Told meeting) {
    Object identity = speaker.party().identity();
    return events.stream()
        .filter(event -> event != meeting && APART.contains(event.act()))
        .filter(event -> event.passage() == speaker.passage())
        .anyMatch(
            event ->
                event.parts().stream().anyMatch(part -> part.party().identity().equals(identity)));
  }

  /**
   * Tells the countries that are not named with an act: those of parties whom only the document's
   * own country explains, else those that its story is about.
   */
  public void settle() {
    events.removeIf(this::isToldBetter);
    for (Told event : events) {
      if (news != null && event.basis() == DateBasis.PUBLISHED && !news.equals(event.date())) {
        // What nothing dates happened with what the news begins with.
        event.redate(news, DateBasis.RELATIVE);
      }
      for (Told.Part part : event.parts()) {
        event.country(parties.countryOf(part.party()));
      }
      boolean between = event.act() == Act.SIGN && event.parts().isEmpty();
      if (event.countries().isEmpty()) {
        if (between && countries.two().size() == 2) {
          countries.two().forEach(event::country);
        } else if (countries.home() != null) {
          event.country(countries.home());
        } else {
          countries.two().forEach(event::country);
        }
      } else if (TOWARDS.contains(event.act())
          && event.countries().size() == 1
          && countries.two().containsAll(event.countries())) {
        countries.two().forEach(event::country);
      }
    }
  }

  /** "Imposed an entry ban": what an act of its own tells is not told again as another act. */
  private boolean isToldBetter(Told event) {
    List<Object> taking = event.parts().stream().map(part -> part.party().identity()).toList();
    return event.act() == Act.OTHER
        && events.stream()
            .filter(one -> one.act() != Act.OTHER && one.modality() == event.modality())
            .filter(one -> one.evidence().get(0).equals(event.evidence().get(0)))
            .map(one -> one.parts().stream().map(part -> part.party().identity()).toList())
            .anyMatch(parts -> parts.containsAll(taking));
  }

  /** What a body adopts or issues is an act of it as well. */
  public void adoption(Stand stand) {
    boolean told =
        events.stream()
            .filter(event -> event.act() == Act.ADOPT)
            .flatMap(event -> event.evidence().stream())
            .anyMatch(span -> stand.evidence().stream().anyMatch(span::overlaps));
    boolean done =
        stand.act() == PositionAct.ADOPTED
            || (stand.act() == PositionAct.ISSUED
                && stand.body().kind() == Party.Kind.COLLECTIVE
                && stand.instrument() != Instrument.LETTER);
    // A bare "the resolutions of the council" names texts and tells nothing that was done; and who
    // condemns or rejects by word alone adopts nothing.
    boolean word = stand.rule().equals("position/word");
    if (told || word || !done || stand.date() == null) {
      return;
    }
    Told event =
        new Told(
            Act.ADOPT,
            "SUPPORT",
            stand.modality(),
            "act/" + stand.rule(),
            false,
            stand.passage(),
            stand.evidence().get(0));
    event.part(stand.body(), Role.ACTOR);
    event.date(
        stand.date(), stand.date().equals(published) ? DateBasis.PUBLISHED : DateBasis.STATED);
    event.topic(stand.topic());
    for (Span span : stand.evidence()) {
      countries.in(span).forEach(country -> event.country(country.form().country()));
    }
    events.add(event);
  }

  private void keep(Told told) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).isCalledOffBy(told)) {
        // "Was to visit, but the visit was put off": one visit, which did not take place.
        told.take(events.get(i));
        events.set(i, told);
        return;
      }
      boolean one = events.get(i).isOneClause(told);
      if (one && events.get(i).isOtherwise(told)) {
        return;
      }
      if (one || events.get(i).isSame(told)) {
        events.get(i).take(told);
        parties.met(events.get(i).parts().stream().map(Told.Part::party).toList());
        return;
      }
    }
    boolean alone =
        told.rule().startsWith("act/verb/meet") || told.rule().startsWith("act/verb/call");
    // A noun that no verb carries may only name something known: somebody must have a part in it.
    boolean bare =
        told.rule().startsWith("act/noun/")
            && told.parts().isEmpty()
            && told.modality() == Modality.ASSERTED
            && (told.date() == null || told.basis() == DateBasis.PUBLISHED)
            && told.passage() > 1;
    // A noun with one beside it says little: "the talks with X were good", "the vote of X".
    boolean faint =
        told.rule().startsWith("act/noun/")
            && told.act() != Act.ATTACK
            && told.act() != Act.CEASEFIRE
            && !(told.act() == Act.CALL && told.isWithPerson())
            && told.passage() > 1
            && told.size() < 2
            && told.countries().size() < 2
            && !told.isWith()
            && told.modality() == Modality.ASSERTED
            && (told.date() == null || told.basis() == DateBasis.PUBLISHED);
    // To recognise a state is an act; to recognise a mistake is none.
    boolean vague =
        told.act() == Act.OTHER
            && told.plover().equals("SUPPORT")
            && told.size() < 2
            && told.countries().size() < 2;
    boolean lone =
        alone && told.size() < 2 && !told.isWith() && told.modality() == Modality.ASSERTED;
    // "A memorandum was signed", in a story between two countries: by whom, it need not say.
    boolean signed =
        told.act() == Act.SIGN
            && told.rule().equals("act/verb/sign")
            && told.modality() == Modality.ASSERTED
            && told.passage() <= NEWS
            && countries.two().size() == 2;
    if ((isEnough(told) || signed) && !bare && !lone && !faint && !vague) {
      events.add(told);
      if (Roles.of(told.act()).bySlot().get("subject") == Role.PARTICIPANT) {
        parties.met(told.parts().stream().map(Told.Part::party).toList());
      }
    }
  }

  private static boolean isEnough(Told told) {
    boolean dated = told.date() != null && told.basis() != DateBasis.PUBLISHED;
    boolean ahead =
        told.modality() == Modality.PLANNED
            || told.modality() == Modality.CANCELLED
            || told.modality() == Modality.DENIED;
    boolean noun = told.rule().startsWith("act/noun/");
    boolean carried = told.rule().startsWith("act/carried/");
    if (DATED.contains(told.act()) && (dated || (ahead && !noun))) {
      return true;
    }
    if ((noun && told.modality() != Modality.ASSERTED && told.modality() != Modality.DENIED)
        || (carried && dated)
        || (noun && dated && !told.countries().isEmpty())) {
      return true;
    }
    return switch (Roles.of(told.act()).needs()) {
      case NOTHING -> true;
      case ANY -> !told.parts().isEmpty() || !told.countries().isEmpty();
      case ACTOR ->
          told.parts().stream()
                  .anyMatch(part -> part.role() == Role.ACTOR || part.role() == Role.MEDIATOR)
              || told.hasActingCountry()
              // "The ambassador was summoned", "received credentials": the other side is known.
              || ((told.act() == Act.PROTEST || told.act() == Act.CREDENTIALS)
                  && told.parts().stream().anyMatch(part -> part.role() == Role.RECIPIENT))
              // "The ambassador was summoned on Monday".
              || (dated
                  && told.rule().startsWith("act/verb/")
                  && told.parts().stream()
                      .anyMatch(part -> part.role() == Role.RECIPIENT && isNamed(part.party())));
    };
  }

  private static boolean isNamed(Party party) {
    return party.kind() == Party.Kind.PERSON || party.kind() == Party.Kind.COLLECTIVE;
  }

  private boolean isTrigger(Parse parse, Terms terms, Terms.Found found) {
    if (!found.is("verb") && !found.is("noun")) {
      return false;
    }
    int top = found.top();
    boolean fits =
        found.is("verb") ? isVerbal(parse, top) || isState(parse, found) : isNominal(parse, top);
    if (!fits && found.is("noun") && parse.isVerb(top)) {
      // A verb with the stem of a listed noun, where it is not listed itself.
      fits =
          terms.in(Table.ACTS).stream()
              .noneMatch(other -> other.is("verb") && other.range().equals(found.range()));
    }
    // "The elected president": what somebody is, and not what was done.
    boolean title =
        OFFICE.contains(found.value())
            && parse.is(top, "amod")
            && terms.at(top, Table.POSTS, "elect")
            && terms.at(parse.head(top), Table.POSTS, "post");
    if (!fits || title) {
      return false;
    }
    for (Mentioned mention : parties.mentionsIn(parse)) {
      if (mention.range().contains(found.range()) && mention.type() != EntityType.PLACE) {
        return false;
      }
    }
    return terms.in(Table.ACTS, "not").stream()
        .noneMatch(not -> not.range().overlaps(found.range()));
  }

  /** "Is ready to": what somebody is, where the phrase is listed with its copula. */
  private static boolean isState(Parse parse, Terms.Found found) {
    return found.range().size() > 1
        && parse.children(found.top()).stream()
            .anyMatch(child -> parse.is(child, "cop") && found.range().contains(child));
  }

  private static boolean isVerbal(Parse parse, int node) {
    return parse.isVerb(node)
        || parse.feature(node, "VerbForm").equals("Part")
        || isPredicate(parse, node);
  }

  /** A verb that the reader took for a noun shows itself by its subject. */
  private static boolean isPredicate(Parse parse, int node) {
    boolean subject = false;
    for (int child : parse.children(node)) {
      if (parse.is(child, "cop", "det", "case")) {
        return false;
      }
      subject |= parse.is(child, "nsubj");
    }
    return subject && parse.node(node).isRoot();
  }

  private static boolean isNominal(Parse parse, int node) {
    return parse.isNoun(node)
        || parse.upos(node).equals("ADJ")
        || Set.of("Vnoun", "Ger", "Conv", "Inf").contains(parse.feature(node, "VerbForm"));
  }

  private @Nullable Told told(Parse parse, Terms terms, Terms.Found found, boolean lead) {
    String[] value = found.value().split("/", 3);
    Act act = Act.valueOf(value[0].toUpperCase(Locale.ROOT));
    Roles roles = Roles.of(act);
    String plover = value.length > 1 ? value[1] : roles.plover() == null ? "" : roles.plover();
    int top = found.top();
    Scene scene = new Scene(parse, terms, act, plover, found.range());
    int clause = top;
    boolean joins = false;
    boolean carried = false;
    boolean object =
        found.is("noun")
            && parse.is(top, "obj")
            && terms.at(parse.head(top), Table.ACTS, "support");
    boolean verb =
        found.is("verb") || (!isNominal(parse, top) && !object) || Clause.isLight(parse, top);
    if (verb) {
      scene.ofVerb(top, top);
      scene.ofPhrase(found.range(), top);
    } else {
      scene.ofNoun(top);
      scene.ofPhrase(found.range(), top);
      int carrier = carrier(parse, top, act);
      if (carrier >= 0) {
        // "Is planned for August", "was cancelled": what becomes of an act carries it too.
        boolean support =
            !isOfOtherNoun(parse, terms, carrier, top)
                && (terms.at(carrier, Table.ACTS, "support")
                    || becomes(parse, terms, carrier, "planned")
                    || becomes(parse, terms, carrier, "cancelled"));
        joins = terms.at(carrier, Table.ACTS, "join");
        boolean light = isLightNoun(parse, top);
        boolean subject = parse.is(top, "nsubj");
        if (light
            || joins
            || (support && !subject && (!parse.is(top, "obl") || isPartitive(parse, terms, top)))) {
          scene.ofVerb(carrier, top);
          clause = carrier;
        } else if (support && parse.is(top, "obl") && terms.isMarked(top, "carries")) {
          scene.ofVerb(carrier, top);
          clause = carrier;
        } else if (support && subject) {
          scene.ofCarrier(carrier, top);
          clause = carrier;
        } else if (FRAMES.contains(act)
            && !subject
            && (!isJudged(terms, carrier) || Modalities.isAt(parse, terms, top))
            && !(parse.is(top, "obj") && isOfOtherNoun(parse, terms, carrier, top))
            && isFrame(parse, terms, top, act)) {
          int others = scene.parts.size();
          scene.subject(carrier);
          if (scene.parts.size() == others && parse.is(carrier, "ccomp")) {
            // "In a call asked that it be looked into": who asks is on the line.
            scene.subject(parse.head(carrier));
          }
          clause = carrier;
        }
        carried = support || joins || light || clause != top;
      }
    }
    scene.invited(clause);
    if (act == Act.VOTE && !verb && isOutcome(parse, terms, top)) {
      return null;
    }
    Modality modality = Modalities.of(parse, terms, top);
    if (modality == Modality.DENIED
        && FACE_TO_FACE.contains(act)
        && Modalities.wasPlanned(parse, terms, top, clause)) {
      // "Will not travel", "was not held as planned".
      modality = Modality.CANCELLED;
    }
    if (!verb) {
      scene.ofAbove(top, modality);
    }
    TimeMention time = timeOf(parse, terms, top, clause);
    if (found.is("verb") && time != null && isPast(parse, top) && isNotOver(time)) {
      // "Signed a protocol for 2025 to 2028": what is done is not done in years to come.
      time = null;
    }
    if (modality == Modality.ASSERTED && time != null && isAhead(time)) {
      // What is told of a day that has not come has not happened yet.
      modality = Modality.PLANNED;
    }
    boolean pointsBack = !verb && (joins || isDefinite(parse, terms, top));
    Told told =
        new Told(
            act,
            plover,
            modality,
            "act/" + (verb ? "verb" : carried ? "carried" : "noun") + "/" + found.value(),
            pointsBack,
            parse.index(),
            evidence(parse, clauseOf(parse, clause), found.range()));
    told.mode(value.length > 2 ? value[2] : null);
    scene.give(told);
    for (CountryMention country : countries.in(told.evidence().get(0))) {
      boolean named = country.form().kind() != CountryForm.Kind.CAPITAL;
      if (named && isOfClause(parse, parse.top(parse.range(country.span())), top, clause)) {
        told.country(country.form().country());
      }
    }
    // What is said in the news is said on the day of the news, where nothing else dates it.
    boolean said = SAID.contains(act) && parse.index() <= NEWS;
    date(told, parse, time, lead || said);
    return told;
  }

  /** "دیدار و گفت‌وگو کرد": a noun that a light verb makes a verb, or one listed with it. */
  private static boolean isLightNoun(Parse parse, int noun) {
    return parse.is(noun, "compound")
        || (parse.is(noun, "conj") && parse.is(parse.head(noun), "compound"));
  }

  /** Whether a verb tells what becomes of an act, by itself or with a word: "put it off". */
  private static boolean becomes(Parse parse, Terms terms, int verb, String what) {
    return terms.at(verb, Table.MODALITY, what)
        || parse.children(verb).stream()
            .anyMatch(
                child ->
                    parse.is(child, "obl", "compound") && terms.at(child, Table.MODALITY, what));
  }

  /** Whether a word belongs to a clause and not to one inside it: "the draft that Algeria made". */
  private static boolean isOfClause(Parse parse, int node, int act, int clause) {
    for (int at = node; at >= 0 && at != act && at != clause; at = parse.head(at)) {
      if (parse.is(at, "acl", "advcl", "ccomp", "parataxis")) {
        return false;
      }
    }
    return true;
  }

  /**
   * "این حمله را محکوم کرد": a light verb that makes another act of its noun carries none of the
   * nouns around it; but "جلسه تشکیل داد": what is formed of a session is the session.
   */
  private static boolean isOfOtherNoun(Parse parse, Terms terms, int verb, int noun) {
    return !isLightNoun(parse, noun)
        && parse.children(verb).stream()
            .filter(light -> light < verb && parse.is(light, "compound"))
            .anyMatch(
                light ->
                    terms.in(Table.ACTS).stream()
                        .anyMatch(
                            found ->
                                (found.is("noun") || found.is("verb"))
                                    && found.top() == light
                                    && CARRYING.stream().noneMatch(found.value()::startsWith)));
  }

  /** "A eu des discussions": an object with an article that looks like a word for "of". */
  private static boolean isPartitive(Parse parse, Terms terms, int noun) {
    return parse.node(noun).relation().equals("obl:arg")
        && terms.slots(noun).contains("of")
        && parse.children(parse.head(noun)).stream().noneMatch(child -> parse.is(child, "obj"));
  }

  /** The verb that carries a noun: the one on which it hangs, directly. */
  private static int carrier(Parse parse, int noun, Act act) {
    int head = parse.head(noun);
    if (head >= 0 && parse.isVerb(head)) {
      return head;
    }
    // "In the course of the visit", "lors de la visite": through one noun or adverb.
    boolean adverb = head >= 0 && parse.is(head, "advmod") && parse.is(noun, "obl");
    if (adverb || (head >= 0 && parse.is(noun, "nmod", "conj", "fixed"))) {
      int above = parse.head(head);
      boolean part =
          adverb
              || parse.is(head, "obl")
              || (parse.is(noun, "conj") && parse.is(head, "compound") && head < above)
              || (act == Act.CREDENTIALS && parse.is(head, "obj"));
      return above >= 0 && parse.isVerb(above) && part ? above : -1;
    }
    return -1;
  }

  /** "Adopted by 19 votes": a vote that only tells how another act came about is that act. */
  private static boolean isOutcome(Parse parse, Terms terms, int noun) {
    int verb = Clause.verbAbove(parse, noun);
    return verb >= 0
        && parse.is(noun, "obl", "nmod", "advmod")
        && terms.in(Table.ACTS, "verb").stream()
            .anyMatch(found -> found.range().contains(verb) && DECIDING.contains(found.value()));
  }

  private static boolean isJudged(Terms terms, int verb) {
    return terms.in(Table.ACTS, "verb").stream()
        .anyMatch(found -> found.range().contains(verb) && JUDGING.contains(found.value()));
  }

  /** Whether the sentence tells what its subject did during the visit, or at the meeting. */
  private static boolean isFrame(Parse parse, Terms terms, int noun, Act act) {
    boolean own = false;
    boolean other = false;
    for (int child : parse.children(noun)) {
      own |= parse.upos(child).equals("PRON") && parse.is(child, "nmod", "det");
      Set<String> slots = terms.slots(child);
      other |= parse.is(child, "nmod", "obl") && (slots.contains("of") || slots.contains("by"));
    }
    boolean with =
        parse.children(noun).stream()
            .anyMatch(child -> terms.slots(child).contains("with") && parse.isNoun(child));
    return parse.is(noun, "obl", "nmod", "advmod")
        && (own || with || (act != Act.MEET && act != Act.CALL && !other));
  }

  private static boolean isDefinite(Parse parse, Terms terms, int noun) {
    for (int child : parse.children(noun)) {
      if (parse.is(child, "det", "nmod") && terms.at(child, Table.MARKERS, "this")) {
        return true;
      }
    }
    return parse.feature(noun, "Definite").equals("Def");
  }

  /** The clause to show: that of the verb on which a noun hangs, else the noun's own words. */
  private static int clauseOf(Parse parse, int clause) {
    int head = parse.head(clause);
    boolean hangs =
        !parse.isVerb(clause) && head >= 0 && parse.isVerb(head) && parse.is(clause, "obj", "obl");
    return hangs ? head : clause;
  }

  /** The words of the clause, without those coordinated with it. */
  private static Span evidence(Parse parse, int clause, Range act) {
    BitSet set =
        parse.subtreeWithout(
            clause, "conj", "cc", "parataxis", "advcl", "punct", "ccomp", "discourse");
    int first = Math.min(set.nextSetBit(0), act.first());
    int end = Math.max(set.length(), act.end());
    while (first < act.first()
        && Set.of("ADP", "DET", "PUNCT", "SCONJ", "CCONJ").contains(parse.upos(first))) {
      first++;
    }
    return parse.span(new Range(first, end));
  }

  private @Nullable TimeMention timeOf(Parse parse, Terms terms, int act, int clause) {
    TimeMention time = times.of(parse, act);
    if (time == null && clause != act) {
      time = times.of(parse, clause);
    }
    return time == null || isOfOther(parse, terms, time, act, clause) ? null : time;
  }

  /** "Condemned the attack of 28 February": a time that hangs on another act dates that one. */
  private static boolean isOfOther(
      Parse parse, Terms terms, TimeMention time, int act, int clause) {
    int top = parse.top(parse.range(time.span()));
    for (int at = parse.head(top); at >= 0 && at != act && at != clause; at = parse.head(at)) {
      int node = at;
      boolean other =
          parse.isNoun(node)
              && !parse.isUnder(act, node)
              && ((!parse.is(node, "obl")
                      && terms.in(Table.ACTS, "noun").stream()
                          .anyMatch(found -> found.top() == node))
                  // "Thanked it for the motion of May": the date of a text.
                  || (parse.is(node, "nmod", "obl")
                      && terms.at(node, Table.POSITIONS, "instrument")
                      && parse.is(top, "nmod")));
      if (other) {
        return true;
      }
    }
    return false;
  }

  /** Whether a time is told that begins after the day on which the document was published. */
  private boolean isAhead(TimeMention time) {
    if (published == null) {
      return false;
    }
    LocalDate day = published.earliest().orElse(null);
    LocalDate then = time.value().earliest().orElse(null);
    return day != null && then != null && then.isAfter(day);
  }

  private static boolean isPast(Parse parse, int verb) {
    return parse.feature(verb, "Tense").equals("Past");
  }

  /** Whether a time begins, or a span of years ends, after the day of publication. */
  private boolean isNotOver(TimeMention time) {
    LocalDate day = published == null ? null : published.latest().orElse(null);
    LocalDate end = time.value().latest().orElse(null);
    boolean interval = time.value().value().indexOf('/') > 0;
    return isAhead(time) || (interval && day != null && end != null && end.isAfter(day));
  }

  private void date(Told told, Parse parse, @Nullable TimeMention time, boolean lead) {
    if (time != null) {
      told.date(time.value(), time.basis());
    } else if (lead
        && published != null
        && times.areAside(parse)
        && told.modality() == Modality.ASSERTED) {
      told.date(published, DateBasis.PUBLISHED);
    }
  }

  /** Who stands around an act in which slot. */
  private final class Scene {
    private final Parse parse;
    private final Terms terms;
    private final Act act;
    private final Roles roles;
    private final String plover;
    private final Range phrase;
    private final List<Told.Part> parts = new ArrayList<>();
    private @Nullable String place;
    private @Nullable String placeCountry;
    private @Nullable String topic;
    private final Set<Party> cities = new HashSet<>();
    private boolean with;
    private boolean active;
    private boolean summons;
    private boolean taking;
    private boolean owned;

    Scene(Parse parse, Terms terms, Act act, String plover, Range phrase) {
      this.parse = parse;
      this.terms = terms;
      this.act = act;
      this.roles = Roles.of(act);
      this.plover = plover;
      this.phrase = phrase;
    }

    void ofVerb(int verb, int act) {
      boolean passive = isPassive(verb) && !isArrived(verb);
      taking = takes(verb);
      int subject = relative(verb);
      if (subject < 0) {
        subject = asked(verb);
      }
      if (subject < 0) {
        subject = Clause.subject(parse, verb, act);
      }
      int other = otherSubject(verb, subject, act);
      if (other >= 0 && terms.slots(subject).contains("with")) {
        // "X met with Y", both taken for subjects: the one that nothing marks is.
        int marked = subject;
        subject = other;
        other = marked;
      }
      if (other >= 0 && terms.slots(other).contains("with")) {
        fill("with", other);
      } else if (other > verb && subject < verb && !passive) {
        // "X accused Y of planning": whom the reader took for the subject of what follows.
        fill("object", other);
      }
      active = subject >= 0 && !passive;
      summons = passive && roles.equals(Roles.of(Act.PROTEST));
      if (subject >= 0) {
        fill(passive ? "object" : taking ? "to" : "subject", subject);
      } else if (!passive) {
        unmarked(verb);
        if (parts.isEmpty() && terms.lexicon().has("drops")) {
          dropped(verb);
        }
      }
      for (int child : parse.children(verb)) {
        if (child == act || isOwn(child)) {
          continue;
        }
        boolean to = !roles.bySlot().containsKey("object") && terms.slots(child).contains("to");
        boolean behind = !parse.isVerb(verb) && parse.is(child, "appos") && child > verb;
        if ((parse.is(child, "obj") || behind) && !to) {
          fill("object", child);
        } else if (parse.is(child, "iobj", "obj")) {
          fill("to", child);
        } else if (parse.node(child).relation().equals("obl:agent")) {
          fill("by", child);
        } else if (parse.is(child, "obl", "nmod", "advmod", "xcomp")) {
          dependent(child);
        }
      }
      doer(verb);
      if (!passive && parts.size() < 2 && roles.bySlot().containsKey("object")) {
        unmarkedAfter(verb);
        // "Urged Sudan to open": the object may hang on what it is to do.
        for (int child : parse.children(verb)) {
          for (int below :
              parse.is(child, "xcomp", "ccomp") ? parse.children(child) : List.<Integer>of()) {
            if (parse.is(below, "nsubj") && below > verb) {
              fill("object", below);
            }
          }
        }
      }
      if (parse.is(verb, "acl") && passive && parts.isEmpty()) {
        fill("object", parse.head(verb));
      }
    }

    /** Whether a verb is passive, by its form or because it is listed so. */
    private boolean isPassive(int verb) {
      return Clause.isPassive(parse, verb) || terms.at(verb, Table.MARKERS, "passive");
    }

    /**
     * "The delegation, arrived on Sunday": a participle of coming that nobody does to whom came.
     */
    private boolean isArrived(int verb) {
      int noun = parse.head(verb);
      return act == Act.VISIT
          && parse.is(verb, "acl")
          && parse.children(verb).stream()
              .noneMatch(child -> parse.node(child).relation().equals("obl:agent"))
          && parties.at(parse, terms, noun).stream()
              .anyMatch(
                  party ->
                      party.kind() == Party.Kind.PERSON || party.kind() == Party.Kind.COLLECTIVE);
    }

    /** "X tərəfindən": a name before a word for "by" that the reader hung beside it. */
    private void doer(int verb) {
      for (Terms.Found by : terms.in(Table.MARKERS, "by")) {
        for (Mentioned mention : parties.mentionsIn(parse)) {
          boolean before = mention.range().end() == by.range().first();
          if (before && parse.head(by.top()) == verb && !parse.isUnder(by.top(), mention.top())) {
            fill("by", mention.top());
          }
        }
      }
    }

    /** "Presented his credentials": the noun of the act itself, which belongs to who does it. */
    private boolean isOwn(int node) {
      return phrase.contains(node)
          && parse.isNoun(node)
          && parse.children(node).stream().anyMatch(child -> parse.upos(child).equals("PRON"));
    }

    /**
     * Who is meant where a subject is left out: that of the clause above, else of the sentence
     * before.
     */
    private void dropped(int verb) {
      if (parse.is(verb, "acl", "advcl")) {
        return;
      }
      boolean main = parse.node(verb).isRoot() || parse.is(verb, "conj", "parataxis");
      int above = main ? -1 : Clause.verbAbove(parse, verb);
      int subject = above < 0 ? -1 : Clause.subject(parse, above);
      if (above >= 0 && parse.is(verb, "ccomp") && isAct(above, "appeal")) {
        // "Asked the government to summon": who asks does not do it.
        return;
      }
      if (subject >= 0 && !parse.isUnder(verb, subject)) {
        fill("subject", subject);
      } else {
        // A ministry meets nobody where no subject says so: some official does.
        boolean inPerson = FACE_TO_FACE.stream().map(Roles::of).anyMatch(roles::equals);
        give(
            "subject",
            parties.spokenOf().stream()
                .filter(party -> !inPerson || party.kind() == Party.Kind.PERSON)
                .toList());
      }
    }

    /** "Called on X to open talks": whoever is asked to do it; -1 where nobody is. */
    private int asked(int verb) {
      int above = parse.head(verb);
      boolean governed =
          above >= 0
              && parse.isVerb(above)
              && !parse.feature(verb, "VerbForm").equals("Fin")
              && parse.is(verb, "xcomp", "ccomp", "advcl")
              && (isAct(above, "appeal") || terms.at(above, Table.MODALITY, "called-for"));
      if (!governed || parse.children(verb).stream().anyMatch(c -> parse.is(c, "nsubj"))) {
        return -1;
      }
      for (int child : parse.children(above)) {
        boolean object =
            parse.is(child, "obj", "iobj")
                || (parse.is(child, "obl") && terms.slots(child).contains("to"));
        if (object && !parties.at(parse, terms, child).isEmpty()) {
          return child;
        }
      }
      return -1;
    }

    private boolean isAct(int node, String act) {
      return terms.in(Table.ACTS, "verb").stream()
          .anyMatch(found -> found.range().contains(node) && found.value().startsWith(act));
    }

    /**
     * "X demands a ceasefire", "X and Y agreed on a truce": who has a part in what a noun names.
     */
    void ofAbove(int noun, Modality modality) {
      int verb = parts.isEmpty() ? Clause.verbAbove(parse, noun) : -1;
      if (verb < 0 || Clause.isPassive(parse, verb)) {
        return;
      }
      int subject = Clause.subject(parse, verb);
      boolean own = subject >= 0 && (subject == noun || parse.isUnder(noun, subject));
      if (!own && (modality == Modality.CALLED_FOR || isAct(verb, "sign"))) {
        subject(verb);
      }
    }

    /** Whom a relative clause is about: the name right before it, whatever it hangs on. */
    private int relative(int conjunct) {
      int verb = conjunct;
      while (parse.is(verb, "conj")
          && Clause.own(parse, verb) < 0
          && parse.feature(verb, "Tense").equals(parse.feature(parse.head(verb), "Tense"))) {
        // "The storm that struck Fiji and killed two": what one clause is about, the other is.
        verb = parse.head(verb);
      }
      if (!parse.is(verb, "acl")) {
        return -1;
      }
      // "X, who was elected speaker": the pronoun may hang on the post.
      for (int i = Math.max(0, verb - 3); i < verb; i++) {
        Mentioned person = parse.upos(i).equals("PRON") ? parties.nameBefore(parse, i) : null;
        if (person != null) {
          return person.top();
        }
      }
      int subject = Clause.subject(parse, verb);
      if (subject < 0 || !parse.upos(subject).equals("PRON")) {
        return -1;
      }
      return parse.head(verb);
    }

    /**
     * A second node that the reader takes for the verb's subject, one marked "with" before others,
     * for titles beside names may be taken so too; -1 where there is none.
     */
    private int otherSubject(int verb, int subject, int act) {
      int other = -1;
      for (int child : parse.children(verb)) {
        if (parse.is(child, "nsubj") && child != subject && child != act && subject >= 0) {
          if (terms.slots(child).contains("with")) {
            return child;
          }
          other = other < 0 ? child : other;
        }
      }
      return other;
    }

    /** What hangs on the other words of a listed phrase: "imposed sanctions against Uganda". */
    void ofPhrase(Range phrase, int top) {
      for (int node = phrase.first(); node < phrase.end(); node++) {
        for (int child : node == top ? List.<Integer>of() : parse.children(node)) {
          if (!phrase.contains(child) && parse.is(child, "nmod", "obl")) {
            dependent(child);
          }
        }
      }
    }

    /** Where the parser saw no subject: the first party before the verb that nothing marks. */
    private void unmarked(int verb) {
      for (int node = 0; node < verb; node++) {
        boolean top =
            parse.isNoun(node)
                && parse.is(node, "nsubj", "obl", "nmod", "appos", "dep", "dislocated", "vocative")
                && !isOfPost(node)
                && !isInObject(node, verb)
                && parse.children(node).stream().noneMatch(child -> parse.is(child, "case"))
                && terms.slots(node).stream().noneMatch(slot -> !slot.equals("of"));
        if (top && isClauseOf(node, verb)) {
          List<Party> found = parties.at(parse, terms, node);
          if (found.stream().anyMatch(party -> party.kind() != Party.Kind.PLACE)) {
            give("subject", found);
            return;
          }
        }
      }
    }

    /** "Condemns the conduct of the guard": whose it is, behind it, does not do it. */
    private boolean isInObject(int node, int verb) {
      return parse.children(verb).stream()
          .anyMatch(child -> parse.is(child, "obj") && child < node && parse.isUnder(node, child));
    }

    /** Whether a node is the body or country of a post, whose holder is meant. */
    private boolean isOfPost(int node) {
      return parties.posts(parse).stream()
          .anyMatch(
              post ->
                  post.phrase().contains(node)
                      && node == post.noun().first() - 1
                      && node != post.top());
    }

    /** Where the parser hung the object on a name before the verb: the name right after it. */
    private void unmarkedAfter(int verb) {
      for (Mentioned mention : parties.mentionsIn(parse)) {
        int top = mention.top();
        boolean astray =
            mention.range().first() > verb
                && mention.range().first() <= verb + 4
                && parse.head(top) < verb
                && parse.is(top, "flat", "appos", "conj", "dep")
                && terms.slots(top).isEmpty();
        if (astray) {
          fill("object", top);
          return;
        }
      }
    }

    private boolean isClauseOf(int node, int verb) {
      int above = Clause.verbAbove(parse, node);
      // "Esad'ın geleceği yönündeki haber": both hang on the same noun.
      boolean beside =
          parse.head(node) == parse.head(verb) && parse.is(node, "nmod") && parse.is(verb, "nmod");
      return above == verb || (above < 0 && parse.node(verb).isRoot()) || beside;
    }

    /** A verb whose subject is the act: "the meeting took place". */
    void ofCarrier(int verb, int act) {
      for (int child : parse.children(verb)) {
        if (parse.is(child, "obl", "nmod")) {
          dependent(child);
        } else if (parse.is(child, "nsubj") && child != act && !parse.isUnder(act, child)) {
          give("subject", parties.at(parse, terms, child));
        }
      }
    }

    void subject(int verb) {
      if (isPassive(verb)) {
        return;
      }
      int subject = Clause.subject(parse, verb);
      if (subject >= 0) {
        fill(takes(verb) ? "to" : "subject", subject);
      } else {
        unmarked(verb);
      }
    }

    /** "Received the credentials of": who takes what the act gives is given it. */
    private boolean takes(int verb) {
      return roles.equals(Roles.of(Act.CREDENTIALS)) && terms.at(verb, Table.ACTS, "takes");
    }

    void ofNoun(int noun) {
      governed(noun);
      for (int child : parse.children(noun)) {
        if (terms.lexicon().has("governs")
            && phrase.contains(child)
            && parse.upos(child).equals("NOUN")
            && parties.mentionAt(parse, child) == null
            && parse.children(child).stream().noneMatch(below -> parse.is(below, "nmod"))) {
          // "زيارة دولة", a state visit: no state visits.
          continue;
        }
        if (parse.is(child, "nmod", "obl", "acl", "appos") && !parse.isTitle(child)) {
          dependent(child);
          doneBy(child);
        } else if (parse.is(child, "nsubj")) {
          fill("subject", child);
        } else if (parse.is(child, "obj")) {
          fill("object", child);
        } else if (parse.is(child, "amod", "compound", "det", "flat")) {
          adjective(child);
        }
      }
    }

    /** "The visit that X was to pay": who does it in a clause beside the act's noun. */
    private void doneBy(int clause) {
      List<Integer> verbs = new ArrayList<>();
      if (parse.is(clause, "acl")) {
        verbs.add(clause);
        parse.children(clause).stream()
            .filter(child -> parse.is(child, "ccomp", "xcomp", "nsubj") && parse.isVerb(child))
            .forEach(verbs::add);
      }
      for (int verb : verbs) {
        for (int child : parse.children(verb)) {
          boolean who = parse.is(child, "nsubj") && !parse.upos(child).equals("PRON");
          if (who && terms.at(verb, Table.ACTS, "support") && !Clause.isPassive(parse, verb)) {
            fill("subject", child);
            parse.children(verb).stream()
                .filter(other -> parse.is(other, "obl"))
                .forEach(this::dependent);
          }
        }
      }
    }

    /**
     * "لقائه وفدا": what follows a verbal noun with its owner's pronoun is its object, where the
     * language has it so; the reader may hang it anywhere.
     */
    private void governed(int noun) {
      owned =
          terms.lexicon().has("governs")
              && noun + 1 < parse.size()
              && parse.upos(noun + 1).equals("PRON")
              && parse.head(noun + 1) == noun;
      int next = noun + 2;
      boolean behind =
          owned && next < parse.size() && (parse.head(next) != noun || parse.is(next, "appos"));
      if (behind && (isHuman(next) || parties.mentionAt(parse, next) != null)) {
        fill("object", next);
      }
    }

    /** "Peruvian-Azerbaijani talks". */
    private void adjective(int child) {
      for (int one : parse.listed(child)) {
        CountryMention country = countries.on(parse.node(one).span());
        Role role = roles.bySlot().get("of");
        if (country != null && role != null) {
          parts.add(
              new Told.Part(
                  new Party(
                      Party.Kind.OF_COUNTRY,
                      parse.node(one).form(),
                      null,
                      country.form().country(),
                      country.span()),
                  role));
        }
      }
    }

    private void dependent(int child) {
      // Where somebody does it, what is done "on the part of" another is something else.
      if (terms.slots(child).contains("for")
          && JUDGED.contains(act)
          && !parse.node(child).relation().equals("obl:agent")) {
        // "Condolencias por las víctimas": for what, and not by whom.
        String what = topic(child);
        topic = topic == null && what.indexOf(' ') > 0 ? what : topic;
        return;
      }
      boolean owned = active && parse.isNoun(child) && terms.at(child, Table.MARKERS, "by");
      if (owned && parse.children(parse.head(child)).stream().anyMatch(c -> parse.is(c, "obj"))) {
        return;
      }
      relational(child);
      if (terms.at(child, Table.MARKERS, "invited")) {
        return;
      }
      Set<String> slots = terms.slots(child);
      boolean where =
          parse.feature(child, "Case").equals("Loc")
              && parse.children(child).stream().noneMatch(one -> parse.is(one, "case"));
      if (act == Act.ATTACK && where) {
        // "Судандағы шабуыл": where it was is not whose it was.
        place(child);
        return;
      }
      if (slots.contains("about") && topic == null && !times.isAt(parse, child)) {
        topic = topic(child);
      }
      for (String slot : roles.place()) {
        if (slots.contains(slot) && place == null) {
          place(child);
        }
      }
      boolean called = summons && parse.is(child, "obl") && parties.bodyAt(parse, child);
      if (called && (slots.contains("to") || slots.contains("in"))) {
        // "Was summoned to the ministry": who asked the ambassador in.
        fill("subject", child);
        return;
      }
      for (String slot : SLOTS) {
        if (slots.contains(slot) && roles.bySlot().containsKey(slot)) {
          fill(slot, child);
          return;
        }
      }
      if (slots.contains("in") && roles.bySlot().containsKey("in")) {
        give(
            "in",
            parties.at(parse, terms, child).stream()
                .filter(party -> party.kind() == Party.Kind.COLLECTIVE)
                .toList());
      }
    }

    /** "X-тың шақыруымен": who asks others to come, where the word for it is a verb's form. */
    void invited(int clause) {
      for (Terms.Found word : terms.in(Table.MARKERS, "invited")) {
        int top = word.top();
        if (parse.isNoun(top) || parse.head(top) != clause) {
          continue;
        }
        for (int child : parse.children(top)) {
          if (parse.is(child, "nmod", "nsubj")) {
            fill("invited", child);
          }
        }
      }
    }

    /** "On the part of X": a noun that serves as an adposition, with whom it is of. */
    private void relational(int noun) {
      for (Terms.Found marker : terms.in(Table.MARKERS)) {
        if (marker.range().contains(noun) && parse.isNoun(noun)) {
          for (int child : parse.children(noun)) {
            if (parse.is(child, "nmod")) {
              fill(marker.term().category(), child);
            }
          }
        }
      }
    }

    private void fill(String given, int node) {
      // "The arrest of": where "of" is listed with the noun, whom it is done to follows.
      // "رفضه لتصويت X": whose refusal it is says the pronoun.
      boolean undergoes = given.equals("of") && (isOfObject() || isDoneTo() || (owned && !joint()));
      boolean handed = taking && (given.equals("object") || given.equals("with"));
      String slot = undergoes ? "object" : handed ? "of" : given;
      Role role = roles.bySlot().get(slot);
      if (role == null) {
        return;
      }
      List<Party> found = parties.at(parse, terms, node);
      boolean somebody =
          found.isEmpty()
              && (DESCRIBED.contains(slot)
                  ? isSomebody(node)
                  : DONE_TO.contains(slot) && terms.at(node, Table.MARKERS, "humans"));
      if (somebody) {
        found = parties.described(parse, node);
      }
      for (Party one : found) {
        if (parties.isVoice(one) || parties.isVoice(parse.node(node).span())) {
          continue;
        }
        Party party = DESCRIBED.contains(slot) || role == Role.RECIPIENT ? state(one) : one;
        if (one.kind() == Party.Kind.PLACE && role == Role.RECIPIENT) {
          cities.add(party);
        }
        boolean land = role == Role.HOST && party.kind() == Party.Kind.COUNTRY;
        if (party.kind() == Party.Kind.PLACE || land) {
          if (place == null) {
            place = party.name();
            placeCountry = party.country();
          }
          if (party.kind() == Party.Kind.PLACE) {
            continue;
          }
        }
        parts.add(new Told.Part(party, role));
        with |= slot.equals("with") || slot.equals("between");
      }
    }

    /** Whether those who have a part in the act all have the same. */
    private boolean joint() {
      return roles.bySlot().get("subject") == roles.bySlot().get("object");
    }

    /** "The deportation of children": what nobody does by themselves. */
    private boolean isDoneTo() {
      return plover.equals("COERCE");
    }

    private boolean isOfObject() {
      int last = phrase.end() - 1;
      return phrase.size() > 1 && parse.is(last, "case") && terms.at(last, Table.MARKERS, "of");
    }

    /** Whether a noun means people or a body of people: no vote, no reason and no time acts. */
    private boolean isSomebody(int node) {
      // "Thousands of supporters", "the resolution condemns": those counted, and a text, act too.
      boolean noun =
          terms.in(Table.ACTS, "noun").stream().anyMatch(found -> found.range().contains(node));
      // A text condemns and demands, but adopts and signs nothing.
      boolean text = act != Act.ADOPT && act != Act.SIGN && act != Act.VOTE;
      return isHuman(node)
          || (text && terms.at(node, Table.POSITIONS, "instrument"))
          || (!noun
              && parse.children(node).stream()
                  .anyMatch(child -> parse.is(child, "nmod", "compound") && isHuman(child)));
    }

    private boolean isHuman(int node) {
      return terms.at(node, Table.MARKERS, "humans")
          || terms.at(node, Table.POSTS, "post")
          || terms.in(Table.BODIES).stream().anyMatch(found -> found.range().contains(node));
    }

    /**
     * A capital that acts stands for its country: "Moscow condemned"; so does a country for its
     * people to whom something is done: "expelled two diplomats of Russia".
     */
    private Party state(Party party) {
      boolean capital = party.kind() == Party.Kind.PLACE && party.member() == null;
      boolean people = party.kind() == Party.Kind.OF_COUNTRY && countries.isWhole(party.span());
      return party.country() != null && (capital || people)
          ? new Party(Party.Kind.COUNTRY, party.name(), null, party.country(), party.span())
          : party;
    }

    private void give(String slot, List<Party> found) {
      Role role = roles.bySlot().get(slot);
      if (role != null) {
        found.stream()
            .filter(party -> !parties.isVoice(party))
            .forEach(party -> parts.add(new Told.Part(party, role)));
      }
    }

    private void place(int child) {
      CountryMention country = countries.on(parse.node(child).span());
      if (country != null) {
        place = parse.passage().document().text().slice(country.span());
        placeCountry = country.form().country();
        return;
      }
      Mentioned mention = parties.mentionAt(parse, child);
      if (mention != null && mention.type() == EntityType.PLACE) {
        place = mention.text();
        placeCountry = mention.country();
      }
    }

    private String topic(int child) {
      BitSet set = parse.subtreeWithout(child, "case", "conj", "cc", "punct", "acl", "det");
      return parse.text(parse.around(child, set));
    }

    /**
     * "انتخب X رئيسا": where no vowels tell a passive from an active, one person alone with a verb
     * of electing, and no head of state, is who was elected.
     */
    private boolean isUnvoiced() {
      return terms.lexicon().has("unvoiced")
          && (act == Act.ELECT || act == Act.APPOINT)
          && parts.size() == 1
          && parts.get(0).role() == Role.ACTOR
          && parts.get(0).party().kind() == Party.Kind.PERSON
          // "يعينهم": whom else it is done to says the pronoun.
          && parse.children(phrase.first()).stream()
              .noneMatch(child -> parse.upos(child).equals("PRON"))
          && parties.posts(parse).stream()
              .noneMatch(
                  post ->
                      post.kind().equals("head")
                          && post.holders().stream()
                              .anyMatch(
                                  holder -> holder.span().equals(parts.get(0).party().span())));
    }

    void give(Told told) {
      // "Invited him to Baku": a capital stands for its country only where nobody else is meant.
      boolean named =
          parts.stream().anyMatch(p -> p.role() == Role.RECIPIENT && !cities.contains(p.party()));
      if (named) {
        parts.removeIf(p -> p.role() == Role.RECIPIENT && cities.contains(p.party()));
      }
      if (isUnvoiced()) {
        parts.replaceAll(part -> new Told.Part(part.party(), Role.RECIPIENT));
      }
      parts.forEach(part -> told.part(part.party(), part.role()));
      told.with(with);
      told.place(place);
      if (told.act() == Act.VISIT) {
        told.country(placeCountry);
      }
      told.topic(topic);
    }
  }
}
