package org.dragoman.understanding.office;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dragoman.record.entity.EntityType;
import org.dragoman.understanding.attribution.Honorific;
import org.dragoman.understanding.lexicon.Lexicon.Table;
import org.dragoman.understanding.name.Cast;
import org.dragoman.understanding.name.Countries;
import org.dragoman.understanding.name.Member;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.place.CountryForm;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.jspecify.annotations.Nullable;

/** Finds the posts that a passage names, and who stands beside them as their holder. */
public final class PostFinder {

  /** Languages in which a title and the name after it take their case together. */
  private static final Set<String> INFLECTED = Set.of("ru");

  /** Languages in which only the last word of a name with its title takes the case. */
  private static final Set<String> GLUED = Set.of("tr", "az", "kk", "hy");

  /** "Yurt dışındaki": a word of place that tells which. */
  private static final Pattern WHICH =
      Pattern.compile("(d[aəe]|да|де|та|те|t[aeə])(k[iı]|ғы|гі|қы|кі)$");

  /** A phrase is at most so many words. */
  private static final int LONGEST = 24;

  /** What a minister answers for is at most so many words. */
  private static final int FIELD = 12;

  /** What a word of a minister's field is not to its verb. */
  private static final String[] PARTS = {"nsubj", "obj", "iobj", "obl", "root", "advcl", "ccomp"};

  /**
   * From the "and" before a minister's second field to the name there are at most so many words.
   */
  private static final int SECOND_FIELD = 12;

  private final Parse parse;
  private final Terms terms;
  private final Cast cast;
  private final Countries countries;
  private final List<Post> posts = new ArrayList<>();

  private PostFinder(Parse parse, Terms terms, Cast cast, Countries countries) {
    this.parse = parse;
    this.terms = terms;
    this.cast = cast;
    this.countries = countries;
  }

  /** The posts of a passage in order. Persons learn the country that their post acts for. */
  public static List<Post> find(Parse parse, Terms terms, Cast cast, Countries countries) {
    PostFinder finder = new PostFinder(parse, terms, cast, countries);
    for (Terms.Found found : terms.in(Table.POSTS, "post")) {
      // "The parliamentary committee": an adjective is no post.
      boolean adjective =
          parse.upos(found.top()).equals("ADJ")
              && parse.is(found.top(), "amod")
              && parse.upos(parse.head(found.top())).equals("NOUN");
      if (!adjective && !finder.isInsideName(found.range())) {
        finder.posts.add(finder.post(found));
      }
    }
    finder.posts.forEach(finder::hold);
    finder.shareHolders();
    finder.distribute();
    finder.tellCountries();
    finder.tellOrigins();
    return finder.posts;
  }

  /** "The General Secretariat", "President Hotel": a word of a name is no post. */
  private boolean isInsideName(Range range) {
    for (Terms.Found body : terms.in(Table.BODIES)) {
      // "Nümayəndə heyəti": the delegation is no representative.
      if (body.range().contains(range) && body.range().size() > range.size()) {
        return true;
      }
    }
    for (Mentioned mention : cast.in(parse)) {
      if (mention.type() != EntityType.PERSON
          && mention.range().contains(range)
          && mention.top() >= 0
          && !range.contains(mention.top())
          && mention.range().size() > range.size()
          && mention.rule().equals("name/organization")
          && parse.upos(parse.top(range)).equals("PROPN")) {
        return true;
      }
    }
    return false;
  }

