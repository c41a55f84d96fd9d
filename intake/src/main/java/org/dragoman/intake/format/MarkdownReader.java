package org.dragoman.intake.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown: the text stays as it stands; front matter gives metadata, the first heading the
 * title.
 */
final class MarkdownReader {

  private static final int MAX_FRONT_MATTER = 10_000;

  private MarkdownReader() {}

  static Draft read(String text) {
    List<Draft.Mark> marks = new ArrayList<>();
    Origin origin = Origin.UNKNOWN;
    int body = 0;
    if (text.startsWith("---\n")) {
      int end = text.indexOf("\n---", 3);
      if (end > 0 && end < MAX_FRONT_MATTER) {
        origin = frontMatter(text.substring(4, Math.max(4, end)));
        body = Math.min(text.length(), end + 4);
        marks.add(new Draft.Mark(0, body, Section.Kind.FURNITURE));
      }
    }
    return heading(text, body, marks, origin);
  }

  /** Marks the first line that is not blank, where it is a heading. */
  private static Draft heading(String text, int body, List<Draft.Mark> marks, Origin origin) {
    int start = body;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = text.indexOf('\n', start);
    end = end < 0 ? text.length() : end;
    int words = start;
    while (words < end && text.charAt(words) == '#') {
      words++;
    }
    if (words > start && words < end && text.charAt(words) == ' ') {
      marks.add(new Draft.Mark(words + 1, end, Section.Kind.TITLE));
    }
    return new Draft(text, marks, origin);
  }

  private static Origin frontMatter(String lines) {
    @Nullable String title = null;
    @Nullable String publisher = null;
    @Nullable String byline = null;
    @Nullable Edtf published = null;
    for (String line : lines.split("\n", -1)) {
      int colon = line.indexOf(':');
      String value = colon < 0 ? "" : unquoted(line.substring(colon + 1).strip());
      if (colon < 0 || value.isEmpty()) {
        continue;
      }
      switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
        case "title" -> title = value;
        case "publisher", "source", "site", "outlet" -> publisher = value;
        case "author", "byline" -> byline = value;
        case "date", "published" -> published = MetadataDate.parse(value);
        default -> {
          // Of no interest here.
        }
      }
    }
    return new Origin(
        title,
        publisher,
        byline,
        null,
        published,
        published == null ? null : PublishedBasis.METADATA);
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
