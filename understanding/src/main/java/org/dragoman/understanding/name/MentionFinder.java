package org.dragoman.understanding.name;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.reading.Name;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.attribution.Honorific;
import org.dragoman.understanding.attribution.OutletWord;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names in a passage: what the reader saw, corrected by what the language's tables know,
 * and bodies that are named by a common noun and their country.
 */
final class MentionFinder {

  /** A body's name is at most so many words. */
  private static final int LONGEST = 14;

  /** A word of a name that is found again has at least so many letters. */
  private static final int SHORTEST = 3;

  /** The Armenian article, which may follow an acronym behind a hyphen. */
  private static final Set<String> ARTICLES = Set.of("ն", "ը");

  /** The stem of an inflected name has at least so many letters, and its ending so many. */
  private static final int STEM = 4;

  private static final int CASE = 2;

  /** The Arabic article, and the Arabic "and", which is written together with the next word. */
  private static final String ARTICLE = "ال";

  private static final String AND = "و";

  /** A person's name after a post is at most so many words. */
  private static final int FULL_NAME = 4;

  /** A woman's surname with the first letter of an ending. */
  private static final Pattern FEMALE = Pattern.compile("[oeое][vв][aа][nн]$");

  /** The cases of a Turkish or Azerbaijani noun after its possessive. */
  private static final Pattern CASE_OF_POSSESSED =
      Pattern.compile("(?<=\\p{L}{3}[ıiuü])n(ın|in|un|ün|a|e|ə|ı|i|u|ü|d[aeə]n?)$");

  /** The Armenian article behind a vowel with which no noun and ն ends: "կոմիտեն". */
  private static final Pattern ARTICLE_OF_NOUN = Pattern.compile("(?<=\\p{L}{3}(?:ե|է|իա))ն$");

  private final Parse parse;

  /** Words behind a name that take it without an ending. */
  private static final Set<String> BARE =
      Set.of("ilə", "ile", "üçün", "için", "tərəfindən", "tarafından", "haqqında", "hakkında");

  private static final String[] MARKS = {"«", "»", "“", "”", "„", "“"};

  private final Terms terms;
  private final Countries countries;
  private final Phrases<String> known;
  private final boolean cased;
  private final boolean glued;
  private final String language;
  private final Set<String> words;
  private final List<Span> times;
  private final List<Mentioned> found = new ArrayList<>();

  /**
   * Takes a passage.
   *
   * @param known bodies whose names tell their country
   * @param words the document's words in their normal form
   * @param times where the document names times
   */
  MentionFinder(
      Parse parse,
      Terms terms,
      Countries countries,
      Phrases<String> known,
      Set<String> words,
      List<Span> times) {
    this.parse = parse;
    this.terms = terms;
    this.countries = countries;
    this.known = known;
    this.words = words;
    this.times = times;
    language = parse.passage().document().language().split("-", 2)[0];
    cased = !Set.of("fa", "ar").contains(language);
    glued = Countries.GLUED.contains(language);
  }

  /**
   * The names in order; a name may stand inside a longer one.
   *
   * @param sources where the document names those through whom it came
   */
  List<Mentioned> find(List<Span> sources) {
    int from = -1;
    for (Name name : parse.passage().sentence().tree().names()) {
      Range range = new Range(from >= 0 ? from : name.first(), name.end());
      boolean article = from < 0 && isArticleOfName(name);
      from = article ? name.first() : -1;
      if (article) {
        continue;
      }
      if (countries.isWhole(parse.span(range))) {
        continue;
      }
      switch (name.type()) {
        case PERSON -> person(range);
        case PLACE -> add(range, EntityType.PLACE, "name/place");
        case BODY, GROUP, ORGANIZATION, OUTLET -> collective(range, name.type());
      }
    }
    for (Terms.Found head : terms.in(Table.BODIES)) {
      described(head);
    }
    if (cased) {
      terms.in(Table.POSTS, "post").forEach(post -> afterTitle(post.range().end(), 2));
      for (int i = 0; i + 1 < parse.size(); i++) {
        if (Honorific.is(language, parse.normal(i))) {
          afterTitle(i + 1, 1);
        }
      }
    }
    for (Phrases.Match<String> match : known.find(parse.passage())) {
      Range range = parse.range(match);
      // A part of it that was seen alone is no name.
      found.removeIf(
          m ->
              range.contains(m.range())
                  && (m.range().size() < range.size() || m.type() == EntityType.PERSON));
      if (range.size() > 0 && found.stream().noneMatch(m -> m.range().overlaps(range))) {
        add(range, EntityType.BODY, "name/known");
      }
    }
    for (Span source : sources) {
      if (parse.passage().sentence().span().contains(source)) {
        source(source);
      }
    }
    sort(found);
    return new ArrayList<>(found);
  }

