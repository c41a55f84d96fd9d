package org.dragoman.archive;

import java.util.function.Consumer;

/**
 * How an archive is opened.
 *
 * @param writing whether documents will be stored; only one process at a time may write
 * @param copies tells which documents are copies of which
 * @param notices takes one line for the user where the archive repaired something by itself
 */
public record ArchiveOptions(boolean writing, CopyPolicy copies, Consumer<String> notices) {

  /** To look things up only. */
  public static ArchiveOptions reading(Consumer<String> notices) {
    return new ArchiveOptions(false, CopyPolicy.IDENTICAL_ONLY, notices);
  }

  /** To store documents. */
  public static ArchiveOptions writing(CopyPolicy copies, Consumer<String> notices) {
    return new ArchiveOptions(true, copies, notices);
  }
}
