package org.dragoman.understanding.time;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time of day beside a date.
 *
 * @param start where it begins in the passage's text
 * @param end where it ends
 * @param suffix what it adds to an EDTF day
 */
record TimeOfDay(int start, int end, String suffix) {

  /** As far as a time may stand from its date, with words such as "at" or "saat" between. */
  private static final int REACH = 16;

  private static final int LONGEST = 32;

  private static final String CLOCK =
      "(?<hour>[01]?\\d|2[0-3])(?:[:٫]|(?<=\\d)h(?=\\d))(?<minute>[0-5]\\d)"
          + "(?::(?<second>[0-5]\\d)(?:\\.\\d{1,9})?)?"
          + "(?: ?(?<half>[ap])\\.?m\\b\\.?)?"
          + "(?<offset> ?z\\b| ?\\(?(?:utc|gmt)?[ ]?[+-]\\d{1,2}(?::?\\d\\d)?\\)?"
          + "| ?\\(?(?:utc|gmt)\\b\\)?)?(?![\\d:])";

  private static final Pattern AFTER = Pattern.compile("(?:t|[^\\d\\n]{1," + REACH + "}?)" + CLOCK);

  private static final Pattern BEFORE =
      Pattern.compile("(?<!\\d)" + CLOCK + "[^\\d\\n]{1," + REACH + "}$");

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2}):?(\\d\\d)?");

  /** The time after a date that ends at a position. */
  static @Nullable TimeOfDay after(String text, int end) {
    Matcher matcher =
        AFTER.matcher(text).region(end, Math.min(text.length(), end + REACH + LONGEST));
    return matcher.lookingAt() ? of(matcher, matcher.start()) : null;
  }

  /** The time before a date that begins at a position, itself after another. */
  static @Nullable TimeOfDay before(String text, int from, int start) {
    Matcher matcher = BEFORE.matcher(text).region(Math.max(from, start - REACH - LONGEST), start);
    return matcher.find() ? of(matcher, matcher.start("hour")) : null;
  }

  private static TimeOfDay of(Matcher matcher, int start) {
    int hour = Integer.parseInt(matcher.group("hour"));
    String half = matcher.group("half");
    if (half != null && hour <= 12) {
      hour = hour % 12 + (half.equals("p") ? 12 : 0);
    }
    String second = matcher.group("second");
    String suffix =
        String.format(
            Locale.ROOT,
            "T%02d:%s:%s",
            hour,
            matcher.group("minute"),
            second == null ? "00" : second);
    int end =
        matcher.group("offset") != null
            ? matcher.end("offset")
            : half != null
                ? matcher.end("half") + 1
                : matcher.end(second != null ? "second" : "minute");
    return new TimeOfDay(start, end, suffix + offset(matcher.group("offset")));
  }

  private static String offset(@Nullable String said) {
    if (said == null) {
      return "";
    }
    Matcher matcher = OFFSET.matcher(said);
    if (!matcher.find()) {
      return "Z";
    }
    int hours = Integer.parseInt(matcher.group(2));
    String minutes = matcher.group(3);
    return hours > 18
        ? ""
        : String.format(
            Locale.ROOT, "%s%02d:%s", matcher.group(1), hours, minutes == null ? "00" : minutes);
  }
}
