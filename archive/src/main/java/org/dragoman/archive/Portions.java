package org.dragoman.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Ids parted for questions that name many.
 *
 * <p>A portion has 1, 2, 4, 8 … of them, its last one repeated: a question of each length is a
 * statement of its own, which is prepared once for each connection.
 */
final class Portions {

  /** No question names more than this: databases limit what a statement may be given. */
  private static final int MOST = 512;

  private Portions() {}

  /** The portions of some ids, in their order, each id once but for those that fill up. */
  static <T> List<List<T>> of(Collection<T> ids) {
    return of(ids, MOST);
  }

  /** The same, of so many ids at most, a power of two. */
  static <T> List<List<T>> of(Collection<T> ids, int most) {
    List<T> all = List.copyOf(new LinkedHashSet<>(ids));
    List<List<T>> portions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      List<T> portion = new ArrayList<>(all.subList(from, Math.min(all.size(), from + most)));
      while (Integer.bitCount(portion.size()) > 1) {
        portion.add(portion.get(portion.size() - 1));
      }
      portions.add(List.copyOf(portion));
    }
    return portions;
  }
}
