package org.dragoman.understanding.act;

import java.util.ArrayList;
import java.util.List;
import org.dragoman.record.text.Span;
import org.dragoman.understanding.syntax.Clause;
import org.dragoman.understanding.syntax.Parse;
import org.dragoman.understanding.syntax.Range;
import org.dragoman.understanding.time.TimeMention;
import org.jspecify.annotations.Nullable;

/** The time expressions of a document, and which of them dates a clause. Immutable. */
public final class Times {

  private final List<TimeMention> all;

  /** Takes the expressions of a document. */
  public Times(List<TimeMention> all) {
    this.all = List.copyOf(all);
  }

  /** Those of a passage, in order. */
  public List<TimeMention> in(Parse parse) {
    Span here = parse.passage().sentence().span();
    List<TimeMention> inside = new ArrayList<>();
    for (TimeMention time : all) {
      if (here.contains(time.span())) {
        inside.add(time);
      }
    }
    return inside;
  }

  /** Whether a node belongs to a time expression. */
  boolean isAt(Parse parse, int node) {
    return in(parse).stream().anyMatch(time -> parse.range(time.span()).contains(node));
  }

  /**
   * The time that dates what a node says: one that hangs on it, else one that hangs on the verb of
   * its clause; null where none does.
   */
  public @Nullable TimeMention of(Parse parse, int node) {
    List<TimeMention> here = in(parse);
    if (here.isEmpty()) {
      return null;
    }
    TimeMention best = nearest(parse, here, node, "acl", "advcl", "ccomp", "parataxis");
    // "On Friday, when they met": a clause of circumstance happens at the time of the one above.
    return best != null ? best : nearest(parse, here, node, "acl", "ccomp", "parataxis");
  }

  private static @Nullable TimeMention nearest(
      Parse parse, List<TimeMention> here, int node, String... walls) {
    TimeMention best = null;
    int nearest = Integer.MAX_VALUE;
    for (TimeMention time : here) {
      Range range = parse.range(time.span());
      if (range.size() == 0) {
        continue;
      }
      int distance = distance(parse, parse.top(range), node, walls);
      if (distance < nearest) {
        nearest = distance;
        best = time;
      }
    }
    return best;
  }

  /** Whether all times of a passage stand in appositions and side clauses, and date those alone. */
  boolean areAside(Parse parse) {
    return in(parse).stream()
        .allMatch(
            time -> {
              Range range = parse.range(time.span());
              List<Integer> up =
                  range.size() == 0 ? List.of() : Clause.path(parse, parse.top(range));
              return up.stream().anyMatch(node -> parse.is(node, "appos", "acl"));
            });
  }

  /** "X, chair since 2023, said": what stands in an apposition dates that alone. */
  private static boolean isNamed(Parse parse, int node) {
    return parse.is(node, "appos");
  }

  /** Steps between a time and a node in the tree; beyond all where another clause lies between. */
  private static int distance(Parse parse, int time, int node, String... walls) {
    List<Integer> up = Clause.path(parse, node);
    int steps = 0;
    for (int at = time; at >= 0; at = parse.head(at), steps++) {
      int meets = up.indexOf(at);
      if (meets >= 0) {
        for (int i = 0; i < meets; i++) {
          if (parse.is(up.get(i), walls)) {
            return Integer.MAX_VALUE;
          }
        }
        return steps + 2 * meets;
      }
      if (parse.is(at, "acl", "ccomp", "advcl", "parataxis")
          || (at != time && isNamed(parse, at))) {
        return Integer.MAX_VALUE;
      }
    }
    return Integer.MAX_VALUE;
  }
}