  /** "Le" of "Le Monde", which the reader may take for a name of its own. */
  private boolean isArticleOfName(Name name) {
    return name.end() - name.first() == 1
        && parse.upos(name.first()).equals("DET")
        && parse.passage().sentence().tree().names().stream()
            .anyMatch(next -> next.first() == name.end() && next.type() != EntityType.PERSON);
  }

  /**
   * Adds persons whom the reader saw elsewhere in the document and overlooked here, and those whose
   * name stands right behind their post.
   *
   * @param here the names that were found in the passage; those that are added are put into it
   * @param names the words of persons' names, in their normal form, by the first of them
   */
  void again(List<Mentioned> here, Map<String, List<List<String>>> names) {
    found.clear();
    for (int node = 0; node < parse.size(); node++) {
      Range best = null;
      for (int length = parse.normal(node).length(); length >= SHORTEST; length--) {
        for (List<String> name :
            names.getOrDefault(parse.normal(node).substring(0, length), List.of())) {
          if ((best == null || name.size() > best.size()) && stands(name, node)) {
            best = new Range(node, node + name.size());
          }
        }
      }
      Range range = best;
      if (range != null && isNobodysPlace(here, range)) {
        here.removeIf(m -> m.type() == EntityType.PLACE && m.range().equals(range));
      }
      if (range != null
          && here.stream().noneMatch(m -> m.range().overlaps(range))
          && countries.in(parse.span(range)).isEmpty()) {
        person(range);
        node = range.end() - 1;
      }
    }
    here.addAll(found);
    sort(here);
  }

  /** "Tangara, … was received": what is called as somebody is, and is nowhere, is no place. */
  private boolean isNobodysPlace(List<Mentioned> here, Range range) {
    Set<String> slots = terms.slots(range.first());
    return here.stream().anyMatch(m -> m.type() == EntityType.PLACE && m.range().equals(range))
        && parse.is(range.first(), "nsubj", "obj")
        && !slots.contains("in")
        && !slots.contains("to");
  }

  /** Whether a name's words stand from a node on, the last of them with an ending or without. */
  private boolean stands(List<String> name, int from) {
    int last = name.size() - 1;
    if (from + last >= parse.size()
        || (name.size() == 1
            && (!isNamelike(from) || (!cased && !parse.upos(from).equals("PROPN"))))) {
      return false;
    }
    for (int i = 0; i < last; i++) {
      if (!parse.normal(from + i).equals(name.get(i))) {
        return false;
      }
    }
    String word = parse.normal(from + last);
    if (!word.startsWith(name.get(last))) {
      return false;
    }
    String ending = word.substring(name.get(last).length());
    boolean parted = ending.length() > 1 && "'’".indexOf(ending.charAt(0)) >= 0;
    return ending.isEmpty()
        || parted
        || (glued && Morphology.of(language).endings().contains(ending));
  }

  private static void sort(List<Mentioned> mentions) {
    mentions.sort(
        Comparator.comparingInt((Mentioned m) -> m.range().first())
            .thenComparingInt(m -> -m.range().size()));
  }

