package org.dragoman.understanding.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.Entity;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.place.CountryMention;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Who and what a document names: its mentions, and which of them are the same.
 *
 * <p>A shorter name counts as the longer one that has all its words; endings may differ. Not
 * thread-safe.
 */
public final class Cast {

  /** Names that differ by no more letters at the end may be the same, inflected. */
  private static final int ENDING = 4;

  /** A surname that is found again alone has at least so many letters. */
  private static final int SURNAME = 4;

  /** Languages in which no capital tells a name from a word. */
  private static final Set<String> CASELESS = Set.of("fa", "ar");

  private static final Set<EntityType> COLLECTIVE =
      Set.of(EntityType.BODY, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.OUTLET);

  /** Words that parts of names are joined with, which say nothing. */
  private static final Set<String> SMALL =
      Set.of("of", "the", "de", "la", "del", "do", "da", "du", "des", "l", "d", "s", "republic");

  private final Document document;
  private final Countries countries;
  private final Normalization normalization;
  private final List<Span> times;
  private final List<Member> members = new ArrayList<>();
  private final IdentityHashMap<Mentioned, Member> byMention = new IdentityHashMap<>();
  private final Map<Integer, List<Mentioned>> byPassage = new HashMap<>();

  private Cast(Document document, Countries countries, List<Span> times) {
    this.document = document;
    this.countries = countries;
    this.times = List.copyOf(times);
    normalization = Normalization.of(document.language());
  }

  /**
   * The cast of a document.
   *
   * @param parses its passages in order
   * @param terms the listed words of each
   * @param sources where it names those through whom it came
   * @param times where it names times
   */
  public static Cast of(
      Document document,
      List<Parse> parses,
      List<Terms> terms,
      Countries countries,
      List<Span> sources,
      List<Span> times) {
    Cast cast = new Cast(document, countries, times);
    Phrases<String> known = Countries.known(document.language().split("-", 2)[0]);
    Set<String> words = new HashSet<>();
    parses.forEach(parse -> parse.passage().words().forEach(word -> words.add(word.normal())));
    List<MentionFinder> finders = new ArrayList<>();
    List<List<Mentioned>> seen = new ArrayList<>();
    for (int i = 0; i < parses.size(); i++) {
      finders.add(new MentionFinder(parses.get(i), terms.get(i), countries, known, words, times));
      seen.add(finders.get(i).find(sources));
    }
    Map<String, List<List<String>>> names = cast.persons(seen);
    List<Mentioned> all = new ArrayList<>();
    for (int i = 0; i < parses.size(); i++) {
      finders.get(i).again(seen.get(i), names);
      cast.byPassage.put(parses.get(i).index(), seen.get(i));
      all.addAll(seen.get(i));
    }
    cast.gather(all);
    return cast;
  }

  /** The words of persons' names of several words, and their surnames alone, by the first word. */
  private Map<String, List<List<String>>> persons(List<List<Mentioned>> seen) {
    Map<String, List<List<String>>> names = new HashMap<>();
    Set<List<String>> known = new HashSet<>();
    for (List<Mentioned> here : seen) {
      for (Mentioned mention : here) {
        if (mention.type() != EntityType.PERSON) {
          continue;
        }
        List<String> words = new ArrayList<>();
        for (String word : mention.text().split("\\s+", -1)) {
          words.add(normalization.normalize(word));
        }
        String surname = words.get(words.size() - 1);
        List<List<String>> forms = new ArrayList<>();
        if (words.size() > 1) {
          forms.add(List.copyOf(words));
        }
        int least = CASELESS.contains(language()) ? SURNAME + 1 : SURNAME;
        if (surname.length() >= least) {
          forms.add(List.of(surname));
        }
        for (List<String> form : forms) {
          if (known.add(form)) {
            names.computeIfAbsent(form.get(0), key -> new ArrayList<>()).add(form);
          }
        }
      }
    }
    return names;
  }

  private String language() {
    return document.language().split("-", 2)[0];
  }

  private void gather(List<Mentioned> all) {
    List<Mentioned> longestFirst = new ArrayList<>(all);
    IdentityHashMap<Mentioned, List<String>> words = new IdentityHashMap<>();
    all.forEach(mention -> words.put(mention, words(mention)));
    longestFirst.sort(Comparator.comparingInt((Mentioned m) -> -sizeOf(words.get(m))));
    for (Mentioned mention : longestFirst) {
      List<String> own = words.getOrDefault(mention, List.of());
      if (own.isEmpty()) {
        continue;
      }
      Member member = known(mention, own);
      if (member == null) {
        member = new Member(mention, own);
        members.add(member);
      } else {
        member.add(mention);
        prefer(member, mention, own);
      }
      byMention.put(mention, member);
    }
    for (Member member : members) {
      member.mentions().sort(Comparator.comparing(Mentioned::span));
    }
    members.sort(Comparator.comparing(member -> member.mentions().get(0).span()));
  }