  private Post post(Terms.Found found) {
    int top = found.top();
    BitSet set =
        parse.subtreeWithout(
            top,
            "appos",
            "conj",
            "cc",
            "acl",
            "parataxis",
            "punct",
            "nsubj",
            "cop",
            "advcl",
            "case",
            "mark",
            "aux",
            "obl",
            "advmod",
            "obj",
            "ccomp",
            "dep");
    set.set(found.range().first(), found.range().end());
    for (Mentioned mention : cast.in(parse)) {
      if (mention.type() == EntityType.PERSON) {
        set.clear(mention.range().first(), mention.range().end());
      }
    }
    for (Terms.Found other : terms.in(Table.POSTS, "post")) {
      if (!other.range().overlaps(found.range()) && !parse.upos(other.top()).equals("ADJ")) {
        set.clear(other.range().first(), other.range().end());
      }
    }
    for (Terms.Found led : terms.in(Table.POSTS, "lead")) {
      // "The minister received a delegation chaired by X": who leads another body.
      boolean by =
          led.range().first() >= found.range().end()
              && parse.children(led.top()).stream().anyMatch(child -> parse.is(child, "case"));
      if (by) {
        set.clear(led.range().first(), parse.size());
      }
    }
    Range phrase = parse.around(top, set).union(found.range());
    Range first = withBodyBeside(found.range(), phrase);
    phrase = withSecondField(found, first);
    if (phrase.size() > LONGEST) {
      phrase = found.range();
    }
    while (phrase.size() > found.range().size()
        && Set.of("DET", "ADP", "PUNCT").contains(parse.upos(phrase.first()))
        && phrase.first() < found.range().first()) {
      phrase = new Range(phrase.first() + 1, phrase.end());
    }
    while (phrase.end() > found.range().end()
        && Set.of("DET", "ADP", "PUNCT", "CCONJ").contains(parse.upos(phrase.end() - 1))) {
      phrase = new Range(phrase.first(), phrase.end() - 1);
    }
    Range own = first.union(found.range());
    for (Mentioned mention : cast.in(parse)) {
      // «Судан — Вануату»: the mark that closes the name of a group.
      boolean closed =
          mention.isCollective()
              && mention.range().end() == phrase.end() + 1
              && mention.range().first() > found.range().first()
              && parse.upos(phrase.end()).equals("PUNCT");
      phrase = closed ? phrase.union(mention.range()) : phrase;
      own = closed ? own.union(mention.range()) : own;
    }
    if (isGlued() && !isArmenian() && phrase.end() > found.range().end()) {
      // "Səfir Qananın səylərini": what stands behind the post is another's.
      phrase = new Range(phrase.first(), found.range().end());
      own = new Range(own.first(), found.range().end());
    }
    Mentioned body = body(own, found.range());
    body = body == null && !found.value().equals("envoy") ? owner(found.range()) : body;
    return new Post(
        parse,
        found.range(),
        top,
        phrase,
        found.value(),
        words(found, phrase),
        bodyWords(body, phrase, found),
        country(found, phrase, body),
        body == null || body.type() == EntityType.BODY,
        held(found.range(), phrase));
  }

  /** The parser may hang a body elsewhere that stands right beside its post. */
  private Range withBodyBeside(Range noun, Range phrase) {
    Range wider = phrase;
    for (Mentioned mention : cast.in(parse)) {
      if (mention.isCollective() || mention.type() == EntityType.PLACE) {
        boolean before =
            mention.range().end() == wider.first()
                || (mention.range().first() < wider.first()
                    && mention.range().end() > wider.first()
                    && mention.range().end() <= noun.first());
        if (before) {
          wider = wider.union(mention.range());
        } else if (!isGlued()
            && wider.end() == noun.end()
            && mention.range().first() >= wider.end()
            && mention.range().first() <= wider.end() + 2
            && isBridge(wider.end(), mention.range().first())) {
          wider = wider.union(mention.range());
        }
      }
    }
    for (CountryMention country : countries.in(parse.passage().sentence().span())) {
      Range range = parse.range(country.span());
      if (range.end() == wider.first()) {
        wider = wider.union(range);
      } else if (!isGlued()
          && wider.end() == noun.end()
          && range.first() >= wider.end()
          && range.first() <= wider.end() + 2
          && isBridge(wider.end(), range.first())) {
        wider = wider.union(range);
      }
    }
    return wider;
  }

  /**
   * "The minister for foreign affairs and human mobility of Ecuador, X": a second field, which the
   * reader may hang on the post itself. It is one where a person's name follows it, and nobody and
   * no body is named in it.
   */
  private Range withSecondField(Terms.Found post, Range phrase) {
    int and = phrase.end();
    if (!post.value().equals("minister")
        || and + 1 >= parse.size()
        || !parse.upos(and).equals("CCONJ")) {
      return phrase;
    }
    for (Mentioned person : cast.in(parse)) {
      int end = person.range().first();
      if (person.type() != EntityType.PERSON || end <= and + 1 || end - and > SECOND_FIELD) {
        continue;
      }
      while (end > and + 2 && (isHonorific(end - 1) || ",،".contains(parse.node(end - 1).form()))) {
        end--;
      }
      Range second = new Range(and + 1, end);
      return !isHonorific(and + 1) && isField(second) ? new Range(phrase.first(), end) : phrase;
    }
    return phrase;
  }

