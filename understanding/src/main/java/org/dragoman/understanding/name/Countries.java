package org.dragoman.understanding.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.dragoman.record.document.Document;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.lexicon.Morphology;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.lexicon.Phrases;
import org.dragoman.understanding.lexicon.WordList;
import org.dragoman.understanding.place.CountryFinder;
import org.dragoman.understanding.place.CountryForm;
import org.dragoman.understanding.place.CountryMention;
import org.jspecify.annotations.Nullable;

/** The countries that a document names, by place. Immutable and thread-safe. */
public final class Countries {

  /** A country in the dateline or the source's name counts as so many mentions. */
  private static final int DATELINE = 3;

  /** A mention of a country counts so many times in a document in its language. */
  private static final int OWN_LANGUAGE = 2;

  /** A country with the document's language is its own where it is named at least so often. */
  private static final int OFTEN = 2;

  /** So many times as often as any other a country is named that a document is about. */
  private static final double CLEAR = 1.3;

  /** Languages whose names take endings that are part of the word. */
  static final Set<String> GLUED = Set.of("tr", "az", "kk", "hy");

  private static final ConcurrentHashMap<String, Phrases<String>> KNOWN = new ConcurrentHashMap<>();

  private final TreeMap<Integer, CountryMention> byStart = new TreeMap<>();
  private final @Nullable String home;
  private final @Nullable String seat;
  private final List<String> two;

  /**
   * Takes the mentions of a document.
   *
   * @param language the document's
   * @param letterhead the lines at its top that name who publishes it
   * @param datelines the other lines above its text, with a place and a day
   * @param openings where it says from where it was written
   * @param sources where it names those through whom it came
   */
  public Countries(
      String language,
      List<CountryMention> mentions,
      List<Passage> letterhead,
      List<Span> datelines,
      List<Span> openings,
      List<Span> sources) {
    Map<String, Integer> named = new LinkedHashMap<>();
    Map<String, Integer> weight = new LinkedHashMap<>();
    for (CountryMention mention : mentions) {
      byStart.put(mention.span().start(), mention);
      boolean opens =
          mention.form().kind() == CountryForm.Kind.CAPITAL
              && openings.stream().anyMatch(opening -> opening.contains(mention.span()));
      opens |= sources.stream().anyMatch(source -> source.contains(mention.span()));
      String country = mention.form().country();
      int own = CountryFinder.isLanguageOf(language, country) ? OWN_LANGUAGE : 1;
      weight.merge(country, own * (opens ? DATELINE : 1), Integer::sum);
      named.merge(country, 1, Integer::sum);
    }
    List<Map.Entry<String, Integer>> most = mostFirst(weight);
    home = isClear(most, 0) ? most.get(0).getKey() : null;
    List<Map.Entry<String, Integer>> told = mostFirst(named);
    two =
        !isClear(told, 0) && isClear(told, 1)
            ? List.of(told.get(0).getKey(), told.get(1).getKey())
            : List.of();
    List<Span> places = new ArrayList<>(datelines);
    places.addAll(openings);
    seat = seat(language, letterhead, places, named);
  }

  /** The country of those who wrote a document, as far as its head, place and language tell. */
  private @Nullable String seat(
      String language, List<Passage> letterhead, List<Span> places, Map<String, Integer> named) {
    for (Passage head : letterhead) {
      List<CountryMention> inside = in(head.sentence().span());
      if (!inside.isEmpty() && inside.get(0).form().kind() != CountryForm.Kind.CAPITAL) {
        return inside.get(0).form().country();
      }
      for (Phrases.Match<String> match : known(language).find(head)) {
        if (CountryFinder.isLanguageOf(language, match.value())) {
          return match.value();
        }
      }
    }
    // A correspondent abroad writes in the language of home.
    for (Span place : places) {
      for (CountryMention mention : in(place)) {
        String country = mention.form().country();
        if (mention.form().kind() == CountryForm.Kind.CAPITAL
            && CountryFinder.isLanguageOf(language, country)) {
          return country;
        }
      }
    }
    List<String> own =
        named.keySet().stream().filter(one -> CountryFinder.isLanguageOf(language, one)).toList();
    boolean one = home == null && own.size() == 1 && named.getOrDefault(own.get(0), 0) >= OFTEN;
    return one ? own.get(0) : home;
  }

  private static List<Map.Entry<String, Integer>> mostFirst(Map<String, Integer> counts) {
    List<Map.Entry<String, Integer>> most = new ArrayList<>(counts.entrySet());
    most.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    return most;
  }

