package org.dragoman.intake.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The file formats, told by content first and by name where content does not tell. */
enum Format {
  TEXT,
  MARKDOWN,
  HTML,
  MAIL,
  PDF,
  DOCX,
  /** Word before 2007, and password-protected DOCX, which comes in the same envelope. */
  OLE2,
  ODT,
  RTF;

  @SuppressWarnings("ArrayRecordComponent")
  private record Magic(String what, int offset, int... bytes) {}

  /** Well-known kinds of files that hold no text, so that the user is told what they are. */
  private static final List<Magic> NOT_TEXT =
      List.of(
          new Magic("a JPEG image", 0, 0xFF, 0xD8, 0xFF),
          new Magic("a PNG image", 0, 0x89, 'P', 'N', 'G'),
          new Magic("a GIF image", 0, 'G', 'I', 'F', '8'),
          new Magic("a TIFF image", 0, 'I', 'I', '*', 0),
          new Magic("a TIFF image", 0, 'M', 'M', 0, '*'),
          new Magic("an image, sound or video", 0, 'R', 'I', 'F', 'F'),
          new Magic("a video", 4, 'f', 't', 'y', 'p'),
          new Magic("a sound file", 0, 'I', 'D', '3'),
          new Magic("a sound file", 0, 'O', 'g', 'g', 'S'),
          new Magic("a program", 0, 0x7F, 'E', 'L', 'F'),
          new Magic("a program", 0, 0xCA, 0xFE, 0xBA, 0xBE),
          new Magic("a gzip archive; unpack it first", 0, 0x1F, 0x8B),
          new Magic("a bzip2 archive; unpack it first", 0, 'B', 'Z', 'h'),
          new Magic("an xz archive; unpack it first", 0, 0xFD, '7', 'z', 'X', 'Z'),
          new Magic("a 7z archive; unpack it first", 0, '7', 'z', 0xBC, 0xAF),
          new Magic("a RAR archive; unpack it first", 0, 'R', 'a', 'r', '!', 0x1A),
          new Magic("a zstd archive; unpack it first", 0, 0x28, 0xB5, 0x2F, 0xFD),
          new Magic("a tar archive; unpack it first", 257, 'u', 's', 't', 'a', 'r'),
          new Magic("a database", 0, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r'));

  private static final Map<String, String> DATA_FILES =
      Map.of(
          "json", "JSON data",
          "jsonl", "JSON data",
          "csv", "a table",
          "tsv", "a table",
          "xml", "XML data",
          "svg", "a drawing",
          "css", "a style sheet",
          "js", "a program");

  /** The format of a source; where its name and content differ, the content tells. */
  static Format of(String name, byte[] bytes) throws Unreadable {
    String extension = extension(name);
    if (indexOf(bytes, "%PDF-", 0, 1024) >= 0) {
      return PDF;
    }
    if (TextDecoder.startsWith(bytes, 'P', 'K', 3, 4)
        || TextDecoder.startsWith(bytes, 'P', 'K', 5, 6)) {
      return zipBased(extension, bytes);
    }
    if (TextDecoder.startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
      return OLE2;
    }
    if (TextDecoder.startsWith(bytes, '{', '\\', 'r', 't', 'f')) {
      return RTF;
    }
    for (Magic magic : NOT_TEXT) {
      if (matches(bytes, magic)) {
        throw Unreadable.skipped(magic.what + ", not a text");
      }
    }
    if (TextDecoder.startsWith(bytes, 'M', 'Z') && indexOf(bytes, "\0", 0, 512) >= 0) {
      throw Unreadable.skipped("a program, not a text");
    }
    return switch (extension) {
      case "pdf", "docx", "odt", "doc", "rtf" ->
          throw Unreadable.failed(
              "named ." + extension + " but not such a file, or damaged; get it again");
      case "md", "markdown" -> MARKDOWN;
      case "html", "htm", "xhtml" -> HTML;
      case "eml" -> MAIL;
      default -> textLike(extension, bytes);
    };
  }

  private static Format textLike(String extension, byte[] bytes) throws Unreadable {
    String data = DATA_FILES.get(extension);
    if (data != null) {
      throw Unreadable.skipped(data + ", not a report");
    }
    if (looksLikeHtml(bytes)) {
      return HTML;
    }
    return looksLikeMail(bytes) ? MAIL : TEXT;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static Format zipBased(String extension, byte[] bytes) throws Unreadable {
    if (indexOf(bytes, "mimetypeapplication/vnd.oasis.opendocument.text", 0, 200) >= 0) {
      return ODT;
    }
    if (indexOf(bytes, "word/document", 0, bytes.length) >= 0 || extension.equals("docx")) {
      return DOCX;
    }
    if (extension.equals("odt")) {
      return ODT;
    }
    if (indexOf(bytes, "[Content_Types].xml", 0, bytes.length) >= 0
        || indexOf(bytes, "mimetypeapplication/vnd.oasis", 0, 200) >= 0) {
      throw Unreadable.skipped("a spreadsheet, presentation or drawing, not a report");
    }
    throw Unreadable.skipped("an archive that is not read here; unpack it, or name it .zip");
  }

  private static boolean matches(byte[] bytes, Magic magic) {
    if (bytes.length < magic.offset + magic.bytes.length) {
      return false;
    }
    for (int i = 0; i < magic.bytes.length; i++) {
      if ((bytes[magic.offset + i] & 0xFF) != magic.bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static int indexOf(byte[] bytes, String ascii, int from, int limit) {
    int last = Math.min(limit, bytes.length) - ascii.length();
    for (int i = from; i <= last; i++) {
      int j = 0;
      while (j < ascii.length() && bytes[i + j] == (byte) ascii.charAt(j)) {
        j++;
      }
      if (j == ascii.length()) {
        return i;
      }
    }
    return -1;
  }

  private static boolean looksLikeHtml(byte[] bytes) {
    String start = start(bytes).stripLeading();
    return start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || (start.startsWith("<") && (start.contains("<body") || start.contains("<head")));
  }

  private static boolean looksLikeMail(byte[] bytes) {
    String start = start(bytes);
    int headers = 0;
    for (String header : List.of("received:", "return-path:", "mime-version:", "message-id:")) {
      headers += start.startsWith(header) || start.contains("\n" + header) ? 1 : 0;
    }
    return headers >= 2 && (start.contains("\nfrom:") || start.startsWith("from:"));
  }

  private static String start(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1)
        .replace("\0", "")
        .replace("ï»¿", "")
        .toLowerCase(Locale.ROOT);
  }
}
