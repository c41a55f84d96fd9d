package org.dragoman.intake.format;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Reads the dates that machines write into metadata: ISO 8601 in its variants, and RFC 5322. */
final class MetadataDate {

  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{2})(?:-(\\d{2})"
              + "(?:[T ]+(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
              + " ?(Z|[+-]\\d{2}:?(?:\\d{2})?)?)?)?.{0,20}");

  private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T.{0,20})?");

  private MetadataDate() {}

  /** The date; null where it is none, or no date on which news was published. */
  static @Nullable Edtf parse(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (text.length() > 60) {
      return null;
    }
    Edtf date = iso(text);
    if (date == null) {
      date = mail(text);
    }
    if (date == null) {
      return null;
    }
    int year = date.earliest().map(java.time.LocalDate::getYear).orElse(0);
    return year >= 1800 && year <= 2200 ? date : null;
  }

  private static @Nullable Edtf iso(String text) {
    Matcher m = ISO.matcher(text);
    if (!m.matches()) {
      Matcher compact = COMPACT.matcher(text);
      return compact.matches()
          ? edtf(compact.group(1) + "-" + compact.group(2) + "-" + compact.group(3))
          : null;
    }
    StringBuilder out = new StringBuilder(m.group(1)).append('-').append(m.group(2));
    if (m.group(3) != null) {
      out.append('-').append(m.group(3));
    }
    if (m.group(4) != null) {
      String second = m.group(6) == null ? "00" : m.group(6);
      out.append('T').append(m.group(4)).append(':').append(m.group(5)).append(':').append(second);
      out.append(offset(m.group(7)));
    }
    return edtf(out.toString());
  }

  private static String offset(@Nullable String offset) {
    if (offset == null || offset.equals("Z")) {
      return offset == null ? "" : "Z";
    }
    String digits = offset.substring(1).replace(":", "");
    return offset.charAt(0)
        + digits.substring(0, 2)
        + ":"
        + (digits.length() == 4 ? digits.substring(2) : "00");
  }

  private static @Nullable Edtf mail(String text) {
    int comment = text.indexOf('(');
    String date = comment < 0 ? text : text.substring(0, comment).strip();
    try {
      OffsetDateTime time =
          OffsetDateTime.parse(date.replaceAll("\\s+", " "), DateTimeFormatter.RFC_1123_DATE_TIME);
      return edtf(
          time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Edtf edtf(String value) {
    return Edtf.parse(value).orElse(null);
  }
}
