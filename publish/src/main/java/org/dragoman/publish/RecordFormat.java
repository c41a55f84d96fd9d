package org.dragoman.publish;

import java.io.IOException;
import java.io.OutputStream;
import org.dragoman.interchange.RecordSource;

/**
 * A format in which a whole record can be written.
 *
 * <p>The same record and edition give the same bytes. A format keeps no more of a record in memory
 * than a few documents, so that a record of any size can be written. Implementations are stateless
 * and thread-safe.
 */
public interface RecordFormat {

  /** The name by which people ask for it, in lower case. */
  String name();

  /** What a file's name ends with, without the dot. */
  String extension();

  /** What it holds and who loads it, in one line. */
  String description();

  /**
   * Writes a record; flushes but does not close.
   *
   * @param record what to write
   * @param edition by which program and when
   * @param out where to
   */
  Totals write(RecordSource record, Edition edition, OutputStream out) throws IOException;
}
