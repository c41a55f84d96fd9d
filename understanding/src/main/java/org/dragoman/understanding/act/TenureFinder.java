package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.party.Parties;
import org.dragoman.understanding.party.Party;
import org.dragoman.understanding.syntax.Clause;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.dragoman.understanding.time.TimeMention;
import org.jspecify.annotations.Nullable;

/**
 * Finds who holds which post: by words that stand together, by "is", and by verbs of holding,
 * taking and leaving a post. Passages are to be read in order. Not thread-safe.
 */
public final class TenureFinder {

  private static final Set<Party.Kind> HOLDERS =
      Set.of(Party.Kind.PERSON, Party.Kind.COUNTRY, Party.Kind.COLLECTIVE);

  /** Languages in which "since" and "until" stand behind their time. */
  private static final Set<String> BEHIND = Set.of("tr", "az", "kk");

  private static final int YEAR = 4;

  /** So many letters of a body's noun tell it: the rest bends, as in խումբ, խմբի. */
  private static final int STEM = 2;

  /** A time stands at most so many words behind the post that it dates. */
  private static final int REACH = 3;

  /** From a post up to the verb that says that it is taken there are at most so many steps. */
  private static final int STEPS = 3;

  /** How a post hangs on the verb that says that it is taken. */
  private static final String[] COMPLEMENTS = {
    "obl", "xcomp", "obj", "advcl", "ccomp", "nmod", "compound", "nsubj", "acl", "iobj"
  };

  private final Parties parties;
  private final Times times;
  private final List<Held> found = new ArrayList<>();
  private @Nullable Edtf day;

  /** Takes what is known of the document. */
  public TenureFinder(Parties parties, Times times) {
    this.parties = parties;
    this.times = times;
  }

  /** What was found so far, in the order of the text. */
  public List<Held> found() {
    return found;
  }

  /**
   * Reads a passage.
   *
   * @param news when what it tells without a date was done, where it tells the news; null where not
   */
  public void read(Parse parse, Terms terms, @Nullable Edtf news) {
    day = news;
    for (Post post : parties.posts(parse)) {
      beside(post, terms);
      if (post.holders().isEmpty()) {
        predicate(post, terms);
      }
    }
    for (Terms.Found verb : terms.in(Table.POSTS, "lead")) {
      lead(parse, terms, verb);
    }
    for (Terms.Found word : terms.in(Table.POSTS, "office")) {
      office(parse, terms, word);
    }
    for (Terms.Found verb : terms.in(Table.POSTS, "succeed")) {
      succeed(parse, terms, verb);
    }
  }

  private void beside(Post post, Terms terms) {
    for (Mentioned holder : post.holders()) {
      Party party = parties.party(holder);
      if (party != null) {
        add(post, party, post.spanWith(holder), terms, "post/beside");
      }
    }
  }

  /** "X is president", "X was elected president", "X became, stepped down as president". */
  private void predicate(Post post, Terms terms) {
    Parse parse = post.parse();
    int top = post.top();
    int holder = ofCopula(parse, top);
    String rule = "post/is";
    if (holder < 0) {
      int verb = verbOf(post, terms);
      if (verb < 0) {
        return;
      }
      rule =
          is(parse, terms, verb, "hold")
              ? "post/is"
              : is(parse, terms, verb, "leave") ? "post/leave" : "post/enter";
      if (terms.at(verb, Table.POSTS, "succeed")) {
        // "X succeeded Y as chair": the one takes what the other leaves.
        int taker = subject(parse, terms, verb, top);
        take(post, terms, taker, "post/enter");
        holder = changes(parse, terms, verb, top);
        rule = "post/leave";
        if (holder == taker) {
          return;
        }
      } else {
        holder = changes(parse, terms, verb, top);
      }
    }
    if (!rule.equals("post/enter") || !isGivenAway(post, terms, holder)) {
      take(post, terms, holder, rule);
    }
  }

  /** "The president appointed an ambassador": who gives a post to somebody does not take it. */
  private boolean isGivenAway(Post post, Terms terms, int holder) {
    Parse parse = post.parse();
    int verb = parse.head(post.top());
    boolean gives =
        verb >= 0
            && holder >= 0
            && parse.is(post.top(), "obj")
            && parse.is(holder, "nsubj")
            && parse.head(holder) == verb
            && !Clause.isPassive(parse, verb)
            && terms.in(Table.ACTS, "verb").stream()
                .anyMatch(
                    found ->
                        found.range().contains(verb)
                            && (found.value().equals("appoint") || found.value().equals("elect")));
    // Without vowels "elected president" may be "was elected"; a head of state rather gives.
    boolean head =
        parties.posts(parse).stream()
            .anyMatch(
                one ->
                    one != post
                        && one.kind().equals("head")
                        && (one.top() == holder
                            || one.holders().stream()
                                .anyMatch(held -> held.range().contains(holder))));
    return gives && (head || !terms.lexicon().has("unvoiced"));
  }

