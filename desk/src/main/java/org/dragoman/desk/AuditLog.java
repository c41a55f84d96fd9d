package org.dragoman.desk;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.dragoman.archive.Archive;
import org.dragoman.archive.AuditEntry;
import org.dragoman.archive.AuditEntry.Action;
import org.dragoman.archive.AuditFilter;
import org.jspecify.annotations.Nullable;

/**
 * What the desk notes of who did what: in the archive, and a line in the desk's own log.
 *
 * <p>What cannot be noted is not done: trouble with the archive goes to whoever asked. Thread-safe.
 */
final class AuditLog {

  private static final String NO_LONGER = "may no longer use the desk";
  private static final String USERS_FILE = "users file";
  private static final int PAGE = 500;

  private final Archive archive;
  private final Clock clock;
  private final Consumer<String> log;

  /** Keeps somebody who asks in vain without end from filling the archive. */
  private final RateLimit refusals;

  AuditLog(Archive archive, Clock clock, Consumer<String> log) {
    this.archive = archive;
    this.clock = clock;
    this.log = log;
    refusals = new RateLimit(30, clock);
  }

  /** Notes what somebody did by a request. */
  void note(Context context, String who, Action action, String subject, @Nullable String detail) {
    keep(AuditEntry.of(clock.instant(), who, context.ip(), action, subject, detail));
  }

  /** Notes that a request was refused for want of rights; a few a minute from each address. */
  void refused(Context context, String who, String detail) {
    if (refusals.allows(context.ip())) {
      String asked = context.method() + " " + context.path();
      note(context, who, Action.REFUSED, asked, detail);
    }
  }

  /** Notes that somebody came back from a provider in vain; a few a minute from each address. */
  void refusedSignIn(Context context, String detail) {
    if (refusals.allows(context.ip())) {
      note(context, "", Action.LOGIN_REFUSED, "", detail);
    }
  }

  /** Notes who may use the desk now otherwise than the log says. */
  void users(Map<String, String> rights) {
    Map<String, String> known = new LinkedHashMap<>();
    AuditFilter changes =
        new AuditFilter(
            AuditFilter.ALL.who(),
            Set.of(Action.USER),
            AuditFilter.ALL.from(),
            AuditFilter.ALL.to());
    List<AuditEntry> page;
    long offset = 0;
    do {
      page = archive.audited(changes, offset, PAGE);
      page.forEach(entry -> known.putIfAbsent(entry.subject(), String.valueOf(entry.detail())));
      offset += page.size();
    } while (page.size() == PAGE);
    rights.forEach(
        (name, right) -> {
          if (!right.equals(known.get(name))) {
            user(name, right);
          }
        });
    known.forEach(
        (name, right) -> {
          if (!rights.containsKey(name) && !right.equals(NO_LONGER)) {
            user(name, NO_LONGER);
          }
        });
  }

  private void user(String name, String right) {
    keep(AuditEntry.of(clock.instant(), "", USERS_FILE, Action.USER, name, right));
  }

  private void keep(AuditEntry entry) {
    archive.audit(entry);
    log.accept(
        Views.word(entry.action())
            + (entry.who().isEmpty() ? "" : " by " + entry.who())
            + " from "
            + entry.from()
            + (entry.subject().isEmpty() ? "" : ": " + entry.subject())
            + (entry.detail() == null ? "" : " (" + Users.readable(entry.detail()) + ")"));
  }
}
