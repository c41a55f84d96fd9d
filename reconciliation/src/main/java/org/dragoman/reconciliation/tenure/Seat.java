package org.dragoman.reconciliation.tenure;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dragoman.reconciliation.Fields;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.entity.Naming;
import org.dragoman.reconciliation.name.NameForm;
import org.dragoman.reconciliation.name.NameKeys;
import org.dragoman.reconciliation.name.NameSimilarity;
import org.dragoman.record.assertion.Tenure;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * A tenure as one document tells it, in the form in which it is compared.
 *
 * @param person the holder's name
 * @param post the post's name
 * @param body id of the body where the gazetteer or its kind tells it; null otherwise
 * @param bodyName the body's name; null where none is told
 * @param country of the post; null where not known
 * @param language bare code of the document's language
 * @param incumbencies the keys under which it is filed for the offices that it gives
 * @param offices that the post is, held still or not
 */
public record Seat(
    NameForm person,
    NameForm post,
    @Nullable String body,
    @Nullable NameForm bodyName,
    @Nullable String country,
    String language,
    List<String> incumbencies,
    Set<String> offices) {

  private static final int INCUMBENCIES = 6;
  private static final int OFFICES = 7;

  /**
   * The line under which a tenure is kept.
   *
   * @param offices that the post is, held still or not
   * @param person the holder's name in use; null where there is none
   * @param published when the document was published; null where not known
   */
  public static String line(
      Tenure tenure,
      @Nullable Naming body,
      String language,
      Set<String> offices,
      @Nullable Naming person,
      @Nullable Edtf published) {
    Set<String> held = tenure.to() == null ? offices : Set.of();
    return Fields.line(
        tenure.name(),
        tenure.post(),
        body == null ? null : body.known() != null ? body.known() : body.kind(),
        tenure.body(),
        tenure.country(),
        language,
        Incumbents.keys(tenure, held, person, published),
        new TreeSet<>(offices));
  }

  /** The offices that a post is, by the line under which its tenure is kept. */
  public static Set<String> offices(String line) {
    List<String> fields = Fields.of(line);
    return fields.size() > OFFICES ? new TreeSet<>(Fields.list(fields.get(OFFICES))) : Set.of();
  }

  static Seat read(String line) {
    List<String> fields = Fields.of(line);
    String language = fields.get(5);
    String body = fields.get(3);
    return new Seat(
        NameForm.of(fields.get(0), language, true),
        NameForm.of(fields.get(1), language, false),
        Fields.orNull(fields.get(2)),
        body.isEmpty() ? null : NameForm.of(body, language, false),
        Fields.orNull(fields.get(4)),
        language,
        fields.size() > INCUMBENCIES ? Fields.list(fields.get(INCUMBENCIES)) : List.of(),
        offices(line));
  }

  /** Whether two documents tell one tenure: the same holder's, in the same body. */
  public static final class Alike implements Likeness<Seat> {

    private final NameSimilarity similarity = NameSimilarity.shipped();

    @Override
    public Seat read(String body) {
      return Seat.read(body);
    }

    @Override
    public Set<String> keys(Seat seat) {
      Set<String> keys = new TreeSet<>();
      NameKeys.of(seat.person(), true).forEach(key -> keys.add("t:" + key));
      // Looked up for whom an office means; tenures are not compared by them.
      keys.addAll(seat.incumbencies());
      return keys;
    }

    @Override
    public Set<String> sought(Seat seat) {
      Set<String> keys = new TreeSet<>();
      NameKeys.sought(seat.person(), true).forEach(key -> keys.add("t:" + key));
      return keys;
    }

    @Override
    public double likeness(Seat one, Seat other) {
      if (areApart(one, other)) {
        return 0;
      }
      double person = similarity.probability(one.person(), other.person(), true);
      if (!Collections.disjoint(one.offices(), other.offices())) {
        return person;
      }
      double post =
          one.language().equals(other.language())
              ? similarity.probability(one.post(), other.post(), false)
              : 0.8;
      return areOfOneBody(one, other) ? person * (0.4 + 0.6 * post) : 0;
    }

    /** A known body and one that is not known are two, whichever of them comes first. */
    private boolean areOfOneBody(Seat one, Seat other) {
      if (one.body() != null || other.body() != null) {
        return Objects.equals(one.body(), other.body());
      }
      if (one.bodyName() == null || other.bodyName() == null) {
        return Objects.equals(one.bodyName(), other.bodyName());
      }
      return similarity.probability(one.bodyName(), other.bodyName(), false) >= 0.5;
    }

    @Override
    public boolean areApart(Seat one, Seat other) {
      boolean otherCountry =
          one.country() != null
              && other.country() != null
              && !one.country().equals(other.country());
      boolean otherBody =
          one.body() != null && other.body() != null && !one.body().equals(other.body());
      boolean otherOffice =
          !one.offices().isEmpty()
              && !other.offices().isEmpty()
              && Collections.disjoint(one.offices(), other.offices());
      return otherCountry || otherBody || otherOffice;
    }
  }
}
