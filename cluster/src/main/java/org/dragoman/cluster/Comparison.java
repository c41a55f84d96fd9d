package org.dragoman.cluster;

import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.dragoman.intake.copy.Copies;
import org.dragoman.reconciliation.Sort;
import org.dragoman.reconciliation.cluster.Clusters;
import org.dragoman.reconciliation.cluster.Likeness;
import org.dragoman.reconciliation.source.Translations;
import org.dragoman.record.document.Fingerprint;

/** How things are found by keys and compared; each of one of the stages' own ways. */
sealed interface Comparison extends Serializable {

  /** That two things are alike. */
  record Alike(double likeness, String why) {}

  /** A thing, made ready to be compared. */
  interface Ready {

    /** The keys under which it is filed. */
    Set<String> keys();

    /** The keys under which what may be like it is looked up. */
    Set<String> sought();

    /** How alike another is; empty where they are not linked. */
    Optional<Alike> compare(Ready other);
  }

  /** A thing from its row. */
  Ready read(Row row);

  /** Items of the record, each with those of its sort. */
  record OfItems() implements Comparison {

    private static final long serialVersionUID = 1;

    private record Item<T>(
        Sort sort, Likeness<T> likeness, T thing, Set<String> keys, Set<String> sought)
        implements Ready {

      @Override
      public Optional<Alike> compare(Ready other) {
        // Its keys have its sort in them, so the other is of the same.
        @SuppressWarnings("unchecked")
        T its = ((Item<T>) other).thing();
        if (!Clusters.mayBeLinked(likeness, thing, its)) {
          return Optional.empty();
        }
        double value = likeness.likeness(thing, its);
        return value >= Likeness.LINKED ? Optional.of(new Alike(value, "")) : Optional.empty();
      }
    }

    @Override
    public Ready read(Row row) {
      Sort sort = Sort.of(row.getAs("id"));
      return item(sort, sort.likeness(), row.getAs("line"));
    }

    private static <T> Ready item(Sort sort, Likeness<T> likeness, String line) {
      T thing = likeness.read(line);
      return new Item<>(
          sort,
          likeness,
          thing,
          Pairs.prefixed(sort.name(), likeness.keys(thing)),
          Pairs.prefixed(sort.name(), likeness.sought(thing)));
    }
  }

  /** What documents tell in any language: which are translations of one another. */
  record OfTellings() implements Comparison {

    private static final long serialVersionUID = 1;

    private static final Translations TRANSLATIONS = new Translations();

    private record Telling(String line, Set<String> keys) implements Ready {

      @Override
      public Set<String> sought() {
        return keys;
      }

      @Override
      public Optional<Alike> compare(Ready other) {
        return TRANSLATIONS
            .judge(line, ((Telling) other).line())
            .map(judgement -> new Alike(judgement.likeness(), judgement.why()));
      }
    }

    @Override
    public Ready read(Row row) {
      return new Telling(
          row.getAs("line"), Set.copyOf(row.<String>getList(row.fieldIndex("keys"))));
    }
  }

  /** The fingerprints of stories: which are worth comparing word by word. */
  record OfFingerprints() implements Comparison {

    private static final long serialVersionUID = 1;

    private record Print(Fingerprint fingerprint, Set<String> keys) implements Ready {

      @Override
      public Set<String> sought() {
        return keys;
      }

      @Override
      public Optional<Alike> compare(Ready other) {
        Fingerprint its = ((Print) other).fingerprint();
        return Copies.isWorthComparing(fingerprint, its)
            ? Optional.of(new Alike(fingerprint.similarity(its), ""))
            : Optional.empty();
      }
    }

    @Override
    public Ready read(Row row) {
      Fingerprint fingerprint =
          new Fingerprint(row.getAs("exact"), row.getList(row.fieldIndex("minima")));
      return new Print(fingerprint, Pairs.keys(fingerprint));
    }
  }
}
