package org.dragoman.reconciliation.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.record.assertion.Figure;

/**
 * Whether two figures measure the same thing, whatever their values: the same measure of the same
 * kind of people or things, about the same place and time.
 */
public final class CountLikeness implements Likeness<Count> {

  /** Tolls grow: those of one time are published so near one another. */
  private static final long PUBLISHED_APART = 14;

  /** What was so many days before a document is a story of its own time. */
  private static final long LONG_AGO = 60;

  private static final double SAME_NAME = 0.6;
  private static final double SAME_ACT = 0.8;
  private static final double SAME_STORY = 0.6;

  /** An act is told a day early or late. */
  private static final long DAYS_APART = 1;

  /** Measures under which anything may be counted: what is must be told as well. */
  private static final Set<Figure.Measure> OF_MANY_THINGS =
      Set.of(Figure.Measure.OTHER, Figure.Measure.AMOUNT, Figure.Measure.SHARE);

  /** So near one another the press gives one number, not that of another month. */
  private static final long OF_ONE_STORY = 3;

  /** Classes that are said of the same dead and wounded; civilians are some of them. */
  private static final Set<String> ANYBODY = Set.of("", "people");

  /** Between a language and the words of no class. */
  static final String WORDS = ":";

  private final NameSimilarity similarity = NameSimilarity.shipped();

  @Override
  public Count read(String body) {
    return Count.read(body);
  }

  @Override
  public Set<String> keys(Count figure) {
    return keys(figure, 0, NameKeys::of);
  }

  @Override
  public Set<String> sought(Count figure) {
    return keys(figure, 1, NameKeys::sought);
  }

  private static Set<String> keys(
      Count figure, long around, BiFunction<NameForm, Boolean, Set<String>> names) {
    Set<String> keys = new TreeSet<>();
    if (OF_MANY_THINGS.contains(figure.measure())) {
      return figure.alone() ? keysOfThing(figure, around, names) : keys;
    }
    String start = start(figure);
    figure.about().forEach(place -> names.apply(place, true).forEach(key -> keys.add(start + key)));
    figure
        .places()
        .forEach(place -> names.apply(place, true).forEach(key -> keys.add(start + key)));
    if (figure.published() != null) {
      long time = figure.published() / OF_ONE_STORY;
      for (long t = time - around; t <= time + around; t++) {
        keys.add(start + "of " + String.join("+", countries(figure)) + t);
      }
    }
    Scope scope = figure.scope();
    if (scope.body() != null) {
      Set<String> bodies =
          figure.body() == null ? Set.of(scope.body()) : names.apply(figure.body(), false);
      bodies.forEach(body -> keys.add(start + "in " + body));
    }
    return keys;
  }

  private static String start(Count figure) {
    return start(figure.measure(), figure.scope().portion());
  }

  private static String start(Figure.Measure measure, Scope.Portion portion) {
    String name = portion == Scope.Portion.ALL ? "" : portion.name().toLowerCase(Locale.ROOT);
    return "f:" + measure + name + ":";
  }

  /** The countries that its words tell; where they tell none, those of its document. */
  private static Set<String> countries(Count figure) {
    Scope scope = figure.scope();
    return new TreeSet<>(
        !scope.whose().isEmpty()
            ? scope.whose()
            : !scope.named().isEmpty() ? scope.named() : figure.countries());
  }

  /** By what is counted, in which unit, in an act of that day; without an act, at that place. */
  private static Set<String> keysOfThing(
      Count figure, long around, BiFunction<NameForm, Boolean, Set<String>> names) {
    Set<String> keys = new TreeSet<>();
    // Words of no class are compared; those of other languages are not known to be others.
    String counted = figure.counted().contains(WORDS) ? WORDS : figure.counted();
    String thing = figure.unit() + ":" + counted + ":";
    String start = start(figure);
    Long day = figure.day();
    if (day != null) {
      for (long d = day - around; d <= day + around; d++) {
        for (String country : figure.countries()) {
          keys.add(start + thing + d + country);
        }
      }
    } else if (!figure.counted().isEmpty()) {
      for (NameForm place : figure.places()) {
        names.apply(place, true).forEach(key -> keys.add(start + thing + key));
      }
    }
    return keys;
  }

