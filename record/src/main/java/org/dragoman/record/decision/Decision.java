package org.dragoman.record.decision;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an editor decided, with the reason; never changed once it is made.
 *
 * <p>A later decision of the same thing takes the place of an earlier one. Ids are made of content,
 * so a decision outlives reading the documents again.
 *
 * @param number its place in the log, from 1
 * @param kind what was decided
 * @param subject id of the assertion or entity; for {@link Kind#WITHDRAWN} the number of the
 *     decision taken back
 * @param other id of the other one, for {@link Kind#SAME} and {@link Kind#DIFFERENT}
 * @param field what is corrected, a field of the public format
 * @param value its right value
 * @param why the reason
 * @param editor who decided
 * @param made when
 */
public record Decision(
    long number,
    Kind kind,
    String subject,
    @Nullable String other,
    @Nullable String field,
    @Nullable String value,
    String why,
    String editor,
    Instant made) {

  /** What can be decided. */
  public enum Kind {
    /** Two are one. */
    SAME,
    /** Two are not one. */
    DIFFERENT,
    /** An assertion is right: the words say so. */
    RIGHT,
    /** An assertion is wrong: the words do not say so. */
    WRONG,
    /** An assertion is right with another value. */
    CORRECTED,
    /** An earlier decision no longer holds. */
    WITHDRAWN
  }

  /** Checks that it is whole. */
  public Decision {
    if (why.isBlank() || editor.isBlank()) {
      throw new IllegalArgumentException("a decision needs a reason and somebody who made it");
    }
    boolean pair = kind == Kind.SAME || kind == Kind.DIFFERENT;
    if (pair == (other == null)) {
      throw new IllegalArgumentException("a decision of two needs both, and no other does");
    }
    if ((kind == Kind.CORRECTED) == (field == null || value == null)) {
      throw new IllegalArgumentException("a correction needs a field and its value");
    }
  }

  /** Those of a log that were not taken back later, in their order. */
  public static List<Decision> inForce(List<Decision> log) {
    Set<String> withdrawn = withdrawn(log);
    return log.stream()
        .filter(decision -> !withdrawn.contains(Long.toString(decision.number())))
        .toList();
  }

  /** The numbers of those of a log that were taken back. */
  public static Set<String> withdrawn(List<Decision> log) {
    return log.stream()
        .filter(decision -> decision.kind() == Kind.WITHDRAWN)
        .map(Decision::subject)
        .collect(Collectors.toUnmodifiableSet());
  }
}
