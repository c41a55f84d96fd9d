package org.dragoman.evaluation;

import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.cluster.MemoryShelf;

/**
 * How long it takes to part things that all hang together, and how much memory: what one task of a
 * cluster has to do, however many machines there are.
 */
public final class ComponentSpeed {

  /** As long as a line of a name. */
  private static final int LENGTH = 120;

  private static final int NEIGHBOURS = 4;

  private ComponentSpeed() {}

  /** Lines as they are: what is measured is the parting, not the comparing. */
  private static final class Plain implements Likeness<String> {
    @Override
    public String read(String body) {
      return body;
    }

    @Override
    public Set<String> keys(String thing) {
      return Set.of();
    }

    @Override
    public double likeness(String one, String other) {
      return 1;
    }

    @Override
    public boolean areApart(String one, String other) {
      return false;
    }
  }

  /** Arguments: numbers of things. */
  public static void main(String[] arguments) {
    System.out.printf(
        Locale.ROOT, "%10s %10s %9s %9s %9s%n", "things", "links", "seconds", "clusters", "MB");
    for (String argument : arguments) {
      measure(Integer.parseInt(argument));
    }
  }

  private static void measure(int things) {
    Random random = new Random(5);
    MemoryShelf shelf = new MemoryShelf();
    Clusters<String> clusters = new Clusters<>(shelf, new Plain());
    for (int i = 0; i < things; i++) {
      String id = id(i);
      shelf.put(id, id + "x".repeat(LENGTH - id.length()), Set.of());
    }
    long links = 0;
    for (int i = 1; i < things; i++) {
      // Near ones, as spellings of a name are, so that there are many clusters in one component.
      for (int k = 0; k < NEIGHBOURS; k++) {
        int other = Math.max(0, i - 1 - random.nextInt(8));
        if (other != i) {
          shelf.link(id(i), id(other), 0.5 + random.nextDouble() / 2);
          links++;
        }
      }
    }
    for (int i = 0; i < things; i++) {
      clusters.reconsider(id(i));
    }
    long start = System.nanoTime();
    clusters.settle();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "%10d %10d %9.1f %9d %9d%n",
        things,
        links,
        seconds,
        shelf.clusters().size(),
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static String id(int number) {
    return String.format(Locale.ROOT, "name-%08d", number);
  }
}