  /** Who is named as the source of a document is no person and no place. */
  private void source(Span span) {
    Range range = parse.range(span);
    if (range.size() == 0 || countries.isWhole(span)) {
      return;
    }
    boolean body = terms.in(Table.BODIES, "body").stream().anyMatch(f -> range.contains(f.top()));
    if (found.stream().anyMatch(m -> m.isCollective() && m.range().overlaps(range))) {
      return;
    }
    found.removeIf(mention -> range.contains(mention.range()));
    add(range, body ? EntityType.BODY : EntityType.OUTLET, Mentioned.SOURCE);
  }

  /**
   * "Minister Ayla Demir", "Bakan Ayla Demir'le", "Sayın Demir": names after a post or a word of
   * courtesy are a person's.
   */
  private void afterTitle(int first, int least) {
    int end = first;
    boolean closed = false;
    while (end < parse.size()
        && end - first < FULL_NAME
        && !closed
        && parse.upos(end).equals("PROPN")
        && Character.isUpperCase(parse.node(end).form().codePointAt(0))
        && countries.on(parse.node(end).span()) == null
        && !(end == first && isListedAt(end))) {
      String form = parse.node(end).form();
      closed = form.indexOf('\'') > 0 || form.indexOf('’') > 0;
      end++;
    }
    Range name = new Range(first, end);
    if (name.size() >= least && found.stream().noneMatch(m -> m.range().overlaps(name))) {
      add(name, EntityType.PERSON, "name/after-post");
    }
  }

  private boolean isListedAt(int node) {
    return terms.at(node, Table.POSTS, "post")
        || terms.in(Table.BODIES).stream().anyMatch(f -> f.range().contains(node));
  }

  private void person(Range seen) {
    Range range = seen;
    // The reader may miss a part of a name that hangs on it.
    while (range.end() < parse.size()
        && parse.is(range.end(), "flat")
        && parse.isNoun(range.end())
        && range.contains(parse.head(range.end()))
        && isNamelike(range.end())) {
      range = new Range(range.first(), range.end() + 1);
    }
    while (range.first() > 0
        && (parse.is(range.first(), "flat") && parse.head(range.first()) == range.first() - 1)
        && isNamelike(range.first() - 1)) {
      range = new Range(range.first() - 1, range.end());
    }
    range = withoutCountry(range);
    if (isPresidedOver(parse.top(range)) || isBodyAlone(range)) {
      add(range, EntityType.BODY, "name/organization");
      return;
    }
    String text = parse.text(range);
    if (range.size() == 1 && OutletWord.isIn(language, text)) {
      add(range, EntityType.OUTLET, "name/organization");
      return;
    }
    if ((cased && text.codePoints().noneMatch(Character::isUpperCase))
        || text.codePoints().anyMatch(Character::isDigit)
        || text.codePointCount(0, text.length()) < 2
        || isListed(range)
        || isTime(parse.span(range))
        || terms.in(Table.BODIES).stream().anyMatch(f -> isHead(f, seen))) {
      return;
    }
    add(range, EntityType.PERSON, "name/person");
  }

  /** Whether words are a time, or a part of one: "أمس" is nobody's name. */
  private boolean isTime(Span words) {
    return times.stream().anyMatch(time -> time.contains(words));
  }

  /** "The president of the Jogorku Kenech": whoever presides does so over a body. */
  private boolean isPresidedOver(int top) {
    boolean of = parse.is(top, "nmod") && terms.slots(top).contains("of");
    return of
        && parse.children(top).stream().anyMatch(child -> parse.is(child, "case"))
        && terms.in(Table.POSTS, "post").stream()
            .anyMatch(
                post ->
                    Set.of("chair", "head").contains(post.value())
                        && post.range().contains(parse.head(top)));
  }

  /** "The Seimas": a body's own name, which the reader took for somebody's. */
  private boolean isBodyAlone(Range range) {
    return cased
        && parse.upos(parse.top(range)).equals("PROPN")
        && terms.in(Table.BODIES, "body").stream().anyMatch(f -> f.range().equals(range));
  }

