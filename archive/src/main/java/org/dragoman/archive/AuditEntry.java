package org.dragoman.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did with an archive, or was refused; never changed once it is noted.
 *
 * <p>It tells who, what and when, and nothing secret: no password, no token, no text of a document.
 *
 * @param number its place in the log, from 1; 0 before it is noted
 * @param at when, to the second
 * @param who the user's name; empty where nobody was logged in
 * @param from the network address it came from, or {@code command line}
 * @param action what was done
 * @param subject what it was done to; empty where that goes without saying
 * @param detail one line more; null where there is none
 */
public record AuditEntry(
    long number,
    Instant at,
    String who,
    String from,
    Action action,
    String subject,
    @Nullable String detail) {

  /** What can be done. */
  public enum Action {
    /** Somebody logged in. */
    LOGIN,
    /** Somebody tried to log in and could not. */
    LOGIN_REFUSED,
    /** Somebody logged out. */
    LOGOUT,
    /** An editor decided, or took a decision back. */
    DECISION,
    /** Something was handed in to be read. */
    READING,
    /** Somebody may use the desk from now on, may no longer, or with other rights. */
    USER,
    /** Somebody asked for what their rights do not allow. */
    REFUSED
  }

  /** The longest text that is kept of each. */
  private static final int LONGEST = 300;

  /** Cuts times to seconds, and texts to one line of bounded length. */
  public AuditEntry {
    at = at.truncatedTo(ChronoUnit.SECONDS);
    who = line(who);
    from = line(from);
    subject = line(subject);
    detail = detail == null ? null : line(detail);
  }

  /** Something done now that has no number yet. */
  public static AuditEntry of(
      Instant at, String who, String from, Action action, String subject, @Nullable String detail) {
    return new AuditEntry(0, at, who, from, action, subject, detail);
  }

  /** Without what could break or turn a line where it is shown. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(c -> Character.isISOControl(c) || turns(c) ? ' ' : c)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }

  /** Line separators, halves of characters, and marks of direction. */
  private static boolean turns(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || (c >= 0xD800 && c <= 0xDFFF);
  }
}
