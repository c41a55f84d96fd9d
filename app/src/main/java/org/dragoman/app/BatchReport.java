package org.dragoman.app;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a batch ended: every input in exactly one of the counts.
 *
 * @param inputs what was found to read: files, entries of zip files, attachments
 * @param added documents new in the archive, or read anew by a newer reader
 * @param known documents that the archive had already, unchanged
 * @param skipped inputs with nothing to read, by reason
 * @param failed inputs that could not be read, by the stage that failed
 * @param languages added documents by language
 * @param found assertions in the added documents by kind
 * @param places how often the added documents name each place
 * @param time from start to end
 */
public record BatchReport(
    long inputs,
    long added,
    long known,
    Map<String, Long> skipped,
    Map<String, Long> failed,
    Map<String, Long> languages,
    Map<String, Long> found,
    Map<String, Long> places,
    Duration time) {

  /** Copies the counts, and checks that nothing was lost on the way. */
  public BatchReport {
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    failed = Collections.unmodifiableMap(new TreeMap<>(failed));
    languages = Collections.unmodifiableMap(new TreeMap<>(languages));
    found = Collections.unmodifiableMap(new TreeMap<>(found));
    places = Collections.unmodifiableMap(new TreeMap<>(places));
    long ended = added + known + sum(skipped) + sum(failed);
    if (ended != inputs) {
      throw new IllegalStateException("of " + inputs + " inputs only " + ended + " ended");
    }
  }

  /** Documents in the archive because of this batch or an earlier one. */
  public long done() {
    return added + known;
  }

  /** Inputs with nothing to read. */
  public long skippedInputs() {
    return sum(skipped);
  }

  /** Inputs that could not be read. */
  public long failedInputs() {
    return sum(failed);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
