package org.dragoman.understanding.time;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.DateBasis;
import org.dragoman.record.time.Edtf;
import org.dragoman.understanding.lexicon.Passage;
import org.dragoman.understanding.time.Anchors.SlashOrder;
import org.dragoman.understanding.time.DateWord.Kind;
import org.dragoman.understanding.time.Token.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Finds time expressions in passages and says which dates they mean.
 *
 * <p>An expression whose date is only half certain is left out. Stateless and thread-safe.
 */
public final class TimeFinder {

  /** So many sentences after a day was named, "the same day" is still that. */
  private static final int SAME_DAY_REACHES = 8;

  /** News tell of days that are at most so far from publication. */
  private static final int DAYS_OF_NEWS = 31;

  private static final Set<String> CASELESS = Set.of("fa", "ar");

  private TimeFinder() {}

  /** The expressions of one passage, in order, without overlap. */
  public static List<TimeMention> find(String language, Passage passage, Anchors anchors) {
    List<TimeMention> found = new ArrayList<>();
    read(language, passage, anchors, null, false, found);
    return List.copyOf(found);
  }

  /**
   * The expressions of a document, each counted from publication or from the dates named before it.
   *
   * @param language its language
   * @param passages its passages in order
   * @param published when it was published, as exactly as known
   */
  public static List<TimeMention> find(
      String language, List<Passage> passages, @Nullable Edtf published) {
    List<TimeMention> found = new ArrayList<>();
    Anchors anchors = new Anchors(published, null, slashOrder(passages));
    boolean solarYears = usual(language) == Reckoning.PERSIAN && hasSolarYear(passages);
    Edtf lastDay = null;
    int sinceLastDay = 0;
    for (Passage passage : passages) {
      int before = found.size();
      Edtf named = read(language, passage, anchors, lastDay, solarYears, found);
      boolean day = found.size() > before && named != null && named.isDay();
      // "The motion of August 2021" among the news: "the same day" is one of the news.
      boolean aside = isNear(lastDay, published) && !isNear(named, published);
      if (day && !aside) {
        lastDay = named;
        sinceLastDay = 0;
      } else if (++sinceLastDay > SAME_DAY_REACHES) {
        lastDay = null;
      }
      // What was named counts for the rest of its passage and for the next one.
      anchors = anchors.withNamed(found.size() > before ? named : null);
    }
    return List.copyOf(found);
  }

  /**
   * Words such as "yesterday", also where nothing tells from which day they count; and weekdays
   * where no capital tells "Domingo" from "domingo".
   */
  public static List<Span> relativeWords(String language, Passage passage) {
    boolean caseless = CASELESS.contains(language.split("-", 2)[0]);
    return DateWords.of(language).phrases().find(passage).stream()
        .filter(
            match ->
                match.value().kind() == DateWord.Kind.RELATIVE
                    || (caseless && match.value().kind() == DateWord.Kind.WEEKDAY))
        .map(match -> passage.span(match.start(), match.end()))
        .toList();
  }

  /** Whether a day is one of those around publication. */
  private static boolean isNear(@Nullable Edtf day, @Nullable Edtf published) {
    LocalDate one = day == null ? null : day.earliest().orElse(null);
    LocalDate other = published == null ? null : published.earliest().orElse(null);
    return one != null
        && other != null
        && Math.abs(ChronoUnit.DAYS.between(one, other)) <= DAYS_OF_NEWS;
  }

  /**
   * The full dates of a header line, with the time of day and offset where they are given.
   *
   * @return mentions whose span covers the time too; only expressions with their year
   */
  public static List<TimeMention> timestamps(String language, Passage passage) {
    return timestamps(language, passage, Anchors.NONE);
  }

