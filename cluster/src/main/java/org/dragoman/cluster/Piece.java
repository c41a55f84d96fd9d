package org.dragoman.cluster;

import java.io.Serializable;
import java.util.List;
import org.dragoman.intake.warc.WebArchive;
import org.jspecify.annotations.Nullable;

/**
 * What one task reads, and writes as a whole: some files, or a part of a web archive.
 *
 * @param id made of what is read and by which version of the reader
 * @param paths files, zip files and web archives that are walked whole
 * @param split a part of a web archive; null where there is none
 * @param ended inputs that ended when they were found
 */
record Piece(
    String id, List<String> paths, WebArchive.@Nullable Split split, List<InputEnding> ended)
    implements Serializable {

  private static final long serialVersionUID = 1;

  Piece {
    paths = List.copyOf(paths);
    ended = List.copyOf(ended);
  }
}
