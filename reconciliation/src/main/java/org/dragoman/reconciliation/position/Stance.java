package org.dragoman.reconciliation.position;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.record.assertion.Position;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A position as one document tells it, in the form in which it is compared.
 *
 * @param known id of the body where the gazetteer or its kind tells it; null otherwise
 * @param body the body's name
 * @param instrument what the position was put in
 * @param act what the body did with it
 * @param date when, as far as known; empty where not
 */
public record Stance(
    @Nullable String known, NameForm body, String instrument, String act, String date) {

  /** The line under which a position is kept. */
  public static String line(Position position, Naming body) {
    Edtf date = position.date();
    return Fields.line(
        body.known() != null ? body.known() : body.kind(),
        position.body(),
        body.language(),
        position.instrument(),
        position.act(),
        date == null ? "" : date.withoutTime());
  }

  static Stance read(String line) {
    List<String> fields = Fields.of(line);
    return new Stance(
        Fields.orNull(fields.get(0)),
        NameForm.of(fields.get(1), fields.get(2), false),
        fields.get(3),
        fields.get(4),
        fields.get(5));
  }

  private String year() {
    return date.length() >= 4 ? date.substring(0, 4) : "";
  }

  /** Whether two documents tell one position: the same body's, at the same time. */
  public static final class Alike implements Likeness<Stance> {

    private final NameSimilarity similarity = NameSimilarity.shipped();

    @Override
    public Stance read(String body) {
      return Stance.read(body);
    }

    @Override
    public Set<String> keys(Stance stance) {
      return keys(stance, NameKeys.of(stance.body(), false));
    }

    @Override
    public Set<String> sought(Stance stance) {
      return keys(stance, NameKeys.sought(stance.body(), false));
    }

    private static Set<String> keys(Stance stance, Set<String> names) {
      Set<String> keys = new TreeSet<>();
      if (stance.year().isEmpty()) {
        return keys;
      }
      if (stance.known() != null) {
        keys.add("s:" + stance.year() + stance.known());
      } else {
        names.forEach(name -> keys.add("s:" + stance.year() + name));
      }
      return keys;
    }

    @Override
    public double likeness(Stance one, Stance other) {
      if (areApart(one, other)) {
        return 0;
      }
      double body =
          one.known() != null
              ? one.known().equals(other.known()) ? 1 : 0
              : similarity.probability(one.body(), other.body(), false);
      return body * (one.date().equals(other.date()) ? 0.95 : 0.7);
    }

    /** "2013" may be "2013-06-10"; two days are two positions. */
    @Override
    public boolean areApart(Stance one, Stance other) {
      boolean oneTime = one.date().startsWith(other.date()) || other.date().startsWith(one.date());
      return !oneTime
          || !one.act().equals(other.act())
          || !one.instrument().equals(other.instrument());
    }
  }
}