  /** A country at either end of a person's name does not belong to it. */
  private Range withoutCountry(Range range) {
    int first = range.first();
    int end = range.end();
    while (end - first > 1 && isState(first)) {
      first++;
    }
    while (end - first > 1 && isState(end - 1)) {
      end--;
    }
    return new Range(first, end);
  }

  private boolean isState(int node) {
    CountryMention mention = countries.on(parse.node(node).span());
    return mention != null
        && Countries.isState(mention)
        && mention.span().contains(parse.node(node).span());
  }

  private boolean isNamelike(int node) {
    String form = parse.node(node).form();
    return (!cased || Character.isUpperCase(form.codePointAt(0)))
        && !terms.in(Table.POSTS).stream().anyMatch(f -> f.range().contains(node))
        && !terms.in(Table.BODIES).stream().anyMatch(f -> f.range().contains(node))
        && countries.on(parse.node(node).span()) == null
        && parse.isNoun(node);
  }

  /** A body's noun at the head of a name: the name is a body's. */
  private boolean isHead(Terms.Found noun, Range range) {
    return range.contains(noun.range()) && noun.top() == parse.top(range);
  }

  /** Whether a post or a body's noun is all there is. */
  private boolean isListed(Range range) {
    return terms.in(Table.POSTS, "post").stream().anyMatch(f -> f.range().contains(range))
        || terms.in(Table.BODIES).stream().anyMatch(f -> f.range().contains(range));
  }

  private void collective(Range seen, EntityType type) {
    if (terms.in(Table.POSTS, "post").stream()
        .anyMatch(
            post -> post.range().contains(seen) && (post.range().size() > seen.size() || !cased))) {
      // "Garde des Sceaux": a word of a post names no body.
      return;
    }
    if (!cased && isState(seen)) {
      return;
    }
    if (isTitled(seen)) {
      add(seen, EntityType.PERSON, "name/after-post");
      return;
    }
    if (seen.size() == 2 && isDefinite(seen.first()) && isName(seen.first() + 1)) {
      // "أمين عام المجلس عواد الغويري": the council is known, and a name begins behind it.
      int end = seen.end();
      while (end < parse.size() && parse.upos(end).equals("PROPN") && end - seen.first() < 4) {
        end++;
      }
      add(new Range(seen.first() + 1, end), EntityType.PERSON, "name/after-post");
      return;
    }
    Range range = seen;
    // "Peruvian" before "Congress" tells which congress.
    while (range.first() > 0) {
      int before = range.first() - 1;
      CountryMention country = countries.on(parse.node(before).span());
      if (country == null || !parse.is(before, "amod", "compound", "nmod")) {
        break;
      }
      if (!range.contains(parse.head(before))) {
        break;
      }
      range = new Range(before, range.end());
    }
    add(type == EntityType.GROUP ? withPair(range) : range, type, "name/organization");
  }

  /** "The Republic of Peru": a state and no body of one. */
  private boolean isState(Range range) {
    boolean country = false;
    for (int i = range.first(); i < range.end(); i++) {
      CountryMention mention = countries.on(parse.node(i).span());
      boolean named = mention != null && Countries.isState(mention);
      country |= named;
      if (!named && !terms.at(i, Table.MARKERS, "country")) {
        return false;
      }
    }
    return country;
  }

  /** "السفيرة فيكيز": behind a post with its article stands who holds it, and no body. */
  private boolean isTitled(Range range) {
    int title = range.first() - 1;
    return language.equals("ar")
        && title >= 0
        && range.size() <= 3
        && parse.node(title).form().startsWith(ARTICLE)
        && isName(range.first())
        && parse.node(range.first()).span().start() == parse.node(title).span().end() + 1
        && terms.in(Table.POSTS, "post").stream()
            .anyMatch(post -> post.range().end() == range.first() && post.range().size() == 1)
        && terms.in(Table.BODIES).stream().noneMatch(body -> body.range().overlaps(range));
  }

  /** Whether a word is a body's noun with the Arabic article. */
  private boolean isDefinite(int node) {
    return language.equals("ar")
        && parse.node(node).form().startsWith(ARTICLE)
        && terms.in(Table.BODIES).stream().anyMatch(body -> body.range().contains(node));
  }

