package org.dragoman.understanding.party;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.name.Cast;
import org.dragoman.understanding.name.Countries;
import org.dragoman.understanding.name.Member;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.place.CountryForm;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.syntax.Clause;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Tells who is meant by a word: by name, by post, by country, or by a word that points back.
 *
 * <p>Passages are to be asked in the order of the text, and {@link #passed} called after each. Not
 * thread-safe.
 */
public final class Parties {

  /** So many letters tell a minister's field, whatever its ending: "foreign", "foreigner". */
  private static final int FIELD = 4;

  /** So many words before a name at most a word of courtesy stands. */
  private static final int COURTESY = 16;

  /** A description is at most so many words. */
  private static final int LONGEST = 6;

  /** Kinds of posts that are a state's where no other body is named with them. */
  private static final Set<String> STATE = Set.of("head", "chair", "deputy", "minister", "member");

  private static final Pattern LETTERS = Pattern.compile("\\P{L}+");

  private final Cast cast;
  private final Countries countries;
  private final List<Span> voices;
  private final Map<Integer, List<Post>> posts = new HashMap<>();
  private final List<Post> postsSoFar = new ArrayList<>();
  private List<Party> lastSubjects = List.of();
  private List<Party> lastMet = List.of();
  private final List<List<Party>> meetings = new ArrayList<>();
  private @Nullable Party lastStated;
  private final Map<String, Party> makers = new HashMap<>();
  private @Nullable Set<Member> officials;

  /**
   * Takes what a document names, and its posts by passage.
   *
   * @param voices where it names those according to whom it tells something
   */
  public Parties(
      Cast cast, Countries countries, Map<Integer, List<Post>> posts, List<Span> voices) {
    this.cast = cast;
    this.countries = countries;
    this.voices = List.copyOf(voices);
    this.posts.putAll(posts);
  }

  /** The posts of a passage. */
  public List<Post> posts(Parse parse) {
    return posts.getOrDefault(parse.index(), List.of());
  }

  /** Whom a node stands for, with those in a list with it. */
  public List<Party> at(Parse parse, Terms terms, int node) {
    Map<Object, Party> found = new LinkedHashMap<>();
    Post titled = postAt(parse, node);
    for (int one : parse.listed(node)) {
      if (one != node && titled != null && titled.phrase().contains(one)) {
        // "The minister for foreign affairs and cooperation": a second field is nobody.
        continue;
      }
      for (Party party : single(parse, terms, one, 0)) {
        found.putIfAbsent(party.identity(), party);
      }
    }
    for (Post post : posts(parse)) {
      if (!post.holders().isEmpty() && isOfList(parse, post.top(), node)) {
        holders(post).forEach(party -> found.putIfAbsent(party.identity(), party));
      }
    }
    for (Party party : paired(parse, terms, List.copyOf(found.values()))) {
      found.putIfAbsent(party.identity(), party);
    }
    if (found.values().stream().anyMatch(party -> party.kind() == Party.Kind.PERSON)) {
      // "Members of the group, the deputies A and B": the names say it better.
      found.values().removeIf(party -> party.kind() == Party.Kind.DESCRIBED);
    }
    return List.copyOf(found.values());
  }

  /** Somebody or a country named in a passage. */
  private record Named(Range range, int top, boolean person, Party party) {}

  /**
   * Who stands in a list with somebody although the tree does not say so: "A ile B", a word for
   * "and" that also means "with", or an "and" between two that the parser hangs on one verb.
   */
  private List<Party> paired(Parse parse, Terms terms, List<Party> found) {
    List<Range> ands = new ArrayList<>();
    terms.in(Table.MARKERS, "and").forEach(and -> ands.add(and.range()));
    for (int i = 0; i < parse.size(); i++) {
      if (parse.upos(i).equals("CCONJ") && parse.is(i, "cc")) {
        ands.add(new Range(i, i + 1));
      }
    }
    List<Named> named = found.isEmpty() || ands.isEmpty() ? List.of() : named(parse);
    List<Party> all = new ArrayList<>();
    for (Range and : ands) {
      Named before = null;
      Named after = null;
      for (Named one : named) {
        if (one.range().end() == and.first()) {
          before = before == null ? one : before;
        } else if (one.range().first() >= and.end()
            && (after == null || (!after.person() && isTitleOf(parse, after, one)))) {
          after = one;
        }
      }
      if (before == null || after == null || !isOneList(parse, and.end(), after.range())) {
        continue;
      }
      boolean also = terms.at(and.first(), Table.MARKERS, "and");
      if (!also && !isOneSubject(parse, before.top(), after.top())) {
        continue;
      }
      for (Party party : found) {
        if (party.identity().equals(before.party().identity())) {
          all.add(after.party());
        } else if (party.identity().equals(after.party().identity())) {
          all.add(before.party());
        }
      }
    }
    return all;
  }

  /**
   * Whether the parser takes two for subjects of one verb, or one for a part of the other's name.
   */
  private static boolean isOneSubject(Parse parse, int one, int other) {
    int first = titled(parse, one);
    int second = titled(parse, other);
    boolean both =
        parse.is(first, "nsubj")
            && parse.is(second, "nsubj")
            && parse.head(first) == parse.head(second);
    return both || (parse.is(other, "flat", "appos") && parse.isUnder(other, one));
  }

  /** The title on which a name hangs, else the name's own node. */
  private static int titled(Parse parse, int name) {
    int at = name;
    while (parse.is(at, "appos", "flat") && parse.head(at) >= 0 && parse.head(at) < at) {
      at = parse.head(at);
    }
    return at;
  }

  private List<Named> named(Parse parse) {
    List<Named> all = new ArrayList<>();
    for (Mentioned mention : cast.in(parse)) {
      Party party = party(mention);
      if (party != null) {
        boolean person = mention.type() == EntityType.PERSON;
        all.add(new Named(mention.range(), mention.top(), person, party));
      }
    }
    for (CountryMention country : countries.in(parse.passage().sentence().span())) {
      Range range = parse.range(country.span());
      boolean part = all.stream().anyMatch(one -> one.range().overlaps(range));
      if (country.form().kind() == CountryForm.Kind.NAME && range.size() > 0 && !part) {
        String name = countries.name(country, parse.passage().document());
        String code = country.form().country();
        Party party = new Party(Party.Kind.COUNTRY, name, null, code, country.span());
        all.add(new Named(range, parse.top(range), false, party));
      }
    }
    all.sort(Comparator.comparingInt(one -> one.range().first()));
    return all;
  }

  /** Whether a person's name follows the body or country of their post: "Suriye Başkanı Esad". */
  private static boolean isTitleOf(Parse parse, Named of, Named person) {
    return person.person()
        && person.range().first() >= of.range().end()
        && isOneList(parse, of.range().end(), person.range());
  }

  /** Whether nothing but the words of a title stands before a name. */
  private static boolean isOneList(Parse parse, int from, Range name) {
    if (name.first() - from > LONGEST) {
      return false;
    }
    for (int i = from; i < name.first(); i++) {
      if (!parse.isNoun(i) && !parse.upos(i).equals("ADJ")) {
        return false;
      }
    }
    return true;
  }

  /** Whether a post hangs on a node by nothing but lists and appositions. */
  private static boolean isOfList(Parse parse, int post, int node) {
    for (int at = post; at >= 0; at = parse.head(at)) {
      if (at == node) {
        return true;
      }
      if (!parse.is(at, "conj", "appos", "flat", "list")) {
        return false;
      }
    }
    return false;
  }

  private List<Party> single(Parse parse, Terms terms, int node, int depth) {
    Mentioned named = mentionAt(parse, node);
    Post post = postAt(parse, node);
    boolean open = post == null || (post.holders().isEmpty() && post.body() == null);
    if (named == null
        && open
        && terms.at(node, Table.MARKERS, "sides")
        && !terms.at(node, Table.ACTS, "not")) {
      return sides(parse, terms, node);
    }
    if (post != null && (named == null || !named.range().contains(node) || named.isCollective())) {
      return holders(post);
    }
    if (named != null && named.isCollective()) {
      // "Speaker of the house X" of which the reader took the house for the head.
      for (Post of : posts(parse)) {
        if (of.phrase().contains(named.range())
            && !of.holders().isEmpty()
            && parse.isUnder(of.top(), node)) {
          return holders(of);
        }
      }
    }
    if (named != null) {
      Party party = party(named);
      return party == null ? List.of() : List.of(party);
    }
    CountryMention country = countries.on(parse.node(node).span());
    if (country != null && parse.isNoun(node)) {
      // "The Ghanaian Ama Boateng": the name says it better.
      List<Party> persons =
          country.form().kind() == CountryForm.Kind.PEOPLE && depth <= 2
              ? apposed(parse, terms, node, depth)
              : List.of();
      if (!persons.isEmpty()) {
        return persons;
      }
      Party.Kind kind =
          country.form().kind() == CountryForm.Kind.CAPITAL
              ? Party.Kind.PLACE
              : country.form().kind() == CountryForm.Kind.PEOPLE
                  ? Party.Kind.OF_COUNTRY
                  : Party.Kind.COUNTRY;
      return List.of(
          new Party(
              kind,
              countries.name(country, parse.passage().document()),
              null,
              country.form().country(),
              country.span()));
    }
    if (post == null && terms.at(node, Table.MARKERS, "honoured")) {
      Party honoured = honoured(parse, node);
      return honoured == null ? List.of() : List.of(honoured);
    }
    if (terms.at(node, Table.MARKERS, "each") && depth <= 2) {
      // "Each of X and Y".
      List<Party> each = new ArrayList<>();
      for (int child : parse.children(node)) {
        for (int one :
            child > node && parse.is(child, "nmod", "obl")
                ? parse.listed(child)
                : List.<Integer>of()) {
          each.addAll(single(parse, terms, one, depth + 1));
        }
      }
      if (!each.isEmpty()) {
        return each;
      }
    }
    if (terms.at(node, Table.MARKERS, "own")) {
      List<Party> here = depth > 1 ? List.of() : ownersAbove(parse, terms, node, depth);
      return (here.isEmpty() ? lastSubjects : here)
          .stream()
              .filter(party -> party.country() != null)
              .limit(1)
              .map(party -> country(parse, String.valueOf(party.country()), party.span()))
              .toList();
    }
    if (terms.at(node, Table.POSITIONS, "instrument")) {
      // "The statement condemns": the body that made it does.
      Party body = depth > 1 ? null : makerOf(parse, terms, node);
      List<Party> owner = body != null || depth > 1 ? List.of() : below(parse, terms, node, depth);
      if (!owner.isEmpty()) {
        // "Criticised the decision of Peru": whose it is.
        return owner;
      }
      Party maker = body != null ? body : lastMaker(terms, node);
      if (maker != null) {
        return List.of(maker);
      }
    }
    if (parse.upos(node).equals("PRON")) {
      Party beside = parse.is(node, "nsubj") ? personRightBefore(parse, node) : null;
      if (beside != null) {
        return List.of(beside);
      }
      if (terms.at(node, Table.MARKERS, "person")) {
        Party here = personBefore(parse, terms, node);
        List<Party> person =
            here != null
                ? List.of(here)
                : lastSubjects.stream()
                    .filter(p -> p.kind() == Party.Kind.PERSON)
                    .limit(1)
                    .toList();
        return person.isEmpty() ? sayers(parse, terms, node, depth) : person;
      }
      if (!terms.at(node, Table.MARKERS, "people")) {
        return List.of();
      }
      List<Party> sayers = sayers(parse, terms, node, depth);
      return sayers.isEmpty() ? lastSubjects : sayers;
    }
    if (terms.at(node, Table.MARKERS, "country")) {
      // "The Republic of Peru", which no list has as one name.
      for (int child : parse.children(node)) {
        CountryMention land =
            child == node + 1 && parse.is(child, "nmod", "appos", "flat")
                ? countries.on(parse.node(child).span())
                : null;
        if (land != null && land.form().kind() == CountryForm.Kind.NAME) {
          return List.of(
              new Party(
                  Party.Kind.COUNTRY,
                  countries.name(land, parse.passage().document()),
                  null,
                  land.form().country(),
                  land.span()));
        }
      }
    }
    List<Party> below = depth > 2 ? List.of() : below(parse, terms, node, depth);
    if (below.isEmpty() && depth == 0 && isBody(terms, node)) {
      return lastBody(parse, node);
    }
    return below;
  }

  /** "Ana Sol, who was elected": whose name stands right before a pronoun. */
  private @Nullable Party personRightBefore(Parse parse, int pronoun) {
    Mentioned person = parse.node(parse.head(pronoun)).isRoot() ? null : nameBefore(parse, pronoun);
    return person == null ? null : party(person);
  }

  /**
   * The person whose name ends right before a pronoun, or a comma before it; null where none does.
   */
  public @Nullable Mentioned nameBefore(Parse parse, int pronoun) {
    for (Mentioned mention : cast.in(parse)) {
      int gap = pronoun - mention.range().end();
      boolean near = gap == 0 || (gap == 1 && parse.upos(pronoun - 1).equals("PUNCT"));
      if (near && mention.type() == EntityType.PERSON) {
        return mention;
      }
    }
    return null;
  }

  /**
   * "سموه", his highness: of those so far who were named with the same word of courtesy the one
   * spoken of last, else the first.
   */
  private @Nullable Party honoured(Parse parse, int node) {
    Map<Object, Party> found = new LinkedHashMap<>();
    for (int passage = 0; passage <= parse.index(); passage++) {
      for (Mentioned mention : cast.in(passage)) {
        boolean before = passage < parse.index() || mention.range().first() < node;
        Party party =
            before && mention.type() == EntityType.PERSON && isHonoured(mention, parse.normal(node))
                ? party(mention)
                : null;
        if (party != null) {
          found.putIfAbsent(party.identity(), party);
        }
      }
    }
    for (Party last : lastSubjects) {
      if (found.containsKey(last.identity())) {
        return last;
      }
    }
    return found.isEmpty() ? null : found.values().iterator().next();
  }

  /** Whether a word of courtesy stands before a person's name, with at most a title between. */
  private boolean isHonoured(Mentioned person, String word) {
    Parse parse = person.parse();
    int from = Math.max(0, person.range().first() - COURTESY);
    for (Mentioned other : cast.in(parse)) {
      boolean between =
          other.type() == EntityType.PERSON && other.range().end() <= person.range().first();
      from = between ? Math.max(from, other.range().end()) : from;
    }
    for (int i = from; i < person.range().end(); i++) {
      boolean bare = i + 1 >= parse.size() || !parse.upos(i + 1).equals("PRON");
      if (bare && parse.normal(i).equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** "President X promised his country's help": whose country it is, by the clauses around it. */
  private List<Party> ownersAbove(Parse parse, Terms terms, int node, int depth) {
    for (int at = parse.head(node); at >= 0; at = parse.head(at)) {
      for (int child : parse.children(at)) {
        // "An invitation from X to visit his country": the country of who invites.
        boolean from = parse.isNoun(at) && terms.slots(child).contains("from");
        if ((parse.is(child, "nsubj") || from)
            && !parse.upos(child).equals("PRON")
            && !parse.isUnder(node, child)) {
          List<Party> owners =
              single(parse, terms, child, depth + 1).stream()
                  .filter(party -> party.kind() != Party.Kind.PLACE)
                  .toList();
          if (!owners.isEmpty()) {
            return owners;
          }
        }
      }
    }
    return List.of();
  }

  /** "The union said that it would strike": who says what the pronoun's clause tells. */
  private List<Party> sayers(Parse parse, Terms terms, int pronoun, int depth) {
    int clause = parse.head(pronoun);
    int above = clause < 0 || !parse.is(pronoun, "nsubj") ? -1 : parse.head(clause);
    if (above < 0 || !parse.is(clause, "ccomp") || depth > 1) {
      return List.of();
    }
    for (int child : parse.children(above)) {
      if (parse.is(child, "nsubj") && child < pronoun && !parse.upos(child).equals("PRON")) {
        List<Party> named = single(parse, terms, child, depth + 1);
        boolean people =
            terms.at(child, Table.MARKERS, "humans")
                || terms.at(child, Table.POSTS, "post")
                || isBody(terms, child);
        return named.isEmpty() && people ? described(parse, child) : named;
      }
    }
    return List.of();
  }

  /** "The minister said that she ruled it out": the subject of the clause above a pronoun's. */
  private @Nullable Party personBefore(Parse parse, Terms terms, int pronoun) {
    int start = parse.head(pronoun);
    // Whom somebody does something to is not the one who does it.
    boolean object = start >= 0 && parse.is(pronoun, "obj", "iobj", "obl");
    for (int at = object ? parse.head(start) : start; at >= 0; at = parse.head(at)) {
      for (int child : parse.children(at)) {
        // "Her visit was called off": whom a pronoun means does not stand around it.
        boolean before =
            child < pronoun
                && parse.is(child, "nsubj")
                && !parse.upos(child).equals("PRON")
                && !parse.isUnder(pronoun, child);
        if (before) {
          for (Party party : single(parse, terms, child, 1)) {
            if (party.kind() == Party.Kind.PERSON) {
              return party;
            }
          }
        }
      }
    }
    return null;
  }

  /** Whom the apposition of a noun names. */
  private List<Party> apposed(Parse parse, Terms terms, int node, int depth) {
    for (int child : parse.children(node)) {
      if (parse.is(child, "appos", "flat")) {
        List<Party> found = new ArrayList<>();
        for (int one : parse.listed(child)) {
          found.addAll(single(parse, terms, one, depth + 1));
        }
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  /**
   * Whom a noun without a name of its own stands for: by its apposition, its parts, its country.
   */
  private List<Party> below(Parse parse, Terms terms, int node, int depth) {
    List<Party> apposed = apposed(parse, terms, node, depth);
    if (!apposed.isEmpty()) {
      return apposed;
    }
    List<Party> described = new ArrayList<>();
    for (int child : parse.children(node)) {
      if (!parse.is(child, "amod", "nmod", "compound", "det", "flat")) {
        continue;
      }
      for (int one : parse.listed(child)) {
        CountryMention country = countries.on(parse.node(one).span());
        if (country != null) {
          described.add(
              new Party(
                  Party.Kind.OF_COUNTRY,
                  parse.text(new Range(Math.min(one, node), Math.max(one, node) + 1)),
                  null,
                  country.form().country(),
                  parse.node(node).span()));
        }
      }
    }
    if (!described.isEmpty()) {
      return described;
    }
    for (int child : parse.children(node)) {
      if (parse.is(child, "nmod") && terms.slots(child).contains("of")) {
        List<Party> inner = new ArrayList<>();
        for (int one : parse.listed(child)) {
          inner.addAll(single(parse, terms, one, depth + 1));
        }
        if (terms.at(node, Table.MARKERS, "humans")) {
          // "The press service of the president" is not the president.
          inner.removeIf(party -> party.kind() == Party.Kind.PERSON);
        }
        if (!inner.isEmpty()) {
          return inner.stream().map(Parties::weaker).toList();
        }
      }
    }
    return List.of();
  }

  /** "Both sides": who met last; where it is "both countries", those for which they did. */
  private List<Party> sides(Parse parse, Terms terms, int node) {
    if (isLands(parse, terms, node)) {
      Set<String> codes = new LinkedHashSet<>();
      lastMet.stream().map(this::countryOf).filter(Objects::nonNull).forEach(codes::add);
      if (codes.size() == 2 || countries.two().size() == 2) {
        return (codes.size() == 2 ? codes : countries.two())
            .stream().map(code -> country(parse, code, parse.node(node).span())).toList();
      }
      // Persons are no countries, whoever met last.
      return lastMet.stream().filter(party -> party.kind() != Party.Kind.PERSON).toList();
    }
    List<Party> holders = holdersWhoMet(terms, node);
    return !holders.isEmpty() ? holders : lastMet.isEmpty() ? theTwo(parse, node) : lastMet;
  }

  /** "The two ministers": the two persons who met last of whom one holds such a post. */
  private List<Party> holdersWhoMet(Terms terms, int node) {
    Set<String> kinds = new HashSet<>();
    terms.in(Table.POSTS, "post").stream()
        .filter(found -> found.range().contains(node))
        .forEach(found -> kinds.add(found.value()));
    for (int i = kinds.isEmpty() ? -1 : meetings.size() - 1; i >= 0; i--) {
      List<Party> two = meetings.get(i);
      boolean persons = two.stream().allMatch(party -> party.kind() == Party.Kind.PERSON);
      if (two.size() == 2 && persons && two.stream().anyMatch(party -> holds(party, kinds))) {
        return two;
      }
    }
    return List.of();
  }

  /** Whether somebody was named with a post of a kind. */
  private boolean holds(Party person, Set<String> kinds) {
    return postsSoFar.stream()
        .filter(post -> kinds.contains(post.kind()))
        .flatMap(post -> post.holders().stream())
        .anyMatch(holder -> cast.of(holder) == person.member());
  }

  /** Whether the sides are countries. */
  private static boolean isLands(Parse parse, Terms terms, int node) {
    return terms.lexicon().classes(Table.MARKERS, parse.normal(node)).contains("country");
  }

  /** "The senate adopted a resolution that condemns": the body that makes a text. */
  private @Nullable Party makerOf(Parse parse, Terms terms, int text) {
    int verb = parse.head(text);
    boolean made =
        parse.is(text, "obj")
            && terms.in(Table.POSITIONS).stream()
                .anyMatch(
                    found ->
                        (found.is("act") || found.is("decides")) && found.range().contains(verb));
    int subject = made ? Clause.subject(parse, verb) : -1;
    if (subject < 0 || subject == text) {
      return null;
    }
    return single(parse, terms, subject, 2).stream()
        .filter(
            party -> party.kind() == Party.Kind.COLLECTIVE || party.kind() == Party.Kind.DESCRIBED)
        .findFirst()
        .orElse(null);
  }

  /** "Both sides" of whom no meeting was told: the two countries that the story is about. */
  private List<Party> theTwo(Parse parse, int node) {
    return countries.two().stream()
        .map(code -> country(parse, code, parse.node(node).span()))
        .toList();
  }

  private Party country(Parse parse, String code, Span span) {
    String name = countries.nameOf(code, parse.passage().document());
    return new Party(Party.Kind.COUNTRY, name, null, code, span);
  }

  private static boolean isBody(Terms terms, int node) {
    return terms.in(Table.BODIES).stream().anyMatch(found -> found.range().contains(node));
  }

  /** "The committee": the last one that was named with the same noun. */
  private List<Party> lastBody(Parse parse, int node) {
    String noun = parse.normal(node);
    Mentioned last = null;
    for (int passage = 0; passage <= parse.index(); passage++) {
      for (Mentioned mention : cast.in(passage)) {
        boolean before = passage < parse.index() || mention.range().end() <= node;
        if (before
            && mention.isCollective()
            && mention.parse().normal(mention.top()).equals(noun)) {
          last = mention;
        }
      }
    }
    Party party = last == null ? null : party(last);
    return party == null ? List.of() : List.of(party);
  }

  /** Whom a verb without a subject means: who was spoken of last. */
  public List<Party> spokenOf() {
    return lastSubjects.stream().limit(1).toList();
  }

  /** A noun phrase that nothing tells more of: "observers", "the junta". */
  public List<Party> described(Parse parse, int node) {
    // "Tens of thousands of people": a number that counts them stands for them.
    boolean counts = parse.upos(node).equals("NUM") && !parse.children(node).isEmpty();
    if (!parse.upos(node).equals("NOUN") && !counts) {
      return List.of();
    }
    BitSet set =
        parse.subtreeWithout(node, "acl", "conj", "cc", "punct", "case", "appos", "det", "advcl");
    Range range = parse.around(node, set);
    if (range.size() > LONGEST) {
      range = new Range(node, node + 1);
    }
    return List.of(
        new Party(Party.Kind.DESCRIBED, parse.text(range), null, null, parse.span(range)));
  }

  /** The army of a country is not the country. */
  private static Party weaker(Party party) {
    return party.kind() == Party.Kind.COUNTRY
        ? new Party(
            Party.Kind.OF_COUNTRY, party.name(), party.member(), party.country(), party.span())
        : party;
  }

  /** The longest name to which a node belongs, preferring one that it heads. */
  public @Nullable Mentioned mentionAt(Parse parse, int node) {
    Mentioned best = null;
    for (Mentioned mention : cast.in(parse)) {
      if (mention.range().contains(node)) {
        boolean heads = mention.top() == node;
        boolean bestHeads = best != null && best.top() == node;
        if (best == null
            || (heads && !bestHeads)
            || (heads == bestHeads && mention.range().size() > best.range().size())) {
          best = mention;
        }
      }
    }
    return best;
  }

  /** Whether a node names a body or an organization. */
  public boolean bodyAt(Parse parse, int node) {
    Mentioned mention = mentionAt(parse, node);
    return mention != null && mention.isCollective();
  }

  private @Nullable Post postAt(Parse parse, int node) {
    for (Post post : posts(parse)) {
      if (post.noun().contains(node) || post.top() == node) {
        return post;
      }
    }
    return null;
  }

  /** A name as a party; null for a source of the document and for a name without a letter. */
  public @Nullable Party party(Mentioned mention) {
    Member member = cast.of(mention);
    // Who passes the story on has no part in it.
    if (member == null || mention.rule().equals(Mentioned.SOURCE)) {
      return null;
    }
    Party.Kind kind =
        switch (mention.type()) {
          case PERSON -> Party.Kind.PERSON;
          case PLACE -> Party.Kind.PLACE;
          default -> Party.Kind.COLLECTIVE;
        };
    String name = kind == Party.Kind.PERSON ? member.label() : mention.text();
    return new Party(kind, name, member, member.country(), mention.span());
  }

  /** Who holds a post as named here; by name where the document tells it anywhere before. */
  public List<Party> holders(Post post) {
    List<Party> found = new ArrayList<>();
    for (Mentioned holder : post.holders()) {
      Party party = party(holder);
      if (party != null) {
        found.add(party);
      }
    }
    if (!found.isEmpty()) {
      return found;
    }
    boolean several = post.isPlural() || isCounted(post);
    Post before = same(post);
    if (before != null && !several) {
      Party party = party(before.holders().get(0));
      if (party != null) {
        return List.of(party);
      }
    }
    if (post.country() == null && post.body() == null) {
      Party alike = several ? null : alike(post);
      return alike == null ? List.of() : List.of(alike);
    }
    // Brackets and commas in it show that the phrase is more than the post.
    Range phrase = post.phrase();
    for (int i = phrase.first(); i < phrase.end(); i++) {
      if (post.parse().upos(i).equals("PUNCT")
          && "[](),;:«»\"".contains(post.parse().node(i).form())) {
        phrase = post.noun();
      }
    }
    return List.of(
        new Party(
            Party.Kind.DESCRIBED,
            post.parse().text(phrase),
            null,
            post.country(),
            post.parse().span(phrase)));
  }

  /** "91 deputies", in languages that leave the noun in the singular: nobody by name. */
  private static boolean isCounted(Post post) {
    return post.parse().children(post.top()).stream()
        .anyMatch(child -> post.parse().is(child, "nummod") && child < post.top());
  }

  /** "The envoy", "the lawmaker": the one person so far who holds a post of that kind. */
  private @Nullable Party alike(Post post) {
    Map<Object, Party> found = new LinkedHashMap<>();
    for (Post other : postsSoFar) {
      if (other.kind().equals(post.kind()) && !isOfOtherField(post, other)) {
        for (Mentioned holder : other.holders()) {
          Party party = party(holder);
          if (party != null) {
            found.putIfAbsent(party.identity(), party);
          }
        }
      }
    }
    return found.size() == 1 ? found.values().iterator().next() : null;
  }

  /** The same post with a holder: the last one before, else the first one after. */
  private @Nullable Post same(Post post) {
    Post best = null;
    for (Post other : postsSoFar) {
      best = isSame(post, other) && fit(post, other) >= fit(post, best) ? other : best;
    }
    for (int passage : best != null ? Set.<Integer>of() : new TreeSet<>(posts.keySet())) {
      for (Post other :
          passage < post.parse().index()
              ? List.<Post>of()
              : posts.getOrDefault(passage, List.of())) {
        best = isSame(post, other) && fit(post, other) > fit(post, best) ? other : best;
      }
    }
    return best == null || isOneOfSeveral(post, best) ? null : best;
  }

  /**
   * "The Angolan president", where two presidents were named and of neither is said where: nothing
   * tells which of them is meant.
   */
  private boolean isOneOfSeveral(Post post, Post best) {
    return post.country() != null
        && countryOf(best) == null
        && postsSoFar.stream()
            .filter(other -> isSame(post, other) && fit(post, other) == fit(post, best))
            .anyMatch(other -> !isOneHolder(best, other));
  }

  private boolean isOneHolder(Post one, Post other) {
    return Objects.equals(cast.of(one.holders().get(0)), cast.of(other.holders().get(0)));
  }

  /** The country of a post, else of who holds it; null where neither is told. */
  private @Nullable String countryOf(Post post) {
    Member holder = post.holders().isEmpty() ? null : cast.of(post.holders().get(0));
    return post.country() != null ? post.country() : holder == null ? null : holder.country();
  }

  private boolean isSame(Post post, Post other) {
    String country = countryOf(other);
    boolean contrary = post.country() != null && country != null && !post.country().equals(country);
    return isOneNoun(post, other)
        && isDeputy(post) == isDeputy(other)
        && !isOfOtherField(post, other)
        && !contrary
        && !isOfOtherOffice(post, other)
        && !(post.body() != null && isOwned(other))
        && !isOfOtherBody(post, other)
        && !other.holders().isEmpty();
  }

  private static boolean isDeputy(Post post) {
    return post.kind().equals("deputy");
  }

  /** "The minister of trade", "the foreign minister": ministers of different fields. */
  private static boolean isOfOtherField(Post post, Post other) {
    Set<String> one = field(post);
    Set<String> two = field(other);
    return post.kind().equals("minister")
        && other.kind().equals("minister")
        && !one.isEmpty()
        && !two.isEmpty()
        && Collections.disjoint(one, two);
  }

  /** The beginnings of the words by which a post is told from others of its noun. */
  private static Set<String> field(Post post) {
    Parse parse = post.parse();
    Set<String> words = new HashSet<>();
    for (int i = post.noun().first(); i < post.noun().end(); i++) {
      String word = parse.normal(i);
      if (i != post.top() && word.length() >= FIELD) {
        words.add(word.substring(0, FIELD));
      }
    }
    return words;
  }

  /** "Spokesman of the Taliban": whether a post is somebody's whose name the tables do not know. */
  private static boolean isOwned(Post post) {
    Parse parse = post.parse();
    return post.body() == null
        && post.country() == null
        && parse.children(post.top()).stream()
            .anyMatch(
                child ->
                    parse.is(child, "nmod")
                        && (parse.upos(child).equals("PROPN") || post.kind().equals("official"))
                        && parse.isNoun(child)
                        && !post.noun().contains(child)
                        && post.holders().stream().noneMatch(one -> one.range().contains(child)));
  }

  /** How much tells that two posts are one: their bodies most, then their countries. */
  private static int fit(Post post, @Nullable Post other) {
    if (other == null) {
      return -1;
    }
    String one = post.body();
    String two = other.body();
    boolean body = one != null && two != null && (one.contains(two) || two.contains(one));
    boolean initials =
        one != null && two != null && (isInitialsOf(one, two) || isInitialsOf(two, one));
    boolean country = post.country() != null && post.country().equals(other.country());
    boolean word = post.parse().normal(post.top()).equals(other.parse().normal(other.top()));
    return (word ? 4 : 0) + (body || initials ? 2 : 0) + (country ? 1 : 0);
  }

  private static boolean isInitialsOf(String acronym, String name) {
    StringBuilder initials = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
      int c = name.codePointAt(i);
      if (begins && Character.isLetter(c)) {
        initials.appendCodePoint(c);
      }
      begins = !Character.isLetter(c);
    }
    return acronym.equalsIgnoreCase(initials.toString());
  }

  private static boolean isAcronym(String name) {
    return name.codePoints().filter(Character::isUpperCase).count() > 1
        && name.codePoints().noneMatch(Character::isWhitespace);
  }

  private static boolean isOneNoun(Post one, Post other) {
    String lemma = one.parse().node(one.top()).lemma();
    String noun = one.parse().normal(one.top());
    String noun2 = other.parse().normal(other.top());
    return noun.equals(noun2)
        // "Presidente", "presidenta": one post of a woman or a man.
        || (one.kind().equals(other.kind()) && isOfOtherGender(noun, noun2))
        || (!lemma.isEmpty() && lemma.equals(other.parse().node(other.top()).lemma()));
  }

  /** "The defence minister" is neither the prime minister nor the foreign minister. */
  private static boolean isOfOtherOffice(Post post, Post other) {
    Set<String> one = wordsOf(post);
    Set<String> two = wordsOf(other);
    boolean either = post.kind().equals("head") || other.kind().equals("head");
    boolean ranks = either && !post.kind().equals(other.kind());
    return ranks || (!one.isEmpty() && !two.isEmpty() && Collections.disjoint(one, two));
  }

  /** The words of a post that tell which one it is. */
  private static Set<String> wordsOf(Post post) {
    Set<String> words = new HashSet<>();
    String noun = post.parse().normal(post.top());
    LETTERS
        .splitAsStream(post.words().toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 3 && !word.equals(noun))
        .forEach(words::add);
    return words;
  }

  private static boolean isOfOtherGender(String one, String other) {
    int least = Math.min(one.length(), other.length());
    return least > 5
        && Math.abs(one.length() - other.length()) < 2
        && one.regionMatches(0, other, 0, least - 1);
  }

  /**
   * Whether two posts are of two bodies by their names: not where one name is a part of the other.
   */
  private static boolean isOfOtherBody(Post post, Post other) {
    String one = post.body();
    String two = other.body();
    return one != null
        && two != null
        && !isAcronym(one)
        && !isAcronym(two)
        && !one.contains(two)
        && !two.contains(one)
        && !shareWord(one, two);
  }

  /** "The parliament of Ghana" and "Ghana's National Assembly" may well be one. */
  private static boolean shareWord(String one, String two) {
    Set<String> words = new HashSet<>(LETTERS.splitAsStream(one).toList());
    return LETTERS.splitAsStream(two).anyMatch(word -> word.length() > 3 && words.contains(word));
  }

  /**
   * The country for which somebody acts: their own, else that of the document where they hold a
   * post or are a body of a state without a word of which; null where unknown.
   */
  public @Nullable String countryOf(Party party) {
    if (party.country() != null) {
      return party.country();
    }
    Member member = party.member();
    boolean ofState =
        member != null && (member.type() == EntityType.BODY || officials().contains(member));
    return ofState ? countries.seat() : null;
  }

  /** Who holds a post of a state that is named without its country. */
  private Set<Member> officials() {
    if (officials == null) {
      officials = Collections.newSetFromMap(new IdentityHashMap<>());
      for (List<Post> here : posts.values()) {
        for (Post post : here) {
          if (STATE.contains(post.kind()) && post.isOfState()) {
            for (Mentioned holder : post.holders()) {
              Member member = cast.of(holder);
              if (member != null) {
                officials.add(member);
              }
            }
          }
        }
      }
    }
    return officials;
  }

  /** Notes a passage as read, with the parties of its main clause. */
  public void passed(Parse parse, Terms terms) {
    postsSoFar.addAll(posts(parse));
    List<Party> subjects = new ArrayList<>();
    boolean unknown = false;
    for (int i = 0; i < parse.size(); i++) {
      if (parse.is(i, "nsubj") && !parse.upos(i).equals("PRON")) {
        Post post = postAt(parse, i);
        // "The president of France": somebody else is spoken of from here on.
        unknown |=
            post != null
                && (post.body() != null || post.country() != null)
                && parse.node(parse.head(i)).isRoot()
                && at(parse, terms, i).stream().noneMatch(p -> p.kind() == Party.Kind.PERSON);
        boolean told = post == null || !post.holders().isEmpty() || mentionAt(parse, i) != null;
        boolean main = told && parse.node(parse.head(i)).isRoot();
        for (Party party : at(parse, terms, i)) {
          Member member = party.member();
          boolean outlet = member != null && member.type() == EntityType.OUTLET;
          boolean acts = party.kind() == Party.Kind.PERSON || party.kind() == Party.Kind.COLLECTIVE;
          if (acts && !outlet) {
            subjects.add(main ? 0 : subjects.size(), party);
          }
        }
      }
    }
    if (!unknown && subjects.stream().noneMatch(one -> one.kind() == Party.Kind.PERSON)) {
      // "The deputies elected X. He has": nobody else can be meant.
      subjects.addAll(acted(parse, terms));
    }
    if (!subjects.isEmpty() || unknown) {
      lastSubjects = List.copyOf(subjects);
    }
  }

  /** The one person to whom the main verb does something; nobody where there are several. */
  private List<Party> acted(Parse parse, Terms terms) {
    List<Party> persons = new ArrayList<>();
    for (int i = 0; i < parse.size(); i++) {
      if (parse.is(i, "obj")
          && !parse.upos(i).equals("PRON")
          && parse.node(parse.head(i)).isRoot()) {
        at(parse, terms, i).stream()
            .filter(party -> party.kind() == Party.Kind.PERSON)
            .forEach(persons::add);
      }
    }
    return persons.size() == 1 ? persons : List.of();
  }

  /** Whether somebody is named only as the one according to whom something is told. */
  public boolean isVoice(Party party) {
    return isVoice(party.span());
  }

  /** The same of the words that stand for somebody. */
  public boolean isVoice(Span words) {
    return voices.stream().anyMatch(words::overlaps);
  }

  /** Notes who met last: "the sides" are they. */
  public void met(List<Party> parties) {
    if (parties.size() > 1) {
      lastMet = List.copyOf(parties);
      meetings.add(lastMet);
    }
  }

  /** The body that a passage is about: the one named first in it, else the one that spoke last. */
  public Optional<Party> bodyOf(Parse parse) {
    for (EntityType type : List.of(EntityType.BODY, EntityType.ORGANIZATION)) {
      for (Mentioned mention : cast.in(parse)) {
        Party party = mention.type() == type ? party(mention) : null;
        if (party != null) {
          return Optional.of(party);
        }
      }
    }
    return Optional.ofNullable(lastStated);
  }

  /**
   * Notes who made a text: "the resolution" is theirs from here on.
   *
   * @param form in which form, as the tables name it
   * @param earlier whether it is only spoken of; then they are not who speaks
   */
  public void stated(Party body, String form, boolean earlier) {
    makers.put(form, body);
    lastStated = earlier ? lastStated : body;
  }

  /** Who made the last text of the form that a node names, else the last text of all. */
  private @Nullable Party lastMaker(Terms terms, int node) {
    for (Terms.Found text : terms.in(Table.POSITIONS, "instrument")) {
      Party maker = text.range().contains(node) ? makers.get(text.value()) : null;
      if (maker != null) {
        return maker;
      }
    }
    return lastStated;
  }

  /** The names in a passage. */
  public List<Mentioned> mentionsIn(Parse parse) {
    return cast.in(parse);
  }
}
