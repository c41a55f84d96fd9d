package org.dragoman.reconciliation.event;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.reconciliation.name.NameSimilarity;
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
    return keys(event, 0, 0);
  }

  @Override
  public Set<String> sought(Occurrence event) {
    return keys(event, DAYS_APART, PUBLISHED_APART);
  }

  private static Set<String> keys(Occurrence event, long days, long published) {
    Set<String> times = new TreeSet<>();
    if (event.isDated()) {
      long last = Math.min(event.last(), event.first() + DAYS_FILED);
      for (long day = event.first() - days; day <= last + days; day++) {
        times.add("d" + day);
      }
    } else if (event.first() != null) {
      times.add("y" + LocalDate.ofEpochDay(event.first()).getYear());
    } else if (event.published() != null) {
      for (long day = event.published() - published; day <= event.published() + published; day++) {
        times.add("p" + day);
      }
    } else {
      times.add("in" + event.document());
    }
    Set<String> keys = new TreeSet<>();
    for (String time : times) {
      String start = "e:" + event.act() + time + ":";
      event.countries().forEach(country -> keys.add(start + country));
      for (NameForm person : event.persons()) {
        NameKeys.of(person, true).forEach(key -> keys.add(start + key));
      }
      if (event.countries().isEmpty() && event.persons().isEmpty()) {
        for (NameForm body : event.bodies()) {
          NameKeys.of(body, false).forEach(key -> keys.add(start + key));
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
    }
    odds += countries(one.countries(), other.countries());
    int persons = matched(one.persons(), other.persons(), true);
    int bodies = matched(one.bodies(), other.bodies(), false);
    odds += 1.6 * Math.min(2, persons) + 0.8 * Math.min(2, bodies);
    if (persons == 0 && !one.persons().isEmpty() && !other.persons().isEmpty()) {
      odds -= 1.2;
    }
    if (one.place() != null && other.place() != null) {
      odds += similarity.probability(one.place(), other.place(), true) >= SAME_NAME ? 0.6 : -0.5;
    }
    // What one document tells twice its reader has joined already.
    odds -= one.document().equals(other.document()) ? 0.8 : 0;
    return 1 / (1 + Math.exp(-odds));
  }

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
