package org.dragoman.reconciliation.event;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.record.assertion.Event;
import org.dragoman.record.assertion.Modality;

/**
 * Whether two documents tell one event: the same act at the same time, by parties and place.
 *
 * <p>Modality does not count: what was planned and what then happened are one story.
 */
public final class OccurrenceLikeness implements Likeness<Occurrence> {

  /** Reports differ by a day: the day of the act, the day of the report, time zones. */
  private static final long DAYS_APART = 1;

  /** Undated events are compared where their documents were published so near one another. */
  private static final long PUBLISHED_APART = 3;

  /** An undated event is told so many days after it at most, or so many before it. */
  private static final long TOLD_AFTER = 7;

  private static final long TOLD_BEFORE = 3;

  /** Of more countries not each pair is filed. */
  private static final int MOST_COUNTRIES = 5;

  /** More days of a long event are not filed one by one. */
  private static final int DAYS_FILED = 7;

  private static final double SAME_NAME = 0.6;

  /** What was so many days ago is told as past. */
  private static final long PAST = 14;

  private final NameSimilarity similarity = NameSimilarity.shipped();

  @Override
  public Occurrence read(String body) {
    return Occurrence.read(body);
  }

  @Override
  public Set<String> keys(Occurrence event) {
    Set<String> times = new TreeSet<>();
    Set<String> near = new TreeSet<>();
    if (event.isDated()) {
      days(event, 0, 0, "d", times);
      times.add("y" + year(event));
      days(event, 0, 0, "n", near);
      near.add((isLong(event) ? "L" : "S") + month(event));
    } else if (event.first() != null) {
      times.add("c" + year(event));
    } else if (event.published() != null) {
      times.add("p" + event.published());
      near.add("u" + event.published());
    } else {
      times.add("in" + event.document());
    }
    return keys(event, times, near, NameKeys::of);
  }

  @Override
  public Set<String> sought(Occurrence event) {
    Set<String> times = new TreeSet<>();
    Set<String> near = new TreeSet<>();
    if (event.isDated()) {
      days(event, DAYS_APART, DAYS_APART, "d", times);
      times.add("c" + year(event));
      days(event, TOLD_BEFORE, TOLD_AFTER, "u", near);
      near.add("L" + month(event));
      if (isLong(event)) {
        near.add("S" + month(event));
      }
    } else if (event.first() != null) {
      times.add("c" + year(event));
      times.add("y" + year(event));
    } else if (event.published() != null) {
      long day = event.published();
      for (long other = day - PUBLISHED_APART; other <= day + PUBLISHED_APART; other++) {
        times.add("p" + other);
      }
      for (long other = day - TOLD_AFTER; other <= day + TOLD_BEFORE; other++) {
        near.add("n" + other);
      }
    } else {
      times.add("in" + event.document());
    }
    return keys(event, times, near, NameKeys::sought);
  }

  private static void days(
      Occurrence event, long before, long after, String time, Set<String> times) {
    Long first = event.first();
    Long last = event.last();
    if (first != null && last != null) {
      long end = Math.min(last, first + DAYS_FILED) + after;
      for (long day = first - before; day <= end; day++) {
        times.add(time + day);
      }
    }
  }

  /** Whether it lasts longer than its days are filed. */
  private static boolean isLong(Occurrence event) {
    Long first = event.first();
    Long last = event.last();
    return first != null && last != null && last - first > DAYS_FILED;
  }

  private static String month(Occurrence event) {
    Long first = event.first();
    return first == null ? "" : YearMonth.from(LocalDate.ofEpochDay(first)).toString();
  }

  private static int year(Occurrence event) {
    Long first = event.first();
    return first == null ? 0 : LocalDate.ofEpochDay(first).getYear();
  }