  /** The keys under which figures are filed that may be about a place. */
  public static Set<String> keysAbout(String place) {
    Set<String> keys = new TreeSet<>();
    for (String name : NameKeys.sought(NameForm.of(place, "und", true), true)) {
      for (Figure.Measure measure : Figure.Measure.values()) {
        for (Scope.Portion portion : Scope.Portion.values()) {
          keys.add(start(measure, portion) + name);
        }
      }
    }
    return keys;
  }

  /** The places that the figure that is kept under a line is about, as documents name them. */
  public static List<String> about(String line) {
    return line.isEmpty() ? List.of() : Fields.list(Fields.of(line).get(7));
  }

  /**
   * Whether figures, each by the line under which it is kept, are about a place; for many lines,
   * which name the same places again and again. For one thread.
   */
  public static Predicate<String> isAbout(String place) {
    NameForm wanted = NameForm.of(place, "und", true);
    Map<String, Boolean> known = new HashMap<>();
    return line -> {
      if (line.isEmpty()) {
        return false;
      }
      List<String> fields = Fields.of(line);
      return known.computeIfAbsent(
          fields.get(7) + "\n" + fields.get(12),
          names ->
              Count.read(line).about().stream()
                  .anyMatch(
                      name ->
                          NameSimilarity.shipped().probability(wanted, name, true) >= SAME_NAME));
    };
  }

  /** Whether the figure that is kept under a line is about a place. */
  public static boolean isAbout(String place, String line) {
    return isAbout(place).test(line);
  }

  @Override
  public double likeness(Count one, Count other) {
    if (areApart(one, other) || one.deniesAnother(other)) {
      return 0;
    }
    if (OF_MANY_THINGS.contains(one.measure())) {
      return likenessOfThings(one, other);
    }
    if (one.measure() == Figure.Measure.MEMBERS) {
      return likenessOfMembers(one, other);
    }
    if (!one.places().isEmpty() && !other.places().isEmpty()) {
      return nearest(one.places(), other.places());
    }
    return areOfOneStory(one, other) && past(one).isEmpty() == past(other).isEmpty()
        ? SAME_STORY
        : 0;
  }

  /** Published within a few days, of the same countries. */
  private static boolean areOfOneStory(Count one, Count other) {
    Set<String> countries = countries(one);
    return isPublishedWithin(OF_ONE_STORY, one, other)
        && !countries.isEmpty()
        && countries.equals(countries(other));
  }

  private static boolean isPublishedWithin(long days, Count one, Count other) {
    return one.published() != null
        && other.published() != null
        && Math.abs(one.published() - other.published()) <= days;
  }

  /**
   * Members are those of a body. Where none is named, the same number in the same story is one
   * number; another may be anything's.
   */
  private double likenessOfMembers(Count one, Count other) {
    String body = one.scope().body();
    String its = other.scope().body();
    if (body == null || its == null) {
      boolean same =
          one.value().compareTo(other.value()) == 0 && one.upper().compareTo(other.upper()) == 0;
      return same && areOfOneStory(one, other) ? SAME_STORY : 0;
    }
    if (one.body() == null || other.body() == null) {
      return body.equals(its) ? SAME_ACT : 0;
    }
    double p = similarity.probability(one.body(), other.body(), false);
    return p >= SAME_NAME ? p : 0;
  }

  private double likenessOfThings(Count one, Count other) {
    Long day = one.day();
    Long its = other.day();
    if (!one.alone() || !other.alone()) {
      return 0;
    }
    if (day != null && its != null) {
      return one.countries().stream().anyMatch(other.countries()::contains) ? SAME_ACT : 0;
    }
    boolean near =
        day == null
            && its == null
            && !one.counted().isEmpty()
            && isPublishedWithin(OF_ONE_STORY, one, other);
    return near ? nearest(one.places(), other.places()) : 0;
  }

  private double nearest(List<NameForm> one, List<NameForm> other) {
    double best = 0;
    for (NameForm here : one) {
      for (NameForm there : other) {
        double p = similarity.probability(here, there, true);
        best = Math.max(best, p >= SAME_NAME ? p : 0);
      }
    }
    return best;
  }

