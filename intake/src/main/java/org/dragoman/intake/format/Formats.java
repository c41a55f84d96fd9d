package org.dragoman.intake.format;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.dragoman.record.document.Origin;
import org.jspecify.annotations.Nullable;

/** Makes a draft of the bytes of any format that is read here. Stateless and thread-safe. */
public final class Formats {

  private Formats() {}

  /**
   * What a file holds.
   *
   * @param draft its text
   * @param attachments what comes with it
   */
  public record Parsed(Draft draft, List<Attachment> attachments) {

    /** Copies the attachments. */
    public Parsed {
      attachments = List.copyOf(attachments);
    }
  }

  /**
   * A file that came inside another.
   *
   * @param name its name; empty where it has none
   * @param bytes its content, not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Attachment(String name, byte[] bytes) {}

  /**
   * Parses a file.
   *
   * @param name the file's name, which may tell the format where the content does not
   * @throws Unreadable where no draft can be made of it
   */
  public static Parsed parse(String name, byte[] bytes, int maxCodePoints, Duration time)
      throws Unreadable {
    Format format = Format.of(name, bytes);
    return switch (format) {
      case MARKDOWN -> alone(MarkdownReader.read(TextDecoder.decode(bytes, null, maxCodePoints)));
      case HTML -> alone(html(bytes, null, maxCodePoints));
      case MAIL -> MailReader.read(bytes, maxCodePoints);
      case PDF, DOCX, OLE2, ODT, RTF ->
          alone(OfficeReader.read(format, bytes, maxCodePoints, time));
      default -> alone(plain(TextDecoder.decode(bytes, null, maxCodePoints)));
    };
  }

  private static Parsed alone(Draft draft) {
    return new Parsed(draft, List.of());
  }

  private static Draft plain(String text) {
    return new Draft(text, List.of(), Origin.UNKNOWN);
  }

  /** A page, in the encoding that its transport names, or it itself, or its bytes betray. */
  static Draft html(byte[] bytes, @Nullable String charset, int maxCodePoints) throws Unreadable {
    String declared = charset != null ? charset : declaredCharset(bytes);
    // Of a page's characters, most are marks and scripts.
    return HtmlReader.read(
        TextDecoder.decode(bytes, declared, Math.multiplyExact(maxCodePoints, 4)), maxCodePoints);
  }

  /** The encoding that a page's head or an XML declaration names; null where none is named. */
  private static @Nullable String declaredCharset(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    for (String key : List.of("charset=", "encoding=")) {
      int at = head.indexOf(key);
      if (at >= 0) {
        int start = at + key.length();
        while (start < head.length() && "\"' ".indexOf(head.charAt(start)) >= 0) {
          start++;
        }
        int end = start;
        while (end < head.length()
            && (Character.isLetterOrDigit(head.charAt(end))
                || "-_:.".indexOf(head.charAt(end)) >= 0)) {
          end++;
        }
        if (end > start) {
          return head.substring(start, end);
        }
      }
    }
    return null;
  }
}