  /**
   * The times with each party; those that are only near with what tells more than one country does:
   * too much is done by a country in a week.
   */
  private static Set<String> keys(
      Occurrence event,
      Set<String> times,
      Set<String> near,
      BiFunction<NameForm, Boolean, Set<String>> names) {
    Set<String> parties = new TreeSet<>(event.known());
    for (Occurrence.Person person : event.persons()) {
      if (person.name() != null) {
        parties.addAll(names.apply(person.name(), true));
      }
      parties.addAll(person.offices());
    }
    Set<String> bodies = new TreeSet<>();
    event.bodies().forEach(body -> bodies.addAll(names.apply(body, false)));
    if (event.countries().isEmpty() && event.persons().isEmpty()) {
      parties.addAll(bodies);
    }
    Set<String> keys = new TreeSet<>();
    for (String time : times) {
      String start = "e:" + event.act() + time + ":";
      parties.forEach(party -> keys.add(start + party));
      (event.countries().isEmpty() ? event.about() : event.countries())
          .forEach(country -> keys.add(start + country));
      if (isPast(event)) {
        event.about().forEach(country -> keys.add(start + "about" + country));
      }
    }
    List<String> countries = List.copyOf(event.countries());
    for (String time : near) {
      String start = "e:" + event.act() + time + ":";
      parties.forEach(party -> keys.add(start + party));
      bodies.forEach(body -> keys.add(start + body));
      for (int i = 0; i < Math.min(MOST_COUNTRIES, countries.size()); i++) {
        for (int j = i + 1; j < Math.min(MOST_COUNTRIES, countries.size()); j++) {
          keys.add(start + countries.get(i) + countries.get(j));
        }
      }
    }
    return keys;
  }

  @Override
  public double likeness(Occurrence one, Occurrence other) {
    return isOtherwise(one, other) ? 0 : compared(one, other);
  }

  private double compared(Occurrence one, Occurrence other) {
    boolean together = areToldTogether(one, other);
    double odds = -2.2 + time(one, other, together) + countries(one, other);
    int persons = met(one.persons(), other.persons());
    long known = one.known().stream().filter(other.known()::contains).count();
    long bodies = known + matched(one.bodies(), other.bodies());
    odds += 1.6 * Math.min(2, persons) + 0.9 * Math.min(2, bodies);
    if (one.act() == Event.Act.FOUND && known > 0 && areTimed(one, other)) {
      // A body is founded once, whoever is told to have done so.
      odds += 2.5;
    }
    if (persons + bodies == 0) {
      if (isWithin(one, other) || isWithin(other, one)) {
        odds += 0.6;
      } else if (hasParties(one) && hasParties(other)) {
        odds -= 0.7;
      }
    }
    int onlyOne = one.persons().size() - persons;
    int onlyOther = other.persons().size() - persons;
    // Whoever presents credentials and whoever receives them: one report names this one, one that.
    boolean twoSides = one.act() == Event.Act.CREDENTIALS && areCast(one, other);
    if (onlyOne > 0 && onlyOther > 0 && !twoSides) {
      // Each names somebody the other does not: two who spoke, two meetings of one day.
      odds -=
          persons == 0 && ALONE.contains(one.act())
              ? 4
              : persons < 2 && !areCast(one, other) ? 2.6 : 1;
    } else if (together) {
      // Two reports of the same days that name the same countries and people tell one story.
      odds += 0.8 * share(one.about(), other.about()) + 0.4 * Math.min(2, common(one, other));
    }
    if (one.place() != null && other.place() != null) {
      odds += similarity.probability(one.place(), other.place(), true) >= SAME_NAME ? 0.6 : -0.5;
    }
    // What one document tells twice its reader has joined already.
    odds -= one.document().equals(other.document()) ? 3 : 0;
    return 1 / (1 + Math.exp(-odds));
  }

  private static boolean areTimed(Occurrence one, Occurrence other) {
    return one.first() != null && other.first() != null;
  }

  private static boolean hasParties(Occurrence event) {
    return !event.persons().isEmpty() || !event.known().isEmpty();
  }

  /** What the times say. */
  private static double time(Occurrence one, Occurrence other, boolean together) {
    if (one.isDated() && other.isDated()) {
      // The same day long ago is hardly told of two things.
      double longAgo = one.isDay() && other.isDay() && isPast(one) && isPast(other) ? 1 : 0;
      return one.distance(other) == 0 ? 1.5 + longAgo : 0.5;
    }
    if (one.first() != null && other.first() != null) {
      return 0.7 + (together ? 0.8 : 0);
    }
    return 0;
  }

  private static boolean isPast(Occurrence event) {
    return event.last() != null
        && event.published() != null
        && event.published() - event.last() > PAST;
  }

