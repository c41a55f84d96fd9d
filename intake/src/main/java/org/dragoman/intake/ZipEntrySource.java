package org.dragoman.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a zip file, opened by random access.
 *
 * <p>Each opening opens the zip file anew: while the walk holds it open, the JDK shares the table
 * of contents, so this costs little, needs no counting of open entries, and works from any thread.
 */
record ZipEntrySource(
    Path zip,
    Charset names,
    String entry,
    URI uri,
    String name,
    OptionalLong size,
    @Nullable Instant lastModified)
    implements Source {

  @Override
  public InputStream open() throws IOException {
    ZipFile file = new ZipFile(zip.toFile(), names);
    try {
      ZipEntry found = file.getEntry(entry);
      if (found == null) {
        throw new NoSuchFileException(uri.toString());
      }
      return new FilterInputStream(file.getInputStream(found)) {
        @Override
        public void close() throws IOException {
          try (file) {
            super.close();
          }
        }
      };
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }
}