  /** As {@link #timestamps(String, Passage)}, also dates without a year, counted from anchors. */
  public static List<TimeMention> timestamps(String language, Passage passage, Anchors anchors) {
    DateWords words = DateWords.of(language);
    List<Token> tokens = Tokens.of(passage, words, anchors.order());
    Grammar grammar = new Grammar(tokens, words, passage, usual(language));
    Resolver resolver = new Resolver(anchors);
    List<TimeMention> found = new ArrayList<>();
    int readTo = 0;
    for (int i = 0; i < tokens.size(); ) {
      Grammar.Parsed parsed = grammar.at(i);
      Resolver.Resolved resolved =
          parsed == null ? null : resolver.resolve(parsed.meaning()).orElse(null);
      if (parsed == null || resolved == null || !resolved.value().isDay()) {
        i = parsed == null ? i + 1 : parsed.next();
        continue;
      }
      int start = tokens.get(parsed.first()).start();
      int end = tokens.get(parsed.next() - 1).end();
      Edtf value = resolved.value();
      TimeOfDay time = TimeOfDay.after(passage.text(), end);
      if (time == null) {
        time = TimeOfDay.before(passage.text(), readTo, start);
      }
      if (time != null) {
        value = new Edtf(value.value() + time.suffix());
        start = Math.min(start, time.start());
        end = Math.max(end, time.end());
      }
      readTo = end;
      found.add(new TimeMention(passage.span(start, end), value, resolved.basis(), "timestamp"));
      i = parsed.next();
      while (i < tokens.size() && tokens.get(i).start() < end) {
        i++;
      }
    }
    return List.copyOf(found);
  }

