package org.dragoman.reconciliation.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The clusters are a function of what is there, not of how it came there. */
class ClustersProperties {

  /** A place on a line, a side that must agree, and whether it is weak. */
  record Point(int at, int side, boolean weak) {
    String line() {
      return at + "/" + side + "/" + weak;
    }

    String id() {
      return "point-" + line();
    }
  }

  /** Near points are alike; sides 1 and 2 are apart. */
  static final class Near implements Likeness<Point> {
    @Override
    public Point read(String body) {
      String[] parts = body.split("/", -1);
      return new Point(
          Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Boolean.parseBoolean(parts[2]));
    }

    @Override
    public Set<String> keys(Point point) {
      return Set.of("k" + point.at());
    }

    @Override
    public Set<String> sought(Point point) {
      return Set.of("k" + (point.at() - 1), "k" + point.at(), "k" + (point.at() + 1));
    }

    @Override
    public double likeness(Point one, Point other) {
      return 1 - 0.3 * Math.abs(one.at() - other.at());
    }

    @Override
    public boolean areApart(Point one, Point other) {
      return one.side() != 0 && other.side() != 0 && one.side() != other.side();
    }

    @Override
    public boolean isWeak(Point point) {
      return point.weak();
    }
  }

  @Provide
  Arbitrary<List<Point>> points() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(false, false, true))
        .as(Point::new)
        .list()
        .ofMaxSize(16);
  }

  @Property(tries = 500)
  void orderDoesNotMatter(@ForAll("points") List<Point> points, @ForAll long seed) {
    List<Point> shuffled = new ArrayList<>(points);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(oneByOne(shuffled, List.of())).isEqualTo(atOnce(points));
  }

  @Property(tries = 500)
  void whatIsRemovedLeavesNoTrace(
      @ForAll("points") List<Point> points, @ForAll("points") List<Point> removed) {
    List<Point> left = new ArrayList<>(points);
    left.removeAll(removed);
    List<Point> all = new ArrayList<>(removed);
    all.addAll(points);
    assertThat(oneByOne(all, removed)).isEqualTo(atOnce(left));
  }

  @Property(tries = 300)
  void whatEditorsPartIsApartAndWhatTheyJoinIsOne(
      @ForAll("points") List<Point> points, @ForAll long seed) {
    List<Point> strong = points.stream().filter(point -> !point.weak()).distinct().toList();
    if (strong.size() < 2) {
      return;
    }
    Random random = new Random(seed);
    Point one = strong.get(random.nextInt(strong.size()));
    Point other = strong.get(random.nextInt(strong.size()));
    if (one.equals(other)) {
      return;
    }
    boolean same = random.nextBoolean();
    MemoryShelf shelf = new MemoryShelf();
    shelf.decide(one.id(), other.id(), same);
    Clusters<Point> clusters = new Clusters<>(shelf, new Near());
    points.forEach(point -> clusters.add(point.id(), point.line()));
    clusters.settle();
    assertThat(shelf.cluster(one.id()).equals(shelf.cluster(other.id()))).isEqualTo(same);
  }

  /** All are compared with all; every third pair is alike. */
  static final class Thirds implements Likeness<Integer> {
    @Override
    public Integer read(String body) {
      return Integer.valueOf(body);
    }

    @Override
    public Set<String> keys(Integer thing) {
      return Set.of("all");
    }

    @Override
    public double likeness(Integer one, Integer other) {
      return (one + other) % 3 == 0 ? 0.9 : 0.1;
    }

    @Override
    public boolean areApart(Integer one, Integer other) {
      return (one + other) % 7 == 0;
    }
  }

  @Example
  void manyComparisonsAtATimeLinkWhatIsAlike() {
    MemoryShelf shelf = new MemoryShelf();
    Clusters<Integer> clusters = new Clusters<>(shelf, new Thirds());
    int many = 200;
    for (int thing = 0; thing < many; thing++) {
      clusters.add("thing-" + thing, Integer.toString(thing));
    }
    for (int one = 0; one < many; one++) {
      Set<String> alike = new TreeSet<>();
      for (int other = 0; other < many; other++) {
        if (one != other && (one + other) % 3 == 0 && (one + other) % 7 != 0) {
          alike.add("thing-" + other);
        }
      }
      assertThat(shelf.links("thing-" + one).keySet()).isEqualTo(alike);
    }
  }

  private static Map<String, Set<String>> atOnce(List<Point> points) {
    MemoryShelf shelf = new MemoryShelf();
    Clusters<Point> clusters = new Clusters<>(shelf, new Near());
    points.forEach(point -> clusters.add(point.id(), point.line()));
    clusters.settle();
    return new TreeMap<>(shelf.clusters());
  }

  private static Map<String, Set<String>> oneByOne(List<Point> points, List<Point> removed) {
    MemoryShelf shelf = new MemoryShelf();
    Clusters<Point> clusters = new Clusters<>(shelf, new Near());
    for (Point point : points) {
      clusters.add(point.id(), point.line());
      clusters.settle();
    }
    for (Point point : removed) {
      clusters.remove(point.id());
      clusters.settle();
    }
    return new TreeMap<>(shelf.clusters());
  }
}
