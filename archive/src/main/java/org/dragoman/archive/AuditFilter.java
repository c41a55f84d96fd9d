package org.dragoman.archive;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of the audit log are wanted: those that fit every part given.
 *
 * @param who by this user
 * @param actions one of these; any where there are none
 * @param from on this day (UTC) or later
 * @param to on this day (UTC) or earlier
 */
public record AuditFilter(
    Optional<String> who,
    Set<AuditEntry.Action> actions,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  /** Takes every entry. */
  public static final AuditFilter ALL =
      new AuditFilter(Optional.empty(), Set.of(), Optional.empty(), Optional.empty());

  /** Copies the actions. */
  public AuditFilter {
    actions = Set.copyOf(actions);
  }
}
