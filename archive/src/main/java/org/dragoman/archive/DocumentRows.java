package org.dragoman.archive;

import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dragoman.record.document.CopyLink;
import org.dragoman.record.document.Document;
import org.dragoman.record.document.Fingerprint;
import org.dragoman.record.document.LanguageVersion;
import org.dragoman.record.document.Origin;
import org.dragoman.record.document.PublishedBasis;
import org.dragoman.record.document.Section;
import org.dragoman.record.text.SourceText;
import org.dragoman.record.text.Span;
import org.dragoman.record.time.Edtf;
import org.jspecify.annotations.Nullable;

/** How documents and fingerprints stand in the database's columns. */
final class DocumentRows {

  /** The columns of a document that {@link #summary} reads; {@code d} is the document. */
  static final String SUMMARY =
      """
      d.id, d.uri, d.title, d.language, d.publisher, d.byline, d.place, d.published,
      d.published_basis, d.canonical, d.versions,
      (select o.id from copy c join document o on o.number = c.original
        where c.document = d.number) as original,
      (select c.kind from copy c where c.document = d.number) as copy_kind,
      (select min(p.what) from problem p
        where p.document = d.number and p.stage = 'RECONCILIATION') as left_out,
      (select c.why from copy c where c.document = d.number) as copy_why
      """;

  /** The columns of a document that {@link #document} reads. */
  static final String WHOLE = SUMMARY + ", d.script, d.retrieved, d.text, d.sections ";

  private DocumentRows() {}

  static DocumentSummary summary(ResultSet row) throws SQLException {
    return new DocumentSummary(
        row.getString("id"),
        URI.create(row.getString("uri")),
        row.getString("language"),
        origin(row),
        copy(row),
        Optional.ofNullable(row.getString("left_out")));
  }

  static Document document(ResultSet row) throws SQLException {
    String retrieved = row.getString("retrieved");
    return new Document(
        row.getString("id"),
        URI.create(row.getString("uri")),
        new SourceText(row.getString("text")),
        row.getString("language"),
        row.getString("script"),
        origin(row),
        sections(row.getString("sections")),
        retrieved == null ? null : Instant.parse(retrieved));
  }

  static Optional<CopyLink> copy(ResultSet row) throws SQLException {
    String original = row.getString("original");
    return original == null
        ? Optional.empty()
        : Optional.of(
            new CopyLink(
                row.getString("id"),
                original,
                CopyLink.Kind.valueOf(row.getString("copy_kind")),
                row.getString("copy_why")));
  }

  private static Origin origin(ResultSet row) throws SQLException {
    String published = row.getString("published");
    String canonical = row.getString("canonical");
    return new Origin(
        row.getString("title"),
        row.getString("publisher"),
        row.getString("byline"),
        row.getString("place"),
        published == null ? null : new Edtf(published),
        published == null ? null : PublishedBasis.valueOf(row.getString("published_basis")),
        canonical == null ? null : URI.create(canonical),
        versions(row.getString("versions")));
  }

  /** One version a line: its language and where it is; null where there are none. */
  static @Nullable String versions(List<LanguageVersion> versions) {
    StringBuilder out = new StringBuilder();
    versions.forEach(
        version -> out.append(version.language()).append(' ').append(version.uri()).append('\n'));
    return out.isEmpty() ? null : out.toString();
  }

  private static List<LanguageVersion> versions(@Nullable String column) {
    List<LanguageVersion> versions = new ArrayList<>();
    if (column != null) {
      for (String line : column.lines().toList()) {
        int end = line.indexOf(' ');
        versions.add(
            new LanguageVersion(line.substring(0, end), URI.create(line.substring(end + 1))));
      }
    }
    return versions;
  }

  /** The last part of a document's path, by which people remember files. */
  static String fileName(URI uri) {
    String path = uri.getPath();
    if (path == null) {
      path = uri.getSchemeSpecificPart();
    }
    int inside = path.lastIndexOf('/');
    return path.substring(inside + 1);
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static @Nullable String first(@Nullable Edtf date) {
    return date == null ? null : text(date.earliest().orElse(LocalDate.of(0, 1, 1)));
  }

  static @Nullable String last(@Nullable Edtf date) {
    return date == null ? null : text(date.latest().orElse(LocalDate.of(9999, 12, 31)));
  }

  /** One section a line: start, end, kind. */
  static String sections(List<Section> sections) {
    StringBuilder out = new StringBuilder();
    for (Section section : sections) {
      out.append(section.span().start())
          .append(' ')
          .append(section.span().end())
          .append(' ')
          .append(section.kind().name())
          .append('\n');
    }
    return out.toString();
  }

  private static List<Section> sections(String column) {
    List<Section> sections = new ArrayList<>();
    column
        .lines()
        .forEach(
            line -> {
              int first = line.indexOf(' ');
              int second = line.indexOf(' ', first + 1);
              Span span =
                  new Span(
                      Integer.parseInt(line.substring(0, first)),
                      Integer.parseInt(line.substring(first + 1, second)));
              sections.add(new Section(span, Section.Kind.valueOf(line.substring(second + 1))));
            });
    return sections;
  }

  static byte[] minima(Fingerprint fingerprint) {
    ByteBuffer bytes = ByteBuffer.allocate(fingerprint.minima().size() * Integer.BYTES);
    fingerprint.minima().forEach(bytes::putInt);
    return bytes.array();
  }

  static Fingerprint fingerprint(String exact, byte @Nullable [] minima) {
    ByteBuffer bytes = ByteBuffer.wrap(minima == null ? new byte[0] : minima);
    List<Integer> numbers = new ArrayList<>(bytes.remaining() / Integer.BYTES);
    while (bytes.hasRemaining()) {
      numbers.add(bytes.getInt());
    }
    return new Fingerprint(exact, numbers);
  }
}