  /** Whether a word is a name that has no article, and no country's. */
  private boolean isName(int node) {
    return parse.upos(node).equals("PROPN")
        && !parse.node(node).form().startsWith(ARTICLE)
        && countries.on(parse.node(node).span()) == null;
  }

  /** "Friendship Group Paraguay–Georgia": the two countries of a group that a dash joins. */
  private Range withPair(Range range) {
    Range wider = range;
    int after = range.end();
    if (after + 1 < parse.size()
        && isDash(after)
        && countries.on(parse.node(after - 1).span()) != null
        && countries.on(parse.node(after + 1).span()) != null) {
      wider = new Range(wider.first(), after + 2);
    }
    int before = range.first() - 1;
    if (before > 0
        && isDash(before)
        && countries.on(parse.node(before + 1).span()) != null
        && countries.on(parse.node(before - 1).span()) != null) {
      wider = new Range(before - 1, wider.end());
    }
    return wider;
  }

  private boolean isDash(int node) {
    return "-–—".contains(parse.node(node).form());
  }

  /** A body named by a common noun with a country, a field or another name. */
  private void described(Terms.Found head) {
    int top = head.top();
    if (!parse.isNoun(top)) {
      return;
    }
    BitSet phrase =
        parse.subtreeWithout(
            top,
            "acl",
            "appos",
            "conj",
            "cc",
            "parataxis",
            "punct",
            "nsubj",
            "advcl",
            "ccomp",
            "case",
            "det",
            "cop",
            "nummod",
            "obl",
            "aux",
            "advmod",
            "obj",
            "mark");
    boolean organ = head.is("body");
    for (int child : parse.children(top)) {
      Set<String> slots = terms.slots(child);
      if (isTime(parse.node(child).span()) && !slots.contains("of")) {
        // "The ministry on Friday".
        phrase.andNot(parse.subtree(child));
        continue;
      }
      // A delegation is from those who send it.
      boolean sent = head.is("group") && slots.contains("from");
      boolean other =
          slots.contains("by") || (slots.contains("from") && !sent) || slots.contains("against");
      // "The committee on foreign policy": what it deals with is a part of its name.
      boolean field = terms.at(top, Table.MARKERS, "fielded") && slots.contains("about");
      boolean away = slots.contains("to") || slots.contains("with") || slots.contains("about");
      if (field && child > top) {
        continue;
      }
      boolean done =
          parse.is(child, "amod")
              && child > top
              && parse.children(child).stream().anyMatch(one -> parse.is(one, "obl"));
      if (((other || (organ && away)) && !slots.contains("of") && !slots.contains("in")) || done) {
        phrase.andNot(parse.subtree(child));
      }
    }
    for (Terms.Found led : terms.in(Table.POSTS, "lead")) {
      // "The group under the chairmanship of X".
      if (phrase.get(led.top()) && !head.range().contains(led.top())) {
        phrase.andNot(parse.subtree(led.top()));
      }
    }
    withFields(top, phrase);
    phrase.set(head.range().first(), head.range().end());
    for (Terms.Found post : terms.in(Table.POSTS, "post")) {
      // A post inside ends the name: "parliament speaker Vucic".
      if (!head.range().overlaps(post.range())) {
        phrase.clear(post.range().first(), post.range().end());
      }
    }
    for (Mentioned person : found) {
      if (person.type() == EntityType.PERSON && !person.range().contains(top)) {
        phrase.clear(person.range().first(), person.range().end());
      }
    }
    Range range = trimmed(parse.around(top, phrase));
    if (range.size() > LONGEST || range.size() == 0) {
      range = head.range();
    }
    EntityType type = EntityType.valueOf(head.term().category().toUpperCase(Locale.ROOT));
    for (int i = 0; i < found.size(); i++) {
      Mentioned other = found.get(i);
      boolean cut = head.range().contains(other.range());
      if (other.isCollective() && (other.range().contains(top) || cut)) {
        // The reader saw the name as well: the longer words, the finer type.
        Range both = other.range().union(range);
        EntityType finer = other.type() == EntityType.ORGANIZATION ? type : other.type();
        if (finer == EntityType.GROUP) {
          both = withPair(both);
        }
        if (both.size() <= LONGEST) {
          found.set(i, mention(both, finer, other.rule()));
        }
        return;
      }
    }
    if (isTold(range, head)) {
      add(type == EntityType.GROUP ? withPair(range) : range, type, "name/described");
    }
  }

