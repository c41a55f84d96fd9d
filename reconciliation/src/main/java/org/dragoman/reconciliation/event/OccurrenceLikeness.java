package org.dragoman.reconciliation.event;

import java.time.LocalDate;
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

  /** More days of a long event are not filed one by one. */
  private static final int DAYS_FILED = 7;

  private static final double SAME_NAME = 0.6;

  private final NameSimilarity similarity = NameSimilarity.shipped();

  @Override
  public Occurrence read(String body) {
    return Occurrence.read(body);
  }

  @Override
  public Set<String> keys(Occurrence event) {
    Set<String> times = new TreeSet<>();
    if (event.isDated()) {
      days(event, 0, times);
      times.add("y" + year(event));
    } else if (event.first() != null) {
      times.add("c" + year(event));
    } else if (event.published() != null) {
      times.add("p" + event.published());
    } else {
      times.add("in" + event.document());
    }
    return keys(event, times, NameKeys::of);
  }

  @Override
  public Set<String> sought(Occurrence event) {
    Set<String> times = new TreeSet<>();
    if (event.isDated()) {
      days(event, DAYS_APART, times);
      times.add("c" + year(event));
    } else if (event.first() != null) {
      times.add("c" + year(event));
      times.add("y" + year(event));
    } else if (event.published() != null) {
      for (long day = -PUBLISHED_APART; day <= PUBLISHED_APART; day++) {
        times.add("p" + (event.published() + day));
      }
    } else {
      times.add("in" + event.document());
    }
    return keys(event, times, NameKeys::sought);
  }

  private static void days(Occurrence event, long around, Set<String> times) {
    Long first = event.first();
    Long last = event.last();
    if (first != null && last != null) {
      long end = Math.min(last, first + DAYS_FILED) + around;
      for (long day = first - around; day <= end; day++) {
        times.add("d" + day);
      }
    }
  }

  private static int year(Occurrence event) {
    Long first = event.first();
    return first == null ? 0 : LocalDate.ofEpochDay(first).getYear();
  }

  private static Set<String> keys(
      Occurrence event, Set<String> times, BiFunction<NameForm, Boolean, Set<String>> names) {
    Set<String> keys = new TreeSet<>();
    for (String time : times) {
      String start = "e:" + event.act() + time + ":";
      event.countries().forEach(country -> keys.add(start + country));
      for (NameForm person : event.persons()) {
        names.apply(person, true).forEach(key -> keys.add(start + key));
      }
      event.known().forEach(body -> keys.add(start + body));
      if (event.countries().isEmpty() && event.persons().isEmpty()) {
        for (NameForm body : event.bodies()) {
          names.apply(body, false).forEach(key -> keys.add(start + key));
        }
      }
    }
    return keys;
  }

  @Override
  public double likeness(Occurrence one, Occurrence other) {
    if (areApart(one, other)) {
      return 0;
    }
    double odds = -2.2;
    if (one.isDated() && other.isDated()) {
      odds += one.distance(other) == 0 ? 1.5 : 0.5;
    } else if (one.first() != null && other.first() != null) {
      odds += 0.7;
    }
    odds += countries(one.countries(), other.countries());
    int persons = matched(one.persons(), other.persons(), true);
    long known = one.known().stream().filter(other.known()::contains).count();
    long bodies = known + matched(one.bodies(), other.bodies(), false);
    odds += 1.6 * Math.min(2, persons) + 0.9 * Math.min(2, bodies);
    int onlyOne = one.persons().size() - persons;
    int onlyOther = other.persons().size() - persons;
    if (onlyOne > 0 && onlyOther > 0) {
      // Each names somebody the other does not: two who spoke, two meetings of one day.
      odds -= persons == 0 && ALONE.contains(one.act()) ? 4 : persons < 2 ? 2.6 : 1;
    }
    if (one.place() != null && other.place() != null) {
      odds += similarity.probability(one.place(), other.place(), true) >= SAME_NAME ? 0.6 : -0.5;
    }
    // What one document tells twice its reader has joined already.
    odds -= one.document().equals(other.document()) ? 1.6 : 0;
    return 1 / (1 + Math.exp(-odds));
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

  private static double countries(Set<String> one, Set<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return 0;
    }
    long common = one.stream().filter(other::contains).count();
    return common == 0 ? -1.5 : 1.4 * common / (one.size() + other.size() - common);
  }

  private int matched(List<NameForm> one, List<NameForm> other, boolean persons) {
    int matched = 0;
    for (NameForm name : one) {
      if (other.stream().anyMatch(its -> similarity.probability(name, its, persons) >= SAME_NAME)) {
        matched++;
      }
    }
    return matched;
  }

  @Override
  public boolean areApart(Occurrence one, Occurrence other) {
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
