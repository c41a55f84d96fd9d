package org.dragoman.intake;

import java.time.Duration;

/**
 * How much a source may demand before it is refused with a clear line.
 *
 * @param sourceBytes the largest source, unpacked
 * @param textCodePoints the longest text
 * @param zipEntries the most entries of one zip file
 * @param zipRatio how many times larger than packed the contents of a zip file, or one entry of a
 *     megabyte or more, may be
 * @param zipBytes the most bytes a zip file may unpack to
 * @param attachments the most attachments read from one message
 * @param parseTime how long one office or PDF file may take to parse
 */
public record IntakeLimits(
    long sourceBytes,
    int textCodePoints,
    int zipEntries,
    int zipRatio,
    long zipBytes,
    int attachments,
    Duration parseTime) {

  /** Limits that no report of the press comes near. */
  public static final IntakeLimits DEFAULT =
      new IntakeLimits(
          50_000_000, 2_000_000, 500_000, 200, 20_000_000_000L, 100, Duration.ofSeconds(60));

  /** Rejects limits that let nothing through. */
  public IntakeLimits {
    if (sourceBytes < 1
        || sourceBytes > Integer.MAX_VALUE - 16
        || textCodePoints < 1
        || textCodePoints > Integer.MAX_VALUE / 8
        || zipEntries < 1
        || zipRatio < 1
        || zipBytes < 1
        || attachments < 0
        || !parseTime.isPositive()) {
      throw new IllegalArgumentException("limits must be positive and fit into memory");
    }
  }
}
