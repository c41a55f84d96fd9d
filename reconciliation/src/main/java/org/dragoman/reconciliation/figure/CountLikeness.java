package org.dragoman.reconciliation.figure;

import java.util.HashMap;
import java.util.List;
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

  /** Without a place, figures of one country are compared that were published so near. */
  private static final long PUBLISHED_APART = 14;

  private static final double SAME_NAME = 0.6;
  private static final double SAME_ACT = 0.8;

  /** An act is told a day early or late. */
  private static final long DAYS_APART = 1;

  /** Measures under which anything may be counted: what is must be told as well. */
  private static final Set<Figure.Measure> OF_MANY_THINGS =
      Set.of(Figure.Measure.OTHER, Figure.Measure.AMOUNT, Figure.Measure.SHARE);

  /** So near one another the press gives one number, not that of another month. */
  private static final long OF_ONE_STORY = 3;

  /** Classes that are said of the same dead and wounded. */
  private static final Set<String> ANYBODY = Set.of("", "people", "civilians");

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
    String start = "f:" + figure.measure() + (figure.part() ? "part" : "") + ":";
    for (NameForm place : figure.about()) {
      names.apply(place, true).forEach(key -> keys.add(start + key));
    }
    if (figure.about().isEmpty() && figure.published() != null) {
      long time = figure.published() / PUBLISHED_APART;
      String country = first(figure);
      if (!country.isEmpty()) {
        for (long t = time - around; t <= time + around; t++) {
          keys.add(start + country + t);
        }
      }
    }
    return keys;
  }

  /** By what is counted, in which unit, in an act of that day; without an act, at that place. */
  private static Set<String> keysOfThing(
      Count figure, long around, BiFunction<NameForm, Boolean, Set<String>> names) {
    Set<String> keys = new TreeSet<>();
    String thing = figure.unit() + ":" + figure.counted() + ":";
    String start = "f:" + figure.measure() + (figure.part() ? "part" : "") + ":";
    Long day = figure.day();
    if (day != null) {
      for (long d = day - around; d <= day + around; d++) {
        for (String country : figure.countries()) {
          keys.add(start + thing + d + country);
        }
      }
    } else if (!figure.counted().isEmpty()) {
      for (NameForm place : figure.about()) {
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
        keys.add("f:" + measure + ":" + name);
        keys.add("f:" + measure + "part:" + name);
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
    if (areApart(one, other)) {
      return 0;
    }
    if (OF_MANY_THINGS.contains(one.measure())) {
      return likenessOfThings(one, other);
    }
    if (one.about().isEmpty() && other.about().isEmpty()) {
      boolean near =
          one.published() != null
              && other.published() != null
              && Math.abs(one.published() - other.published()) <= PUBLISHED_APART;
      return near && first(one).equals(first(other)) && !first(one).isEmpty() ? 0.6 : 0;
    }
    return nearest(one.about(), other.about());
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
            && one.published() != null
            && other.published() != null
            && Math.abs(one.published() - other.published()) <= OF_ONE_STORY;
    return near ? nearest(one.about(), other.about()) : 0;
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
    if (one.measure() != other.measure()
        || one.part() != other.part()
        || !one.unit().equals(other.unit())
        || (isOneVoice(one, other) && one.value().compareTo(other.value()) != 0)) {
      return true;
    }
    boolean sameClass =
        one.counted().equals(other.counted())
            || (!OF_MANY_THINGS.contains(one.measure())
                && ANYBODY.contains(one.counted())
                && ANYBODY.contains(other.counted()));
    Long day = one.day();
    Long its = other.day();
    if (OF_MANY_THINGS.contains(one.measure())
        && day != null
        && its != null
        && Math.abs(day - its) > DAYS_APART) {
      return true;
    }
    // One place is named in many stories: Geneva, where commissions sit.
    boolean otherCountries =
        !one.countries().isEmpty()
            && !other.countries().isEmpty()
            && one.countries().stream().noneMatch(other.countries()::contains);
    boolean otherTime =
        one.year() != null && other.year() != null && !one.year().equals(other.year());
    return !sameClass || otherCountries || otherTime;
  }

  private static String first(Count figure) {
    return figure.countries().stream().findFirst().orElse("");
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