  /**
   * "The committee of foreign affairs, of defence and of the armed forces": what a body is of, in a
   * list whose parts each have their own "of".
   */
  private void withFields(int top, BitSet phrase) {
    for (int field = 0; field < parse.size(); field++) {
      boolean of =
          phrase.get(field) && parse.head(field) == top && terms.slots(field).contains("of");
      for (int one : of ? parse.listed(field) : List.<Integer>of()) {
        boolean own =
            parse.upos(one).equals("NOUN")
                && parse.children(one).stream().anyMatch(child -> parse.is(child, "case"))
                && terms.slots(one).contains("of")
                && !terms.at(one, Table.BODIES, "body")
                && !terms.at(one, Table.POSTS, "post");
        if (one != field && own) {
          BitSet more = parse.subtreeWithout(one, "acl", "appos", "parataxis", "advcl");
          phrase.or(more);
          phrase.set(parse.subtree(field).nextSetBit(0), more.length());
        }
      }
    }
  }

  private Range trimmed(Range range) {
    int first = range.first();
    int end = range.end();
    while (first < end && Set.of("DET", "ADP", "PUNCT", "CCONJ").contains(parse.upos(first))) {
      first++;
    }
    while (end > first
        && Set.of("DET", "ADP", "PUNCT", "CCONJ", "SCONJ").contains(parse.upos(end - 1))) {
      end--;
    }
    return new Range(first, end);
  }

  /** Whether the words tell which body is meant. */
  private boolean isTold(Range range, Terms.Found head) {
    if (range.size() == head.range().size()) {
      return false;
    }
    if (!countries.in(parse.span(range)).isEmpty()) {
      return true;
    }
    boolean field =
        terms.at(head.top(), Table.MARKERS, "fielded")
            && parse.children(head.top()).stream()
                .anyMatch(one -> range.contains(one) && terms.slots(one).contains("about"));
    if (field) {
      return true;
    }
    for (Name name : parse.passage().sentence().tree().names()) {
      if (name.type() != EntityType.PERSON && range.contains(name.first())) {
        return true;
      }
    }
    for (int i = Math.max(1, range.first()); cased && i < range.end(); i++) {
      if (Character.isUpperCase(parse.node(i).form().codePointAt(0))) {
        return true;
      }
    }
    return false;
  }

  private void add(Range range, EntityType type, String rule) {
    found.add(mention(range, type, rule));
  }

  /** «Судан — Вануату»: a name that takes in one of two quotation marks has both. */
  private Range withMarks(Range range) {
    for (int i = 0; i < MARKS.length; i += 2) {
      int opened = 0;
      boolean closesFirst = false;
      for (int node = range.first(); node < range.end(); node++) {
        String form = parse.node(node).form();
        opened += form.equals(MARKS[i]) ? 1 : form.equals(MARKS[i + 1]) ? -1 : 0;
        closesFirst |= opened < 0;
      }
      boolean end =
          range.end() < parse.size() && parse.node(range.end()).form().equals(MARKS[i + 1]);
      boolean start = range.first() > 0 && parse.node(range.first() - 1).form().equals(MARKS[i]);
      if (opened > 0 && end) {
        return new Range(range.first(), range.end() + 1);
      }
      if (closesFirst && start) {
        return new Range(range.first() - 1, range.end());
      }
    }
    return range;
  }

