package org.dragoman.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.dragoman.archive.Archive;
import org.dragoman.archive.Archive.FiledFigure;
import org.dragoman.reconciliation.figure.CountLikeness;

/** The groups of figures of which one at least is about a place. */
final class FiguresAbout {

  private FiguresAbout() {}

  /**
   * One figure of each group, contested groups first, then those with the most figures.
   *
   * @param place its name, in any script
   */
  static List<FiledFigure> of(String place, Archive archive) {
    Predicate<String> about = CountLikeness.isAbout(place);
    Map<String, FiledFigure> groups = new TreeMap<>();
    for (FiledFigure figure : archive.figuresUnder(CountLikeness.keysAbout(place))) {
      if (about.test(figure.line())) {
        groups.putIfAbsent(figure.group(), figure);
      }
    }
    return groups.values().stream()
        .sorted(
            Comparator.comparing((FiledFigure figure) -> !figure.contested())
                .thenComparing(Comparator.comparingLong(FiledFigure::members).reversed())
                .thenComparing(FiledFigure::group))
        .toList();
  }
}