  @Override
  public boolean areApart(Count one, Count other) {
    return one.measure() != other.measure()
        || one.scope().portion() != other.scope().portion()
        || !one.unit().equals(other.unit())
        || !areOfOneClass(one, other)
        || !one.scope().whose().equals(other.scope().whose())
        || (isOneVoice(one, other) && one.value().compareTo(other.value()) != 0)
        || areElsewhere(one, other)
        || areOfTwoStates(one, other)
        || areOfOtherTimes(one, other);
  }

  private static boolean isSameNumber(Count one, Count other) {
    return one.value().compareTo(other.value()) == 0 && one.upper().compareTo(other.upper()) == 0;
  }

  private static boolean areOfOneClass(Count one, Count other) {
    return one.counted().equals(other.counted())
        || (areWordsOfTwoLanguages(one.counted(), other.counted()) && isSameNumber(one, other))
        || (!OF_MANY_THINGS.contains(one.measure())
            && ANYBODY.contains(one.counted())
            && ANYBODY.contains(other.counted()));
  }

  /** One place is named in many stories: Geneva, where commissions sit. */
  private static boolean areElsewhere(Count one, Count other) {
    Set<String> named = one.scope().named();
    Set<String> its = other.scope().named();
    // One text that names other countries with each of two figures tells of two things.
    return (one.document().equals(other.document()) && !named.equals(its))
        || areDisjoint(one.countries(), other.countries())
        || areDisjoint(named, its)
        || (!named.isEmpty() && !its.isEmpty() && 2 * common(named, its) < union(named, its));
  }

  /** Whether two words of no class may mean one thing: "en:accords" and "fr:accords". */
  private static boolean areWordsOfTwoLanguages(String one, String other) {
    int end = one.indexOf(WORDS);
    int its = other.indexOf(WORDS);
    return end > 0 && its > 0 && !one.substring(0, end).equals(other.substring(0, its));
  }

  private static boolean areDisjoint(Set<String> one, Set<String> other) {
    return !one.isEmpty() && !other.isEmpty() && common(one, other) == 0;
  }

  private static long common(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).count();
  }

  private static long union(Set<String> one, Set<String> other) {
    return one.size() + other.size() - common(one, other);
  }

  /** Two states that speak, each of its own dead, unless both name the place. */
  private static boolean areOfTwoStates(Count one, Count other) {
    String state = one.scope().state();
    String its = other.scope().state();
    return state != null
        && its != null
        && !state.equals(its)
        && !(one.scope().ownPlaces() && other.scope().ownPlaces());
  }

  /**
   * Whether two figures are of two times. What a document tells of long ago is compared by its
   * time, whenever it is told; what it tells of its own days by the day of publication, for tolls
   * grow.
   */
  private static boolean areOfOtherTimes(Count one, Count other) {
    if (OF_MANY_THINGS.contains(one.measure())) {
      Long day = one.day();
      Long its = other.day();
      return day != null && its != null && Math.abs(day - its) > DAYS_APART;
    }
    List<Scope.Time> past = past(one);
    List<Scope.Time> its = past(other);
    if (!past.isEmpty() && !its.isEmpty()) {
      return past.stream().noneMatch(time -> its.stream().anyMatch(time::meets));
    }
    if (past.isEmpty() && its.isEmpty()) {
      return one.published() != null
          && other.published() != null
          && !isPublishedWithin(PUBLISHED_APART, one, other);
    }
    Set<Integer> years = past.isEmpty() ? one.scope().years() : other.scope().years();
    return (past.isEmpty() ? its : past).stream().noneMatch(time -> time.isIn(years));
  }

  /** The times of a figure that are long ago; all of them where its document is undated. */
  private static List<Scope.Time> past(Count figure) {
    Long published = figure.published();
    return figure.scope().times().stream()
        .filter(time -> published == null || published - time.last() > LONG_AGO)
        .toList();
  }

  /** Nobody contests themselves in one text: two figures there are of two things. */
  private static boolean isOneVoice(Count one, Count other) {
    return one.document().equals(other.document()) && one.origin().equals(other.origin());
  }

  @Override
  public boolean contradict(Count one, Count other) {
    return one.contradicts(other);
  }
}