  /** The counts of years since an event, each with the event's date where it stands beside it. */
  public static List<Anniversary> anniversaries(String language, Passage passage) {
    DateWords words = DateWords.of(language);
    List<Token> tokens = Tokens.of(passage, words, SlashOrder.UNKNOWN);
    List<Anniversary> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Anniversary anniversary = anniversary(tokens, i, passage);
      if (anniversary != null) {
        found.add(anniversary);
      }
    }
    if (found.isEmpty()) {
      return List.of();
    }
    List<Edtf> bases =
        find(language, passage, Anchors.NONE).stream()
            .filter(mention -> mention.basis() == DateBasis.STATED)
            .map(TimeMention::value)
            .filter(value -> Resolver.yearOf(value).isPresent())
            .toList();
    long years = bases.stream().map(Resolver::yearOf).distinct().count();
    Edtf base = years == 1 ? bases.get(bases.size() - 1) : null;
    return found.stream().map(one -> new Anniversary(one.span(), one.count(), base)).toList();
  }

  private static @Nullable Anniversary anniversary(List<Token> tokens, int i, Passage passage) {
    Token number = tokens.get(i);
    int count = 0;
    int next = i + 1;
    if (number.shape() == Shape.NUMBER && number.digits() <= 3) {
      count = number.number();
    } else {
      DateWord word = number.word(Kind.ORDINAL);
      word = word == null ? number.word(Kind.NUMBER) : word;
      count = word == null ? 0 : word.number();
    }
    if (count == 0) {
      return null;
    }
    Token after = Tokens.at(tokens, next);
    if (after != null && (after.isSign('.') || after.isSign('-'))) {
      after = Tokens.at(tokens, ++next);
    }
    Token before = Tokens.at(tokens, i - 1);
    if (before != null && before.is(Kind.ARTICLE)) {
      before = Tokens.at(tokens, i - 2);
    }
    DateWord preceding = before == null ? null : before.word(Kind.ANNIVERSARY);
    if (before != null && preceding != null && preceding.side() == DateWord.Side.BEFORE) {
      return new Anniversary(passage.span(before.start(), number.end()), count, null);
    }
    DateWord following = after == null ? null : after.word(Kind.ANNIVERSARY);
    if (after != null && following != null && following.side() != DateWord.Side.BEFORE) {
      return new Anniversary(passage.span(number.start(), after.end()), count, null);
    }
    DateWord unit = after == null ? null : after.word(Kind.UNIT);
    Token passed = Tokens.at(tokens, next + 1);
    boolean isPassed =
        unit != null
            && unit.unit() == DateWord.Unit.YEAR
            && ((passed != null && passed.is(Kind.PASSED))
                || (before != null && before.is(Kind.PASSED)));
    return isPassed && after != null
        ? new Anniversary(passage.span(number.start(), after.end()), count, null)
        : null;
  }

  /**
   * The year of publication that a document's anniversaries tell, for a document without a date.
   *
   * <p>Empty where they disagree or where the document names a later year as past. The result is
   * approximate: only year-long expressions are counted from it.
   */
  public static Optional<Edtf> inferPublished(String language, List<Passage> passages) {
    Map<Integer, Integer> votes = new TreeMap<>();
    List<Integer> open = new ArrayList<>();
    for (Passage passage : passages) {
      for (Anniversary one : anniversaries(language, passage)) {
        Edtf base = one.base();
        if (base == null) {
          open.add(one.count());
        } else {
          Resolver.yearOf(base)
              .ifPresent(year -> votes.merge(year.getValue() + one.count(), 1, Integer::sum));
        }
      }
    }
    if (votes.isEmpty() && !open.isEmpty()) {
      List<Edtf> days =
          find(language, passages, null).stream()
              .filter(mention -> mention.basis() == DateBasis.STATED)
              .map(TimeMention::value)
              .filter(value -> value.value().length() >= 10)
              .filter(value -> Resolver.yearOf(value).isPresent())
              .toList();
      List<Year> years =
          days.stream().flatMap(d -> Resolver.yearOf(d).stream()).distinct().toList();
      if (years.size() == 1) {
        open.forEach(count -> votes.merge(years.get(0).getValue() + count, 1, Integer::sum));
      }
    }
    if (votes.size() != 1) {
      return Optional.empty();
    }
    int year = votes.keySet().iterator().next();
    int latestNamed =
        find(language, passages, null).stream()
            .filter(mention -> mention.basis() == DateBasis.STATED)
            .flatMap(mention -> Resolver.yearOf(mention.value()).stream())
            .mapToInt(Year::getValue)
            .max()
            .orElse(0);
    return latestNamed > year + 1 || year > 2199
        ? Optional.empty()
        : Optional.of(Edtf.year(year).approximate());
  }

  private static @Nullable Edtf read(
      String language,
      Passage passage,
      Anchors anchors,
      @Nullable Edtf lastDay,
      boolean solarYears,
      List<TimeMention> found) {
    DateWords words = DateWords.of(language);
    List<Token> tokens = Tokens.of(passage, words, anchors.order());
    Edtf named = anchors.named();
    if (tokens.isEmpty()) {
      return named;
    }
    Grammar grammar = new Grammar(tokens, words, passage, usual(language));
    Resolver resolver = new Resolver(anchors, lastDay, solarYears);
    for (int i = 0; i < tokens.size(); ) {
      Grammar.Parsed parsed = grammar.at(i);
      if (parsed == null) {
        i++;
        continue;
      }
      i = parsed.next();
      Resolver with = grammar.isAhead(parsed) ? resolver.ahead() : resolver;
      Resolver.Resolved resolved = with.resolve(parsed.meaning()).orElse(null);
      if (resolved == null) {
        continue;
      }
      Span span =
          passage.span(tokens.get(parsed.first()).start(), tokens.get(parsed.next() - 1).end());
      found.add(new TimeMention(span, resolved.value(), resolved.basis(), parsed.rule()));
      if (Resolver.isPoint(resolved.value())) {
        named = resolved.value();
        resolver = resolver.withNamed(named);
      }
    }
    return named;
  }

  private static Reckoning usual(String language) {
    return Locale.forLanguageTag(language).getLanguage().equals("fa")
        ? Reckoning.PERSIAN
        : Reckoning.GREGORIAN;
  }

  /** Whether a document names a year of the Persian calendar, and so counts in its years. */
  private static boolean hasSolarYear(List<Passage> passages) {
    for (Passage passage : passages) {
      String text = passage.text();
      for (int at = 0; at < text.length(); at++) {
        if (Figures.isDigit(text.charAt(at))) {
          int end = Figures.digits(text, at);
          if (end - at == 4) {
            int year = Integer.parseInt(text, at, end, 10);
            if (year >= 1300 && year < 1450) {
              return true;
            }
          }
          at = end;
        }
      }
    }
    return false;
  }

  /** How the document orders day and month between slashes, where some date of it tells. */
  private static SlashOrder slashOrder(List<Passage> passages) {
    SlashOrder order = SlashOrder.UNKNOWN;
    for (Passage passage : passages) {
      String text = passage.text();
      for (int slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
        int start = slash;
        while (start > 0 && slash - start < 3 && Figures.isDigit(text.charAt(start - 1))) {
          start--;
        }
        boolean whole = start == 0 || text.charAt(start - 1) != '/';
        SlashOrder here =
            start < slash && whole ? Figures.orderAt(text, start) : SlashOrder.UNKNOWN;
        if (here != SlashOrder.UNKNOWN) {
          if (order != SlashOrder.UNKNOWN && order != here) {
            return SlashOrder.UNKNOWN;
          }
          order = here;
        }
      }
    }
    return order;
  }
}
