package org.dragoman.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Bytes already read: standard input, or a message's attachment. */
@SuppressWarnings("ArrayRecordComponent")
record BytesSource(URI uri, String name, byte[] bytes, @Nullable Instant lastModified)
    implements Source {

  @Override
  public OptionalLong size() {
    return OptionalLong.of(bytes.length);
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