  /** Whether what stands at a place of a list counts clearly more than what comes after it. */
  private static boolean isClear(List<Map.Entry<String, Integer>> most, int at) {
    return most.size() > at
        && (most.size() == at + 1
            || most.get(at).getValue() >= CLEAR * most.get(at + 1).getValue());
  }

  /**
   * The two countries between which a document's story is; empty where it speaks of one more than
   * of the other, or of more than two.
   */
  public List<String> two() {
    return two;
  }

  /** The country that a document speaks of clearly most; null where none is. */
  public @Nullable String home() {
    return home;
  }

  /**
   * The country of those who wrote a document: a minister or a parliament without a country is its
   * own; null where unknown.
   */
  public @Nullable String seat() {
    return seat;
  }

  /** The mentions that lie in a span, in order. */
  public List<CountryMention> in(Span span) {
    List<CountryMention> inside = new ArrayList<>();
    for (CountryMention mention : byStart.subMap(span.start(), span.end()).values()) {
      if (mention.span().end() <= span.end()) {
        inside.add(mention);
      }
    }
    return inside;
  }

  /** The country named first in a span; null where none is. */
  public @Nullable String first(Span span) {
    List<CountryMention> inside = in(span);
    return inside.isEmpty() ? null : inside.get(0).form().country();
  }

  /** The mention that covers a position; null where none does. */
  public @Nullable CountryMention at(int position) {
    Map.Entry<Integer, CountryMention> entry = byStart.floorEntry(position);
    return entry == null || entry.getValue().span().end() <= position ? null : entry.getValue();
  }

  /** The mention on a word, which may have an article or a particle before the name in it. */
  public @Nullable CountryMention on(Span word) {
    CountryMention mention = word.isEmpty() ? null : at(word.end() - 1);
    return mention != null ? mention : at(word.start());
  }

  /** How the document names a country itself; its English name where it does not. */
  public String nameOf(String country, Document document) {
    for (CountryMention mention : byStart.values()) {
      if (mention.form().country().equals(country) && isState(mention)) {
        return name(mention, document);
      }
    }
    return CountryFinder.label(country);
  }

  /** How a mention names its country: in languages that glue endings on, without them. */
  public String name(CountryMention mention, Document document) {
    String language = document.language().split("-", 2)[0];
    String words = document.text().slice(mention.span());
    if (language.equals("ar") && mention.span().start() >= 2) {
      // "السعودية", "للجزائر": a country with its article, which the tables leave out.
      int start = mention.span().start();
      String before = document.text().slice(new Span(start - 2, start));
      return before.equals("ال") || before.equals("لل") ? "ال" + words : words;
    }
    return GLUED.contains(language) ? CountryFinder.bare(language, mention.form(), words) : words;
  }

  /** Whether a span is nothing but a country's, people's or capital's name. */
  public boolean isWhole(Span span) {
    CountryMention mention = on(span);
    return mention != null
        && mention.span().start() <= span.start() + 2
        && mention.span().end() >= span.end() - 1;
  }

  private static boolean isOf(CountryMention mention, String country) {
    return mention.form().country().equals(country);
  }

  /** Whether a mention names a country itself, and not its people or capital. */
  static boolean isState(CountryMention mention) {
    return mention.form().kind() == CountryForm.Kind.NAME;
  }

  /** Bodies whose name alone tells their country, such as the Knesset. */
  static Phrases<String> known(String language) {
    return KNOWN.computeIfAbsent(language, Countries::load);
  }

  private static Phrases<String> load(String language) {
    Phrases.Builder<String> phrases = Phrases.in(Morphology.of(language));
    for (WordList.Row row : WordList.of("und", "known-bodies").rows()) {
      row.forms("forms").forEach(form -> phrases.add(form, row.cell("country")));
    }
    return phrases.build();
  }

  /**
   * The country of a known body's name in a range of a passage; null where none stands there, and
   * where several countries have a body of that name and the document is about another.
   */
  @Nullable String known(Phrases<String> known, Passage passage, Span span) {
    for (Phrases.Match<String> match : known.find(passage)) {
      if (span.overlaps(passage.span(match.start(), match.end()))) {
        boolean other =
            home != null
                ? !home.equals(match.value())
                : byStart.values().stream().noneMatch(m -> isOf(m, match.value()))
                    && !byStart.isEmpty();
        boolean unsure = match.forms().stream().allMatch(Phrases.Form::uncertain);
        return unsure && other ? null : match.value();
      }
    }
    return null;
  }
}
