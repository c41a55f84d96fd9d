package org.dragoman.archive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;

/**
 * What reconciliation keeps in an archive: things that are compared, with their keys, links and
 * clusters, and the record's entities.
 *
 * <p>Given by {@link Archive#reconcile} for the time of one piece of work, on its thread.
 */
public interface Items {

  /**
   * Somebody who says something of an item: in which document, its first publication, whose word.
   */
  record Use(String document, String story, String origin) {}

  /** The line of an item. */
  Optional<String> body(String id);

  /** Adds an item that is not there yet. */
  void put(String id, String body, Set<String> keys);

  /** Removes an item with its keys and links. */
  void remove(String id);

  /** The items under any of some keys. */
  Set<String> filedUnder(Collection<String> keys);

  /** Links two items both ways. */
  void link(String one, String other, double likeness);

  /** The items linked to one. */
  Map<String, Double> links(String id);

  /** The cluster of an item. */
  Optional<String> cluster(String id);

  /** Puts an item into a cluster. */
  void assign(String id, String cluster);

  /** The items of a cluster. */
  Set<String> members(String cluster);

  /** Notes how well an item is supported. */
  void mark(String id, Status status);

  /** Notes that a document says something of an item, under an id of its own. */
  void use(String document, String subject, String id, String origin);

  /** Forgets what a document says; returns the items that nobody says anything of any more. */
  Set<String> forget(String document);

  /** Who says something of an item. */
  List<Use> uses(String id);

  /** Whose word a document is in the end. */
  Optional<String> originOf(String document);

  /** Notes whose word a document is in the end. */
  void originates(String document, String origin);

  /** What editors decided of an item and others: true where they are the same. */
  Map<String, Boolean> decided(String id);

  /** Notes an entity of the record; its names are those of the documents. */
  void describe(Entity entity);

  /** Removes an entity of the record. */
  void undescribe(String id);

  /** Notes what a document tells in any language; an empty line forgets it. */
  void tell(String document, String line, Set<String> keys);

  /** The lines of the other documents under any of a document's keys, by id. */
  Map<String, String> toldAlike(String document);

  /** Notes which documents are translations of one, by id, and why. */
  void translations(String document, Map<String, String> others);
}
