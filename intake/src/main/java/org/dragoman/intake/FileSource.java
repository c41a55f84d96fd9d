package org.dragoman.intake;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file on disk. */
record FileSource(
    Path path, URI uri, String name, OptionalLong size, @Nullable Instant lastModified)
    implements Source {

  static FileSource of(Path path, BasicFileAttributes attributes) {
    Path fileName = path.getFileName();
    return new FileSource(
        path,
        uriOf(path),
        fileName == null ? path.toString() : fileName.toString(),
        OptionalLong.of(attributes.size()),
        attributes.lastModifiedTime().toInstant());
  }

  static URI uriOf(Path path) {
    return path.toAbsolutePath().normalize().toUri();
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }
}