  private void take(Post post, Terms terms, int holder, String rule) {
    Parse parse = post.parse();
    if (holder >= 0) {
      for (Party party : parties.at(parse, terms, holder)) {
        if (party.kind() == Party.Kind.PERSON || party.kind() == Party.Kind.COUNTRY) {
          Span span = parse.span(post.phrase()).union(parse.node(holder).span());
          add(post, party, span, terms, rule);
        }
      }
    }
  }

  /** Who is said to be what a post says; -1 where "is" does not say so. */
  private int ofCopula(Parse parse, int top) {
    int subject = -1;
    for (int child : parse.children(top)) {
      subject = parse.is(child, "nsubj") ? child : subject;
    }
    boolean copula = parse.children(top).stream().anyMatch(child -> parse.is(child, "cop"));
    if (copula && subject < 0 && parse.is(top, "conj")) {
      // "X is ambassador and was consul".
      subject = Clause.subject(parse, top);
    }
    // Many languages need no "is": "Он — посол", "O, səfirdir".
    boolean said = subject >= 0 && !parse.isVerb(top) && parse.node(top).isRoot();
    if (copula
        && subject < 0
        && parse.is(top, "appos", "nmod")
        && isNamed(parse, parse.head(top))) {
      // "X, who is minister", "X is minister", where the name is taken for the head.
      return parse.head(top);
    }
    if (copula || said) {
      boolean who = subject < 0 || parse.upos(subject).equals("PRON");
      // "Li Hui, who was ambassador": whom the clause is about.
      return parse.is(top, "acl") && who ? parse.head(top) : subject;
    }
    // "The chair is X": the name is what is said.
    int head = parse.head(top);
    boolean named =
        head >= 0
            && parse.is(top, "nsubj")
            && parse.children(head).stream().anyMatch(child -> parse.is(child, "cop"))
            && parties.mentionsIn(parse).stream().anyMatch(m -> m.range().contains(head));
    return named ? head : -1;
  }

  /**
   * The verb of taking, holding or leaving to which a post belongs, through a noun such as "office"
   * and a light verb; -1 where there is none.
   */
  private int verbOf(Post post, Terms terms) {
    Parse parse = post.parse();
    int at = post.top();
    for (int step = 0; step < STEPS; step++) {
      boolean by =
          parse.node(at).relation().equals("obl:agent")
              || parse.children(at).stream()
                  .anyMatch(
                      child -> parse.is(child, "case") && terms.at(child, Table.MARKERS, "by"));
      // "By decree of the president": what it is done with is not what is taken.
      by |= step > 0 && (terms.slots(at).contains("by") || terms.slots(at).contains("with"));
      int head = parse.head(at);
      if (head < 0 || by || !parse.is(at, COMPLEMENTS)) {
        return -1;
      }
      // "Deputies elected X": who elects is not elected.
      boolean elects = parse.is(at, "nsubj") && !Clause.isPassive(parse, head);
      if (elects && post.holders().isEmpty()) {
        return -1;
      }
      int verb = changing(parse, terms, head);
      if (verb >= 0) {
        return parse.upos(verb).equals("ADJ") && parse.is(verb, "amod") ? -1 : verb;
      }
      int here = at;
      boolean other =
          parties.posts(parse).stream().anyMatch(one -> one != post && one.noun().contains(head))
              || parse.children(head).stream()
                  .anyMatch(child -> child != here && parse.is(child, "nsubj"));
      if (other || (!parse.isVerb(head) && !parse.is(at, "nmod"))) {
        return -1;
      }
      at = head;
    }
    return -1;
  }

  /** The top of a form of taking, holding or leaving to which a node belongs; -1 where none is. */
  private static int changing(Parse parse, Terms terms, int node) {
    int best = -1;
    for (Terms.Found found : terms.in(Table.POSTS)) {
      boolean changes = found.is("enter") || found.is("leave") || found.is("hold");
      if (changes && found.range().contains(node)) {
        int top = found.top();
        int head = parse.head(top);
        // "In the capacity of": the verb is above.
        best = parse.isVerb(top) || head < 0 || !parse.isVerb(head) ? top : head;
      }
    }
    return best;
  }

  /** Whether a verb has a form of a class at it, or as its noun: "took office". */
  private static boolean is(Parse parse, Terms terms, int verb, String category) {
    return terms.in(Table.POSTS, category).stream()
        .anyMatch(
            found ->
                found.range().contains(verb)
                    || (parse.head(found.top()) == verb && !parse.isVerb(found.top())));
  }

  /** Who is elected, or steps down: the object of an active verb, else its subject. */
  private int changes(Parse parse, Terms terms, int verb, int post) {
    int other = -1;
    for (int child : parse.children(verb)) {
      if (!parse.is(child, "obj", "nsubj") || parse.isUnder(post, child)) {
        continue;
      }
      boolean somebody =
          parties.at(parse, terms, child).stream()
              .anyMatch(
                  party -> party.kind() == Party.Kind.PERSON || party.kind() == Party.Kind.COUNTRY);
      if (somebody && parse.is(child, "obj") && !parse.upos(child).equals("PRON")) {
        return child;
      }
      other = somebody ? child : other;
    }
    return other >= 0 ? other : subject(parse, terms, verb, post);
  }

