package org.dragoman.understanding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Section;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.act.EventFinder;
import org.dragoman.understanding.act.Held;
import org.dragoman.understanding.act.PositionFinder;
import org.dragoman.understanding.act.Stand;
import org.dragoman.understanding.act.TenureFinder;
import org.dragoman.understanding.act.Times;
import org.dragoman.understanding.act.Told;
import org.dragoman.understanding.lexicon.Lexicon;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.name.Cast;
import org.dragoman.understanding.name.Countries;
import org.dragoman.understanding.name.Member;
import org.dragoman.understanding.name.Mentioned;
import org.dragoman.understanding.office.Post;
import org.dragoman.understanding.office.PostFinder;
import org.dragoman.understanding.party.Parties;
import org.dragoman.understanding.party.Party;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.speech.Hearer;
import org.dragoman.understanding.speech.Said;
import org.dragoman.understanding.speech.SpeechFinder;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.syntax.Terms;
import org.dragoman.understanding.time.TimeFinder;
import org.dragoman.understanding.time.TimeMention;
import org.jspecify.annotations.Nullable;

/**
 * What the trees of a document tell: who is named, what is done, who holds which post, what bodies
 * say officially.
 *
 * @param parses the sentences as trees, in order
 * @param cast who and what is named
 * @param posts the posts that are named, by passage
 * @param meant who is meant by a post without a name, "the envoy", and by a pronoun
 * @param events what is done
 * @param tenures who holds which post
 * @param positions what bodies say officially
 * @param said what is put into somebody's mouth
 * @param hearers the outlets to which something is said
 * @param unsaid verbs of saying with which nothing is said: "did not say whether"
 * @param letterhead the body that the document names above its text as the one that issues it
 */