  private Mentioned mention(Range seen, EntityType type, String rule) {
    Range range =
        type == EntityType.PERSON
            ? seen
            : withMarks(type == EntityType.PLACE ? seen : bounded(seen));
    Span span = type == EntityType.PERSON ? untitled(range) : parse.span(range);
    String country = type == EntityType.PERSON ? null : countryOf(span);
    return new Mentioned(
        parse, range, glued ? withoutEnding(range, span, type) : span, type, country, rule);
  }

  /**
   * A body's name without the day on which it did something, "الجيش الأربعاء", and without a
   * bracket that does not close in it.
   */
  private Range bounded(Range range) {
    int end = range.end();
    for (int i = range.first(); i < range.end(); i++) {
      String form = parse.node(i).form();
      if (form.equals("(") && end == range.end() && i > range.first()) {
        end = i;
      } else if (form.equals(")")) {
        end = range.end();
      }
    }
    for (int i = range.first() + 2; i < end; i++) {
      // "The ministry of Peru Chile accused", "البنك الإسلامي للتنمية تخصيص": another phrase.
      if ((isTwoStates(i - 1, i) && !isPaired(range)) || isOther(range.first(), i)) {
        end = i;
      }
    }
    for (int i = range.first() + 1; !cased && i < end; i++) {
      // "کمیسیون بیانیه‌ای صادر کرد": the text that a body makes is no part of its name.
      int node = i;
      boolean text =
          terms.in(Table.POSITIONS, "instrument").stream()
              .anyMatch(word -> word.range().first() == node && word.value().equals("statement"));
      if (text && parse.head(i) >= range.end()) {
        end = i;
      }
    }
    while (end - 1 > range.first() && isDay(end - 1)) {
      end--;
    }
    return new Range(range.first(), end);
  }

  private boolean isTwoStates(int one, int other) {
    CountryMention first = countries.on(parse.node(one).span());
    CountryMention second = countries.on(parse.node(other).span());
    return isState(one)
        && isState(other)
        && first != null
        && second != null
        && !first.form().country().equals(second.form().country());
  }

  /** Whether a name is that of a group, which may well name two countries side by side. */
  private boolean isPaired(Range range) {
    return terms.in(Table.BODIES, "group").stream().anyMatch(body -> range.contains(body.range()));
  }

  /**
   * Whether an Arabic word goes on with nothing before it: behind a word with the article a common
   * noun without it, or somebody's title with it, begins a phrase of its own.
   */
  private boolean isOther(int first, int node) {
    boolean title =
        hasArticle(node)
            && terms.in(Table.POSTS, "post").stream()
                .anyMatch(post -> post.range().first() == node);
    return language.equals("ar")
        && parse.upos(node).equals("NOUN")
        && parse.upos(node - 1).matches("NOUN|ADJ|PROPN")
        && (node - 1 > first || title)
        && (!hasArticle(node) || title)
        && hasArticle(node - 1)
        && parse.children(node).stream().noneMatch(child -> child < node && parse.is(child, "case"))
        && parse.node(node).form().codePointCount(0, parse.node(node).form().length()) > 2;
  }

  private boolean hasArticle(int node) {
    String form = parse.node(node).form();
    return form.startsWith(ARTICLE) || form.startsWith("لل") || form.startsWith("ل" + ARTICLE);
  }

  /** Whether a time begins with a word and has no number, as a weekday. */
  private boolean isDay(int node) {
    Span word = parse.node(node).span();
    return parse.node(node).form().chars().noneMatch(Character::isDigit)
        && times.stream().anyMatch(time -> time.start() == word.start() && time.contains(word));
  }

  /** A person's name without "Mr" before it; the node of that may head the name all the same. */
  private Span untitled(Range range) {
    int first = range.first();
    while (first < range.end() - 1 && Honorific.is(language, parse.normal(first))) {
      first++;
    }
    Span span = parse.span(new Range(first, range.end()));
    boolean and =
        language.equals("ar")
            && first == range.first()
            && first > 0
            && parse.node(first).form().startsWith(AND)
            && parse.node(first).form().length() > SHORTEST
            && parse.upos(first - 1).equals("PROPN")
            && parse.passage().sentence().tree().names().stream()
                .anyMatch(name -> name.type() == EntityType.PERSON && name.end() == range.first());
    return and ? new Span(span.start() + 1, span.end()) : span;
  }

