package org.dragoman.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.dragoman.reconciliation.name.NameSimilarity;

/** Measures how well pairs of names are told apart. */
public final class NameScores {

  private NameScores() {}

  /**
   * Arguments: files with pairs, {@code .csv} in the form of OpenSanctions' name bench; {@code
   * --misses} names what was got wrong; {@code --least F1} ends with 1 below it.
   */
  public static void main(String[] arguments) throws IOException {
    List<String> all = List.of(arguments);
    boolean misses = all.contains("--misses");
    double least =
        all.contains("--least") ? Double.parseDouble(all.get(all.indexOf("--least") + 1)) : 0;
    boolean low = false;
    for (String argument : all) {
      if (!argument.endsWith(".tsv") && !argument.endsWith(".csv")) {
        continue;
      }
      Path file = Path.of(argument);
      List<NamePairs> pairs =
          argument.endsWith(".csv") ? NamePairs.bench(file) : NamePairs.table(file);
      System.out.println(file.getFileName() + ": " + pairs.size() + " pairs");
      Map<String, int[]> counts = new TreeMap<>();
      for (NamePairs pair : pairs) {
        double p = NameSimilarity.shipped().probability(pair.one(), pair.other(), pair.person());
        boolean said = p >= 0.5;
        count(counts, "all", said, pair.same());
        count(counts, pair.person() ? "persons, places" : "others", said, pair.same());
        count(counts, (pair.same() ? "same: " : "other: ") + pair.category(), said, pair.same());
        if (misses && said != pair.same()) {
          System.out.printf(
              Locale.ROOT, "%s %.2f %s%n", pair.same() ? "MISSED" : "WRONG ", p, pair.text());
        }
      }
      counts.forEach(NameScores::print);
      low |= f1(counts.getOrDefault("all", new int[4])) < least;
    }
    if (low) {
      System.out.println("below " + least);
      System.exit(1);
    }
  }

  private static void count(Map<String, int[]> counts, String what, boolean said, boolean same) {
    counts.computeIfAbsent(what, key -> new int[4])[(said ? 2 : 0) + (same ? 1 : 0)]++;
  }

  private static double f1(int[] c) {
    return 2.0 * c[3] / Math.max(1, 2 * c[3] + c[2] + c[1]);
  }

  private static void print(String what, int[] c) {
    if (what.contains(": ")) {
      int right = what.startsWith("same") ? c[3] : c[0];
      System.out.printf(Locale.ROOT, "  %-32s %d of %d%n", what, right, c[0] + c[1] + c[2] + c[3]);
    } else {
      System.out.printf(
          Locale.ROOT,
          "%-16s precision %.3f recall %.3f F1 %.3f%n",
          what,
          c[3] / (double) Math.max(1, c[3] + c[2]),
          c[3] / (double) Math.max(1, c[3] + c[1]),
          f1(c));
    }
  }
}