  /** Who does what a verb says: of several subjects a person; whom a relative clause is about. */
  private int subject(Parse parse, Terms terms, int verb, int post) {
    int first = -1;
    for (int child : parse.children(verb)) {
      if (parse.is(child, "nsubj") && !parse.isUnder(post, child)) {
        first = first < 0 ? child : first;
        boolean person =
            parties.at(parse, terms, child).stream()
                .anyMatch(party -> party.kind() == Party.Kind.PERSON);
        if (person && !parse.upos(child).equals("PRON")) {
          return child;
        }
      }
    }
    if (first < 0) {
      first = Clause.subject(parse, verb);
    }
    boolean who = first >= 0 && parse.upos(first).equals("PRON") && parse.head(verb) >= 0;
    if (who && parse.is(verb, "acl")) {
      return parse.head(verb);
    }
    // The owner of a post is not its holder; whom a clause with the post is about may be.
    boolean owner = first >= 0 && parse.isUnder(post, first) && !parse.isUnder(verb, first);
    return owner ? -1 : first;
  }

  private void add(Post post, Party party, Span span, Terms terms, String rule) {
    Parse parse = post.parse();
    Edtf from = null;
    Edtf to = null;
    for (TimeMention time : times.in(parse)) {
      String mark = mark(parse, terms, time);
      boolean near =
          isNear(parse, terms, time, post, rule.equals("post/beside"))
              && !isOfOther(parse, terms, time, post);
      if (near && isTerm(time)) {
        // "President of Italy (1999–2006)": from then till then.
        from = start(time.value());
        to = end(time.value());
      } else if (near && "since".equals(mark)) {
        from = start(time.value());
      } else if (near && "until".equals(mark)) {
        to = time.value();
      }
    }
    if (rule.equals("post/beside")) {
      int verb = verbOf(post, terms);
      boolean enters = verb >= 0 && is(parse, terms, verb, "enter");
      if (from == null && enters && isGiven(post, party, terms, verb)) {
        from = when(parse, terms, verb);
      }
      from = from == null ? entered(post, party, terms) : from;
    } else if (rule.equals("post/enter") && from == null) {
      from = when(parse, terms, verbOf(post, terms));
    } else if (rule.equals("post/leave") && to == null) {
      TimeMention time = times.of(parse, post.top());
      to = time == null ? null : time.value();
    }
    boolean past = post.held() == Post.Tense.FORMER || rule.equals("post/leave");
    keep(
        new Held(
            party,
            post.words(),
            post.body(),
            post.country(),
            List.of(span),
            parse.index(),
            from,
            to,
            past,
            rule));
  }

  /** Whether a verb of taking a post is not what the holder does to somebody else. */
  private boolean isGiven(Post post, Party party, Terms terms, int verb) {
    Parse parse = post.parse();
    if (parse.is(post.top(), "nsubj")) {
      // "The president X was sworn in": no other post is taken, and nobody else takes one.
      if (parse.children(verb).stream().anyMatch(child -> parse.is(child, "obj", "xcomp"))) {
        return false;
      }
    }
    if (parties.posts(parse).stream()
        .anyMatch(
            other -> other != post && other.holders().isEmpty() && verbOf(other, terms) == verb)) {
      // "Elected the deputy X chair": chair is what X becomes.
      return false;
    }
    if (parse.is(post.top(), "nsubj")) {
      return true;
    }
    int subject = Clause.isPassive(parse, verb) ? -1 : Clause.subject(parse, verb);
    if (terms.lexicon().has("unvoiced")
        && parse.children(verb).stream()
            .noneMatch(
                child ->
                    parse.is(child, "obj")
                        && parties.at(parse, terms, child).stream()
                            .anyMatch(one -> one.kind() == Party.Kind.PERSON))) {
      // "انتخب X رئيسا": without vowels "elected" may well be "was elected".
      return true;
    }
    return subject < 0
        || parties.at(parse, terms, subject).stream()
            .noneMatch(one -> one.identity().equals(party.identity()));
  }

  /** "President X, elected in May": when a clause beside a post says that it was taken. */
  private @Nullable Edtf entered(Post post, Party party, Terms terms) {
    Parse parse = post.parse();
    Set<Integer> heads = new HashSet<>(List.of(post.top()));
    post.holders().stream()
        .filter(holder -> holder.span().equals(party.span()))
        .forEach(holder -> heads.add(holder.top()));
    for (int head : heads) {
      for (int verb : parse.children(head)) {
        boolean bare =
            parse.is(verb, "acl")
                && terms.at(verb, Table.POSTS, "enter")
                && parse.children(verb).stream().noneMatch(one -> parse.is(one, "obj", "xcomp"))
                && parties.posts(parse).stream()
                    .noneMatch(other -> other != post && parse.isUnder(other.top(), verb));
        for (TimeMention time : bare ? times.in(parse) : List.<TimeMention>of()) {
          if (parse.isUnder(parse.top(parse.range(time.span())), verb)
              && !"until".equals(mark(parse, terms, time))) {
            return start(time.value());
          }
        }
      }
    }
    return null;
  }

