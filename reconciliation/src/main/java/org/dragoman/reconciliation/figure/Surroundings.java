package org.dragoman.reconciliation.figure;

import com.ibm.icu.text.BreakIterator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.reconciliation.figure.Scope.Portion;
import org.dragoman.reconciliation.known.CountryWords;
import org.dragoman.reconciliation.known.Kinds;
import org.dragoman.reconciliation.source.Origins;
import org.dragoman.record.assertion.Assertion;
import org.dragoman.record.assertion.DateExpression;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Figure;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Link;
import org.dragoman.record.assertion.Mention;
import org.dragoman.record.document.Document;
import org.dragoman.record.entity.EntityType;
import org.dragoman.record.text.Normalization;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** What stands around the figures of a document. Not thread-safe. */
public final class Surroundings {

  /** How far from a figure places are looked for under which it is filed, in code points. */
  private static final int NEAR = 300;

  /** So much stands between a part and its whole: "of the". */
  private static final int OF_THE = 10;

  /** What does not stand between a part and its whole. */
  private static final String APART = ",;:.،؛։՝`()\n";

  /** Acts in which things are talked of that happen elsewhere. */
  private static final Set<Event.Act> TALK =
      Set.of(
          Event.Act.MEET,
          Event.Act.VISIT,
          Event.Act.CALL,
          Event.Act.CORRESPOND,
          Event.Act.SPEECH,
          Event.Act.INTERVIEW,
          Event.Act.PRAISE,
          Event.Act.CONDEMN,
          Event.Act.APPEAL,
          Event.Act.THREATEN,
          Event.Act.REJECT,
          Event.Act.OTHER);

  /** The class of votes, of which a part is told as often as all. */
  private static final String VOTES = "votes";

  private static final Set<EntityType> WITH_MEMBERS =
      Set.of(EntityType.BODY, EntityType.GROUP, EntityType.ORGANIZATION);

  private static final int PLACES = 2;
  private static final int COUNTRIES = 2;
  private static final int MOST_YEARS = 12;
  private static final String COUNTRY = "place-";
  private static final String CAPITAL = "-capital";

  private final Document document;
  private final String language;
  private final Map<String, Naming> byEntity;
  private final Namings namings;
  private final Kinds kinds;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<DateExpression> dates = new ArrayList<>();
  private final List<Mention> mentions = new ArrayList<>();
  private final List<Mention> places = new ArrayList<>();
  private final Set<Integer> years = new TreeSet<>();
  private final Set<String> countries = new LinkedHashSet<>();
  private final List<String> main = new ArrayList<>();
  private final Map<String, Thing> things = new HashMap<>();
  private final Map<String, Set<BigDecimal>> valuesOfThing = new HashMap<>();
  private @Nullable List<Integer> starts;

  /**
   * What is counted.
   *
   * @param kind its class; its own words where they are of no class; empty where none stand there
   */
  private record Thing(String kind, Set<String> whose, Portion portion) {}

  /**
   * Of what a document tells.
   *
   * @param byEntity the names in use, by the document's ids
   * @param kinds the classes of what is counted
   */
  public Surroundings(
      Findings findings, Map<String, Naming> byEntity, Namings namings, Kinds kinds) {
    document = findings.document();
    language = document.language().split("-", 2)[0].toLowerCase(Locale.ROOT);
    this.byEntity = byEntity;
    this.namings = namings;
    this.kinds = kinds;
    for (Assertion assertion : findings.assertions()) {
      switch (assertion) {
        case Figure figure -> figures.add(figure);
        case Event event -> events.add(event);
        case DateExpression date -> dates.add(date);
        case Mention mention -> mentions.add(mention);
        default -> {}
      }
    }
    if (figures.isEmpty()) {
      return;
    }
    figures.sort(Comparator.comparing((Figure figure) -> span(figure)).thenComparing(Figure::id));
    Map<String, Integer> frequency = new TreeMap<>();
    Map<String, Integer> named = new TreeMap<>();
    for (Mention mention : mentions) {
      if (mention.type() != EntityType.PLACE) {
        continue;
      }
      if (isCountry(mention.entity())) {
        frequency.merge(code(mention.entity()), 1, Integer::sum);
      } else {
        places.add(mention);
        named.merge(name(mention), 1, Integer::sum);
      }
    }
    mostFrequent(frequency, COUNTRIES, 1).forEach(countries::add);
    main.addAll(mostFrequent(named, 1, 2));
    for (DateExpression date : dates) {
      date.value().earliest().ifPresent(day -> addYear(day.getYear()));
    }
    portions();
    for (Figure figure : figures) {
      valuesOfThing.computeIfAbsent(alike(figure), key -> new TreeSet<>()).add(figure.value());
    }
  }

  private void addYear(int year) {
    if (years.size() < MOST_YEARS) {
      years.add(year);
    }
  }

