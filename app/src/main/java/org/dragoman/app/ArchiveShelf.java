package org.dragoman.app;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dragoman.archive.Items;
import org.dragoman.reconciliation.cluster.Shelf;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;

/** Reconciliation's shelf in an archive: two modules that do not know one another, joined. */
final class ArchiveShelf implements Shelf {

  private final Items items;

  ArchiveShelf(Items items) {
    this.items = items;
  }

  @Override
  public Optional<String> body(String id) {
    return items.body(id);
  }

  @Override
  public void put(String id, String body, Set<String> keys) {
    items.put(id, body, keys);
  }

  @Override
  public void remove(String id) {
    items.remove(id);
  }

  @Override
  public Set<String> filedUnder(Collection<String> keys) {
    return items.filedUnder(keys);
  }

  @Override
  public void link(String one, String other, double likeness) {
    items.link(one, other, likeness);
  }

  @Override
  public Map<String, Double> links(String id) {
    return items.links(id);
  }

  @Override
  public Optional<String> cluster(String id) {
    return items.cluster(id);
  }

  @Override
  public void assign(String id, String cluster) {
    items.assign(id, cluster);
  }

  @Override
  public Map<String, Boolean> decided(String id) {
    return items.decided(id);
  }

  @Override
  public Set<String> members(String cluster) {
    return items.members(cluster);
  }

  @Override
  public void describe(Entity entity) {
    items.describe(entity);
  }

  @Override
  public void undescribe(String id) {
    items.undescribe(id);
  }

  @Override
  public void mark(String id, Status status) {
    items.mark(id, status);
  }

  @Override
  public void use(String document, String subject, String id, String origin) {
    items.use(document, subject, id, origin);
  }

  @Override
  public Set<String> forget(String document) {
    return items.forget(document);
  }

  @Override
  public List<Witness> witnesses(String id) {
    return items.uses(id).stream()
        .map(use -> new Witness(use.document(), use.story(), use.origin()))
        .toList();
  }

  @Override
  public Optional<String> originOf(String story) {
    return items.originOf(story);
  }

  @Override
  public void originates(String document, String origin) {
    items.originates(document, origin);
  }

  @Override
  public void tell(String document, String line, Set<String> keys) {
    items.tell(document, line, keys);
  }

  @Override
  public Map<String, String> toldAlike(String document) {
    return items.toldAlike(document);
  }

  @Override
  public Set<String> translations(String document, Map<String, String> others) {
    items.translations(document, others);
    // The archive has documents taken again whose story is another.
    return Set.of();
  }
}