  private @Nullable String countryOf(Span span) {
    String named = countries.first(span);
    return named != null ? named : countries.known(known, parse.passage(), span);
  }

  /**
   * The bare name: without an ending that an apostrophe parts from it, and in languages that glue
   * endings on, without one after a stem that the reader or the document itself knows as a word.
   */
  private Span withoutEnding(Range range, Span span, EntityType type) {
    boolean bare =
        type == EntityType.PERSON
            && range.end() < parse.size()
            && BARE.contains(parse.normal(range.end()));
    if (bare) {
      // "Tinubu ilə": before these a name has no ending.
      return span;
    }
    String last = parse.node(range.end() - 1).form();
    int mark = Math.max(Math.max(last.lastIndexOf('\''), last.lastIndexOf('’')), hyphen(last));
    // The possessive at the end of a Turkic body's name belongs to it: "Meclisi".
    boolean glue = type == EntityType.PERSON || language.equals("hy");
    int stem = mark > 0 ? mark : glue ? stem(range.end() - 1, last) : possessed(range, last, type);
    Matcher article = ARTICLE_OF_NOUN.matcher(last);
    if (stem == last.length() && type != EntityType.PERSON && article.find()) {
      stem = article.start();
    }
    int ending = last.codePointCount(stem, last.length());
    return span.length() > ending ? new Span(span.start(), span.end() - ending) : span;
  }

  /** "Bakanlığına", "Nazirliyinin": where the case begins after the possessive of a body's name. */
  private int possessed(Range range, String last, EntityType type) {
    Matcher matcher = CASE_OF_POSSESSED.matcher(last);
    boolean fits =
        Set.of("tr", "az").contains(language)
            && type != EntityType.PLACE
            && range.size() > 1
            && matcher.find();
    return fits ? matcher.start() : last.length();
  }

  /** Where a hyphen parts an ending from an acronym: "ԱՄՆ-ին"; -1 where none does. */
  private int hyphen(String word) {
    int hyphen = Math.max(word.lastIndexOf('-'), word.lastIndexOf('֊'));
    boolean acronym =
        hyphen > 1 && word.substring(0, hyphen).chars().allMatch(Character::isUpperCase);
    Morphology morphology = Morphology.of(language);
    return acronym
            && (ARTICLES.contains(word.substring(hyphen + 1))
                || morphology
                    .endings()
                    .contains(morphology.normalization().normalize(word.substring(hyphen + 1))))
        ? hyphen
        : -1;
  }

  /** Where an ending begins of a name that the reader sees in a case; its length where in none. */
  private int inflected(int node, String form, Morphology morphology) {
    String grammatical = parse.feature(node, "Case");
    boolean name =
        Set.of("az", "kk").contains(language)
            && parse.upos(node).equals("PROPN")
            && !grammatical.isEmpty()
            && !grammatical.equals("Nom");
    for (int length = form.length() - CASE; name && length >= STEM; length--) {
      String ending = morphology.normalization().normalize(form.substring(length));
      // "Qafarovanın": the n is the ending's, the a is the surname's.
      boolean woman = FEMALE.matcher(form.substring(0, length)).find();
      if (!woman && morphology.endings().contains(ending)) {
        return length;
      }
    }
    return form.length();
  }

  private int stem(int node, String form) {
    Morphology morphology = Morphology.of(language);
    for (int length = form.length() - 1; length >= 3; length--) {
      String stem = morphology.normalization().normalize(form.substring(0, length));
      String ending = morphology.normalization().normalize(form.substring(length));
      boolean known =
          stem.equals(morphology.normalization().normalize(parse.node(node).lemma()))
              || words.contains(stem);
      if (known && morphology.endings().contains(ending)) {
        return length;
      }
    }
    return inflected(node, form, morphology);
  }
}