  /** Whether words name a field: no verb, no person, no body, no other post. */
  private boolean isField(Range words) {
    for (int i = words.first(); i < words.end(); i++) {
      if (parse.isVerb(i)
          || parse.upos(i).equals("PUNCT")
          || parse.upos(i).equals("PRON")
          || terms.at(i, Table.POSTS, "post")
          || terms.at(i, Table.MARKERS, "humans")) {
        return false;
      }
    }
    return terms.in(Table.BODIES).stream().noneMatch(body -> body.range().overlaps(words))
        && cast.in(parse).stream()
            .noneMatch(
                one ->
                    one.type() != EntityType.PLACE
                        && one.range().size() > 1
                        && one.range().overlaps(words));
  }

  /** Whether there is nothing but "of the" between two nodes. */
  private boolean isBridge(int from, int to) {
    for (int i = from; i < to; i++) {
      boolean small = parse.upos(i).equals("DET") || terms.at(i, Table.MARKERS, "of");
      if (!small) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Mentioned body(Range phrase, Range noun) {
    Mentioned best = null;
    for (Mentioned mention : cast.in(parse)) {
      if (mention.isCollective()
          && phrase.contains(mention.range())
          && !mention.range().contains(noun)
          && !isAway(mention.top(), parse.top(noun))
          && (best == null || mention.range().size() > best.range().size())) {
        best = mention;
      }
    }
    return best;
  }

  /** "The committee, whose chair": the body named last before a word that points back to it. */
  private @Nullable Mentioned owner(Range noun) {
    int pointer = pointer(noun);
    Mentioned owner = null;
    for (Mentioned mention : pointer < 0 ? List.<Mentioned>of() : cast.in(parse)) {
      Range range = mention.range();
      if (range.end() > pointer || mention.type() == EntityType.PLACE) {
        continue;
      }
      int end = owner == null ? -1 : owner.range().end();
      // A delegation has no chair: the body that sends it has.
      boolean inner =
          range.end() == end
              && owner != null
              && owner.type() == EntityType.GROUP
              && range.size() < owner.range().size();
      owner = range.end() > end || inner ? mention : owner;
    }
    return owner == null || owner.type() == EntityType.PERSON ? null : owner;
  }

  /** A word such as "its" or "whose" that belongs to a noun; -1 where there is none. */
  private int pointer(Range noun) {
    for (int i = noun.first() + 1; i <= noun.end() && i < parse.size(); i++) {
      if (pointsBack(i)) {
        return noun.first();
      }
    }
    for (int i = noun.first() - 1; i >= 0 && noun.first() - i <= 3; i--) {
      if (pointsBack(i)) {
        return i;
      }
      if (!Set.of("ADJ", "DET", "ADV").contains(parse.upos(i))) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether a word, or a part of one such as in "رئيسها", is "its". */
  private boolean pointsBack(int node) {
    return terms.lexicon().classes(Table.POSTS, parse.normal(node)).contains("its");
  }

  private @Nullable String bodyWords(@Nullable Mentioned body, Range phrase, Terms.Found post) {
    Range noun = post.range();
    if (body != null) {
      return body.text();
    }
    for (Terms.Found found : terms.in(Table.BODIES)) {
      if (phrase.contains(found.range()) && !found.range().overlaps(noun)) {
        return parse.text(withField(found, phrase));
      }
    }
    for (CountryMention country : countries.in(parse.span(phrase))) {
      boolean away = isAway(parse.top(parse.range(country.span())), parse.top(noun));
      if (country.form().kind() == CountryForm.Kind.NAME && !away) {
        boolean arabic = parse.passage().document().language().startsWith("ar");
        String words =
            arabic
                ? countries.name(country, parse.passage().document())
                : parse.passage().document().text().slice(country.span());
        return words.replaceAll("['’]s?$", "");
      }
    }
    return post.value().equals("envoy") ? seat(phrase, noun) : null;
  }

  /** "The committee of foreign relations": a body's noun with the field right behind it. */
  private Range withField(Terms.Found body, Range phrase) {
    if (!terms.lexicon().has("fields")) {
      return body.range();
    }
    int end = body.range().end();
    while (end < phrase.end()
        && (parse.isNoun(end) || parse.upos(end).equals("ADJ") || parse.upos(end).equals("CCONJ"))
        && parse.isUnder(end, body.top())
        && parse.children(end).stream().noneMatch(child -> parse.is(child, "case"))
        && countries.on(parse.node(end).span()) == null) {
      end++;
    }
    while (end > body.range().end() && parse.upos(end - 1).equals("CCONJ")) {
      end--;
    }
    return new Range(body.range().first(), end);
  }

  /** "The ambassador in Tunis": where an envoy is sent, where no sender is named. */
  private @Nullable String seat(Range phrase, Range noun) {
    for (CountryMention country : countries.in(parse.span(phrase))) {
      boolean named = country.form().kind() != CountryForm.Kind.PEOPLE;
      if (named && isAway(parse.top(parse.range(country.span())), parse.top(noun))) {
        return parse.passage().document().text().slice(country.span());
      }
    }
    for (Mentioned mention : cast.in(parse)) {
      if (mention.type() == EntityType.PLACE
          && phrase.contains(mention.range())
          && isAway(mention.top(), parse.top(noun))) {
        return mention.text();
      }
    }
    return null;
  }

  private String words(Terms.Found found, Range phrase) {
    int first = found.range().first();
    while (first > phrase.first()
        && parse.is(first - 1, "amod", "advmod")
        && countries.on(parse.node(first - 1).span()) == null
        && !parse.upos(first - 1).equals("DET")
        && !isNamed(first - 1)) {
      first--;
    }
    int end = found.range().end();
    boolean minister =
        found.value().equals("minister") && !parse.feature(found.top(), "Number").equals("Plur");
    int from = minister && isGlued() ? fieldStart(found.range(), phrase) : -1;
    int to = minister && !isGlued() ? fieldEnd(found.range()) : -1;
    first = from < 0 ? first : Math.min(first, from);
    boolean field =
        found.value().equals("minister") && end < phrase.end() && phrase.end() - end <= 8;
    if (to >= 0) {
      end = to;
    } else if (field) {
      Range rest = new Range(end, phrase.end());
      boolean named =
          cast.in(parse).stream().anyMatch(m -> m.range().overlaps(rest))
              || !countries.in(parse.span(rest)).isEmpty();
      end = named ? end : undated(rest);
    }
    return singular(found.top(), first, end);
  }

  /**
   * "Minister of trade and labour of Ghana": where the field ends that a name closes; -1 where none
   * does.
   */
  private int fieldEnd(Range noun) {
    for (int i = noun.end(); i < parse.size() && i - noun.end() <= FIELD; i++) {
      if (isNamed(i) || countries.on(parse.node(i).span()) != null) {
        int end = i;
        while (end > noun.end()
            && Set.of("ADP", "PUNCT", "DET", "CCONJ").contains(parse.upos(end - 1))) {
          end--;
        }
        return end;
      }
      boolean small =
          parse.upos(i).equals("ADP")
              && (terms.at(i, Table.MARKERS, "of") || terms.at(i, Table.MARKERS, "about"));
      if (!small && (!isOfField(i) || parse.is(i, PARTS))) {
        return -1;
      }
    }
    return -1;
  }

  /** "Gana ticaret ve enerji bakanı": where the field before a minister begins; -1 for nowhere. */
  private int fieldStart(Range noun, Range phrase) {
    for (int i = noun.first() - 1; i >= 0 && noun.first() - i <= FIELD; i--) {
      CountryMention country = countries.on(parse.node(i).span());
      boolean closed = country != null && country.form().kind() == CountryForm.Kind.NAME;
      if (closed || i == 0) {
        int start = closed ? i + 1 : 0;
        boolean whole = closed || (phrase.first() == 0 && isOfField(0) && !isNamed(0));
        while (start < noun.first()
            && Set.of("CCONJ", "PUNCT", "DET").contains(parse.upos(start))) {
          start++;
        }
        return whole && start < noun.first() ? start : -1;
      }
      boolean sent =
          Set.of("Loc", "Abl", "Acc", "Ins").contains(parse.feature(i, "Case"))
              && !WHICH.matcher(parse.normal(i)).find();
      // Armenian has one case for whose something is and to whom it goes.
      sent |= !isArmenian() && parse.feature(i, "Case").equals("Dat");
      if (!isOfField(i) || isNamed(i) || sent) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether a word may be one of those that tell what a minister answers for. */
  private boolean isOfField(int node) {
    boolean word = parse.isNoun(node) || Set.of("ADJ", "CCONJ", "DET").contains(parse.upos(node));
    return (word || parse.node(node).form().equals(","))
        && !terms.at(node, Table.POSTS, "post")
        && !terms.at(node, Table.MARKERS, "country")
        && terms.in(Table.BODIES).stream().noneMatch(body -> body.range().contains(node));
  }

  private boolean isArmenian() {
    return parse.passage().document().language().startsWith("hy");
  }

  /** Whether the language has heads behind what belongs to them, and glues endings on. */
  private boolean isGlued() {
    return GLUED.contains(parse.passage().document().language().split("-", 2)[0]);
  }

  /** The end of what is a post's field: "for trade since October 2021" is the field of trade. */
  private int undated(Range rest) {
    int end = rest.end();
    for (int i = rest.first(); i < rest.end(); i++) {
      if (cast.isTime(parse.node(i).span())) {
        end = Math.min(end, i);
      }
      if (parse.node(i).form().chars().anyMatch(Character::isDigit)) {
        int top = i;
        while (rest.contains(parse.head(top))) {
          top = parse.head(top);
        }
        end = Math.min(end, Math.max(rest.first(), parse.subtree(top).nextSetBit(0)));
      }
    }
    while (end > rest.first() && Set.of("ADP", "PUNCT", "DET").contains(parse.upos(end - 1))) {
      end--;
    }
    return end;
  }

  /** A post of several is named by its dictionary form: each of the "deputies" is a deputy. */
  private String singular(int top, int first, int end) {
    String words = unprefixed(parse.text(new Range(first, end)), first);
    String form = parse.node(top).form();
    if (!parse.feature(top, "Number").equals("Plur")) {
      return words;
    }
    return terms
        .lexicon()
        .nearest(Table.POSTS, "post", parse.normal(top))
        .map(one -> words.replace(form, one))
        .orElse(words);
  }

  /**
   * "للرئيسة", "والأمين": a post without the Arabic particles that are written together with it.
   */
  private String unprefixed(String words, int first) {
    if (!parse.passage().document().language().startsWith("ar")) {
      return words;
    }
    if (words.startsWith("لل")) {
      return "ال" + words.substring(2);
    }
    String word = parse.normal(first);
    boolean particle =
        word.length() > 3
            && words.startsWith(word.substring(0, 1))
            && "وفبلك".indexOf(word.charAt(0)) >= 0
            && !isListed(word)
            && isListed(word.substring(1));
    return particle ? words.substring(1) : words;
  }

  /** Whether a word in its normal form, with its article or without, is listed for posts. */
  private boolean isListed(String word) {
    return !terms.lexicon().classes(Table.POSTS, word).isEmpty()
        || (word.startsWith("ال") && isListed(word.substring(2)));
  }

  private boolean isNamed(int node) {
    return cast.in(parse).stream().anyMatch(mention -> mention.range().contains(node));
  }

  private @Nullable String country(Terms.Found found, Range phrase, @Nullable Mentioned body) {
    String away = null;
    for (CountryMention mention : countries.in(parse.span(phrase))) {
      int node = parse.top(parse.range(mention.span()));
      if (found.value().equals("envoy") && isAway(node, found.top())) {
        continue;
      }
      if (isAway(node, found.top())) {
        away = away == null ? mention.form().country() : away;
        continue;
      }
      return mention.form().country();
    }
    if (body != null && body.country() != null) {
      return body.country();
    }
    if (body != null) {
      Member member = cast.of(body);
      return member == null ? null : member.country();
    }
    return away;
  }

  /** Whether a country stands in a slot that tells where one is sent, or with whom one deals. */
  private boolean isAway(int node, int top) {
    for (int at = node; at >= 0 && at != top; at = parse.head(at)) {
      Set<String> slots = terms.slots(at);
      if (slots.contains("to") || slots.contains("with") || slots.contains("in")) {
        return !slots.contains("of");
      }
    }
    return false;
  }

  private Post.Tense held(Range noun, Range phrase) {
    int from = Math.max(0, Math.min(phrase.first(), noun.first()) - 2);
    int to = Math.min(parse.size(), noun.end() + 2);
    for (Terms.Found found : terms.in(Table.POSTS)) {
      boolean near = found.range().first() >= from && found.range().end() <= to;
      if (near && found.is("former")) {
        return Post.Tense.FORMER;
      }
      if (near && found.is("acting")) {
        return Post.Tense.ACTING;
      }
      if (near && found.is("elect")) {
        return Post.Tense.ELECT;
      }
    }
    return Post.Tense.NOW;
  }

  private void hold(Post post) {
    // Of two names around a post the one that follows it directly holds it.
    for (Mentioned person : cast.in(parse)) {
      if (person.type() == EntityType.PERSON
          && person.range().first() == post.phrase().end()
          && isBeside(post, person)) {
        post.holders().add(person);
        listOf(post, person);
        return;
      }
    }
    boolean passed = false;
    for (Mentioned person : cast.in(parse)) {
      if (person.type() != EntityType.PERSON) {
        continue;
      }
      // Another's name between a post and a name after it holds the post, if anybody does.
      boolean after = person.range().first() >= post.phrase().end();
      if (!(after && passed) && isBeside(post, person)) {
        post.holders().add(person);
        listOf(post, person);
        return;
      }
      passed |= after;
    }
  }

  private boolean isBeside(Post post, Mentioned person) {
    Range phrase = post.phrase();
    Range name = person.range();
    int top = person.top();
    boolean linked =
        (phrase.contains(parse.head(top)) && parse.is(top, "appos", "flat", "nmod", "compound"))
            || (name.contains(parse.head(post.top()))
                && parse.is(post.top(), "appos", "nmod", "compound", "flat", "amod"));
    linked |= name.end() <= phrase.first() && isOfTitle(post, name);
    if (!agree(post, person)) {
      return false;
    }
    if (name.first() >= phrase.end()) {
      phrase = withParenthesis(phrase);
      if (name.first() < phrase.end()) {
        return false;
      }
      // What follows a comma brings in a person, and that takes more than a surname.
      boolean full = name.size() > 1;
      boolean apposed = parse.head(top) == post.top() && parse.is(top, "appos");
      int between = name.first() - phrase.end();
      return (gap(phrase.end(), name.first(), (linked || isClosed(name)) && full)
              || (full && apposed && between <= LONGEST)
              || (full && isChained(post, person)))
          && !isOwner(top, post);
    }
    if (name.end() <= phrase.first()) {
      // "Lipp senatörleri kabul etti": one person is not several, and whom they receive is not
      // they.
      boolean several = post.isPlural() && name.end() == phrase.first() && !linked;
      // "Told Reuters a spokesman": a noun with an article of its own begins another phrase.
      several |= !linked && name.end() < phrase.first() && parse.upos(name.end()).equals("DET");
      boolean owner = parse.node(top).relation().equals("nmod:poss");
      if (several || (owner && phrase.contains(parse.head(top)))) {
        return false;
      }
      return gap(
              name.end(), phrase.first(), linked && parse.is(post.top(), "appos", "flat", "nmod"))
          || (linked && isLate(name.end(), phrase.first(), post))
          || isEnclosed(post, name)
          || isMemberOf(post, name);
    }
    return false;
  }

  /** "The ambassador to Peru (residing in Brasília) X": what is told by the way. */
  private Range withParenthesis(Range phrase) {
    if (phrase.end() >= parse.size() || !parse.node(phrase.end()).form().equals("(")) {
      return phrase;
    }
    for (int i = phrase.end() + 1; i < parse.size() && i - phrase.end() <= LONGEST; i++) {
      if (parse.node(i).form().equals(")")) {
        return new Range(phrase.first(), i + 1);
      }
    }
    return phrase;
  }

  /**
   * Whether post and name stand in one case where the language has it so: "the head of the
   * president's office Ivan Petrov" is no president. Where endings are glued on, only what comes
   * last of both has one, and a post after a name with neither comma nor case is another's.
   */
  private boolean agree(Post post, Mentioned person) {
    String language = parse.passage().document().language().split("-", 2)[0];
    String ofPost = parse.feature(post.top(), "Case");
    String ofName = parse.feature(person.top(), "Case");
    if (INFLECTED.contains(language)) {
      return !(ofPost.equals("Gen") && ofName.equals("Nom") && isOfOtherPost(post));
    }
    boolean after = person.range().end() == post.phrase().first();
    // "X met the vice-president, Y": a post beside a name, with another part in the clause.
    boolean apart = parse.is(post.top(), "obl") && !person.range().contains(parse.head(post.top()));
    return !GLUED.contains(language)
        || !after
        || (!apart && (ofPost.isEmpty() || ofPost.equals("Nom")));
  }

  /** Whether a post hangs on another one before it. */
  private boolean isOfOtherPost(Post post) {
    for (int at = parse.head(post.top()); at >= 0; at = parse.head(at)) {
      if (parse.isVerb(at)) {
        return false;
      }
      if (at < post.top() && terms.at(at, Table.POSTS, "post")) {
        return true;
      }
    }
    return false;
  }

  /** "Deputy X, chair of the group": the second post hangs on the title before the name. */
  private boolean isOfTitle(Post post, Range name) {
    int head = parse.head(post.top());
    return head >= 0
        && parse.is(post.top(), "appos", "conj")
        && head < name.first()
        && name.first() - head <= 2
        && terms.at(head, Table.POSTS, "post");
  }

  /** "The vice-president, a journalist, X": appositions of appositions. */
  private boolean isChained(Post post, Mentioned person) {
    if (person.range().first() - post.phrase().end() > 4) {
      return false;
    }
    for (int at = person.top(); at >= 0; at = parse.head(at)) {
      if (at == post.top()) {
        return true;
      }
      if (!parse.is(at, "appos", "flat", "conj")) {
        return false;
      }
      if (parse.children(at).stream().anyMatch(child -> parse.is(child, "cc"))) {
        return false;
      }
    }
    return false;
  }

  /** "The minister of Ivanov": a name with an adposition of its own does not hold the post. */
  private boolean isOwner(int person, Post post) {
    for (int child : parse.children(person)) {
      if (parse.is(child, "case") && child >= post.phrase().end() && child < person) {
        return true;
      }
    }
    return false;
  }

  /** "X, of the members of the group" in languages that say it so. */
  private boolean isMemberOf(Post post, Range name) {
    int first = post.phrase().first();
    return post.kind().equals("member")
        && first - name.end() == 1
        && terms.at(name.end(), Table.MARKERS, "from");
  }

  /** "X, president of Y, said": between two commas right behind a full name, whatever the tree. */
  private boolean isEnclosed(Post post, Range name) {
    int first = post.phrase().first();
    int end = post.phrase().end();
    return name.size() > 1
        && first - name.end() == 1
        && !post.isPlural()
        && ",،".contains(parse.node(name.end()).form())
        && end < parse.size()
        && ",،".contains(parse.node(end).form())
        && end - first > 1;
  }

  /** "X, until last week commander": an apposition with words of time before it. */
  private boolean isLate(int from, int to, Post post) {
    if (to - from > 6 || to - from < 2 || !parse.is(post.top(), "appos")) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (parse.isVerb(i) || isNamed(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether two nodes touch, or have a comma or title between them and belong together. */
  private boolean gap(int from, int to, boolean linked) {
    if (to - from > 2) {
      return false;
    }
    for (int i = from; i < to; i++) {
      String upos = parse.upos(i);
      boolean title =
          parse.node(i).relation().equals("nmod:desc") || upos.equals("DET") || isHonorific(i);
      boolean mark = upos.equals("PUNCT") && linked && ",،՝–—-".contains(parse.node(i).form());
      if (!title && !mark) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word is one of courtesy: "the secretary general of the league, Mr X". */
  private boolean isHonorific(int node) {
    return parse.isNoun(node)
        && Honorific.is(parse.passage().document().language(), parse.normal(node));
  }

  /** The persons that follow in a list, where the post is of several. */
  private void listOf(Post post, Mentioned first) {
    if (!post.isPlural()) {
      return;
    }
    Mentioned last = first;
    for (Mentioned person : cast.in(parse)) {
      if (person.type() == EntityType.PERSON && person.range().first() >= last.range().end()) {
        if (!isInList(last.range().end(), person.range().first())) {
          return;
        }
        post.holders().add(person);
        last = person;
      }
    }
  }

  /** Whether two names stand in one list: "Ali (Guyana) and Maduro", "Ali of Guyana and Maduro". */
  private boolean isInList(int from, int to) {
    if (to - from > 7) {
      return false;
    }
    boolean parenthesis = false;
    boolean joined = false;
    for (int i = from; i < to; i++) {
      String form = parse.node(i).form();
      String upos = parse.upos(i);
      parenthesis = form.equals("(") || (parenthesis && !form.equals(")"));
      boolean small = Set.of("PUNCT", "CCONJ", "ADP", "DET").contains(upos);
      boolean country = countries.on(parse.node(i).span()) != null;
      joined |= upos.equals("CCONJ") || ",،、՝".contains(form);
      if (!small && !country && !parenthesis) {
        return false;
      }
    }
    return joined;
  }

  /** Several posts of one person: "chair of X and leader of Y, Z". */
  private void shareHolders() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i + 1 < posts.size(); i++) {
        Post one = posts.get(i);
        Post next = posts.get(i + 1);
        boolean listed =
            (parse.head(next.top()) == one.top() && parse.is(next.top(), "conj"))
                || (next.phrase().first() - one.phrase().end() == 1
                    && (parse.upos(one.phrase().end()).equals("CCONJ")
                        || (isGlued() && parse.node(one.phrase().end()).form().equals(","))))
                || isTitleBehind(one, next);
        if (!listed || one.isPlural() != next.isPlural()) {
          continue;
        }
        if (one.holders().isEmpty() && !next.holders().isEmpty()) {
          one.holders().add(next.holders().get(0));
        } else if (next.holders().isEmpty()
            && !one.holders().isEmpty()
            && one.holders().get(0).range().end() <= one.phrase().first()) {
          next.holders().add(one.holders().get(0));
        }
      }
    }
  }

  /**
   * "The prime ministers of Peru and Chile, Ana Sol and Luis Paz": each is of one, in this order;
   * where there are not as many countries as persons, nothing tells who is whose.
   */
  private void distribute() {
    List<Post> all = List.copyOf(posts);
    posts.clear();
    for (Post post : all) {
      List<CountryMention> lands = lands(post);
      int several = post.holders().size();
      if (!post.isPlural() || several < 2 || lands.size() < 2) {
        posts.add(post);
        continue;
      }
      for (int i = 0; i < several; i++) {
        CountryMention land = lands.size() == several ? lands.get(i) : null;
        posts.add(post.of(post.holders().get(i), land == null ? null : body(land), code(land)));
      }
    }
  }

  private String body(CountryMention land) {
    return parse.passage().document().text().slice(land.span()).replaceAll("['’]s?$", "");
  }

  private static @Nullable String code(@Nullable CountryMention land) {
    return land == null ? null : land.form().country();
  }

  /** The countries in a post's phrase, by name and each once. */
  private List<CountryMention> lands(Post post) {
    List<CountryMention> lands = new ArrayList<>();
    for (CountryMention land : countries.in(parse.span(post.phrase()))) {
      boolean known =
          lands.stream().anyMatch(one -> one.form().country().equals(land.form().country()));
      if (land.form().kind() == CountryForm.Kind.NAME && !known) {
        lands.add(land);
      }
    }
    return lands;
  }

  /** "رئيس اللجنة النائب X": right behind the body of a post the seat of whoever holds it. */
  private static boolean isTitleBehind(Post one, Post next) {
    return one.body() != null
        && next.kind().equals("member")
        && next.noun().first() == one.phrase().end()
        && one.noun().end() < one.phrase().end();
  }

  /** "Ana Sol (Peru)", "Ana Sol of Peru", "the Peruvian Ana Sol". */
  private void tellOrigins() {
    for (Mentioned person : cast.in(parse)) {
      Member member = person.type() == EntityType.PERSON ? cast.of(person) : null;
      if (member == null) {
        continue;
      }
      Range name = person.range();
      int after = name.end();
      boolean opens = after + 1 < parse.size() && parse.node(after).form().equals("(");
      boolean of =
          after + 1 < parse.size()
              && parse.upos(after).equals("ADP")
              && terms.at(after, Table.MARKERS, "of")
              && name.contains(parse.head(after + 1));
      CountryMention told = null;
      if (opens || of) {
        told = countries.on(parse.node(after + 1).span());
        told = told != null && (of || isClosed(told)) ? told : null;
      } else if (name.first() > 0) {
        CountryMention before = countries.on(parse.node(name.first() - 1).span());
        boolean people = before != null && before.form().kind() == CountryForm.Kind.PEOPLE;
        told = people ? before : null;
      }
      if (told != null && told.form().kind() != CountryForm.Kind.CAPITAL) {
        member.actsFor(told.form().country());
      }
    }
  }

  /** Whether a name ends what it is said in: "the ambassador of Peru in Lima, Ana Sol, and". */
  private boolean isClosed(Range name) {
    return name.end() == parse.size() || ",،;.)։".contains(parse.node(name.end()).form());
  }

  /** Whether a parenthesis closes right after a country. */
  private boolean isClosed(CountryMention country) {
    int end = parse.range(country.span()).end();
    return end < parse.size() && parse.node(end).form().equals(")");
  }

  private void tellCountries() {
    for (Post post : posts) {
      for (Mentioned holder : post.holders()) {
        Member member = cast.of(holder);
        if (member != null) {
          member.actsFor(post.country());
        }
      }
    }
  }
}