  /** When a clause's post was taken: as it says, else on the day of the news. */
  private @Nullable Edtf when(Parse parse, Terms terms, int node) {
    TimeMention time = node < 0 ? null : times.of(parse, node);
    if (time != null && "until".equals(mark(parse, terms, time))) {
      return null;
    }
    return time != null ? start(time.value()) : times.in(parse).isEmpty() ? day : null;
  }

  /** Whether a time is one from a year to another; one of a year's length is a single year. */
  private static boolean isTerm(TimeMention time) {
    String text = time.value().value();
    int slash = text.indexOf('/');
    if (slash < YEAR || text.length() < slash + 1 + YEAR) {
      return false;
    }
    boolean years = slash == YEAR && text.length() == 2 * YEAR + 1;
    return years || year(text.substring(slash + 1)) - year(text) > 1;
  }

  private static int year(String text) {
    String digits = text.substring(0, YEAR);
    return digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : 0;
  }

  private static Edtf end(Edtf value) {
    String text = value.value();
    return new Edtf(text.substring(text.indexOf('/') + 1));
  }

  private static Edtf start(Edtf value) {
    String text = value.value();
    int slash = text.indexOf('/');
    return slash < 0 ? value : new Edtf(text.substring(0, slash));
  }

  /** Which of "since" and "until" stands right before or after a time. */
  private static @Nullable String mark(Parse parse, Terms terms, TimeMention time) {
    Range range = parse.range(time.span());
    if (range.size() > 0 && parse.feature(range.end() - 1, "Case").equals("Abl")) {
      // Where endings tell it, "from" is since: "2018 թվականից".
      return "since";
    }
    // "2015 жылдан 2020 жылға дейін": where the mark stands behind its time, it is not the next's.
    boolean behind = BEHIND.contains(parse.passage().document().language().split("-", 2)[0]);
    String late = behind ? mark(parse, terms, range, false) : null;
    return late != null ? late : mark(parse, terms, range, true);
  }

  /** The mark that stands behind a time or in it, or also before it; null where none does. */
  private static @Nullable String mark(Parse parse, Terms terms, Range range, boolean ahead) {
    for (Terms.Found word : terms.in(Table.POSTS)) {
      boolean mark = word.is("since") || word.is("until");
      boolean before =
          word.range().first() < range.first() && range.first() - word.range().end() <= 1;
      // "In 2020, until then in Lima": a comma parts what comes after.
      boolean after =
          word.range().first() >= range.end()
              && word.range().first() - range.end() <= 1
              && !parse.upos(Math.min(range.end(), parse.size() - 1)).equals("PUNCT");
      // "2020 жылға дейін": a mark of two words may begin with the last of the time.
      boolean inside = word.range().first() >= range.first() && word.range().first() < range.end();
      if (mark && ((before && ahead) || after || inside)) {
        return word.term().category();
      }
    }
    return null;
  }

  private boolean isNear(Parse parse, Terms terms, TimeMention time, Post post, boolean beside) {
    Range range = parse.range(time.span());
    int top = parse.top(range);
    for (int at = top; at >= 0 && at != post.top(); at = parse.head(at)) {
      if (parse.is(at, "appos") && parse.isUnder(at, post.top()) && !isNamed(parse, at)) {
        // "Ambassador, a post vacant since 2015".
        return false;
      }
    }
    int verb = Clause.verbAbove(parse, post.top());
    int above = Clause.verbAbove(parse, top);
    int gap = range.first() - post.phrase().end();
    // What X, who is president, does since May is not that.
    boolean sameClause = !beside && verb >= 0 && above == verb;
    // "A member of parliament, who has led the union since 2020": another clause.
    boolean own = above >= 0 && above != verb && parse.isUnder(above, post.top());
    return (parse.isUnder(top, post.top()) && !own)
        || sameClause
        || (!beside && parse.isUnder(post.top(), parse.head(top)))
        || (gap >= 0 && gap <= REACH && (above < 0 || parse.isUnder(post.top(), above)))
        || isMarkedBefore(terms, range.end(), post.phrase().first());
  }

