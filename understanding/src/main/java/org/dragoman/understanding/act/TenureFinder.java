package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.party.Parties;
import org.dragoman.understanding.party.Party;
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

  private static final int YEAR = 4;

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
    int subject = -1;
    String rule = "post/is";
    for (int child : parse.children(top)) {
      if (parse.is(child, "nsubj")) {
        subject = child;
      }
    }
    boolean copula =
        subject >= 0 && parse.children(top).stream().anyMatch(child -> parse.is(child, "cop"));
    boolean leaves = false;
    if (!copula) {
      int verb = parse.head(top);
      if (verb < 0 || !parse.is(top, "obl", "xcomp", "obj", "advcl", "ccomp", "nmod", "compound")) {
        return;
      }
      if (!parse.isVerb(verb) && parse.is(top, "nmod") && parse.head(verb) >= 0) {
        // "In the quality of president".
        verb = parse.head(verb);
      }
      boolean enters = terms.at(verb, Table.POSTS, "enter");
      leaves = terms.at(verb, Table.POSTS, "leave");
      if (!enters && !leaves) {
        return;
      }
      rule = leaves ? "post/leave" : "post/enter";
      subject = subjectOrObject(parse, verb, top);
    }
    if (subject < 0) {
      return;
    }
    if (parse.is(top, "acl") && parse.upos(subject).equals("PRON") && parse.head(top) >= 0) {
      // "Li Hui, who was ambassador": whom the clause is about.
      subject = parse.head(top);
    }
    for (Party party : parties.at(parse, terms, subject)) {
      if (HOLDERS.contains(party.kind())) {
        Span span = parse.span(post.phrase()).union(parse.node(subject).span());
        add(post, party, span, terms, rule);
      }
    }
  }

  /** Who is elected: the object of an active verb, else its subject. */
  private static int subjectOrObject(Parse parse, int verb, int post) {
    for (int child : parse.children(verb)) {
      if (parse.is(child, "obj") && !parse.isUnder(post, child)) {
        return child;
      }
    }
    return Clause.subject(parse, verb);
  }

  private void add(Post post, Party party, Span span, Terms terms, String rule) {
    Parse parse = post.parse();
    Edtf from = null;
    Edtf to = null;
    for (TimeMention time : times.in(parse)) {
      String mark = mark(parse, terms, time);
      boolean near = isNear(parse, time, post) && !isOfOther(parse, terms, time, post);
      if (near && mark == null && isTerm(time)) {
        // "President of Italy (1999–2006)": from then till then.
        from = start(time.value());
        to = end(time.value());
      } else if (near && "since".equals(mark)) {
        from = start(time.value());
      } else if (near && "until".equals(mark)) {
        to = time.value();
      }
    }
    if (rule.equals("post/beside") && from == null && isEntered(post, party, terms)) {
      from = when(parse, parse.head(post.top()));
    }
    if (rule.equals("post/enter") && from == null) {
      from = when(parse, post.top());
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
            span,
            parse.index(),
            from,
            to,
            past,
            rule));
  }

  /** Whether a verb above says that the post is taken, and the holder is not who gives it. */
  private boolean isEntered(Post post, Party party, Terms terms) {
    Parse parse = post.parse();
    int verb = Clause.verbAbove(parse, post.top());
    if (verb < 0
        || !terms.at(verb, Table.POSTS, "enter")
        || parse.is(post.top(), "nsubj", "appos", "flat")) {
      return false;
    }
    int subject = Clause.isPassive(parse, verb) ? -1 : Clause.subject(parse, verb);
    return subject < 0
        || parties.at(parse, terms, subject).stream()
            .noneMatch(one -> one.identity().equals(party.identity()));
  }

  /** When a clause's post was taken: as it says, else on the day of the news. */
  private @Nullable Edtf when(Parse parse, int node) {
    TimeMention time = times.of(parse, node);
    return time != null ? time.value() : times.in(parse).isEmpty() ? day : null;
  }

  /** Whether a time is one from a year to another. */
  private static boolean isTerm(TimeMention time) {
    String text = time.value().value();
    int slash = text.indexOf('/');
    return slash == YEAR && text.length() == 2 * YEAR + 1;
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
    for (Terms.Found word : terms.in(Table.POSTS)) {
      boolean mark = word.is("since") || word.is("until");
      boolean before =
          word.range().end() <= range.first() && range.first() - word.range().end() <= 1;
      boolean after =
          word.range().first() >= range.end() && word.range().first() - range.end() <= 1;
      boolean inside = range.contains(word.range());
      if (mark && (before || after || inside)) {
        return word.term().category();
      }
    }
    // Where endings tell it, "from" is since: "2018 թվականից".
    return range.size() > 0 && parse.feature(range.end() - 1, "Case").equals("Abl")
        ? "since"
        : null;
  }

  private static boolean isNear(Parse parse, TimeMention time, Post post) {
    Range range = parse.range(time.span());
    int top = parse.top(range);
    int verb = Clause.verbAbove(parse, post.top());
    return parse.isUnder(top, post.top())
        || (verb >= 0 && Clause.verbAbove(parse, top) == verb)
        || post.phrase().end() == range.first()
        || Math.abs(range.first() - post.phrase().end()) <= 3;
  }

  /** "The senator X, who has led the group since May": the time dates what stands nearer to it. */
  private boolean isOfOther(Parse parse, Terms terms, TimeMention time, Post post) {
    int from = post.phrase().end();
    int to = parse.range(time.span()).first();
    boolean other =
        parties.posts(parse).stream()
            .anyMatch(one -> one != post && one.top() >= from && one.top() < to);
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
    int subject = Clause.subject(parse, verb);
    if (parse.is(verb, "acl") && subject >= 0 && parse.head(verb) >= 0) {
      if (parse.upos(subject).equals("PRON")) {
        // "Who has led the group": whom the clause is about.
        subject = parse.head(verb);
      } else if (subject != parse.head(verb)) {
        // "Which X leads".
        led(parse, terms, found, subject, parse.head(verb));
        return;
      }
    }
    int agent = agent(parse, terms, verb);
    if (agent >= 0 && parse.is(verb, "acl", "root", "conj")) {
      led(parse, terms, found, agent, subject >= 0 ? subject : parse.head(verb));
      return;
    }
    if (subject < 0) {
      return;
    }
    Mentioned body = bodyOf(parse, top, verb, subject);
    String words = body != null ? body.text() : groupWords(parse, terms, top, verb);
    if (words == null) {
      return;
    }
    for (Party party : parties.at(parse, terms, subject)) {
      if (!HOLDERS.contains(party.kind())) {
        continue;
      }
      Edtf from = marked(parse, terms, "since");
      Edtf to = marked(parse, terms, "until");
      Span span = parse.span(found.range());
      span = body == null ? span : span.union(body.span());
      if (from != null) {
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
              span,
              parse.index(),
              from,
              to,
              false,
              "post/lead"));
    }
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
  private void led(Parse parse, Terms terms, Terms.Found found, int agent, int body) {
    if (body < 0) {
      return;
    }
    String words =
        parties.at(parse, terms, body).stream()
            .filter(party -> party.kind() == Party.Kind.COLLECTIVE)
            .map(Party::name)
            .findFirst()
            .orElse(parse.node(body).form());
    for (Party party : parties.at(parse, terms, agent)) {
      if (HOLDERS.contains(party.kind())) {
        keep(
            new Held(
                party,
                found.value().isEmpty() ? parse.text(found.range()) : found.value(),
                words,
                party.country(),
                parse.span(found.range()).union(party.span()),
                parse.index(),
                marked(parse, terms, "since"),
                marked(parse, terms, "until"),
                false,
                "post/lead"));
      }
    }
  }

  /** The time of a passage that stands beside "since" or "until"; null where none does. */
  private @Nullable Edtf marked(Parse parse, Terms terms, String mark) {
    for (TimeMention time : times.in(parse)) {
      if (mark.equals(mark(parse, terms, time))) {
        return mark.equals("since") ? start(time.value()) : time.value();
      }
    }
    return null;
  }

  private @Nullable Mentioned bodyOf(Parse parse, int top, int verb, int subject) {
    for (Mentioned mention : parties.mentionsIn(parse)) {
      int node = mention.top();
      boolean under =
          parse.isUnder(node, top) || parse.head(node) == verb || isObject(parse, node, verb);
      if (mention.isCollective() && under && !parse.isUnder(node, subject)) {
        return mention;
      }
    }
    return null;
  }

  private static boolean isObject(Parse parse, int node, int verb) {
    int head = parse.head(node);
    return head >= 0 && parse.head(head) == verb && parse.is(head, "obj", "obl");
  }

  private static @Nullable String groupWords(Parse parse, Terms terms, int top, int verb) {
    for (Terms.Found body : terms.in(Table.BODIES)) {
      if ((parse.isUnder(body.top(), top) || parse.head(body.top()) == verb)
          && parse.is(body.top(), "obj", "obl", "nmod")) {
        return parse.text(body.range());
      }
    }
    return null;
  }

  /** One tenure for one post of one person, with all that is known of its time. */
  private void keep(Held held) {
    for (int i = 0; i < found.size(); i++) {
      Held other = found.get(i);
      if (other.holder().identity().equals(held.holder().identity())
          && other.post().equalsIgnoreCase(held.post())
          && other.passage() != held.passage()
          && Objects.equals(other.body(), held.body())
          && (held.from() == null || held.from().equals(other.from()))) {
        return;
      }
    }
    found.add(held);
  }
}
