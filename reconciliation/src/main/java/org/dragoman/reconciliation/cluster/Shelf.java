package org.dragoman.reconciliation.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dragoman.record.assertion.Status;
import org.dragoman.record.entity.Entity;

/**
 * Keeps what is clustered: things with their keys, the links between them and their clusters.
 *
 * <p>For one thread.
 */
public interface Shelf {

  /** The line of the thing with an id. */
  Optional<String> body(String id);

  /** Keeps a thing that is not there yet, in no cluster. */
  void put(String id, String body, Set<String> keys);

  /** Removes a thing with its keys and links, not what documents say of it. */
  void remove(String id);

  /** The ids of the things filed under any of some keys. */
  Set<String> filedUnder(Collection<String> keys);

  /** Links two things, both ways. */
  void link(String one, String other, double likeness);

  /** The things linked to one, with their likeness. */
  Map<String, Double> links(String id);

  /** The cluster of a thing; empty where it is in none yet. */
  Optional<String> cluster(String id);

  /** Puts a thing into a cluster. */
  void assign(String id, String cluster);

  /**
   * What editors decided of a thing and others: true where both are the same, false where they are
   * not. The others need not be there.
   */
  Map<String, Boolean> decided(String id);

  /** The things in a cluster. */
  Set<String> members(String cluster);

  /** Notes an entity of the record; its names are those of the documents. */
  void describe(Entity entity);

  /** Removes an entity of the record that nothing means any more. */
  void undescribe(String id);

  /** Notes how well a thing is supported. */
  void mark(String id, Status status);

  /**
   * Notes that a document says something of a thing.
   *
   * @param subject the entity's or assertion's id in the document
   * @param origin whose word it is in the end
   */
  void use(String document, String subject, String id, String origin);

  /** Who says something of a thing. */
  List<Witness> witnesses(String id);

  /** Whose word a story is in the end: that of its publisher or of whom it cites for all of it. */
  Optional<String> originOf(String story);

  /** Notes whose word a document is in the end. */
  void originates(String document, String origin);

  /**
   * Somebody who says something.
   *
   * @param document in which document
   * @param story the first publication of what the document tells: itself where it is no copy
   * @param origin whose word it is in the end
   */
  record Witness(String document, String story, String origin) {}

  /**
   * Notes what a document tells in any language, in place of what was noted before.
   *
   * @param line empty where it is forgotten
   */
  void tell(String document, String line, Set<String> keys);

  /** The lines of the other documents that are filed under any of a document's keys, by id. */
  Map<String, String> toldAlike(String document);

  /**
   * Notes of which documents one is a translation, or which are translations of it, and why.
   *
   * @return the things of which other stories tell now; none where their documents are taken again
   */
  Set<String> translations(String document, Map<String, String> others);

  /** Forgets what a document says; returns the things that nothing says any more. */
  Set<String> forget(String document);
}
