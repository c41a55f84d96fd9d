package org.dragoman.publish.brief;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * An office's own look for its briefs: a folder with any of {@code logo.png}, {@code header.txt},
 * {@code footer.txt}, {@code style.css} and {@code template.docx}.
 *
 * <p>Immutable and thread-safe.
 */
public final class Letterhead {

  /** No letterhead. */
  public static final Letterhead NONE = new Letterhead(null, "", "", "", null);

  private static final String LOGO = "logo.png";
  private static final String HEADER = "header.txt";
  private static final String FOOTER = "footer.txt";
  private static final String STYLE = "style.css";
  private static final String TEMPLATE = "template.docx";
  private static final List<String> FILES = List.of(LOGO, HEADER, FOOTER, STYLE, TEMPLATE);

  private static final long LARGEST = 16L << 20;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final byte @Nullable [] logo;
  private final String header;
  private final String footer;
  private final String style;
  private final byte @Nullable [] template;

  private Letterhead(
      byte @Nullable [] logo,
      String header,
      String footer,
      String style,
      byte @Nullable [] template) {
    this.logo = logo;
    this.header = header;
    this.footer = footer;
    this.style = style;
    this.template = template;
  }

  /**
   * Reads a folder.
   *
   * @throws IOException where it is none, has none of the files, or one is not what its name says;
   *     the message is one line for the user
   */
  public static Letterhead read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder + " to take a letterhead from");
    }
    if (FILES.stream().noneMatch(name -> Files.exists(folder.resolve(name)))) {
      throw new IOException(
          folder + " has no letterhead: put any of " + String.join(", ", FILES) + " there");
    }
    byte[] logo = bytes(folder.resolve(LOGO));
    if (logo != null && !Arrays.equals(logo, 0, Math.min(8, logo.length), PNG, 0, PNG.length)) {
      throw new IOException(folder.resolve(LOGO) + " is not a PNG image; save the logo as one");
    }
    if (logo != null && !isImage(logo)) {
      throw new IOException(folder.resolve(LOGO) + " is a broken image; save the logo again");
    }
    byte[] template = bytes(folder.resolve(TEMPLATE));
    if (template != null && !isDocx(template)) {
      throw new IOException(
          folder.resolve(TEMPLATE) + " is not a DOCX document; save the template as one");
    }
    return new Letterhead(
        logo,
        text(folder.resolve(HEADER)),
        text(folder.resolve(FOOTER)),
        text(folder.resolve(STYLE)),
        template);
  }

  private static byte @Nullable [] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      return null;
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is larger than " + (LARGEST >> 20) + " MB");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException(file + " cannot be read; check that it is a file, and its rights", e);
    }
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = bytes(file);
    if (bytes == null) {
      return "";
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString().strip();
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not UTF-8 text; save it as such", e);
    }
  }

  private static boolean isImage(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file)) != null;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isDocx(byte[] file) throws IOException {
    try (InputStream in = new ByteArrayInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals("word/document.xml")) {
          return true;
        }
      }
      return false;
    }
  }

  /** The logo, PNG; null where there is none. */
  byte @Nullable [] logo() {
    return logo == null ? null : logo.clone();
  }

  /** What stands at the head of each page; empty where nothing does. */
  String header() {
    return header;
  }

  /** What stands at the foot of each page; empty where nothing does. */
  String footer() {
    return footer;
  }

  /**
   * CSS for HTML, on top of the brief's own; a PDF takes from it what {@link LetterheadStyle}
   * knows. Empty where there is none.
   */
  String style() {
    return style;
  }

  /** A DOCX document whose styles, page, header and footer are taken; null where there is none. */
  byte @Nullable [] template() {
    return template == null ? null : template.clone();
  }
}
