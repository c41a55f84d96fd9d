package org.dragoman.reconciliation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A place for values that were made lately, so that they are not made twice in a row; an older one
 * gives way to a newer.
 *
 * <p>Thread-safe without locks: entries are immutable, and where two threads meet one value is made
 * once more.
 *
 * @param <V> made of two things, in one of two ways
 */
public final class Recent<V> {

  private record Entry<V>(Object one, Object other, boolean way, V value) {}

  private final @Nullable Entry<V>[] entries;

  /**
   * A cache of some size.
   *
   * @param size a power of two
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // An array of a generic type.
  public Recent(int size) {
    entries = new Entry[size];
  }

  /** The value of two things; made where it is not at hand. */
  public V get(Object one, Object other, boolean way, Supplier<V> maker) {
    int hash = (one.hashCode() * 31 + other.hashCode()) * 2 + (way ? 1 : 0);
    int at = (hash ^ (hash >>> 16)) & (entries.length - 1);
    Entry<V> entry = entries[at];
    if (entry != null
        && entry.way() == way
        && entry.one().equals(one)
        && entry.other().equals(other)) {
      return entry.value();
    }
    V value = maker.get();
    entries[at] = new Entry<>(one, other, way, value);
    return value;
  }
}