  private static List<String> mostFrequent(Map<String, Integer> frequency, int most, int least) {
    return frequency.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The line under which a figure of the document is kept, as somebody's word. */
  public String line(Figure figure, String origin) {
    Edtf published = document.origin().published();
    Thing thing = thing(figure);
    Span sentence = sentence(figure);
    List<Span> others = saidBy(figure);
    List<String> own = placesIn(sentence, others);
    return Count.line(
        figure,
        new Count.Context(
            thing.kind(),
            placesNear(figure),
            countries,
            published == null ? null : published.earliest().map(LocalDate::toEpochDay).orElse(null),
            origin,
            language,
            document.id(),
            day(figure),
            isAlone(figure),
            new Scope(
                thing.portion(),
                own.isEmpty() ? main : own,
                !own.isEmpty(),
                thing.whose(),
                countriesIn(sentence, others),
                times(figure, sentence),
                years,
                body(sentence),
                state(figure))));
  }

  /** "87 of the 90 deputies": a part, and all of it. */
  private void portions() {
    for (Figure figure : figures) {
      things.put(figure.id(), thing(figure, figure.counted(), Portion.ALL));
    }
    for (int i = 1; i < figures.size(); i++) {
      Figure one = figures.get(i - 1);
      Figure other = figures.get(i);
      if (isBeside(one, other)) {
        boolean first = one.value().compareTo(other.value()) < 0;
        Figure part = first ? one : other;
        Figure whole = first ? other : one;
        String counted = whole.counted() == null ? part.counted() : whole.counted();
        // Of votes those that somebody got are told plainly elsewhere; of people, all.
        boolean votes = thing(whole, counted, Portion.ALL).kind().equals(VOTES);
        things.put(whole.id(), thing(whole, counted, votes ? Portion.TOTAL : Portion.ALL));
        things.put(part.id(), thing(part, counted, votes ? Portion.ALL : Portion.PART));
      }
    }
  }

  private boolean isBeside(Figure one, Figure other) {
    int from = span(one).end();
    int to = span(other).start();
    boolean near = from < to && to - from <= OF_THE;
    if (!near || !Objects.equals(one.unit(), other.unit())) {
      return false;
    }
    String words = document.text().slice(new Span(from, to));
    if (words.codePoints().anyMatch(letter -> APART.indexOf(letter) >= 0)) {
      return false;
    }
    return one.counted() == null
        ? other.counted() != null
        : other.counted() == null || (!words.isBlank() && areVotes(one) && areVotes(other));
  }

  private boolean areVotes(Figure figure) {
    return thing(figure).kind().equals(VOTES);
  }

  private Thing thing(Figure figure) {
    Thing thing = things.get(figure.id());
    return thing == null ? thing(figure, figure.counted(), Portion.ALL) : thing;
  }

  private Thing thing(Figure figure, @Nullable String words, Portion portion) {
    Portion whole = figure.partOf() == null ? portion : Portion.PART;
    if (words == null) {
      return new Thing("", Set.of(), whole);
    }
    CountryWords.Parted parted = namings.countries().part(words, language);
    List<String> normal = List.of(Normalization.of(language).normalize(words).split("\\s+", -1));
    String kind =
        kinds
            .of(normal, language)
            .orElseGet(
                () ->
                    parted.words().isEmpty() && !parted.countries().isEmpty()
                        ? "people"
                        : language + CountLikeness.WORDS + String.join(" ", parted.words()));
    Set<String> whose = new TreeSet<>();
    parted.countries().forEach(country -> whose.add(country.toLowerCase(Locale.ROOT)));
    return new Thing(kind, whose, whole);
  }

  /** Whether the document gives no other number for what looks the same. */
  private boolean isAlone(Figure figure) {
    return valuesOfThing.getOrDefault(alike(figure), Set.of()).size() == 1;
  }

  private String alike(Figure figure) {
    Thing thing = thing(figure);
    return Fields.line(
        figure.measure(), figure.unit(), thing.kind(), thing.portion(), thing.whose(), day(figure));
  }

  /** The day of an act told in the same words; talk may be of anything. */
  private @Nullable Long day(Figure figure) {
    return events.stream()
        .filter(event -> !TALK.contains(event.act()) && isAround(event, figure))
        .map(Event::date)
        .filter(date -> date != null && date.isDay())
        .flatMap(date -> date.earliest().stream())
        .map(LocalDate::toEpochDay)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The nearest places; where none is near, the one that is named most. */
  private List<String> placesNear(Figure figure) {
    int at = span(figure).start();
    List<String> near =
        places.stream()
            .filter(place -> Math.abs(span(place).start() - at) <= NEAR)
            .sorted(
                Comparator.comparingInt((Mention place) -> Math.abs(span(place).start() - at))
                    .thenComparing(Mention::id))
            .map(Surroundings::name)
            .distinct()
            .limit(PLACES)
            .toList();
    return near.isEmpty() ? main : near;
  }

  private List<String> placesIn(Span sentence, List<Span> others) {
    return mentionsIn(sentence, others).stream()
        .filter(mention -> mention.type() == EntityType.PLACE && !isCountry(mention.entity()))
        .sorted(Comparator.comparing((Mention place) -> span(place)).thenComparing(Mention::id))
        .map(Surroundings::name)
        .distinct()
        .limit(PLACES)
        .toList();
  }

  /** A capital stands for its country as well. */
  private Set<String> countriesIn(Span sentence, List<Span> others) {
    Set<String> named = new TreeSet<>();
    for (Mention mention : mentionsIn(sentence, others)) {
      String entity = mention.entity();
      if (isCountry(entity)) {
        named.add(code(entity));
      } else if (entity.startsWith(COUNTRY) && entity.endsWith(CAPITAL)) {
        named.add(code(entity.substring(0, entity.length() - CAPITAL.length())));
      }
    }
    return named;
  }

  private List<Mention> mentionsIn(Span sentence, List<Span> others) {
    return mentions.stream()
        .filter(mention -> sentence.contains(span(mention)))
        .filter(mention -> others.stream().noneMatch(other -> other.overlaps(span(mention))))
        .toList();
  }

  /** Who says it, and the bodies whose names may have a country in them. */
  private List<Span> saidBy(Figure figure) {
    List<Span> spans = new ArrayList<>();
    for (Link link : figure.provenance().attribution()) {
      if (link.span() != null) {
        spans.add(link.span());
      }
    }
    mentions.stream()
        .filter(mention -> WITH_MEMBERS.contains(mention.type()))
        .map(Surroundings::span)
        .forEach(spans::add);
    return spans;
  }

  private List<Scope.Time> times(Figure figure, Span sentence) {
    Set<Scope.Time> times = new LinkedHashSet<>();
    events.stream()
        .filter(event -> !TALK.contains(event.act()) && isAround(event, figure))
        .map(Event::date)
        .forEach(date -> add(date, times));
    dates.stream()
        .filter(date -> sentence.contains(span(date)))
        .map(DateExpression::value)
        .forEach(date -> add(date, times));
    return times.stream()
        .sorted(Comparator.comparingLong(Scope.Time::first).thenComparingLong(Scope.Time::last))
        .toList();
  }

  private static void add(@Nullable Edtf date, Set<Scope.Time> times) {
    LocalDate first = date == null ? null : date.earliest().orElse(null);
    LocalDate last = date == null ? null : date.latest().orElse(null);
    if (first != null && last != null) {
      times.add(new Scope.Time(first.toEpochDay(), last.toEpochDay()));
    }
  }

  /** The one body that a sentence names. */
  private @Nullable String body(Span sentence) {
    Set<String> bodies = new TreeSet<>();
    for (Mention mention : mentionsIn(sentence, List.of())) {
      Naming naming = byEntity.get(mention.entity());
      if (WITH_MEMBERS.contains(mention.type()) && naming != null) {
        String id = naming.known() == null ? naming.kind() : naming.known();
        bodies.add(id == null ? naming.name() : "=" + id);
      }
    }
    return bodies.size() == 1 ? bodies.iterator().next() : null;
  }

  /** The country for which the one speaks whose word a figure is. */
  private @Nullable String state(Figure figure) {
    Link speaker = Origins.innermost(figure.provenance().attribution()).orElse(null);
    if (speaker == null) {
      return null;
    }
    String entity = speaker.entity();
    if (entity != null && entity.startsWith(COUNTRY)) {
      return isCountry(entity) ? code(entity) : null;
    }
    Naming naming = entity == null ? null : byEntity.get(entity);
    if (naming != null && naming.country() != null && naming.type() != EntityType.OUTLET) {
      return naming.country().toLowerCase(Locale.ROOT);
    }
    Set<String> named = namings.countries().part(speaker.name(), language).countries();
    return named.size() == 1 ? named.iterator().next().toLowerCase(Locale.ROOT) : null;
  }

  private Span sentence(Figure figure) {
    List<Integer> all = starts;
    if (all == null) {
      all = sentences(document.text(), language);
      starts = all;
    }
    Span at = span(figure);
    int start = 0;
    int end = document.text().codePointLength();
    for (int next : all) {
      if (next <= at.start()) {
        start = next;
      } else if (next >= at.end()) {
        end = next;
        break;
      }
    }
    return new Span(start, Math.max(end, at.end()));
  }

  private static List<Integer> sentences(SourceText text, String language) {
    BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.forLanguageTag(language));
    sentences.setText(text.toString());
    List<Integer> starts = new ArrayList<>();
    for (int at = sentences.first(); at != BreakIterator.DONE; at = sentences.next()) {
      starts.add(text.fromUtf16(at));
    }
    return starts;
  }

  private static boolean isAround(Event event, Figure figure) {
    return event.provenance().evidence().stream()
        .anyMatch(evidence -> evidence.span().overlaps(span(figure)));
  }

  private static boolean isCountry(String entity) {
    return entity.startsWith(COUNTRY) && entity.length() == COUNTRY.length() + 2;
  }

  private static String code(String country) {
    return country.substring(COUNTRY.length());
  }

  private static String name(Mention place) {
    return place.provenance().evidence().get(0).quote();
  }

  private static Span span(Assertion assertion) {
    return assertion.provenance().evidence().get(0).span();
  }
}
