package org.dragoman.archive;

import java.util.function.Consumer;

/**
 * How an archive is opened.
 *
 * @param writing whether documents will be stored; only one process at a time may write
 * @param copies tells which documents are copies of which
 * @param incumbents tells whom a party means that is named by an office alone
 * @param notices takes one line for the user where the archive repaired something by itself
 */
public record ArchiveOptions(
    boolean writing, CopyPolicy copies, Incumbents incumbents, Consumer<String> notices) {

  /** To look things up only. */
  public static ArchiveOptions reading(Consumer<String> notices) {
    return new ArchiveOptions(false, CopyPolicy.IDENTICAL_ONLY, Incumbents.UNKNOWN, notices);
  }

  /** To store documents. */
  public static ArchiveOptions writing(CopyPolicy copies, Consumer<String> notices) {
    return new ArchiveOptions(true, copies, Incumbents.UNKNOWN, notices);
  }

  /** With who knows office holders. */
  public ArchiveOptions with(Incumbents others) {
    return new ArchiveOptions(writing, copies, others, notices);
  }
}
