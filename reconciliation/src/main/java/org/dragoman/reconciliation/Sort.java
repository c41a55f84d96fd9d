package org.dragoman.reconciliation;

import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.entity.NamingLikeness;
import org.dragoman.reconciliation.event.OccurrenceLikeness;
import org.dragoman.reconciliation.figure.CountLikeness;
import org.dragoman.reconciliation.position.Stance;
import org.dragoman.reconciliation.tenure.Seat;

/** A sort of things that are compared with one another; their ids tell it. */
public enum Sort {
  /** Names in use, and so whom they mean. */
  NAME(new NamingLikeness()),
  /** Events. */
  EVENT(new OccurrenceLikeness()),
  /** Figures. */
  FIGURE(new CountLikeness()),
  /** Positions. */
  POSITION(new Stance.Alike()),
  /** Tenures. */
  TENURE(new Seat.Alike());

  @SuppressWarnings("ImmutableEnumChecker") // Stateless, as the interface wants it.
  private final Likeness<?> likeness;

  Sort(Likeness<?> likeness) {
    this.likeness = likeness;
  }

  /** The sort of the thing with an id. */
  public static Sort of(String id) {
    return switch (id.substring(0, id.indexOf('-'))) {
      case "event" -> EVENT;
      case "figure" -> FIGURE;
      case "position" -> POSITION;
      case "tenure" -> TENURE;
      default -> NAME;
    };
  }

  /** How things of this sort are compared. */
  public Likeness<?> likeness() {
    return likeness;
  }
}
