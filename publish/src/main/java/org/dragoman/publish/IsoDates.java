package org.dragoman.publish;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Dates for formats that know years, months, days and times, but not all of EDTF. Stateless. */
public final class IsoDates {

  private static final Pattern PLAIN = Pattern.compile("\\d{4}(-(0[1-9]|1[0-2])(-\\d{2})?)?");

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private IsoDates() {}

  /** A year, month or day; empty for ranges, seasons, decades and unknown dates. */
  public static Optional<String> date(@Nullable Edtf date) {
    if (date == null) {
      return Optional.empty();
    }
    String value = date.withoutTime().value().replaceFirst("[~?%]$", "");
    return PLAIN.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  /** The same, or a time in UTC without its zone where one with an offset is known. */
  public static Optional<String> utc(@Nullable Edtf date) {
    if (date != null && !date.isInterval() && date.value().indexOf('T') > 0) {
      String value = date.value().replaceFirst("[~?%]$", "");
      if (value.endsWith("Z") || value.matches(".*T.*[+-]\\d{2}:\\d{2}")) {
        return Optional.of(
            OffsetDateTime.parse(value).withOffsetSameInstant(ZoneOffset.UTC).format(UTC));
      }
    }
    return date(date);
  }

  /** The beginning: the date itself, or that of a range. */
  public static Optional<String> start(@Nullable Edtf date) {
    return date(part(date, true));
  }

  /** The end: the date itself, or that of a range. */
  public static Optional<String> end(@Nullable Edtf date) {
    return date(part(date, false));
  }

  private static @Nullable Edtf part(@Nullable Edtf date, boolean first) {
    if (date == null || !date.isInterval()) {
      return date;
    }
    int slash = date.value().indexOf('/');
    return Edtf.parse(first ? date.value().substring(0, slash) : date.value().substring(slash + 1))
        .orElse(null);
  }
}