record Facts(
    List<Parse> parses,
    Cast cast,
    Map<Integer, List<Post>> posts,
    Map<Span, Party> meant,
    List<Told> events,
    List<Held> tenures,
    List<Stand> positions,
    List<Said> said,
    List<Hearer> hearers,
    List<Span> unsaid,
    Optional<Span> letterhead) {

  /** So many sentences of the story tell the news; what follows may be background. */
  private static final int LEAD = 3;

  /** A letterhead stands within so many lines, each of at most so many words. */
  private static final int HEAD = 3;

  private static final int LINE = 10;

  /** An ending is at most so long. */
  private static final int ENDING = 5;

  /** What is told so many days later, or more, is no news. */
  private static final int OLD = 5;

  /** So many sentences may tell the day of the news. */
  private static final int OPENERS = 2;

  /** A dateline's place stands among so many words. */
  private static final int OPENING = 6;

  /** Walks the passages of a document in order. */
  static Facts of(
      String language,
      Document document,
      List<Passage> story,
      List<CountryMention> countryMentions,
      List<TimeMention> timeMentions,
      List<Span> sources,
      List<Span> voices,
      @Nullable Edtf published) {
    Lexicon lexicon = Lexicon.of(language);
    List<Parse> parses = new ArrayList<>();
    List<Terms> terms = new ArrayList<>();
    for (Passage passage : story) {
      // What a publisher says of itself under every story is no news.
      if (passage.sentence().kind() != Section.Kind.ABOUT) {
        Parse parse = new Parse(parses.size(), passage);
        parses.add(parse);
        terms.add(Terms.of(parse, lexicon));
      }
    }
    Optional<Span> letterhead = letterhead(document, parses, terms);
    List<Passage> above =
        story.stream()
            .takeWhile(passage -> passage.sentence().kind() != Section.Kind.BODY)
            .toList();
    int head = letterhead.map(Span::start).orElse(-1);
    Countries countries =
        new Countries(
            language,
            countryMentions,
            above.stream().filter(line -> line.sentence().span().start() <= head).toList(),
            above.stream()
                .filter(line -> line.sentence().kind() == Section.Kind.FRAME)
                .map(line -> line.sentence().span())
                .filter(line -> line.start() > head)
                .toList(),
            openings(story),
            sources);
    List<Span> timeWords = new ArrayList<>();
    timeMentions.forEach(time -> timeWords.add(time.span()));
    story.forEach(one -> timeWords.addAll(TimeFinder.relativeWords(language, one)));
    Cast cast = Cast.of(document, parses, terms, countries, sources, timeWords);
    Map<Integer, List<Post>> posts = new HashMap<>();
    for (int i = 0; i < parses.size(); i++) {
      posts.put(i, PostFinder.find(parses.get(i), terms.get(i), cast, countries));
    }
    List<Span> told = new ArrayList<>(voices);
    told.addAll(sources);
    Parties parties = new Parties(cast, countries, posts, told);
    Times times = new Times(timeMentions);
    Edtf newsDay = newsDay(parses, times, published);
    EventFinder events = new EventFinder(countries, parties, times, published, newsDay);
    TenureFinder tenures = new TenureFinder(parties, times);
    PositionFinder positions = new PositionFinder(language, parties, times);
    SpeechFinder speech = new SpeechFinder(language, parties);
    Map<Span, Party> meant = new LinkedHashMap<>();
    int body = 0;
    for (int i = 0; i < parses.size(); i++) {
      Section.Kind kind = parses.get(i).passage().sentence().kind();
      body += kind == Section.Kind.BODY ? 1 : 0;
      boolean lead = kind == Section.Kind.TITLE || (kind == Section.Kind.BODY && body <= LEAD);
      Edtf news = lead ? newsDay : null;
      if (kind != Section.Kind.FRAME) {
        events.read(parses.get(i), terms.get(i), lead);
        events.votes(parses.get(i), terms.get(i), lead);
        tenures.read(parses.get(i), terms.get(i), news);
        speech.read(parses.get(i), terms.get(i));
        events.speakers(parses.get(i), terms.get(i), !speech.isSilent(parses.get(i)));
        positions.read(parses.get(i), terms.get(i), news);
      }
      for (Post post : parties.posts(parses.get(i))) {
        List<Party> holders = post.holders().isEmpty() ? parties.holders(post) : List.of();
        if (holders.size() == 1 && holders.get(0).kind() == Party.Kind.PERSON) {
          meant.put(parses.get(i).span(post.phrase()), holders.get(0));
        }
      }
      for (Terms.Found pronoun : terms.get(i).in(Lexicon.Table.MARKERS, "person")) {
        int node = pronoun.top();
        List<Party> persons =
            parses.get(i).upos(node).equals("PRON")
                ? parties.at(parses.get(i), terms.get(i), node)
                : List.of();
        if (persons.size() == 1) {
          meant.put(parses.get(i).span(pronoun.range()), persons.get(0));
        }
      }
      parties.passed(parses.get(i), terms.get(i));
    }
    events.takePart();
    positions.found().forEach(events::adoption);
    events.settle();
    return new Facts(
        List.copyOf(parses),
        cast,
        posts,
        meant,
        events.events(),
        tenures.found(),
        positions.found(),
        speech.found(),
        speech.hearers(),
        speech.unsaid(),
        letterhead);
  }

  /**
   * The day of the news: the one that its first sentences name, where it was shortly before the day
   * of publication, else that day itself; null where neither is known.
   */
  private static @Nullable Edtf newsDay(List<Parse> parses, Times times, @Nullable Edtf published) {
    LocalDate day = published == null ? null : published.latest().orElse(null);
    if (published == null || day == null) {
      return null;
    }
    List<Parse> first =
        parses.stream()
            .filter(parse -> parse.passage().sentence().kind() == Section.Kind.BODY)
            .limit(OPENERS)
            .toList();
    for (Parse parse : first) {
      Set<LocalDate> told = new TreeSet<>();
      for (TimeMention time : times.in(parse)) {
        LocalDate then = time.value().isDay() ? time.value().earliest().orElse(day) : day;
        boolean dateline = then.equals(day) && time.basis() == DateBasis.STATED;
        // "Condemned the attack of Tuesday": what hangs on an object dates that alone.
        Range words = parse.range(time.span());
        int head = words.size() == 0 ? -1 : parse.head(parse.top(words));
        boolean done = head < 0 || !parse.isNoun(head) || !parse.is(head, "obj", "nsubj");
        if (done && !dateline && !then.isAfter(day) && then.isAfter(day.minusDays(OLD))) {
          told.add(then);
        }
      }
      if (!told.isEmpty()) {
        return told.size() == 1 ? Edtf.day(told.iterator().next()) : published.withoutTime();
      }
    }
    return published.withoutTime();
  }

  /** The first words of the story, where a dateline stands. */
  private static List<Span> openings(List<Passage> story) {
    return story.stream()
        .filter(passage -> passage.sentence().kind() == Section.Kind.BODY)
        .filter(passage -> !passage.sentence().words().isEmpty())
        .limit(1)
        .map(passage -> passage.sentence())
        .map(sentence -> sentence.spanOf(0, Math.min(OPENING, sentence.words().size()) - 1))
        .toList();
  }

  /** A line of its own at the top that is nothing but a body's name, with more lines of a head. */
  private static Optional<Span> letterhead(
      Document document, List<Parse> parses, List<Terms> terms) {
    for (int i = 0; i < Math.min(HEAD, parses.size()); i++) {
      Parse parse = parses.get(i);
      Span line = parse.passage().sentence().span();
      boolean brief = parse.size() > 0 && parse.size() <= LINE && isLine(document, line);
      if (!brief) {
        return Optional.empty();
      }
      boolean verb = false;
      for (int node = 0; node < parse.size(); node++) {
        verb |= parse.upos(node).equals("VERB");
      }
      boolean body =
          terms.get(i).in(Lexicon.Table.BODIES).stream()
              .anyMatch(found -> found.is("body") || found.is("organization"));
      if (body && !verb && i + 1 < parses.size()) {
        Parse next = parses.get(i + 1);
        boolean head = next.size() <= LINE && isLine(document, next.passage().sentence().span());
        return head ? Optional.of(line) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Whether a span ends its line without a full stop. */
  private static boolean isLine(Document document, Span span) {
    int end = span.end();
    int length = document.text().codePointLength();
    String after = document.text().slice(new Span(end, Math.min(length, end + 1)));
    String last = document.text().slice(new Span(end - 1, end));
    return (after.isBlank() && (after.isEmpty() || after.contains("\n")))
        && !".!?։۔:".contains(last);
  }

  /**
   * A source, as it is named, with the entity that it is: whose name stands there, or who holds the
   * post that does.
   */
  Link identified(Link link) {
    Span span = link.span();
    if (span == null || link.entity() != null) {
      return link;
    }
    for (Member member : cast.members()) {
      for (Mentioned mention : member.mentions()) {
        // "Bakanlığına": the source may stand there with its ending, the name without.
        boolean whole =
            mention.span().start() == span.start()
                && Math.abs(mention.span().end() - span.end()) <= ENDING
                && (mention.isCollective() || mention.span().equals(span));
        boolean person =
            member.type() == EntityType.PERSON
                && (span.contains(mention.span()) || mention.span().contains(span));
        if (whole || person) {
          boolean more = person && span.length() > mention.span().length();
          return new Link(
              mention.isWithoutCase() || more ? mention.text() : link.name(),
              cast.id(member),
              link.cue(),
              mention.span());
        }
      }
    }
    for (Map.Entry<Span, Party> post : meant.entrySet()) {
      Member member = post.getValue().member();
      if (member != null && post.getKey().contains(span)) {
        return new Link(link.name(), cast.id(member), link.cue(), span);
      }
    }
    return link;
  }

  /** Whether a span lies in a person's name. */
  boolean isInPerson(Span span) {
    return cast.members().stream()
        .filter(member -> member.type() == EntityType.PERSON)
        .flatMap(member -> member.mentions().stream())
        .anyMatch(mention -> mention.span().contains(span));
  }
}
