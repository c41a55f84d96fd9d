package org.dragoman.cluster;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.dragoman.app.Dragoman;
import org.dragoman.archive.CopyPolicy;
import org.dragoman.reconciliation.Reconciliation;
import org.dragoman.reconciliation.cluster.Shelf;
import org.dragoman.reconciliation.entity.Namings;
import org.dragoman.record.assertion.Findings;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;
import org.jspecify.annotations.Nullable;

/**
 * What a document gives to be compared: the first stage, on each document alone.
 *
 * <p>It is {@link Reconciliation} itself, on a shelf on which nothing else is: so that what is
 * compared is the same here and on one machine.
 */
final class Things implements MapFunction<Row, Row> {

  private static final long serialVersionUID = 1;

  private static @Nullable Namings namings;

  /** One for all tasks of an executor. */
  static synchronized Namings namings() {
    Namings shared = namings;
    if (shared == null) {
      shared = Dragoman.namings();
      namings = shared;
    }
    return shared;
  }

  @Override
  public Row call(Row document) {
    return of(ToldDocument.read(document).findings());
  }

  static Row of(Findings findings) {
    Notes notes = new Notes();
    new Reconciliation(notes, namings()).take(findings);
    return RowFactory.create(
        findings.document().id(),
        notes.origin,
        notes.telling,
        notes.keys.toArray(String[]::new),
        CopyPolicy.Story.cites(findings),
        notes.items.entrySet().stream()
            .map(item -> RowFactory.create(item.getKey(), item.getValue()))
            .toArray(Row[]::new),
        notes.uses.values().toArray(Row[]::new));
  }

  /** A shelf that notes what is put on it, and has nothing to compare it with. */
  private static final class Notes implements Shelf {
    private final Map<String, String> items = new LinkedHashMap<>();
    private final Map<String, Row> uses = new TreeMap<>();
    private String origin = "";
    private String telling = "";
    private Set<String> keys = Set.of();

    @Override
    public Optional<String> body(String id) {
      return Optional.ofNullable(items.get(id));
    }

    @Override
    public void put(String id, String body, Set<String> itsKeys) {
      items.put(id, body);
    }

    @Override
    public void use(String document, String subject, String id, String itsOrigin) {
      uses.put(subject, RowFactory.create(document, subject, id, itsOrigin));
    }

    @Override
    public void originates(String document, String itsOrigin) {
      origin = itsOrigin;
    }

    @Override
    public void tell(String document, String line, Set<String> itsKeys) {
      telling = line;
      keys = new TreeSet<>(itsKeys);
    }

    @Override
    public void remove(String id) {
      items.remove(id);
    }

    @Override
    public Set<String> filedUnder(Collection<String> wanted) {
      return Set.of();
    }

    @Override
    public void link(String one, String other, double likeness) {
      throw new IllegalStateException("nothing is here to be linked");
    }

    @Override
    public Map<String, Double> links(String id) {
      return Map.of();
    }

    @Override
    public Optional<String> cluster(String id) {
      return Optional.empty();
    }

    @Override
    public void assign(String id, String cluster) {
      // Later, among all.
    }

    @Override
    public Map<String, Boolean> decided(String id) {
      return Map.of();
    }

    @Override
    public Set<String> members(String cluster) {
      return Set.of();
    }

    @Override
    public void describe(Entity entity) {
      // Later, among all.
    }

    @Override
    public void undescribe(String id) {
      // Nothing is described yet.
    }

    @Override
    public void mark(String id, Status status) {
      // Later, among all.
    }

    @Override
    public List<Witness> witnesses(String id) {
      return List.of();
    }

    @Override
    public Optional<String> originOf(String story) {
      return Optional.empty();
    }

    @Override
    public Map<String, String> toldAlike(String document) {
      return Map.of();
    }

    @Override
    public Set<String> translations(String document, Map<String, String> others) {
      return Set.of();
    }

    @Override
    public Set<String> forget(String document) {
      return Set.of();
    }
  }
}
