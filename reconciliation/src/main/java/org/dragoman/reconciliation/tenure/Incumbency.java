package org.dragoman.reconciliation.tenure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month in which a document has somebody in an office.
 *
 * @param office the office
 * @param month the month of which the document tells, or in which it was published
 * @param from when the holder took office; null where the document does not tell
 * @param naming id of the holder's name in use
 */
record Incumbency(String office, YearMonth month, @Nullable LocalDate from, String naming) {

  private static final String PARTED = ":";
  private static final String START = "h" + PARTED;

  /** The key under which the tenure is filed, in the order of office and month. */
  String key() {
    return start(office, month) + PARTED + (from == null ? "" : from) + PARTED + naming;
  }

  /** With what the keys of an office begin from a month on. */
  static String start(String office, YearMonth month) {
    return START + office + PARTED + month;
  }

  /** What a key says. */
  static Incumbency read(String key) {
    List<String> parts = List.of(key.split(PARTED, -1));
    String from = parts.get(3);
    return new Incumbency(
        parts.get(1),
        YearMonth.parse(parts.get(2)),
        from.isEmpty() ? null : LocalDate.parse(from),
        parts.get(4));
  }

  /** Whether the holder may have held the office on a day. */
  boolean covers(LocalDate day) {
    return from == null || !day.isBefore(from);
  }
}
