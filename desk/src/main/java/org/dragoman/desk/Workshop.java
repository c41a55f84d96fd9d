package org.dragoman.desk;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the desk has done by others: reading files, and making the record follow decisions. */
public interface Workshop {

  /** How one input ended: a document's id, or why there is none. */
  record Ended(String uri, String document, String reason) {}

  /**
   * Reads files and pages of the web into the archive and takes them into the record; on one thread
   * at a time.
   *
   * @param inputs paths of files, and addresses
   * @param each is told of each input as it ends
   */
  void read(List<String> inputs, Consumer<Ended> each) throws InterruptedException;

  /** Has the record follow what was decided of some items; thread-safe. */
  void follow(Set<String> items);
}