  private static int sizeOf(@Nullable List<String> words) {
    return words == null ? 0 : words.size();
  }

  /** An uninflected form of as many words is better to be shown. */
  private static void prefer(Member member, Mentioned mention, List<String> words) {
    if (words.size() == member.words().size()
        && "Nom".equals(mention.parse().feature(mention.top(), "Case"))
        && !"Nom"
            .equals(
                member.mentions().get(0).parse().feature(member.mentions().get(0).top(), "Case"))) {
      member.label(mention.text(), words);
    }
  }

  private @Nullable Member known(Mentioned mention, List<String> words) {
    Member best = null;
    for (Member member : members) {
      boolean sameKind =
          member.type() == mention.type()
              || (COLLECTIVE.contains(member.type()) && COLLECTIVE.contains(mention.type()));
      if (!sameKind || !fits(mention, words, member)) {
        continue;
      }
      if (best == null || before(member, best)) {
        best = member;
      }
    }
    return best;
  }

  /** Of several Aliyevs, the bare surname means whom the text is about: who came first. */
  private static boolean before(Member one, Member other) {
    return one.mentions().get(0).span().compareTo(other.mentions().get(0).span()) < 0;
  }

  private static boolean fits(Mentioned mention, List<String> words, Member member) {
    List<String> full = member.words();
    if (mention.type() != EntityType.PERSON) {
      boolean contrary =
          mention.country() != null
              && member.country() != null
              && !mention.country().equals(member.country());
      return !contrary && full.size() == words.size() && within(words, full);
    }
    if (words.size() == 1 && full.size() > 1) {
      // A lone first name is seldom meant; a lone name is a surname.
      return same(words.get(0), full.get(full.size() - 1))
          || (full.size() > 2 && same(words.get(0), full.get(full.size() - 2)));
    }
    return within(words, full);
  }

  private static boolean within(List<String> few, List<String> many) {
    return few.stream().allMatch(one -> many.stream().anyMatch(other -> same(one, other)));
  }

  /** Whether two words may be one, inflected differently. */
  static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    int shorter = Math.min(one.length(), other.length());
    int common = 0;
    while (common < shorter && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    return common >= 4
        && common >= shorter - 2
        && Math.max(one.length(), other.length()) - common <= ENDING;
  }

  /**
   * The words of a name; of a body's, its country by code: "Peruvian Congress", "Congress of Peru".
   */
  private List<String> words(Mentioned mention) {
    if (!mention.isCollective()) {
      return words(mention.text());
    }
    Span span = mention.span();
    List<CountryMention> inside = countries.in(span);
    StringBuilder rest = new StringBuilder();
    List<String> codes = new ArrayList<>();
    int at = span.start();
    for (CountryMention country : inside) {
      rest.append(document.text().slice(new Span(at, country.span().start()))).append(' ');
      at = country.span().end();
      codes.add("+" + country.form().country());
    }
    rest.append(document.text().slice(new Span(at, span.end())));
    List<String> words = words(rest.toString());
    words.removeIf(word -> SMALL.contains(word));
    words.addAll(codes);
    return words;
  }

  private List<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String word : normalization.normalize(name).split("[^\\p{L}\\p{M}\\p{N}]+", -1)) {
      if (!word.isEmpty() && !word.equals("the")) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether a word belongs to an expression of time. */
  public boolean isTime(Span word) {
    return times.stream().anyMatch(time -> time.contains(word));
  }

  /** The mentions of a passage in order. */
  public List<Mentioned> in(Parse parse) {
    return byPassage.getOrDefault(parse.index(), List.of());
  }

  /** The mentions of the passage with a number. */
  public List<Mentioned> in(int passage) {
    return byPassage.getOrDefault(passage, List.of());
  }

  /** Whom or what a mention names; null where its name has no letter. */
  public @Nullable Member of(Mentioned mention) {
    return byMention.get(mention);
  }

  /** All that is named, in the order of the first mentions. */
  public List<Member> members() {
    return members;
  }

  /** The id of what is named. */
  public String id(Member member) {
    return member.id(document);
  }

  /** All that is named, as entities of the record. */
  public List<Entity> entities() {
    Map<String, Entity> byId = new java.util.TreeMap<>();
    members.forEach(member -> byId.putIfAbsent(id(member), member.entity(document)));
    return List.copyOf(byId.values());
  }
}
