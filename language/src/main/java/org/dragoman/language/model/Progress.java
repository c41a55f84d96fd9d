package org.dragoman.language.model;

/** Told how far the making of a pack has come; called from the thread that makes it. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = (step, done, total) -> {};

  /** The steps in their order. */
  enum Step {
    /** The published encoder is fetched. */
    DOWNLOAD,
    /** Its checksum is taken. */
    CHECK,
    /** Its variables are unpacked. */
    UNPACK,
    /** The model is written. */
    CONVERT
  }

  /**
   * A step has come so far.
   *
   * @param step which
   * @param done bytes done
   * @param total bytes in all
   */
  void at(Step step, long done, long total);
}