  /** "2014'ten bu yana NATO Genel Sekreteri": nothing but "since" between a time and a post. */
  private static boolean isMarkedBefore(Terms terms, int from, int to) {
    if (to < from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!terms.at(i, Table.POSTS, "since") && !terms.at(i, Table.POSTS, "until")) {
        return false;
      }
    }
    return true;
  }

  private boolean isNamed(Parse parse, int node) {
    return parties.mentionsIn(parse).stream().anyMatch(m -> m.range().contains(node));
  }

  /** "The senator X, who has led the group since May": the time dates what stands nearer to it. */
  private boolean isOfOther(Parse parse, Terms terms, TimeMention time, Post post) {
    int from = post.phrase().end();
    int to = parse.range(time.span()).first();
    int top = parse.top(parse.range(time.span()));
    boolean other =
        parties.posts(parse).stream()
            .anyMatch(
                one ->
                    one != post
                        && ((one.top() >= from && one.top() < to)
                            || (parse.isUnder(top, one.top())
                                && !parse.isUnder(post.top(), one.top()))));
    return other
        || terms.in(Table.POSTS, "lead").stream()
            .anyMatch(lead -> lead.range().first() >= from && lead.range().end() <= to);
  }

  /** "Has led the group since 2015", "chairing the movement", "received observer status in". */
  private void lead(Parse parse, Terms terms, Terms.Found found) {
    int top = found.top();
    boolean verbal = parse.isVerb(top) || !parse.feature(top, "VerbForm").isEmpty();
    // A noun may be the predicate itself: "is a member of".
    int verb = verbal || parse.node(top).isRoot() ? top : parse.head(top);
    int subject = parse.isVerb(verb) ? leader(parse, terms, verb) : Clause.subject(parse, verb);
    if (parse.is(verb, "acl") && subject >= 0 && parse.head(verb) >= 0) {
      if (parse.upos(subject).equals("PRON")) {
        // "Who has led the group": whom the clause is about.
        subject = parse.head(verb);
      } else if (subject != parse.head(verb)) {
        // "Which X leads".
        led(parse, terms, found, verb, subject, parse.head(verb));
        return;
      }
    }
    int behind =
        parse.is(verb, "acl") && subject == parse.head(verb)
            ? leaderBehind(parse, terms, verb)
            : -1;
    if (behind >= 0) {
      led(parse, terms, found, verb, behind, subject);
      return;
    }
    int agent = agent(parse, terms, verb);
    if (agent >= 0 && parse.is(verb, "acl", "root", "conj")) {
      led(parse, terms, found, verb, agent, subject >= 0 ? subject : parse.head(verb));
      return;
    }
    boolean by =
        subject >= 0
            && parse.children(top).stream().anyMatch(child -> parse.is(child, "case"))
            && parties.at(parse, terms, subject).stream()
                .anyMatch(party -> party.kind() == Party.Kind.COLLECTIVE);
    int leader = (subject < 0 || by) && !verbal ? named(parse, terms, top) : -1;
    if (leader >= 0) {
      // "The delegation under the chairmanship of X", "the delegation, led by X, leaves".
      int body = parse.head(top);
      led(parse, terms, found, verb, leader, parse.isNoun(body) || subject < 0 ? body : subject);
      return;
    }
    if (subject < 0) {
      return;
    }
    Mentioned body = bodyOf(parse, found.range(), top, verb, subject);
    body = body == null ? pointedAt(parse, top, verb, subject) : body;
    String words = body != null ? body.text() : groupWords(parse, terms, top, verb);
    Edtf since = marked(parse, terms, verb, "since");
    Edtf until = marked(parse, terms, verb, "until");
    if (body == null && (since != null || until != null)) {
      // "She has led it since 2015": the post that she was said to have there.
      for (Party party : parties.at(parse, terms, subject)) {
        Held known = known(party, parse.index());
        if (known != null && known.body() != null && isMeant(parse, terms, verb, known.body())) {
          Span span = parse.span(found.range());
          keep(held(known, party, span, parse.index(), since, until, false, "post/lead"));
          return;
        }
      }
    }
    if (words == null) {
      return;
    }
    for (Party party : parties.at(parse, terms, subject)) {
      if (!HOLDERS.contains(party.kind())) {
        continue;
      }
      Span span = parse.span(found.range());
      span = body == null ? span : span.union(body.span());
      if (since != null) {
        for (TimeMention time : times.in(parse)) {
          span = "since".equals(mark(parse, terms, time)) ? span.union(time.span()) : span;
        }
      }
      keep(
          new Held(
              party,
              found.value().isEmpty() ? parse.text(found.range()) : found.value(),
              words,
              body == null ? party.country() : body.country(),
              List.of(span),
              parse.index(),
              since,
              until,
              false,
              "post/lead"));
    }
  }

  /**
   * "El grupo que preside la diputada X": a person behind the verb, whom the reader took for its
   * object, where what the clause is about is no person; -1 where there is none.
   */
  private int leaderBehind(Parse parse, Terms terms, int verb) {
    int group = parse.head(verb);
    if (group < 0 || isPerson(parse, terms, group)) {
      return -1;
    }
    for (int child : parse.children(verb)) {
      if (child > verb && parse.is(child, "obj") && isPerson(parse, terms, child)) {
        return child;
      }
    }
    return -1;
  }

  private boolean isPerson(Parse parse, Terms terms, int node) {
    return parties.at(parse, terms, node).stream()
        .anyMatch(party -> party.kind() == Party.Kind.PERSON);
  }

  /** Whether a verb's object points back to a body: a pronoun, or the noun of its name alone. */
  private static boolean isMeant(Parse parse, Terms terms, int verb, String body) {
    String name = " " + body.toLowerCase(Locale.ROOT);
    for (int child : parse.children(verb)) {
      if (!parse.is(child, "obj", "obl", "iobj", "nmod")) {
        continue;
      }
      String noun = parse.normal(child);
      boolean listed =
          terms.in(Table.BODIES).stream().anyMatch(found -> found.range().contains(child));
      String stem = " " + noun.substring(0, Math.min(noun.length(), STEM));
      if (parse.upos(child).equals("PRON") || (listed && name.contains(stem))) {
        return true;
      }
    }
    return false;
  }

  /** "Who took office in May", "in power since 2012": the post is the one that they have. */
  private void office(Parse parse, Terms terms, Terms.Found found) {
    int top = found.top();
    boolean predicate =
        parse.isVerb(top)
            || parse.children(top).stream().anyMatch(child -> parse.is(child, "nsubj"));
    int verb = predicate ? top : parse.head(top);
    int subject = -1;
    if (verb >= 0 && parse.is(top, "nmod", "appos") && isNamed(parse, verb)) {
      subject = verb;
    } else if (verb >= 0) {
      subject = subject(parse, terms, verb, top);
    }
    boolean told =
        subject < 0
            || parties.posts(parse).stream()
                .anyMatch(post -> verb >= 0 && verbOf(post, terms) == verb);
    if (told) {
      return;
    }
    Edtf from = null;
    Edtf to = null;
    if (found.value().equals("enter")) {
      from = when(parse, terms, top);
    } else if (found.value().equals("leave")) {
      to = when(parse, terms, top);
    } else {
      from = marked(parse, terms, -1, "since");
      to = marked(parse, terms, -1, "until");
    }
    if (from == null && to == null) {
      return;
    }
    for (Party party : parties.at(parse, terms, subject)) {
      // "Took office in 2020, before that he led a clinic": the post that was told before.
      Held known = known(party, parse.index() - 1);
      known = known == null ? known(party, parse.index()) : known;
      if (known != null) {
        Span span = parse.span(found.range()).union(parse.node(subject).span());
        boolean past = found.value().equals("leave");
        keep(held(known, party, span, parse.index(), from, to, past, "post/office"));
      }
    }
  }

  /** "X succeeded Y in May": the one has the post since then, the other until then. */
  private void succeed(Parse parse, Terms terms, Terms.Found found) {
    int top = found.top();
    int verb = parse.isVerb(top) || parse.head(top) < 0 ? top : parse.head(top);
    int subject = subject(parse, terms, verb, verb);
    int object = agent(parse, terms, verb);
    boolean passive = object >= 0;
    List<Integer> others = new ArrayList<>(parse.children(verb));
    for (int node = found.range().first(); node < found.range().end(); node++) {
      // "In the place of X", said with a noun.
      parse.children(node).stream().filter(one -> parse.is(one, "nmod")).forEach(others::add);
    }
    for (int child : others) {
      boolean person =
          parse.is(child, "obj", "obl", "iobj", "nmod", "nsubj")
              && parties.at(parse, terms, child).stream()
                  .anyMatch(party -> party.kind() == Party.Kind.PERSON);
      object = object < 0 && child != subject && person ? child : object;
    }
    int next = passive ? object : subject;
    boolean named =
        next >= 0
            && (isNamed(parse, next) || parse.upos(next).equals("PRON") || isHeld(parse, next));
    if (subject < 0 || object < 0 || !named) {
      return;
    }
    Edtf when = when(parse, terms, verb);
    Span span = parse.span(found.range()).union(parse.node(object).span());
    for (Party taker : parties.at(parse, terms, next)) {
      for (Party last : parties.at(parse, terms, passive ? subject : object)) {
        Held known = known(taker, parse.index());
        known = known == null ? known(last, parse.index()) : known;
        boolean persons =
            taker.kind() == Party.Kind.PERSON
                && last.kind() == Party.Kind.PERSON
                && !taker.identity().equals(last.identity());
        if (known != null && persons) {
          Span all = span.union(parse.node(subject).span());
          keep(held(known, taker, all, parse.index(), when, null, false, "post/succeed"));
          keep(held(known, last, all, parse.index(), null, when, true, "post/succeed"));
        }
      }
    }
  }

  /** Whether a node is a post beside which its holder is named. */
  private boolean isHeld(Parse parse, int node) {
    return parties.posts(parse).stream()
        .anyMatch(post -> post.top() == node && !post.holders().isEmpty());
  }

  /** The post that somebody is said to have, by the last passage so far; null where none is. */
  private @Nullable Held known(Party party, int passage) {
    Held known = null;
    for (Held held : found) {
      boolean ofThem = held.holder().identity().equals(party.identity());
      boolean over = held.isPast() || held.to() != null;
      // A post that is only a title beside the name says less than one that is taken or held.
      boolean title = known != null && !isTitle(known) && isTitle(held);
      if (ofThem
          && !over
          && !title
          && party.kind() == Party.Kind.PERSON
          && held.passage() <= passage) {
        known = held;
      }
    }
    return known;
  }

  private static boolean isTitle(Held held) {
    return held.from() == null && held.rule().equals("post/beside");
  }

  private static Held held(
      Held like,
      Party party,
      Span span,
      int passage,
      @Nullable Edtf from,
      @Nullable Edtf to,
      boolean past,
      String rule) {
    return new Held(
        party,
        like.post(),
        like.body(),
        like.country(),
        List.of(span),
        passage,
        from,
        to,
        past,
        rule);
  }

  /** Who leads: of several subjects a person; -1 where there is none. */
  private int leader(Parse parse, Terms terms, int verb) {
    for (int child : parse.children(verb)) {
      if (parse.is(child, "nsubj")
          && !parse.upos(child).equals("PRON")
          && parties.at(parse, terms, child).stream()
              .anyMatch(party -> party.kind() == Party.Kind.PERSON)) {
        return child;
      }
    }
    return Clause.subject(parse, verb);
  }

  /** The person whose a noun is; -1 where there is none. */
  private int named(Parse parse, Terms terms, int noun) {
    for (int child : parse.children(noun)) {
      boolean person =
          parse.is(child, "nmod")
              && parties.at(parse, terms, child).stream()
                  .anyMatch(party -> party.kind() == Party.Kind.PERSON);
      if (person) {
        return child;
      }
    }
    return -1;
  }

  /** Who does what a passive verb says; -1 where nobody is named. */
  private static int agent(Parse parse, Terms terms, int verb) {
    for (int child : parse.children(verb)) {
      if (parse.node(child).relation().equals("obl:agent")
          || (parse.is(child, "obl")
              && terms.slots(child).contains("by")
              && Clause.isPassive(parse, verb))) {
        return child;
      }
    }
    return -1;
  }

  /** "The bloc, chaired since July by X". */
  private void led(Parse parse, Terms terms, Terms.Found found, int verb, int agent, int body) {
    if (body < 0) {
      return;
    }
    String words =
        parties.at(parse, terms, body).stream()
            .filter(party -> party.kind() == Party.Kind.COLLECTIVE)
            .map(Party::name)
            .findFirst()
            .orElse(null);
    words = words == null ? bodyNear(parse, terms, found.range(), body) : words;
    if (words == null) {
      return;
    }
    for (Party party : parties.at(parse, terms, agent)) {
      if (HOLDERS.contains(party.kind()) && !isOfOtherLead(parse, terms, found, party)) {
        keep(
            new Held(
                party,
                found.value().isEmpty() ? parse.text(found.range()) : found.value(),
                words,
                party.country(),
                List.of(parse.span(found.range()).union(party.span())),
                parse.index(),
                marked(parse, terms, verb, "since"),
                marked(parse, terms, verb, "until"),
                false,
                "post/lead"));
      }
    }
  }

  /**
   * The words for what is led: a noun of a body, else the name or noun of one right before the word
   * of leading; null where neither is.
   */
  private @Nullable String bodyNear(Parse parse, Terms terms, Range lead, int body) {
    if (terms.at(body, Table.MARKERS, "humans")
        || terms.in(Table.BODIES).stream().anyMatch(noun -> noun.range().contains(body))) {
      return parse.node(body).form();
    }
    for (Mentioned mention : parties.mentionsIn(parse)) {
      int gap = lead.first() - mention.range().end();
      if (isLed(mention) && gap >= 0 && gap <= 2) {
        return mention.text();
      }
    }
    String near = null;
    for (Terms.Found noun : terms.in(Table.BODIES)) {
      int gap = lead.first() - noun.range().end();
      boolean leads =
          terms.in(Table.POSTS, "lead").stream()
              .anyMatch(word -> word.range().overlaps(noun.range()));
      near = leads ? near : gap >= 0 && gap <= REACH ? parse.text(noun.range()) : near;
    }
    return near;
  }

  /** Whether somebody may lead what is named: a body, and not the agency that tells of it. */
  private static boolean isLed(Mentioned mention) {
    return mention.isCollective()
        && mention.type() != EntityType.OUTLET
        && !mention.rule().equals(Mentioned.SOURCE);
  }

  /** "Chaired by X, with Y as members": whether another word of leading stands before a name. */
  private static boolean isOfOtherLead(Parse parse, Terms terms, Terms.Found lead, Party party) {
    int name = parse.range(party.span()).first();
    return terms.in(Table.POSTS, "lead").stream()
        .anyMatch(
            other ->
                other.range().first() >= lead.range().end()
                    && other.range().end() <= name
                    && !other.value().equals(lead.value()));
  }

  /**
   * The time that stands beside "since" or "until"; null where none does.
   *
   * @param verb the verb whose clause it must be in; -1 for any
   */
  private @Nullable Edtf marked(Parse parse, Terms terms, int verb, String mark) {
    for (TimeMention time : times.in(parse)) {
      int top = parse.top(parse.range(time.span()));
      int above = Clause.verbAbove(parse, top);
      // "Headed by X, was postponed until May": another clause's time.
      boolean own = verb < 0 || above < 0 || above == verb || parse.isUnder(top, verb);
      if (own && !isOfAnother(parse, above, verb) && mark.equals(mark(parse, terms, time))) {
        return mark.equals("since") ? start(time.value()) : time.value();
      }
    }
    return null;
  }

  /** "X leads it, and Y has been deputy since 2021": whether a verb has a subject of its own. */
  private static boolean isOfAnother(Parse parse, int above, int verb) {
    return above >= 0
        && verb >= 0
        && above != verb
        && parse.is(above, "conj", "parataxis")
        && parse.children(above).stream()
            .anyMatch(child -> parse.is(child, "nsubj") && !parse.upos(child).equals("PRON"));
  }

  private @Nullable Mentioned bodyOf(Parse parse, Range words, int top, int verb, int subject) {
    Mentioned other = null;
    for (Mentioned mention : parties.mentionsIn(parse)) {
      int node = mention.top();
      // A relative clause stands under its subject itself: "X, who chairs the committee".
      boolean ofSubject =
          parse.isUnder(node, subject) && !(parse.is(verb, "acl") && parse.isUnder(node, verb));
      if (!isLed(mention) || ofSubject) {
        continue;
      }
      if (parse.isUnder(node, top)) {
        return mention;
      }
      boolean near = parse.head(node) == verb || isObject(parse, node, verb);
      other = other == null && near ? mention : other;
    }
    boolean own =
        parse.isNoun(top)
            && parse.children(top).stream()
                .anyMatch(child -> parse.is(child, "nmod") && !words.contains(child));
    return own ? null : other;
  }

  /**
   * "The group was founded in 2011, and X leads it": the body named last before a pronoun that is
   * led; null where none is.
   */
  private @Nullable Mentioned pointedAt(Parse parse, int top, int verb, int subject) {
    int pronoun = -1;
    for (int node : List.of(top, verb)) {
      for (int child : parse.children(node)) {
        boolean led = parse.is(child, "obj", "nmod") && parse.upos(child).equals("PRON");
        pronoun = led && child != subject ? child : pronoun;
      }
    }
    Mentioned last = null;
    for (Mentioned mention : pronoun < 0 ? List.<Mentioned>of() : parties.mentionsIn(parse)) {
      boolean before =
          isLed(mention)
              && mention.range().end() <= Math.min(pronoun, top)
              && !parse.isUnder(mention.top(), subject);
      // "The group of the parliament": what is named first of a longer name is meant.
      last = before && (last == null || !last.range().overlaps(mention.range())) ? mention : last;
    }
    return last;
  }

  private static boolean isObject(Parse parse, int node, int verb) {
    int head = parse.head(node);
    return head >= 0 && parse.head(head) == verb && parse.is(head, "obj", "obl");
  }

  private static @Nullable String groupWords(Parse parse, Terms terms, int top, int verb) {
    for (Terms.Found body : terms.in(Table.BODIES)) {
      if ((parse.isUnder(body.top(), top) || parse.head(body.top()) == verb)
          && body.top() != top
          && parse.is(body.top(), "obj", "obl", "nmod")) {
        return parse.text(body.range());
      }
    }
    return null;
  }

  /** One tenure for one post of one person, with all the places that tell it. */
  private void keep(Held held) {
    for (int i = 0; i < found.size(); i++) {
      if (isSame(found.get(i), held)) {
        found.set(i, found.get(i).with(held));
        return;
      }
    }
    found.add(held);
  }

  /** Whether two tell one tenure: the same post of the same body, at no other time. */
  private static boolean isSame(Held one, Held two) {
    return one.holder().identity().equals(two.holder().identity())
        && one.post().equalsIgnoreCase(two.post())
        && agree(one.body(), two.body())
        && atOnce(one.from(), two.from())
        && atOnce(one.to(), two.to())
        && (one.isPast() == two.isPast() || one.passage() == two.passage());
  }

  private static boolean agree(@Nullable String one, @Nullable String two) {
    return one == null || two == null || one.equals(two);
  }

  /** Whether two dates agree: one may be told to the year, the other to the day. */
  private static boolean atOnce(@Nullable Edtf one, @Nullable Edtf two) {
    return one == null
        || two == null
        || one.value().startsWith(two.value())
        || two.value().startsWith(one.value());
  }
}
