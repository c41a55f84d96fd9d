package org.dragoman.publish.brief;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which a brief can be written. */
public enum BriefFormat {
  /** Markdown with footnotes. */
  MARKDOWN("md", "text/markdown; charset=utf-8") {
    @Override
    public void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
      out.write(MarkdownBrief.of(brief, letterhead).getBytes(StandardCharsets.UTF_8));
    }
  },
  /** One HTML page that needs no other file. */
  HTML("html", "text/html; charset=utf-8") {
    @Override
    public void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
      out.write(HtmlBrief.page(brief, letterhead).getBytes(StandardCharsets.UTF_8));
    }
  },
  /** A document for word processors, ISO/IEC 29500. */
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
    @Override
    public void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
      DocxBrief.write(brief, letterhead, out);
    }
  },
  /** Pages to print, PDF/UA-1. */
  PDF("pdf", "application/pdf") {
    @Override
    public void write(Brief brief, Letterhead letterhead, OutputStream out) throws IOException {
      PdfBrief.write(brief, letterhead, out);
    }
  };

  private final String extension;
  private final String mediaType;

  BriefFormat(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  /** What a file's name ends with, without the dot; also its name for people. */
  public String extension() {
    return extension;
  }

  /** The media type (RFC 6838). */
  public String mediaType() {
    return mediaType;
  }

  /** Writes a brief; does not close. */
  public abstract void write(Brief brief, Letterhead letterhead, OutputStream out)
      throws IOException;

  /** The format with this extension, in any case; empty where there is none. */
  public static Optional<BriefFormat> named(String extension) {
    String lower = extension.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> format.extension.equals(lower)).findFirst();
  }

  /** The extensions of all formats. */
  public static List<String> extensions() {
    return Arrays.stream(values()).map(BriefFormat::extension).toList();
  }
}
