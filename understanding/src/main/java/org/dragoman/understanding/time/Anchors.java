package org.dragoman.understanding.time;

import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * The dates that expressions without a year are counted from, and how the document writes dates in
 * figures.
 *
 * @param published when the document was published, as exactly as known
 * @param named the date named last before the passage
 * @param order how the document orders day and month between slashes
 */
public record Anchors(@Nullable Edtf published, @Nullable Edtf named, SlashOrder order) {

  /** Nothing known. */
  public static final Anchors NONE = new Anchors(null, null, SlashOrder.UNKNOWN);

  /** Anchors with only a publication date. */
  public static Anchors published(@Nullable Edtf published) {
    return new Anchors(published, null, SlashOrder.UNKNOWN);
  }

  /** The same anchors after another date was named. */
  public Anchors withNamed(@Nullable Edtf date) {
    return new Anchors(published, date, order);
  }

  /** How day and month stand in dates such as 03/04/2021. */
  public enum SlashOrder {
    /** Not known: the language decides, or the date is left out. */
    UNKNOWN,
    /** Day before month. */
    DAY_FIRST,
    /** Month before day. */
    MONTH_FIRST
  }
}