  /** Whether their documents were published within a few days. */
  private static boolean areToldTogether(Occurrence one, Occurrence other) {
    return !one.document().equals(other.document())
        && one.published() != null
        && other.published() != null
        && Math.abs(one.published() - other.published()) <= PUBLISHED_APART;
  }

  /** Acts that somebody does alone: others who do so on the same day do something else. */
  private static final Set<Event.Act> ALONE =
      Set.of(
          Event.Act.SPEECH,
          Event.Act.PRAISE,
          Event.Act.CONDEMN,
          Event.Act.APPEAL,
          Event.Act.INTERVIEW,
          Event.Act.THREATEN,
          Event.Act.REJECT);

  /** Where one tells no parties' countries, those that its document is about may be meant. */
  private static double countries(Occurrence one, Occurrence other) {
    if (one.countries().isEmpty() || other.countries().isEmpty()) {
      Set<String> its = one.countries().isEmpty() ? one.about() : one.countries();
      Set<String> others = other.countries().isEmpty() ? other.about() : other.countries();
      return 0.5 * share(its, others);
    }
    double share = share(one.countries(), other.countries());
    if (share > 0) {
      return 1.4 * share;
    }
    boolean both =
        one.about().containsAll(other.countries()) && other.about().containsAll(one.countries());
    return both ? -0.5 : -1.5;
  }

  /** The part that is common, 0 to 1. */
  private static double share(Set<String> one, Set<String> other) {
    double common = one.stream().filter(other::contains).count();
    return common == 0 ? 0 : common / (one.size() + other.size() - common);
  }

  /** How many human beings two documents both name. */
  private int common(Occurrence one, Occurrence other) {
    int common = 0;
    for (NameForm name : one.cast()) {
      if (other.cast().stream().anyMatch(its -> isSame(name, its))) {
        common++;
      }
    }
    return common;
  }

  /**
   * Whether each document names those whom only the other has in the event: one of two told all.
   */
  private boolean areCast(Occurrence one, Occurrence other) {
    return !one.document().equals(other.document())
        && isCast(one.persons(), other)
        && isCast(other.persons(), one);
  }

  private boolean isCast(List<Occurrence.Person> persons, Occurrence event) {
    for (Occurrence.Person person : persons) {
      NameForm name = person.name();
      if (name == null || event.cast().stream().noneMatch(its -> isSame(name, its))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(NameForm one, NameForm other) {
    return similarity.probability(one, other, true) >= SAME_NAME;
  }

  /** How many persons two events have in common. */
  private int met(List<Occurrence.Person> one, List<Occurrence.Person> other) {
    int persons = 0;
    List<Occurrence.Person> left = new ArrayList<>(other);
    for (Occurrence.Person person : one) {
      for (Occurrence.Person its : left) {
        if (isSame(person, its)) {
          persons++;
          left.remove(its);
          break;
        }
      }
    }
    return persons;
  }

  /** By name where both are named; by office where one is not. */
  private boolean isSame(Occurrence.Person one, Occurrence.Person other) {
    if (one.name() != null && other.name() != null) {
      return isSame(one.name(), other.name());
    }
    return one.offices().stream().anyMatch(other.offices()::contains);
  }

  /** Whether somebody of one acts in a body of the other. */
  private static boolean isWithin(Occurrence one, Occurrence other) {
    return one.within().stream().anyMatch(other.known()::contains);
  }

  private int matched(List<NameForm> one, List<NameForm> other) {
    int matched = 0;
    for (NameForm name : one) {
      if (other.stream().anyMatch(its -> similarity.probability(name, its, false) >= SAME_NAME)) {
        matched++;
      }
    }
    return matched;
  }

  @Override
  public boolean areApart(Occurrence one, Occurrence other) {
    // Two events of one document are two, also where a third report fits both.
    return isOtherwise(one, other)
        || (one.document().equals(other.document()) && compared(one, other) < LINKED);
  }

  private static boolean isOtherwise(Occurrence one, Occurrence other) {
    return one.act() != other.act() || one.distance(other) > DAYS_APART;
  }

  @Override
  public boolean contradict(Occurrence one, Occurrence other) {
    return isDenied(one, other) || isDenied(other, one);
  }

  private static boolean isDenied(Occurrence one, Occurrence other) {
    return one.modality() == Modality.DENIED && other.modality() == Modality.ASSERTED;
  }
}
